// Whether a workspace file is in clear, before it is opened. Reads its head alone.
import { realFolders } from '../../workspace/keeping/folder-access.ts';
import { realPath } from '../../workspace/real-path.ts';
import { readSealHeader } from '../../workspace/sealed/sealed-files.ts';

/** False also where it can't be read: that is for the opening to tell. */
export function isInClear(workspace: string): boolean {
  try {
    return readSealHeader(realFolders, realPath(workspace)) === 'clear';
  } catch {
    return false;
  }
}
