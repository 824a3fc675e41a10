// What an action changed, as the audit log tells it: rows of small tables as they were and are, counts of large ones.
import type { SqlValue } from '../../workspace/database.ts';
import {
  type ChangeAct,
  type Changes,
  eachNote,
  type TableChanges,
  valuesOf,
} from '../../workspace/history/changes.ts';
import { rowsNow } from '../../workspace/history/rows-now.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { auditedValue, isCountedOnly, isLeftOut } from './audited-columns.ts';

/** More rows of one table than these are counted, not listed. */
const MOST_LISTED = 40;

type Facts = Record<string, unknown>;

/** What happened to one row of before, or to one that came under a noted key. */
interface RowFacts {
  /** As a JSON list; null: it was not there. */
  readonly before: string | null;
  last: ChangeAct;
}

/** JSON texts for the audit log. Same changes, same texts. */
export function changeFacts({ database }: Workspace, changes: Changes): { before: string; after: string } {
  const before: Facts = {};
  const after: Facts = {};
  for (const [table, own] of changes) {
    if (isLeftOut(table)) continue;
    const { columns, key, added: range } = own;
    const added = range === null ? 0 : range.to - range.above;
    const listing = !isCountedOnly(table) && own.noted + added <= MOST_LISTED;
    const rows = rowFacts(own, listing);
    if (rows.size + added === 0) continue;
    if (!listing) {
      const count = (is: (row: RowFacts) => boolean) => [...rows.values()].filter(is).length;
      const olds = count((row) => row.before !== null);
      const standing = count(({ last }) => last !== 'delete');
      if (olds > 0) before[table] = { rows: olds };
      if (added + standing > 0) after[table] = { rows: added + standing };
      continue;
    }
    const olds = [...rows.values()].flatMap((row) => (row.before === null ? [] : [valuesOf(row.before)]));
    const now = rowsNow(database, { table, key }, [...rows.keys()], range);
    const named = (columnsOf: readonly string[], values: readonly SqlValue[]) =>
      Object.fromEntries(
        columnsOf.map((column, index) => [column, auditedValue(table, column, values[index] ?? null)]),
      );
    if (olds.length > 0) before[table] = olds.map((row) => named(columns, row));
    if (now.length > 0) after[table] = now.map((row) => named(Object.keys(row), Object.values(row)));
  }
  return { before: JSON.stringify(before), after: JSON.stringify(after) };
}

/** By key, a JSON list. New rows of numbered tables are not among them. Without `listing` no row is kept, only that there was one. */
function rowFacts(own: TableChanges, listing: boolean): Map<string, RowFacts> {
  const facts = new Map<string, RowFacts>();
  const places = own.key.map((column) => own.columns.indexOf(column));
  const above = own.above ?? Number.POSITIVE_INFINITY;
  eachNote(own, (act, row) => {
    const key = act === 'insert' ? row : keyOf(row, places, own.above !== null);
    if (own.above !== null && Number.parseInt(key.slice(1), 10) > above) return;
    const known = facts.get(key);
    if (known !== undefined) known.last = act;
    else facts.set(key, { before: act === 'insert' ? null : listing ? row : '', last: act });
  });
  return facts;
}

/** A number that stands first is read without the rest of the row. */
function keyOf(row: string, places: readonly number[], isNumbered: boolean): string {
  if (isNumbered && places[0] === 0) return `[${Number.parseInt(row.slice(1, 20), 10)}]`;
  const values = valuesOf(row);
  return JSON.stringify(places.map((place) => values[place] ?? null));
}
