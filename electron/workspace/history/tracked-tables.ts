// Which tables an undo brings back, and how new rows of each are told. Originals, exports, the audit log and people's keys are never taken back.
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export type Tracking =
  /** An integer primary key that grows: rows above the highest number of before are new. */
  | { readonly mode: 'numbered'; readonly key: string }
  /** Rows that come and go with a numbered row of `parent`. */
  | { readonly mode: 'child'; readonly parent: string; readonly column: string }
  /** Each new row is noted by its key. */
  | { readonly mode: 'keyed' };

export interface TrackedTable {
  readonly name: string;
  readonly tracking: Tracking;
  readonly columns: readonly string[];
  /** Of the primary key, in its order. */
  readonly key: readonly string[];
}

const numbered = (key: string): Tracking => ({ mode: 'numbered', key });
const child = (parent: string, column: string): Tracking => ({ mode: 'child', parent, column });
const KEYED: Tracking = { mode: 'keyed' };

const TRACKINGS: ReadonlyMap<string, Tracking> = new Map([
  ['settings', numbered('version')],
  ['profile', KEYED],
  ['import', numbered('id')],
  ['reject', child('import', 'import_id')],
  ['statement', child('import', 'import_id')],
  ['reject_settlement', KEYED],
  ['record', numbered('id')],
  ['run', numbered('id')],
  ['result', numbered('id')],
  ['result_member', child('result', 'result_id')],
  ['result_settlement', child('result', 'result_id')],
  ['settlement', KEYED],
  ['carried', child('run', 'run_id')],
  ['late_row', child('run', 'run_id')],
  ['closure', KEYED],
  ['outcome_total', KEYED],
  ['decision', numbered('id')],
  ['decision_break', KEYED],
  ['break_decision', KEYED],
  ['entry', numbered('id')],
]);

/** Tables that are written to and not tracked, with the reason; a test holds the two lists to the schema. */
export const UNTRACKED: ReadonlyMap<string, string> = new Map([
  ['meta', 'the revision and the highest entry number only grow'],
  ['original', 'a file that came in is kept, whatever becomes of its import'],
  ['container', 'like originals'],
  ['export_batch', 'what left the house can be reversed, not taken back'],
  ['export_file', 'like export_batch'],
  ['closing_act', 'append-only; a closing is taken back by a reopening'],
  ['closed_day', 'follows from closing_act'],
  ['audit', 'append-only'],
  ['step', 'the undo history itself'],
  ['step_changes', 'like step'],
  ['person_key', 'append-only: old signatures are checked against old keys'],
  ['package', 'append-only: what was signed was signed'],
  ['package_merge', 'append-only: an answer comes home once, also after its merge was undone'],
]);

/** With the columns that they have in this workspace. */
export function trackedTables(database: Database): TrackedTable[] {
  return [...TRACKINGS].map(([name, tracking]) => {
    const info = database.all(`PRAGMA table_info(${name})`);
    const key = info
      .filter(({ pk }) => number(pk) > 0)
      .sort((left, right) => number(left.pk) - number(right.pk))
      .map((column) => text(column.name));
    return { name, tracking, columns: info.map((column) => text(column.name)), key };
  });
}
