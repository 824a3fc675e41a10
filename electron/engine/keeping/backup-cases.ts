// Backups: what there is, one more, looking them all over, going back to one. Restoring is a recorded act, and how it was before stays as a backup.
import type { KeepingView } from '../../../shared/contract/engine-api.ts';
import { ok, refuse } from '../../../shared/model/problem.ts';
import { copyProblem } from '../../workspace/keeping/copy-problem.ts';
import { DAILY_KEPT } from '../../workspace/keeping/rotation.ts';
import { upgradedImage } from '../../workspace/keeping/upgraded-image.ts';
import { type AuditRow, appendAudit, lastAudit } from '../../workspace/tables/audit.ts';
import { revision, setRevision } from '../../workspace/tables/meta.ts';
import { insertStep, setUndoneAside } from '../../workspace/tables/steps.ts';
import type { EngineContext } from '../engine-context.ts';
import type { UseCases } from '../use-case.ts';

export function keepingView({ workspace }: EngineContext): KeepingView {
  const { backups } = workspace;
  return {
    encrypted: workspace.seal !== null,
    folder: backups?.folder ?? '',
    backups: backups?.list() ?? [],
    keep: DAILY_KEPT,
  };
}

export const backupCases: UseCases<'keeping' | 'makeBackup' | 'verifyBackups' | 'restoreBackup'> = {
  keeping: (context) => ok(keepingView(context)),
  makeBackup(context) {
    const { workspace, progress } = context;
    const phase = workspace.path;
    progress({ task: 'backup', phase, done: 0, total: 1 });
    const made = workspace.makeBackup('asked');
    if (!made.ok) return made;
    workspace.backups?.settle(workspace.database);
    progress({ task: 'backup', phase, done: 1, total: 1 });
    return ok(keepingView(context));
  },
  verifyBackups(context) {
    const { backups, database } = context.workspace;
    if (backups === null) return ok(keepingView(context));
    try {
      backups.verify(database, (done, total) => {
        context.throwIfCancelled();
        context.progress({ task: 'backup', phase: backups.folder, done, total });
      });
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return { ok: false, problem: copyProblem(error, backups.folder) };
    }
    return ok(keepingView(context));
  },
  restoreBackup(context, { name, user }) {
    const { workspace, progress } = context;
    const { database, backups } = workspace;
    if (backups?.has(name) !== true)
      return refuse({ code: 'not-found', message: `there is no backup ${name}; the names are in the list of backups` });
    progress({ task: 'backup', phase: name, done: 0, total: 3 });
    const image = backups.read(name);
    const problem = image.ok ? backups.problemOf(name, database) : image.problem;
    if (!image.ok || problem !== '')
      return refuse({
        code: 'input-refused',
        message: `${problem}; nothing was changed, choose another one`,
        value: name,
      });
    progress({ task: 'backup', phase: name, done: 1, total: 3 });
    const before = { revision: revision(database), audit: headOf(lastAudit(database)) };
    const kept = workspace.makeBackup('restore');
    if (!kept.ok) return kept;
    progress({ task: 'backup', phase: name, done: 2, total: 3 });
    const restored = workspace.replaceAll(upgradedImage(database, image.value), () => {
      noteRestore(context, { name, user, kept: kept.value, before });
      return ok(null);
    });
    if (!restored.ok) return restored;
    backups.settle(database);
    progress({ task: 'backup', phase: name, done: 3, total: 3 });
    return ok(keepingView(context));
  },
};

interface AuditHead {
  readonly entry: number;
  readonly hash: string;
}

const headOf = (row: AuditRow | null): AuditHead | null =>
  row === null ? null : { entry: row.sequence, hash: row.hash };

/** The log of the restored state goes on with a row that names where both logs ended: the break in the history is there to see. */
function noteRestore(
  { workspace: { database }, session, now }: EngineContext,
  restore: {
    readonly name: string;
    readonly user: string;
    readonly kept: string;
    readonly before: { readonly revision: number; readonly audit: AuditHead | null };
  },
): void {
  const { name, user, kept, before } = restore;
  const after = { revision: revision(database), audit: headOf(lastAudit(database)) };
  setRevision(database, before.revision);
  setUndoneAside(database);
  const row = appendAudit(
    database,
    {
      at: now(),
      user,
      action: 'restore',
      subject: name,
      why: '',
      before: JSON.stringify({ restore: [{ backup: kept, ...before }] }),
      after: JSON.stringify({ restore: [{ backup: name, ...after }] }),
    },
    session.signing(user),
  );
  insertStep(database, { id: row.sequence, state: 'none', undoes: null }, null);
}
