// What an action changed, for the audit log: rows of small tables as they were and are, counts of large ones.
import type { SqlValue } from '../../workspace/database.ts';
import type { ChangeAct, Changes } from '../../workspace/history/changes.ts';
import { rowsNow } from '../../workspace/history/rows-now.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { auditedValue, isCountedOnly, isLeftOut } from './audited-columns.ts';

/** More rows of one table than these are counted, not listed. */
const MOST_LISTED = 40;

type Facts = Record<string, unknown>;

/** What happened to one row of before, or to one that came under a noted key. */
interface RowFacts {
  /** Null: it was not there. */
  readonly before: readonly SqlValue[] | null;
  last: ChangeAct;
}

/** JSON texts for the audit log. Same changes, same texts. */
export function changeFacts({ database }: Workspace, changes: Changes): { before: string; after: string } {
  const before: Facts = {};
  const after: Facts = {};
  const facts = rowFacts(changes);
  for (const [table, { columns, key }] of changes.tables) {
    if (isLeftOut(table)) continue;
    const rows = facts.get(table) ?? new Map<string, RowFacts>();
    const range = changes.added.get(table) ?? null;
    const added = range === null ? 0 : range.to - range.above;
    if (rows.size + added === 0) continue;
    const olds = [...rows.values()].flatMap((row) => (row.before === null ? [] : [row.before]));
    if (isCountedOnly(table) || rows.size + added > MOST_LISTED) {
      const standing = [...rows.values()].filter(({ last }) => last !== 'delete').length;
      if (olds.length > 0) before[table] = { rows: olds.length };
      if (added + standing > 0) after[table] = { rows: added + standing };
      continue;
    }
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

/** By table and key (a JSON list). New rows of numbered tables are not among them. */
function rowFacts({ rows, tables, added }: Changes): Map<string, Map<string, RowFacts>> {
  const facts = new Map<string, Map<string, RowFacts>>();
  for (const { table, act, values } of rows) {
    const { columns, key } = tables.get(table) ?? { columns: [], key: [] };
    const keyValues = act === 'insert' ? values : key.map((column) => values[columns.indexOf(column)] ?? null);
    const above = added.get(table)?.above ?? Number.POSITIVE_INFINITY;
    if (key.length === 1 && typeof keyValues[0] === 'number' && keyValues[0] > above) continue;
    const ofTable = facts.get(table) ?? new Map<string, RowFacts>();
    facts.set(table, ofTable);
    const name = JSON.stringify(keyValues);
    const known = ofTable.get(name);
    if (known === undefined) ofTable.set(name, { before: act === 'insert' ? null : values, last: act });
    else known.last = act;
  }
  return facts;
}
