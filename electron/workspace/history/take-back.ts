// Brings the tracked tables back to what they were before some changes. The changes of doing so are captured like any others:
// taking those back does the action again, row by row the same.
import { number } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import type { Capture } from './capture.ts';
import type { Changes, RowChange } from './changes.ts';

/** Inside a transaction, between the capture's begin and end. Tables in `keep` stay as they are now. Throws where rows are not as the changes left them. */
export function takeBackChanges(
  database: Database,
  capture: Capture,
  changes: Changes,
  keep: ReadonlySet<string> = new Set(),
): void {
  const trackings = new Map(capture.tables.map(({ name, tracking }) => [name, tracking]));
  const above = (table: string) => changes.added.get(table)?.above ?? Number.POSITIVE_INFINITY;
  // Numbers that a row of before had and a new row may have taken, and those that were given anew.
  const reused = new Map<string, Set<number>>();
  for (const { table, act, values } of changes.rows) {
    const tracking = trackings.get(table);
    if (tracking?.mode !== 'numbered' || act === 'update') continue;
    const columns = changes.tables.get(table)?.columns ?? [];
    const id = number(act === 'insert' ? values[0] : values[columns.indexOf(tracking.key)]);
    const ids = reused.get(table) ?? new Set();
    reused.set(table, ids.add(id));
  }
  for (const { name, tracking } of capture.tables) {
    if (tracking.mode !== 'child' || keep.has(name)) continue;
    const range = changes.added.get(tracking.parent);
    if (range !== undefined)
      database.run(`DELETE FROM ${name} WHERE ${tracking.column} > ? AND ${tracking.column} <= ?`, [
        range.above,
        range.to,
      ]);
    for (const id of reused.get(tracking.parent) ?? [])
      database.run(`DELETE FROM ${name} WHERE ${tracking.column} = ?`, [id]);
  }
  for (const { name, tracking } of capture.tables) {
    const range = changes.added.get(name);
    if (tracking.mode === 'numbered' && range !== undefined && !keep.has(name))
      database.run(`DELETE FROM ${name} WHERE ${tracking.key} > ? AND ${tracking.key} <= ?`, [range.above, range.to]);
  }
  for (let index = changes.rows.length - 1; index >= 0; index -= 1) {
    const change = changes.rows[index];
    if (change === undefined || keep.has(change.table)) continue;
    const tracking = trackings.get(change.table);
    if (tracking === undefined) throw new Error(`the table ${change.table} is not tracked any more`);
    const columns = changes.tables.get(change.table)?.columns ?? [];
    const valueOf = (column: string) => change.values[columns.indexOf(column)] ?? null;
    // Rows that came and went within the action.
    if (change.act !== 'insert' && tracking.mode === 'numbered' && number(valueOf(tracking.key)) > above(change.table))
      continue;
    if (tracking.mode === 'child' && number(valueOf(tracking.column)) > above(tracking.parent)) continue;
    takeBackRow(database, capture, changes, change, columns);
  }
}

function takeBackRow(
  database: Database,
  capture: Capture,
  changes: Changes,
  { table, act, values }: RowChange,
  columns: readonly string[],
): void {
  const key = changes.tables.get(table)?.key ?? [];
  const where = key.map((column) => `"${column}" = ?`).join(' AND ');
  if (act === 'insert') {
    database.run(`DELETE FROM ${table} WHERE ${where}`, values);
    return;
  }
  const keyValues: SqlValue[] = key.map((column) => values[columns.indexOf(column)] ?? null);
  const names = columns.map((column) => `"${column}"`);
  if (act === 'update') {
    database.run(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${where}`, [
      ...values,
      ...keyValues,
    ]);
    return;
  }
  database.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, values);
  if (capture.tables.some(({ name, tracking }) => name === table && tracking.mode === 'numbered'))
    capture.noteInsert(table, keyValues);
}
