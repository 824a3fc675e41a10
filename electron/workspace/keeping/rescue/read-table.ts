// Reads a table of a damaged database as far as it goes, around pages that can't be read. Writes nothing, and never throws for damage.
import type { Database, Row, SqlValue } from '../../database.ts';

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
}

export type Visit = (values: SqlValue[]) => void;

export function readTable(database: Database, table: TableShape, visit: Visit): ReadTable {
  return table.key === null ? readNumbered(database, table, visit) : readKeyed(database, table, table.key, visit);
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
/** Larger numbers than any row has. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** In the order of row numbers; at a page that can't be read, on from the next number that can. */
function readNumbered(database: Database, { name, columns }: TableShape, visit: Visit): ReadTable {
  const lost: { from: number; to: number | null }[] = [];
  let rows = 0;
  // From the number itself on: what is greater than one on a broken page is looked for on that page.
  let next = 1;
  for (;;) {
    const reached = tried(() =>
      database.each(
        `SELECT rowid, ${quoted(columns)} FROM "${name}" WHERE rowid >= ? ORDER BY rowid`,
        [next],
        (values) => {
          visit(values.slice(1));
          // Upwards only, whatever a damaged page says.
          next = Math.max(next, Number(values[0])) + 1;
          rows += 1;
        },
      ),
    );
    if (reached) return { rows, lost, isWhole: lost.length === 0 };
    const readable = nextReadable(database, name, next);
    lost.push({ from: next, to: readable === null ? null : readable - 1 });
    if (readable === null) return { rows, lost, isWhole: false };
    next = readable;
  }
}

/** The first row number behind `broken`, where nothing can be read, that can be; null where there is none. */
function nextReadable(database: Database, name: string, broken: number): number | null {
  let step = 1;
  let found = seek(database, name, broken + step);
  while (found === 'broken' && broken + step * 2 < LARGEST) {
    step *= 2;
    found = seek(database, name, broken + step);
  }
  if (found === 'broken' || found === 'end') return null;
  let [bad, good] = [Math.floor(step / 2), step];
  while (good - bad > 1) {
    const middle = Math.floor((good + bad) / 2);
    const at = seek(database, name, broken + middle);
    if (typeof at === 'number') {
      good = middle;
      found = at;
    } else bad = middle;
  }
  return found;
}

/** The first row number at or behind `from`, as far as its whole row can be read. */
function seek(database: Database, name: string, from: number): number | 'broken' | 'end' {
  let found: number | 'end' = 'end';
  const isRead = tried(() => {
    const row = database.first(`SELECT rowid AS number, * FROM "${name}" WHERE rowid >= ? ORDER BY rowid LIMIT 1`, [
      from,
    ]);
    if (row !== null) found = Number(row.number);
  });
  return isRead ? found : 'broken';
}

/** From the front to the first page that can't be read, then from the back. */
function readKeyed(database: Database, { name, columns }: TableShape, key: readonly string[], visit: Visit): ReadTable {
  let rows = 0;
  const count = (values: SqlValue[]) => {
    visit(values);
    rows += 1;
  };
  const select = `SELECT ${quoted(columns)} FROM "${name}" ORDER BY`;
  const forwards = tried(() => database.each(`${select} ${quoted(key)}`, [], count));
  if (forwards) return { rows, lost: [], isWhole: true };
  tried(() => database.each(`${select} ${key.map((column) => `"${column}" DESC`).join(', ')}`, [], count));
  return { rows, lost: [], isWhole: false };
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
  return { name, columns: info.map((column) => String(column.name)), key: isKeyed ? key : null };
}
