// What the proof reads of imports: what their rows come to now, and rows that no import stands for.
import { number, numberOrNull, text } from '../columns.ts';
import type { Database } from '../database.ts';
import { KEY } from './proof-columns.ts';

/** Control totals of an import as its tables come to now. `direction` '' but for account entries. */
export interface KeptSum {
  readonly importId: number;
  readonly kind: string;
  readonly direction: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: number;
  readonly fee: number | null;
}

/** Rows of imports in force, summed by import, kind, direction and currency. */
export function keptSums(database: Database, importIds: readonly number[]): KeptSum[] {
  return database
    .all(
      `SELECT import_id, kind, direction, currency, count(*) AS n, sum(amount) AS amount, sum(fee) AS fee FROM record
       WHERE import_id IN (SELECT value FROM json_each(?)) GROUP BY import_id, kind, direction, currency`,
      [JSON.stringify(importIds)],
    )
    .map((row) => ({
      importId: number(row.import_id),
      kind: text(row.kind),
      direction: text(row.direction),
      currency: text(row.currency),
      count: number(row.n),
      amount: number(row.amount),
      fee: numberOrNull(row.fee),
    }));
}

/** Records whose import is gone or undone: they should not be there. */
export function orphanRecords(database: Database): string[] {
  return database
    .all(
      `SELECT import_id, line, ${KEY} AS key FROM record
       WHERE import_id NOT IN (SELECT id FROM import WHERE undone_at IS NULL) ORDER BY id LIMIT 100`,
    )
    .map((row) => `${number(row.import_id)}:${number(row.line)} ${text(row.key)}`);
}
