// Numbers of new rows. Within one action they are above every number of before, also of rows that the action removed:
// so new rows are told from old ones by their number alone. An entry's number is never given to another, in no later action either:
// by it an undo tells which entries a step made, long after other steps took some of them away.
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

const floors = new WeakMap<Database, ReadonlyMap<string, number>>();

/** From now on, by table: the highest number there was when the action began. */
export function numberAbove(database: Database, highest: ReadonlyMap<string, number>): void {
  floors.set(database, highest);
}

export function highestNumber(database: Database, table: string, key: string): number {
  return number(database.first(`SELECT coalesce(max("${key}"), 0) AS highest FROM ${table}`)?.highest);
}

export function nextNumber(database: Database, table: string, key = 'id'): number {
  return Math.max(highestNumber(database, table, key), floors.get(database)?.get(table) ?? 0) + 1;
}

const NEVER_GIVEN_TWICE: ReadonlySet<string> = new Set(['entry']);

const keyOf = (table: string) => `highest_${table}`;

/** The highest number that a table has lost; 0 where none is kept. */
export function highestGiven(database: Database, table: string): number {
  if (!NEVER_GIVEN_TWICE.has(table)) return 0;
  const row = database.first('SELECT value FROM meta WHERE key = ?', [keyOf(table)]);
  return row === null ? 0 : Number(text(row.value));
}

export function keepHighestGiven(database: Database, table: string, highest: number): void {
  if (highest <= highestGiven(database, table) || !NEVER_GIVEN_TWICE.has(table)) return;
  database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    keyOf(table),
    String(highest),
  ]);
}
