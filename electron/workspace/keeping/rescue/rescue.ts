// Makes a new workspace of what can still be read of a damaged one: its own pages first, then the newest backups for what is missing.
// The damaged file is only read. What could not be read is told, never made up.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { bytes, number, text } from '../../columns.ts';
import type { Database, SqlValue } from '../../database.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { isUpToDate, migrate, schemaNumber } from '../../schema.ts';
import { brokenAuditRow } from '../verify-copy.ts';
import { openDamaged } from './damaged-image.ts';
import { readTable, type TableShape, tableShapes } from './read-table.ts';

export interface RescuedTable {
  readonly table: string;
  /** Read from the damaged file itself. */
  readonly rows: number;
  readonly lost: readonly { readonly from: number; readonly to: number | null }[];
  readonly isWhole: boolean;
  /** Added from backups, of what the file did not give. They are as old as the backup is. */
  readonly fromBackups: number;
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

/** `backups`: images of other copies, newest first. Null where nothing can be read at all. `beside` makes databases. */
export function rescue(beside: Database, image: Uint8Array, backups: readonly Uint8Array[]): Rescued | null {
  const source = openDamaged(beside, image, backups) ?? openDamaged(beside, backups[0] ?? new Uint8Array(), []);
  if (source === null) return null;
  const target = emptyLike(beside, source);
  const triggers = target.all(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`);
  for (const { name } of triggers) target.script(`DROP TRIGGER "${String(name)}"`);
  const tables = tableShapes(target).map((shape) => rescueTable(target, source, shape, backups));
  for (const { sql } of triggers) target.script(String(sql));
  source.close();
  if (!isUpToDate(target)) migrate(target);
  const rescued = {
    tables,
    files: keptFiles(target),
    brokenAuditEntry: brokenAuditRow(target),
    image: target.image(),
  };
  target.close();
  return rescued;
}

/** A new workspace without content in the format of the damaged one; in the newest where its number is unreadable or unknown. */
function emptyLike(beside: Database, source: Database): Database {
  const target = beside.another(new Uint8Array());
  const version = schemaNumber(source);
  const known = MIGRATIONS.filter(({ number: each }) => each <= version);
  migrate(target, known.length === 0 ? MIGRATIONS : known);
  return target;
}

function rescueTable(
  target: Database,
  source: Database,
  shape: TableShape,
  backups: readonly Uint8Array[],
): RescuedTable {
  const read = copyRows(target, source, shape);
  if (read.isWhole) return { table: shape.name, ...read, fromBackups: 0 };
  let fromBackups = 0;
  for (const backup of backups) {
    const before = countOf(target, shape.name);
    const copy = source.another(backup);
    copyRows(target, copy, shape);
    copy.close();
    fromBackups += countOf(target, shape.name) - before;
  }
  return { table: shape.name, ...read, fromBackups };
}

/** Rows that are there already stay. Columns that the source has not, or rows that can't be in such a table, are left out. */
function copyRows(target: Database, source: Database, shape: TableShape) {
  const theirs = tableShapes(source).find(({ name }) => name === shape.name);
  if (theirs === undefined) return { rows: 0, lost: [], isWhole: false };
  const columns = shape.columns.filter((column) => theirs.columns.includes(column));
  const places = columns.map(() => '?').join(', ');
  const insert = `INSERT OR IGNORE INTO "${shape.name}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`;
  let refused = 0;
  const before = countOf(target, shape.name);
  const read = target.transaction(() =>
    readTable(source, { ...shape, columns }, (values: SqlValue[]) => {
      try {
        target.run(insert, values);
      } catch {
        refused += 1;
      }
    }),
  );
  return { rows: countOf(target, shape.name) - before, lost: read.lost, isWhole: read.isWhole && refused === 0 };
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
