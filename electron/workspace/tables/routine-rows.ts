// Routine entries by the numbers of their rows: which of them a step made, and rows that come back under the number they had.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Posted } from '../../../shared/posting/correction.ts';
import { number } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { ENTRY_COLUMNS, entryValues, INSERT_ENTRY, type NewEntry, toEntry } from './entries.ts';

/** A routine entry with the number of its row. */
export interface RoutineRow {
  readonly id: number;
  readonly posted: Posted;
}

const ROUTINE_ROW = `SELECT ${ENTRY_COLUMNS}, id FROM entry WHERE cause <> 'decision' AND`;

function toRoutineRow(columns: readonly SqlValue[]): RoutineRow {
  const { entry, baseKey, revision, batchId } = toEntry(columns);
  return { id: number(columns[19]), posted: { entry, baseKey, revision, isExported: batchId !== '' } };
}

/** Routine entries of one channel and date, every revision. */
export function routineRows(database: Database, channel: string, date: CalendarDate): RoutineRow[] {
  const rows: RoutineRow[] = [];
  database.each(`${ROUTINE_ROW} entry_date = ? AND channel = ? ORDER BY id`, [date, channel], (columns) =>
    rows.push(toRoutineRow(columns)),
  );
  return rows;
}

/** Routine entries with numbers above `above` up to `to`. Many. */
export function eachRoutineRowBetween(
  database: Database,
  { above, to }: { readonly above: number; readonly to: number },
  visit: (row: RoutineRow) => void,
): void {
  database.each(`${ROUTINE_ROW} id > ? AND id <= ?`, [above, to], (columns) => visit(toRoutineRow(columns)));
}

/** An entry's row as it was noted, by the names of its columns; null for a decision's entry. */
export function notedRoutineRow(row: ReadonlyMap<string, SqlValue>): RoutineRow | null {
  if (row.get('cause') === 'decision') return null;
  return toRoutineRow([...ENTRY_COLUMNS.split(', '), 'id'].map((name) => row.get(name) ?? null));
}

/** Under a number of its own, which must be free. */
export function insertEntryAs(database: Database, id: number, entry: NewEntry): void {
  database.run(INSERT_ENTRY, entryValues(id, entry));
}

/** Those of these numbers that no entry has. */
export function freeNumbers(database: Database, ids: readonly number[]): Set<number> {
  const taken = database.all('SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
  const free = new Set(ids);
  for (const row of taken) free.delete(number(row.id));
  return free;
}
