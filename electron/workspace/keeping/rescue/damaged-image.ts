// The bytes of a damaged workspace, made such that SQLite opens them at all: the length that the header says, and where the schema is
// broken, that of a backup. Writes nothing.
import type { Database } from '../../database.ts';
import { tableShapes } from './read-table.ts';

const PAGE_COUNT = 28;
const FREE_LIST = 32;
const PAGE_SIZE = 4096;

export interface Damaged {
  readonly database: Database;
  /** What the database was made of. */
  readonly image: Uint8Array;
}

/**
 * A database of these bytes with a schema that can be read; null where neither they nor a backup's give one. `fits`: whether what is read
 * with the schema of a backup proves that it is the schema of this file.
 */
export function openDamaged<Backup extends { readonly image: Uint8Array }>(
  beside: Database,
  image: Uint8Array,
  backups: readonly Backup[],
  fits: (database: Database, backup: Backup) => boolean,
): Damaged | null {
  const own = withLength(image);
  const whole = opened(beside, own, false);
  if (whole !== null) return whole;
  for (const backup of backups) {
    const damaged = opened(beside, withSchemaOf(image, backup.image), false);
    if (damaged !== null && fits(damaged.database, backup)) return damaged;
    damaged?.database.close();
  }
  return opened(beside, withEmptyLeaves(own), true);
}

/** `isPartial`: parts of the schema may be missing; tables that it still names can be read. */
function opened(beside: Database, image: Uint8Array, isPartial: boolean): Damaged | null {
  let database: Database | null = null;
  try {
    database = beside.another(image, isPartial);
    // A page with cells that can't be is broken, not a row made up.
    database.eachOpening('PRAGMA cell_size_check = ON;');
    if (tableShapes(database).length > 0) return { database, image };
  } catch {
    // No database at all.
  }
  database?.close();
  return null;
}

/** Cut files are filled up with empty pages, which SQLite finds to be broken one by one. */
function withLength(image: Uint8Array): Uint8Array {
  if (image.length < PAGE_SIZE) return image;
  const header = new DataView(image.buffer, image.byteOffset);
  const length = Math.max(header.getUint32(PAGE_COUNT) * PAGE_SIZE, image.length);
  // A count that no file has is damage itself.
  if (length > 2 * image.length + (1 << 30)) return image;
  const whole = new Uint8Array(length);
  // Of a page that was cut nothing can be told.
  whole.set(image.subarray(0, Math.floor(image.length / PAGE_SIZE) * PAGE_SIZE));
  return whole;
}

/**
 * The pages that hold the schema from a backup. Tables stay where they are in a file; only what the first page says of its size and
 * of free pages is another's.
 */
function withSchemaOf(image: Uint8Array, backup: Uint8Array): Uint8Array {
  const length = Math.ceil(Math.max(image.length, PAGE_SIZE) / PAGE_SIZE) * PAGE_SIZE;
  const whole = new Uint8Array(length);
  whole.set(image);
  for (const page of treePages(backup, 1)) {
    const begin = (page - 1) * PAGE_SIZE;
    if (begin < length) whole.set(backup.subarray(begin, begin + PAGE_SIZE), begin);
  }
  const header = new DataView(whole.buffer);
  header.setUint32(PAGE_COUNT, length / PAGE_SIZE);
  header.setUint32(FREE_LIST, 0);
  header.setUint32(FREE_LIST + 4, 0);
  header.setUint32(92, header.getUint32(24));
  return whole;
}

const INTERIOR_TABLE = 5;
const MOST_CELLS = 600;
/** Of a tree of the schema; a damaged one may lead in circles. */
const DEEPEST = 2;

/** The pages of a table, its root first, as far as they lead. Pages count from 1, as in SQLite. */
function treePages(image: Uint8Array, page: number, depth = DEEPEST): number[] {
  const begin = (page - 1) * PAGE_SIZE;
  if (page < 1 || begin + PAGE_SIZE > image.length) return [];
  const view = new DataView(image.buffer, image.byteOffset + begin, PAGE_SIZE);
  const header = page === 1 ? 100 : 0;
  if (view.getUint8(header) !== INTERIOR_TABLE) return [page];
  const count = Math.min(view.getUint16(header + 3), MOST_CELLS);
  const cells = Array.from({ length: count }, (_, index) =>
    view.getUint32(Math.min(view.getUint16(header + 12 + index * 2), PAGE_SIZE - 4)),
  );
  return [
    page,
    ...[...cells, view.getUint32(header + 8)].flatMap((child) => (depth > 0 ? treePages(image, child, depth - 1) : [])),
  ];
}

const LEAF_TABLE = 13;

/** Pages of the schema that are none any more, as pages without entries. */
function withEmptyLeaves(image: Uint8Array): Uint8Array {
  const mended = Uint8Array.from(image);
  if (mended.length < PAGE_SIZE) return mended;
  const last = Math.floor(mended.length / PAGE_SIZE);
  for (const page of treePages(mended, 1).slice(1)) {
    if (page < 2 || page > last) continue;
    const view = new DataView(mended.buffer, (page - 1) * PAGE_SIZE, PAGE_SIZE);
    const kind = view.getUint8(0);
    if (kind === LEAF_TABLE || kind === INTERIOR_TABLE) continue;
    view.setUint8(0, LEAF_TABLE);
    view.setUint16(1, 0);
    view.setUint16(3, 0);
    view.setUint16(5, PAGE_SIZE);
  }
  return mended;
}
