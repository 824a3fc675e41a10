// Numbers of new rows. Within one action they are above every number of before, also of rows that the action removed:
// so new rows are told from old ones by their number alone.
import { number } from '../columns.ts';
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
