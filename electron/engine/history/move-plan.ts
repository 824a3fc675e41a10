// Which steps an undo, a redo or a jump takes, in order, and what stands in its way.
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import type { Database } from '../../workspace/database.ts';
import { closedDays } from '../../workspace/tables/closings.ts';
import { type HistoryRow, historyRow, subjectsAfter } from '../../workspace/tables/history-pages.ts';
import { doneAfter, undoneUpTo } from '../../workspace/tables/steps.ts';
import { isNeverUndone } from './step-plan.ts';

export interface MovePlan {
  readonly direction: 'undo' | 'redo';
  /** In the order they are taken; none where the workspace stands there already. */
  readonly rows: readonly HistoryRow[];
}

/** The step that an undo would take, or null. */
export function undoNext(database: Database): HistoryRow | null {
  return undoable(database, 0)[0] ?? null;
}

export function redoNext(database: Database): HistoryRow | null {
  return rowsOf(database, undoneUpTo(database, Number.MAX_SAFE_INTEGER).slice(0, 1))[0] ?? null;
}

/** Steps after `after` that an undo takes, newest first. Keys, packages and the like changed nothing of the books: they are passed over. */
function undoable(database: Database, after: number): HistoryRow[] {
  return rowsOf(database, doneAfter(database, after)).filter(({ action }) => !isNeverUndone(action));
}

function rowsOf(database: Database, ids: readonly number[]): HistoryRow[] {
  return ids.flatMap((id) => historyRow(database, id) ?? []);
}

export function planUndo(database: Database): Result<MovePlan> {
  const row = undoNext(database);
  if (row === null) return refuse({ code: 'not-found', message: 'there is nothing to undo' });
  return unlocked(database, { direction: 'undo', rows: [row] });
}

export function planRedo(database: Database): Result<MovePlan> {
  const row = redoNext(database);
  if (row === null)
    return refuse({
      code: 'not-found',
      message: 'there is nothing to redo; whatever is done after an undo takes its place',
    });
  return ok({ direction: 'redo', rows: [row] });
}

/** `to`: the step after which the workspace is to stand; 0 is before the first. */
export function planJump(database: Database, to: number): Result<MovePlan> {
  if (to === 0) return unlocked(database, { direction: 'undo', rows: undoable(database, 0) });
  const row = historyRow(database, to);
  if (row === null) return refuse(notStandable(to, `there is no step ${to}; take a number from the history`));
  if (row.state === 'undone') return ok({ direction: 'redo', rows: rowsOf(database, undoneUpTo(database, to)) });
  if (row.state === 'done') return unlocked(database, { direction: 'undo', rows: undoable(database, to) });
  return refuse(
    notStandable(
      to,
      row.state === 'set_aside'
        ? `step ${to} was undone, and something else was done since; choose a step that stands or can be done again`
        : `step ${to} is itself an undo or redo, or changed nothing that could be taken back; choose another step`,
    ),
  );
}

function notStandable(to: number, message: string): Problem {
  return { code: 'not-allowed', message, field: 'to', value: String(to) };
}

/** A day that was closed since is reopened first, also where the step touched another day. */
function unlocked(database: Database, plan: MovePlan): Result<MovePlan> {
  const oldest = plan.rows.at(-1);
  if (oldest === undefined) return ok(plan);
  const closed = new Set(closedDays(database));
  const date = subjectsAfter(database, 'close_day', oldest.id).find((one) => closed.has(one));
  if (date === undefined) return ok(plan);
  return refuse({
    code: 'day-closed',
    message: `${date} was closed after step ${oldest.id}; reopen it with a reason first`,
    field: 'date',
    value: date,
  });
}
