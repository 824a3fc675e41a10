// Look-ups of many keys at once, counted by the import that holds them.
import type { Source } from '../../../shared/model/record.ts';
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export type KeyColumn = 'order_no' | 'channel_no' | 'bank_ref' | 'entry_no';

/** Imports with records of the source (and channel, unless '') that carry one of the keys in its kind ('' for account entries). One index look-up per key. */
export function importsWithKeys(
  database: Database,
  { source, channel }: { readonly source: Source; readonly channel: string },
  column: KeyColumn,
  keys: readonly { readonly value: string; readonly kind: string }[],
): { readonly importId: number; readonly keys: number }[] {
  return database
    .all(
      `SELECT record.import_id AS import_id, count(DISTINCT record.kind || ' ' || record.${column}) AS n
       FROM json_each(?1) AS wanted CROSS JOIN record ON record.${column} = json_extract(wanted.value, '$[0]') AND record.${column} <> ''
       WHERE record.kind = json_extract(wanted.value, '$[1]') AND record.source = ?2 AND (?3 = '' OR record.channel = ?3) GROUP BY record.import_id`,
      [JSON.stringify(keys.map(({ value, kind }) => [value, kind])), source, channel],
    )
    .map((row) => ({ importId: number(row.import_id), keys: number(row.n) }));
}

/** '' for every channel. */
interface Place {
  readonly sources: readonly Source[];
  readonly channel: string;
}

/** Whether an import in force holds any record of the sources and the channel. */
export function hasRecords(database: Database, { sources, channel }: Place): boolean {
  const found = database.first(
    `SELECT 1 AS found FROM import CROSS JOIN record ON record.import_id = import.id
     WHERE import.undone_at IS NULL AND import.source IN (SELECT value FROM json_each(?1)) AND (?2 = '' OR record.channel = ?2) LIMIT 1`,
    [JSON.stringify(sources), channel],
  );
  return found !== null;
}

/** Those of the values that a record of the sources and the channel carries. One index look-up per value. */
export function knownAmong(
  database: Database,
  { sources, channel }: Place,
  column: KeyColumn,
  values: readonly string[],
): string[] {
  return database
    .all(
      `SELECT DISTINCT wanted.value AS value
       FROM json_each(?1) AS wanted CROSS JOIN record ON record.${column} = wanted.value AND record.${column} <> ''
       WHERE record.source IN (SELECT value FROM json_each(?2)) AND (?3 = '' OR record.channel = ?3)`,
      [JSON.stringify(values), JSON.stringify(sources), channel],
    )
    .map((row) => text(row.value));
}
