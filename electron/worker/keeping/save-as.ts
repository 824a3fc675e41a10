// A whole, checked copy of a workspace under another name, as it is encrypted. Takes no lock: another program may have it open.
import { ok, type Result, refuse } from '../../../shared/model/problem.ts';
import { type WorkspaceFacts, workspaceFacts } from '../../workspace/keeping/verify-copy.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { type OpenSecret, writeChecked } from './write-checked.ts';

export async function saveWorkspaceAs(
  path: string,
  out: string,
  secret: OpenSecret = {},
): Promise<Result<WorkspaceFacts>> {
  const opened = await openWorkspace(path, { ...secret, readOnly: true });
  if (!opened.ok) return opened;
  const facts = workspaceFacts(opened.value.database);
  const whole = opened.value.wholeFile();
  opened.value.close();
  if (!whole.ok) return whole;
  return writeChecked(out, whole.value, secret, ({ database }) => {
    const written = workspaceFacts(database);
    return written.revision === facts.revision && written.auditHead === facts.auditHead
      ? ok(written)
      : refuse({ code: 'stale', message: 'the workspace changed while it was copied; try again', file: path });
  });
}
