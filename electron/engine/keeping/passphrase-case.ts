// The passphrase of the workspace itself: encrypting, another passphrase, in clear again. The file is written anew as a whole, in one with
// the note in the audit log; the passphrase is in neither. Unlocking is for screens: an engine that answers at all is open already.
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import { passphraseNeeded, wrongPassphrase } from '../../workspace/sealed/open-seal.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCases } from '../use-case.ts';
import { workspace as workspaceView } from '../workspace-case.ts';
import { keepingView } from './backup-cases.ts';

export const passphraseCases: UseCases<'unlock' | 'setWorkspacePassphrase'> = {
  unlock: (context) => workspaceView(context, undefined),
  setWorkspacePassphrase(context, { before, after, user }) {
    const { workspace, progress } = context;
    const problem = givenProblem(workspace, before) ?? newProblem(workspace, after);
    if (problem !== null) return refuse(problem);
    const told = { task: 'encrypt', phase: workspace.path, total: 1 } as const;
    progress({ ...told, done: 0 });
    const subject = before === null ? 'encrypted' : after === null ? 'in clear' : 'another passphrase';
    const facts = { action: 'encryption', user: user === '' ? null : user, subject } as const;
    const changed = workspace.changeSeal(after, () => recordAction(context, facts, () => ok(null)));
    if (!changed.ok) return changed;
    progress({ ...told, done: 1 });
    return ok(keepingView(context));
  },
};

/** Whether the passphrase until now is the one that opens the file. */
function givenProblem({ seal, path }: Workspace, before: string | null): Problem | null {
  if (seal === null)
    return before === null
      ? null
      : { code: 'usage', message: 'the workspace is not encrypted; there is no passphrase until now', field: 'before' };
  if (before === null) return { ...passphraseNeeded(path), field: 'before' };
  return seal.isOpenedBy(before) ? null : { ...wrongPassphrase(path), field: 'before' };
}

function newProblem({ seal }: Workspace, after: string | null): Problem | null {
  if (after === null && seal === null)
    return { code: 'usage', message: 'the workspace is not encrypted; nothing was changed', field: 'after' };
  return after !== null && after.trim() === ''
    ? { code: 'usage', message: 'a passphrase must not be empty; nothing was changed', field: 'after' }
    : null;
}
