// What notes the changes of a workspace that is written to.
import type { Capture } from '../../workspace/history/capture.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export function captureOf({ capture }: Workspace): Capture {
  if (capture === null) throw new Error('a workspace that is only read');
  return capture;
}
