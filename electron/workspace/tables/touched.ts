// What rests on records: decisions of the breaks that they stand in, and exports that carried entries they caused.
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface TouchedDecision {
  readonly id: number;
  readonly decision: string;
  readonly state: string;
  readonly breakId: string;
}

/** Decisions that wait or hold, in the order they were made. */
export function decisionsOnRecords(database: Database, recordIds: readonly number[]): TouchedDecision[] {
  return database
    .all(
      `SELECT DISTINCT decision.id, decision.decision, decision.state, decision.break_id
       FROM json_each(?) AS wanted
       CROSS JOIN result_member ON result_member.record_id = wanted.value
       JOIN result ON result.id = result_member.result_id AND result.break_id <> ''
       JOIN decision_break ON decision_break.break_id = result.break_id
       JOIN decision ON decision.id = decision_break.decision_id
       WHERE decision.state IN ('waiting', 'effective') ORDER BY decision.id`,
      [JSON.stringify(recordIds)],
    )
    .map((row) => ({
      id: number(row.id),
      decision: text(row.decision),
      state: text(row.state),
      breakId: text(row.break_id),
    }));
}

/** Exports with entries that the records caused by themselves. */
export function exportsOfRecords(
  database: Database,
  recordIds: readonly number[],
): { readonly batchId: string; readonly entries: number }[] {
  return database
    .all(
      `SELECT entry.batch_id AS batch_id, count(*) AS n FROM json_each(?) AS wanted
       CROSS JOIN entry ON entry.record_id = wanted.value AND entry.record_id IS NOT NULL
       WHERE entry.batch_id <> '' GROUP BY entry.batch_id ORDER BY entry.batch_id`,
      [JSON.stringify(recordIds)],
    )
    .map((row) => ({ batchId: text(row.batch_id), entries: number(row.n) }));
}
