// Look-ups of many keys at once, counted by the import that holds them.
import type { Source } from '../../../shared/model/record.ts';
import { number } from '../columns.ts';
import type { Database } from '../database.ts';

export type KeyColumn = 'order_no' | 'channel_no' | 'bank_ref' | 'entry_no';

/** Imports with records of the source (and channel, unless '') that carry one of the keys. One index look-up per key. */
export function importsWithKeys(
  database: Database,
  { source, channel }: { readonly source: Source; readonly channel: string },
  column: KeyColumn,
  keys: readonly string[],
): { readonly importId: number; readonly keys: number }[] {
  return database
    .all(
      `SELECT record.import_id AS import_id, count(DISTINCT record.${column}) AS n
       FROM json_each(?1) AS wanted CROSS JOIN record ON record.${column} = wanted.value AND record.${column} <> ''
       WHERE record.source = ?2 AND (?3 = '' OR record.channel = ?3) GROUP BY record.import_id`,
      [JSON.stringify(keys), source, channel],
    )
    .map((row) => ({ importId: number(row.import_id), keys: number(row.n) }));
}
