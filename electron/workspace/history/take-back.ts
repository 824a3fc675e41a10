// Brings the tracked tables back to what they were before some changes. The changes of doing so are captured like any others:
// taking those back does the action again, row by row the same.
import { number } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Capture } from './capture.ts';
import { type ChangeAct, type Changes, eachNote, eachNoteBackwards, type TableChanges, valuesOf } from './changes.ts';
import type { TrackedTable, Tracking } from './tracked-tables.ts';

export interface Sparing {
  /** Tables that stay as they are now. */
  readonly keep?: ReadonlySet<string>;
  /** Numbered tables whose new rows stay, and the children of those. */
  readonly keepAdded?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Inside a transaction, between the capture's begin and end. Throws where rows are not as the changes left them. */
export function takeBackChanges(
  database: Database,
  capture: Capture,
  changes: Changes,
  { keep = NONE, keepAdded = NONE }: Sparing = {},
): void {
  for (const name of changes.keys())
    if (!capture.tables.some((table) => table.name === name)) throw new Error(`the table ${name} is not tracked`);
  for (const table of capture.tables) {
    if (keep.has(table.name)) continue;
    const own = changes.get(table.name);
    for (const { above, to } of keepAdded.has(table.name) ? [] : newNumbers(table, changes, keepAdded))
      database.run(
        `DELETE FROM ${table.name} WHERE ${columnOf(table.tracking)} > ? AND ${columnOf(table.tracking)} <= ?`,
        [above, to],
      );
    if (own !== undefined) takeBackNotes(database, capture, table, own, changes);
  }
}

function columnOf(tracking: Tracking): string {
  return tracking.mode === 'numbered' ? tracking.key : tracking.mode === 'child' ? tracking.column : '';
}

interface Range {
  readonly above: number;
  readonly to: number;
}

/** Of a numbered table: its new rows. Of children: the new rows of their parent, and those that were brought back there. */
function newNumbers({ name, tracking }: TrackedTable, changes: Changes, keepAdded: ReadonlySet<string>): Range[] {
  if (tracking.mode === 'keyed') return [];
  const source = changes.get(tracking.mode === 'child' ? tracking.parent : name);
  if (source === undefined) return [];
  const added = source.added === null ? [] : [source.added];
  if (tracking.mode === 'numbered') return added;
  return keepAdded.has(tracking.parent) ? [] : [...added, ...rangesOf(broughtBack(source))];
}

function broughtBack(parent: TableChanges): number[] {
  const ids: number[] = [];
  eachNote(parent, (act, row) => {
    if (act === 'insert') ids.push(numberAt(row, 0));
  });
  return ids.sort((left, right) => left - right);
}

/** Of a note's row. Most numbers stand first: the rest need not be read. */
function numberAt(row: string, position: number): number {
  return position === 0 ? Number.parseInt(row.slice(1, 20), 10) : number(valuesOf(row)[position] ?? null);
}

function rangesOf(ids: readonly number[]): Range[] {
  const ranges: { above: number; to: number }[] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last !== undefined && id <= last.to + 1) last.to = id;
    else ranges.push({ above: id - 1, to: id });
  }
  return ranges;
}

/** The newest note first: each row ends as the oldest note of it says. */
function takeBackNotes(
  database: Database,
  capture: Capture,
  table: TrackedTable,
  own: TableChanges,
  changes: Changes,
): void {
  const { name, tracking } = table;
  const numbered = tracking.mode === 'keyed' ? null : columnOf(tracking);
  const at = numbered === null ? -1 : own.columns.indexOf(numbered);
  const source = tracking.mode === 'child' ? changes.get(tracking.parent) : own;
  const highest = source?.above ?? Number.POSITIVE_INFINITY;
  const statements = statementsOf(name, own);
  eachNoteBackwards(own, (act, row) => {
    const values = valuesOf(row);
    if (act === 'insert') {
      database.runOnRow(statements.insert, values);
      return;
    }
    const belongsTo = numbered === null ? null : number(values[at] ?? null);
    // Rows that came and went within the action.
    if (belongsTo !== null && belongsTo > highest) return;
    const key = own.key.map((column) => values[own.columns.indexOf(column)] ?? null);
    database.runOnRow(statements[act], act === 'update' ? [...values, ...key] : values);
    if (act === 'delete' && isToBeNoted(capture, table, belongsTo, changes)) capture.noteInsert(name, key);
  });
}

/** New rows of numbered tables and children of noted parents are known anyway, and keyed ones note themselves. */
function isToBeNoted(
  capture: Capture,
  { name, tracking }: TrackedTable,
  belongsTo: number | null,
  changes: Changes,
): boolean {
  if (belongsTo === null || tracking.mode === 'keyed') return false;
  if (tracking.mode === 'numbered') return capture.isBelow(name, belongsTo);
  return !deletedNumbers(changes.get(tracking.parent)).has(belongsTo);
}

const deleted = new WeakMap<TableChanges, ReadonlySet<number>>();

function deletedNumbers(parent: TableChanges | undefined): ReadonlySet<number> {
  if (parent === undefined) return new Set();
  const known = deleted.get(parent);
  if (known !== undefined) return known;
  const ids = new Set<number>();
  const at = parent.columns.indexOf(parent.key[0] ?? '');
  eachNote(parent, (act, row) => {
    if (act === 'delete') ids.add(numberAt(row, at));
  });
  deleted.set(parent, ids);
  return ids;
}

/** What takes back each act. */
function statementsOf(table: string, { columns, key }: TableChanges): Readonly<Record<ChangeAct, string>> {
  const where = key.map((column) => `"${column}" = ?`).join(' AND ');
  const names = columns.map((column) => `"${column}"`);
  return {
    insert: `DELETE FROM ${table} WHERE ${where}`,
    update: `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${where}`,
    delete: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  };
}
