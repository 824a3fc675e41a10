// A workspace file under a new name: written beside it first, opened and checked as a workspace, and only then given the name.
// An existing file is refused. What does not hold is removed again.
import path from 'node:path';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { copyProblem } from '../../workspace/keeping/copy-problem.ts';
import { realFolders } from '../../workspace/keeping/folder-access.ts';
import { copyDamage } from '../../workspace/keeping/verify-copy.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { withFile, writeAll } from '../../workspace/page-log/file-access.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** How an encrypted one is opened. */
export type OpenSecret = Omit<Parameters<typeof openWorkspace>[1], 'readOnly' | 'now'>;

/** `check` gets the new file as a reader; null where it may have its name. */
export async function writeChecked<T>(
  out: string,
  bytes: Uint8Array,
  secret: OpenSecret,
  check: (workspace: Workspace) => Result<T>,
): Promise<Result<T>> {
  if (realFolders.exists(out)) return refuse(taken(out));
  const temporary = `${out}.${process.pid}.part`;
  try {
    withFile(realFolders, temporary, 'create', (handle) => {
      writeAll(realFolders, handle, bytes, 0);
      realFolders.sync(handle);
    });
    const opened = await openWorkspace(temporary, { ...secret, readOnly: true });
    if (!opened.ok) return { ok: false, problem: { ...opened.problem, file: out } };
    const damage = copyDamage(opened.value.database);
    const checked =
      damage === null ? check(opened.value) : refuse({ code: 'workspace-damaged', message: damage, file: out });
    opened.value.close();
    if (!checked.ok) return checked;
    if (realFolders.exists(out)) return refuse(taken(out));
    realFolders.rename(temporary, out);
    realFolders.syncFolder(path.dirname(path.resolve(out)));
    return ok(checked.value);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, problem: copyProblem(error, out) };
  } finally {
    realFolders.remove(temporary);
  }
}

function taken(file: string): Problem {
  return { code: 'usage', message: 'this file exists already; choose another path', file };
}
