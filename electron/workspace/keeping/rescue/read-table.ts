// Reads a table of a damaged database as far as it goes, around pages that can't be read. Writes nothing, and never throws for damage.
import type { Database, Row, SqlValue } from '../../database.ts';
import { compareKeys, type Key, NO_TREE, readTree, type Tree } from './table-tree.ts';

export interface ReadTable {
  readonly rows: number;
  /** Numbers of rows between which nothing could be read, both included; `to` null: up to the end. Of tables with numbered rows only. */
  readonly lost: readonly { readonly from: number; readonly to: number | null }[];
  /** Something is missing, or may be. */
  readonly isWhole: boolean;
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Of the primary key, where rows have no number of their own; null where they have. */
  readonly key: readonly string[] | null;
  /** Columns of the primary key, also where rows have numbers. */
  readonly primary: readonly string[];
}

export type Visit = (values: SqlValue[]) => void;

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

interface Bound {
  readonly relation: '>' | '>=';
  readonly key: Key;
}

/** In the order of the keys; at a page that can't be read, on from the next one that can. */
export function readTable(database: Database, table: TableShape, { starts, torn }: Tree, visit: Visit): ReadTable {
  const key = table.key ?? ['rowid'];
  const select = (bound: Bound | null, columns: readonly string[]) =>
    `SELECT ${quoted(columns)} FROM "${table.name}"${table.key === null ? ' NOT INDEXED' : ''}${bound === null ? '' : ` WHERE (${quoted(key)}) ${bound.relation} (${key.map(() => '?').join(', ')})`} ORDER BY ${quoted(key)}`;
  const gaps = new Gaps(table.key === null);
  let rows = 0;
  let bound: Bound | null = null;
  let next = 0;
  for (;;) {
    const from: Bound | null = bound;
    const reached = tried(() =>
      database.each(select(from, [...key, ...table.columns]), [...(from?.key ?? [])], (values) => {
        const own = values.slice(0, key.length);
        // Upwards only, whatever a damaged page says.
        if (bound !== null && !isBehind(own, bound)) return;
        if (torn.size > 0 && torn.has(JSON.stringify(own))) {
          gaps.begin(bound);
          bound = { relation: '>', key: own };
          return;
        }
        gaps.end(own);
        visit(values.slice(key.length));
        bound = { relation: '>', key: own };
        rows += 1;
      }),
    );
    if (reached) return { rows, ...gaps.told() };
    gaps.begin(bound);
    const passed = firstKey(database, `${select(bound, key)} LIMIT 1`, bound);
    if (passed !== null && (bound === null || isBehind(passed, bound))) {
      // Of this row only what stands on other pages can't be read.
      bound = { relation: '>', key: passed };
      continue;
    }
    const start = nextStart(starts, next, bound);
    if (start === null) return { rows, ...gaps.told() };
    next = start + 1;
    bound = { relation: '>=', key: starts[start] ?? [] };
  }
}

function isBehind(key: Key, { relation, key: before }: Bound): boolean {
  const order = compareKeys(key, before);
  return relation === '>' ? order > 0 : order >= 0;
}

function firstKey(database: Database, sql: string, bound: Bound | null): Key | null {
  const found: Key[] = [];
  tried(() => database.each(sql, [...(bound?.key ?? [])], (values) => found.push(values)));
  return found[0] ?? null;
}

function nextStart(starts: readonly Key[], from: number, bound: Bound | null): number | null {
  for (let index = from; index < starts.length; index += 1)
    if (bound === null || compareKeys(starts[index] ?? [], bound.key) > 0) return index;
  return null;
}

/** What lies between the rows that were read. Only numbers can be told: of keys nobody knows what lies between. */
class Gaps {
  readonly #isNumbered: boolean;
  readonly #lost: { from: number; to: number | null }[] = [];
  #from: number | null = null;
  #isWhole = true;

  constructor(isNumbered: boolean) {
    this.#isNumbered = isNumbered;
  }

  begin(bound: Bound | null): void {
    this.#isWhole = false;
    this.#from ??= bound === null ? 1 : Number(bound.key[0]) + (bound.relation === '>' ? 1 : 0);
  }

  end([number]: Key): void {
    const to = Number(number) - 1;
    if (this.#isNumbered && this.#from !== null && to >= this.#from) this.#lost.push({ from: this.#from, to });
    this.#from = null;
  }

  told(): Pick<ReadTable, 'lost' | 'isWhole'> {
    if (this.#isNumbered && this.#from !== null) this.#lost.push({ from: this.#from, to: null });
    return { lost: this.#lost, isWhole: this.#isWhole };
  }
}

/** False where the pages could not be read. */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (
      error instanceof Error &&
      /malformed|corrupt|disk image|not a database|out of memory|disk I\/O/i.test(error.message)
    )
      return false;
    throw error;
  }
}

/** Nothing where the schema does not say where the table is. */
export function treeOf(database: Database, image: Uint8Array, { name, key }: TableShape): Tree {
  let tree = NO_TREE;
  tried(() => {
    const root = database.first(`SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?`, [name]);
    if (root !== null) tree = readTree(image, Number(root.rootpage), key?.length ?? 1);
  });
  return tree;
}

/** The tables that hold content, as far as the schema could be read. Empty where nothing of it could. */
export function tableShapes(database: Database): TableShape[] {
  const shapes: TableShape[] = [];
  tried(() => {
    // What SQLite made of the schema: the schema's own rows can't be read any more where one of its pages is broken.
    for (const { name, type, wr } of database.all('PRAGMA table_list'))
      if (type === 'table' && !String(name).startsWith('sqlite_'))
        shapes.push(shapeOf(database, String(name), Number(wr) === 1));
  });
  return shapes.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function shapeOf(database: Database, name: string, isKeyed: boolean): TableShape {
  const info: Row[] = database.all(`PRAGMA table_info("${name}")`);
  const key = info
    .filter(({ pk }) => Number(pk) > 0)
    .sort((left, right) => Number(left.pk) - Number(right.pk))
    .map((column) => String(column.name));
  return { name, columns: info.map((column) => String(column.name)), key: isKeyed ? key : null, primary: key };
}
