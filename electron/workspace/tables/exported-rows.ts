// Which of some entries and decisions an export has carried.
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface ExportedRows {
  readonly batchId: string;
  readonly rows: number;
}

/** Rows by number: those above `above` up to `to`, and those of `ids`. By batch. */
export function exportedRows(
  database: Database,
  table: 'entry' | 'decision',
  range: { readonly above: number; readonly to: number } | null,
  ids: readonly number[],
): ExportedRows[] {
  return database
    .all(
      `SELECT batch_id, count(*) AS n FROM ${table} WHERE batch_id <> '' AND id IN (
         SELECT id FROM ${table} WHERE id > ?1 AND id <= ?2 UNION SELECT value FROM json_each(?3)) GROUP BY batch_id ORDER BY batch_id`,
      [range?.above ?? 0, range?.to ?? 0, JSON.stringify(ids)],
    )
    .map((row) => ({ batchId: text(row.batch_id), rows: number(row.n) }));
}

/** Numbers of a table's rows above `above` up to `to`. */
export function numbersBetween(
  database: Database,
  table: 'decision' | 'import',
  { above, to }: { readonly above: number; readonly to: number },
): number[] {
  return database
    .all(`SELECT id FROM ${table} WHERE id > ? AND id <= ? ORDER BY id`, [above, to])
    .map((row) => number(row.id));
}
