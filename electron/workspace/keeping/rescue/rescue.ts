// Makes a new workspace of what can still be read of a damaged one: its own pages first, then of backups
// the rows that it is proven to have held.
// The damaged file is only read. What could not be read is told, never made up.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { ok, type Result, refuse } from '../../../../shared/model/problem.ts';
import { bytes, number, text } from '../../columns.ts';
import type { Database, SqlValue } from '../../database.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { isUpToDate, migrate, newerProblem, schemaNumber } from '../../schema.ts';
import { auditHead } from '../../tables/audit.ts';
import { brokenAuditRow } from '../verify-copy.ts';
import { type Damaged, openDamaged } from './damaged-image.ts';
import { holds, type IsProven, provenRows } from './proven-rows.ts';
import { readTable, type TableShape, tableShapes, treeOf } from './read-table.ts';
import { NO_TREE } from './table-tree.ts';

export interface Backup {
  readonly name: string;
  readonly image: Uint8Array;
}

export interface RescuedTable {
  readonly table: string;
  /** Read from the damaged file itself. */
  readonly rows: number;
  readonly lost: readonly { readonly from: number; readonly to: number | null }[];
  readonly isWhole: boolean;
  /** Added from backups: rows that the damaged file is proven to have held as they are there. */
  readonly fromBackups: number;
  /** Rows of backups that may be among the lost ones, and may be others: left out. */
  readonly unproven: readonly { readonly backup: string; readonly rows: number }[];
}

export interface RescuedFile {
  readonly importId: number;
  readonly file: string;
  /** The kept original is whole by its hash. */
  readonly isWhole: boolean;
}

export interface Rescued {
  readonly image: Uint8Array;
  readonly tables: readonly RescuedTable[];
  readonly files: readonly RescuedFile[];
  /** The first audit entry that does not follow from the one before; null where the log is whole. */
  readonly brokenAuditEntry: number | null;
}

/**
 * `backups`: other copies, newest first. 'nothing' where nothing can be read at all; a newer program's workspace is refused.
 * `beside` makes databases, `file` is what problems name.
 */
