// Whether a step can be undone, and what of it has left the house and can only be reversed.
import type { Undoable } from '../../../shared/contract/engine-api.ts';
import type { ActionKind } from '../../../shared/model/action.ts';
import type { Database } from '../../workspace/database.ts';
import { type Changes, eachNote, firstNote, type TableChanges, valuesOf } from '../../workspace/history/changes.ts';
import { type ExportedRows, exportedRows } from '../../workspace/tables/exported-rows.ts';
import { batches } from '../../workspace/tables/exports.ts';
import { type HistoryRow, lastOfAction } from '../../workspace/tables/history-pages.ts';
import { changesOfStep } from '../../workspace/tables/steps.ts';

export interface StepPlan {
  readonly undoable: Undoable;
  /** What stays and is reversed, or why nothing is undone; '' where all of it goes back. */
  readonly said: string;
  /** Of an export: what it made. */
  readonly batchId: string;
}

/** They changed nothing of the books, or are taken back by a recorded act of their own. */
const NEVER: Readonly<Partial<Record<ActionKind, string>>> = {
  close_day: 'a closed day is reopened with a reason',
  reopen_day: 'a reopened day is closed again',
  identity: 'a key is not undone; make a new one, which takes its place',
  trust: 'a trusted card is not undone; trust the right one, which takes its place',
  make_package: 'a package that was made is not undone; undo its decisions instead',
  answer_package: 'an answer that was signed is not undone',
  restore: 'restoring is taken back by restoring the backup that was made just before it',
  undo: 'an undo is taken back by redo',
  redo: 'a redo is taken back by undo',
};

const GOES_BACK: StepPlan = { undoable: 'yes', said: '', batchId: '' };

const never = (said: string): StepPlan => ({ undoable: 'no', said, batchId: '' });

export function isNeverUndone(action: ActionKind): boolean {
  return NEVER[action] !== undefined;
}

/** What an undo of the step would do now. */
export function planOf(database: Database, row: HistoryRow): StepPlan {
  const instead = NEVER[row.action];
  if (instead !== undefined) return never(instead);
  if (row.state === 'none') return never('it changed nothing that could be taken back');
  if (row.state === 'set_aside') return never('it was undone, and something else was done since');
  if (row.state === 'undone') return GOES_BACK;
  if (row.action === 'export') return exportPlan(database, changesOfStep(database, row.id));
  // Only an export since can have fixed something.
  if (lastOfAction(database, 'export') < row.id) return GOES_BACK;
  const { entries, decisions, batches } = fixedRows(database, changesOfStep(database, row.id));
  if (batches.length === 0) return GOES_BACK;
  const named = batches.join(', ');
  const said = {
    run: `${entries} entries of this run have left in ${named}; they are reversed, and the next export carries the reversals`,
    undo_decision: `this reversal has left in ${named}; it stays, and its break is decided again as it was before`,
  };
  return {
    undoable: 'by_reversal',
    said:
      row.action === 'run' || row.action === 'undo_decision'
        ? said[row.action]
        : `${decisions} decisions and ${entries} entries of this step have left in ${named}; reversing decisions take them back, and the next export carries those`,
    batchId: '',
  };
}

function exportPlan(database: Database, changes: Changes): StepPlan {
  const entries = changes.get('entry');
  const batchId = batchOf(database, 'entry', entries) ?? batchOf(database, 'decision', changes.get('decision')) ?? '';
  const count = entries?.noted ?? 0;
  const batch = batches(database, null).find((one) => one.batchId === batchId);
  const said =
    count === 0
      ? `batch ${batchId} has left without entries; it stays as it was written`
      : `batch ${batchId} has left with ${count} entries; it stays as it was written with all its ${batch?.vouchers ?? 0} vouchers and ${batch?.lines ?? 0} lines, each entry is reversed and stated anew, and the next export carries both`;
  return { undoable: 'by_reversal', said, batchId };
}

function batchOf(database: Database, table: 'entry' | 'decision', own: TableChanges | undefined): string | null {
  const row = own === undefined ? null : firstNote(own);
  if (row === null || own === undefined) return null;
  const id = Number(valuesOf(row)[own.columns.indexOf('id')]);
  return exportedRows(database, table, null, [id])[0]?.batchId ?? null;
}

interface FixedRows {
  readonly entries: number;
  readonly decisions: number;
  readonly batches: readonly string[];
}

/** Entries and decisions that the step made or changed before an export carried them. */
export function fixedRows(database: Database, changes: Changes): FixedRows {
  const [entries, decisions] = (['entry', 'decision'] as const).map((table) => {
    const own = changes.get(table);
    return own === undefined ? [] : exportedRows(database, table, own.added, unexportedThen(own));
  });
  const sum = (rows: readonly ExportedRows[] = []) => rows.reduce((total, one) => total + one.rows, 0);
  const batches = [...(entries ?? []), ...(decisions ?? [])].map(({ batchId }) => batchId);
  return { entries: sum(entries), decisions: sum(decisions), batches: [...new Set(batches)].sort() };
}

function unexportedThen(own: TableChanges): number[] {
  const [id, batch] = [own.columns.indexOf('id'), own.columns.indexOf('batch_id')];
  const ids: number[] = [];
  eachNote(own, (act, row) => {
    if (act !== 'update') return;
    const values = valuesOf(row);
    if (values[batch] === '') ids.push(Number(values[id]));
  });
  return ids;
}
