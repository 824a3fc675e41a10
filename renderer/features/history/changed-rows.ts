// What a step changed in one table: its rows as they were beside the same rows as they became.
import type { ChangedTable } from '../../../shared/contract/engine-api.ts';

type Row = Readonly<Record<string, unknown>>;

export interface ChangedField {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** `came`: there was none before. `went`: there is none after. */
export interface ChangedRow {
  readonly key: string;
  readonly way: 'came' | 'went' | 'changed';
  readonly fields: readonly ChangedField[];
}

/** Where rows are many, the log counts them: how many there were and are; null where they are listed. */
export function countedRows({
  before,
  after,
}: ChangedTable): { readonly before: number; readonly after: number } | null {
  const counted = [...before, ...after].every((row) => Object.keys(row).length === 1 && typeof row.rows === 'number');
  if (!counted || before.length + after.length === 0) return null;
  const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + Number(row.rows), 0);
  return { before: sum(before), after: sum(after) };
}

/** Rows are the same by the fewest leading columns that tell all rows of either side apart. */
export function changedRows({ before, after }: ChangedTable): ChangedRow[] {
  const names = Object.keys(before[0] ?? after[0] ?? {});
  const key = keyOf(names, before, after);
  const old = new Map(before.map((row) => [key(row), row]));
  const now = new Map(after.map((row) => [key(row), row]));
  return [...new Set([...old.keys(), ...now.keys()])].map((each) => {
    const [was, is] = [old.get(each), now.get(each)];
    const fields = names.map((name): ChangedField => {
      const texts = { before: textOf(was?.[name]), after: textOf(is?.[name]) };
      return { name, ...texts, changed: was !== undefined && is !== undefined && texts.before !== texts.after };
    });
    return { key: each, way: was === undefined ? 'came' : is === undefined ? 'went' : 'changed', fields };
  });
}

function keyOf(names: readonly string[], before: readonly Row[], after: readonly Row[]): (row: Row) => string {
  for (let count = 1; count <= names.length; count++) {
    const leading = names.slice(0, count);
    const key = (row: Row) => JSON.stringify(leading.map((name) => row[name] ?? null));
    const tellsApart = (rows: readonly Row[]) => new Set(rows.map(key)).size === rows.length;
    if (tellsApart(before) && tellsApart(after)) return key;
  }
  return (row) => JSON.stringify(row);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Of a changed row what changed, and the first column, which names it; of others everything that is not empty. */
export function shownFields(row: ChangedRow): readonly ChangedField[] {
  if (row.way === 'changed') return row.fields.filter((field, index) => index === 0 || field.changed);
  return row.fields.filter(({ before, after }) => before !== '' || after !== '');
}