export function rescue(
  beside: Database,
  image: Uint8Array,
  backups: readonly Backup[],
  file: string,
): Result<Rescued | 'nothing'> {
  const source = openDamaged(beside, image, backups, (database, backup) => isOf(beside, database, backup));
  if (source === null) return ok('nothing');
  const newer = newerProblem(source.database, file);
  if (newer !== null || !isWorkspace(source.database)) {
    source.database.close();
    return newer === null ? ok('nothing') : refuse(newer);
  }
  const target = emptyLike(beside, source.database);
  const triggers = target.all(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`);
  for (const { name } of triggers) target.script(`DROP TRIGGER "${String(name)}"`);
  const shapes = tableShapes(target);
  const read = shapes.map((shape): ReadShape => ({ shape, ...copyRows(target, source, shape) }));
  const tables = fillGaps(target, schemaNumber(source.database), read, backups);
  source.database.close();
  for (const { sql } of triggers) target.script(String(sql));
  if (!isUpToDate(target)) migrate(target);
  const rescued = {
    tables,
    files: keptFiles(target),
    brokenAuditEntry: brokenAuditRow(target),
    image: target.image(),
  };
  target.close();
  return ok(rescued);
}

/** Whether the file continues this backup, so that its tables stand where they stood in it. */
function isOf(beside: Database, database: Database, { image }: Backup): boolean {
  const copy = beside.another(image);
  try {
    const end = auditHead(copy);
    return end.rows > 0 && holds(database, end);
  } catch {
    // Not even that part of the log can be read, or there is none.
    return false;
  } finally {
    copy.close();
  }
}

const isWorkspace = (database: Database): boolean =>
  tableShapes(database).some(({ name }) => name === 'meta' || name === 'import' || name === 'record');

/** A new workspace without content in the format of the damaged one; in the newest where its number is unreadable or unknown. */
function emptyLike(beside: Database, source: Database): Database {
  const target = beside.another(new Uint8Array());
  const version = schemaNumber(source);
  const known = MIGRATIONS.filter(({ number: each }) => each <= version);
  migrate(target, known.length === 0 ? MIGRATIONS : known);
  return target;
}

type ReadShape = Omit<RescuedTable, 'table' | 'fromBackups' | 'unproven'> & { readonly shape: TableShape };

function fillGaps(
  target: Database,
  format: number,
  read: readonly ReadShape[],
  backups: readonly Backup[],
): RescuedTable[] {
  const lostOf = new Map(read.map(({ shape, lost, isWhole }) => [shape.name, { lost, isWhole }]));
  const mayBeLost = (table: string, id: number): boolean => {
    const { lost, isWhole } = lostOf.get(table) ?? { lost: [], isWhole: false };
    return !isWhole && (lost.length === 0 || lost.some(({ from, to }) => id >= from && (to === null || id <= to)));
  };
  const filled = new Map<string, number>();
  const unproven = new Map<string, { backup: string; rows: number }[]>();
  const broken = read.filter(({ isWhole }) => !isWhole);
  for (const { name, image } of broken.length === 0 ? [] : backups) {
    const copy = target.another(image);
    const isProven = provenRows({ database: target, format, mayBeLost }, copy);
    for (const { shape } of broken) {
      const { added, left } = addProven(target, copy, shape, isProven, (id) => mayBeLost(shape.name, id));
      filled.set(shape.name, (filled.get(shape.name) ?? 0) + added);
      if (left > 0) unproven.set(shape.name, [...(unproven.get(shape.name) ?? []), { backup: name, rows: left }]);
    }
    copy.close();
  }
  return read.map(({ shape: { name }, ...table }) => ({
    table: name,
    ...table,
    fromBackups: filled.get(name) ?? 0,
    unproven: unproven.get(name) ?? [],
  }));
}

/** `left`: rows that are neither there nor proven, and may be among the lost ones. */
function addProven(
  target: Database,
  copy: Database,
  shape: TableShape,
  isProven: IsProven,
  mayBeLost: (id: number) => boolean,
): { readonly added: number; readonly left: number } {
  const columns = columnsOfBoth(shape, copy);
  const places = shape.primary.map((column) => columns.indexOf(column));
  const before = countOf(target, shape.name);
  const isThere = `SELECT 1 FROM "${shape.name}" WHERE ${shape.primary.map((column) => `"${column}" = ?`).join(' AND ')}`;
  let left = 0;
  const insert = insertInto(target, shape.name, columns);
  target.transaction(() =>
    readTable(copy, { ...shape, columns }, NO_TREE, (values) => {
      const key = places.map((place) => values[place] ?? null);
      if (isProven(shape.name, key)) insert(values);
      else if (isNumbered(shape, key) ? mayBeLost(Number(key[0])) : true)
        left += target.first(isThere, key) === null ? 1 : 0;
    }),
  );
  return { added: countOf(target, shape.name) - before, left };
}

const isNumbered = (shape: TableShape, key: readonly SqlValue[]): boolean =>
  shape.key === null && key.length === 1 && typeof key[0] === 'number';

/** Rows that are there already stay. Columns that the source has not, or rows that can't be in such a table, are left out. */
function copyRows(target: Database, { database, image }: Damaged, shape: TableShape) {
  const theirs = tableShapes(database).find(({ name }) => name === shape.name);
  if (theirs === undefined) return { rows: 0, lost: [], isWhole: false };
  const columns = columnsOfBoth(shape, database);
  const before = countOf(target, shape.name);
  const insert = insertInto(target, shape.name, columns);
  let refused = 0;
  const read = target.transaction(() =>
    readTable(database, { ...shape, columns }, treeOf(database, image, theirs), (values) => {
      if (!insert(values)) refused += 1;
    }),
  );
  return { rows: countOf(target, shape.name) - before, lost: read.lost, isWhole: read.isWhole && refused === 0 };
}

function columnsOfBoth(shape: TableShape, source: Database): readonly string[] {
  const theirs = tableShapes(source).find(({ name }) => name === shape.name)?.columns ?? [];
  return shape.columns.filter((column) => theirs.includes(column));
}

/** False where a row can't be in such a table. */
function insertInto(
  target: Database,
  table: string,
  columns: readonly string[],
): (values: readonly SqlValue[]) => boolean {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const sql = `INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  return (values) => {
    try {
      target.run(sql, values);
      return true;
    } catch {
      return false;
    }
  };
}

const countOf = (database: Database, table: string): number =>
  number(database.first(`SELECT count(*) AS rows FROM "${table}"`)?.rows);

function keptFiles(database: Database): RescuedFile[] {
  const rows = database.all(
    'SELECT import.id, file, sha256, content FROM import LEFT JOIN original ON original.import_id = import.id ORDER BY import.id',
  );
  return rows.map((row) => {
    const content = row.content === null ? null : inflated(bytes(row.content));
    return {
      importId: number(row.id),
      file: text(row.file),
      isWhole: content !== null && createHash('sha256').update(content).digest('hex') === text(row.sha256),
    };
  });
}

function inflated(content: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(content);
  } catch {
    return null;
  }
}
