// The tree of a table: where its leaves begin, so that it is read on behind pages that are broken, and rows that go on in broken pages.
// Reads bytes alone, and follows a damaged tree as far as it makes sense.
import type { SqlValue } from '../../database.ts';

export type Key = readonly SqlValue[];

const PAGE_SIZE = 4096;
const INTERIOR_INDEX = 2;
const INTERIOR_TABLE = 5;
/** SQLite's own limit. */
const DEEPEST = 20;
const LEAF_INDEX = 10;
const LEAF_TABLE = 13;
/** Of a row that is too long for its page, as many bytes at least stand there. */
const SURELY_LOCAL = 489;
/** Of tables without row numbers. */
const LONGEST_LOCAL = 1002;
/** For content, in a page that a row goes on in. */
const ROOM = PAGE_SIZE - 4;
/** So few equal bytes may be content. */
const FEW = 16;

export interface Tree {
  /** In the order of the tree. Of tables with numbered rows each key is one number; else as many values as the primary key has columns. */
  readonly starts: readonly Key[];
  /** Keys, as JSON, of rows that go on in a page that is none of theirs any more: SQLite reads whatever stands there. */
  readonly torn: ReadonlySet<string>;
}

export const NO_TREE: Tree = { starts: [], torn: new Set() };

export function readTree(image: Uint8Array, root: number, columns: number): Tree {
  const starts: Key[] = [];
  const torn = new Set<string>();
  const seen = new Set<number>();
  const walk = (page: number, depth: number): void => {
    const bytes = pageOf(image, page);
    if (bytes === null || depth > DEEPEST || seen.has(page)) return;
    seen.add(page);
    const view = new DataView(bytes.buffer, bytes.byteOffset, PAGE_SIZE);
    const header = page === 1 ? 100 : 0;
    const kind = view.getUint8(header);
    const isInterior = kind === INTERIOR_TABLE || kind === INTERIOR_INDEX;
    if (!isInterior && kind !== LEAF_TABLE && kind !== LEAF_INDEX) return;
    const places = header + (isInterior ? 12 : 8);
    const cells = Math.min(view.getUint16(header + 3), (PAGE_SIZE - places) / 2);
    for (let index = 0; index < cells; index += 1) {
      const cell = view.getUint16(places + index * 2);
      if (cell + 5 > PAGE_SIZE) continue;
      if (isInterior) walk(view.getUint32(cell), depth + 1);
      if (kind === INTERIOR_TABLE) {
        starts.push([varint(bytes, cell + 4).value + 1]);
        continue;
      }
      const row = rowIn(bytes, isInterior ? cell + 4 : cell, kind === LEAF_TABLE);
      const key = row.number === null ? keyIn(row.local, columns) : [row.number];
      if (key === null) continue;
      if (row.rest > 0 && !isChain(image, row.next, row.rest)) torn.add(JSON.stringify(key));
      if (isInterior) starts.push(key);
    }
    if (isInterior) walk(view.getUint32(header + 8), depth + 1);
  };
  walk(root, 0);
  return { starts, torn };
}

function pageOf(image: Uint8Array, page: number): Uint8Array | null {
  const begin = (page - 1) * PAGE_SIZE;
  return page < 1 || begin + PAGE_SIZE > image.length ? null : image.subarray(begin, begin + PAGE_SIZE);
}

/** `rest`: bytes that stand on other pages, of which `next` is the first. */
function rowIn(bytes: Uint8Array, cell: number, isNumbered: boolean) {
  const size = varint(bytes, cell);
  const number = isNumbered ? varint(bytes, size.next) : null;
  const begin = number?.next ?? size.next;
  const most = isNumbered ? PAGE_SIZE - 35 : LONGEST_LOCAL;
  const long = SURELY_LOCAL + ((size.value - SURELY_LOCAL) % ROOM);
  const length = size.value <= most ? size.value : long <= most ? long : SURELY_LOCAL;
  return {
    number: number?.value ?? null,
    local: bytes.subarray(begin, begin + length),
    rest: size.value - length,
    next: Buffer.from(bytes).readUInt32BE(Math.min(begin + length, PAGE_SIZE - 4)),
  };
}

/** Whether these pages follow each other to the last, and none of them was overwritten with the same byte over and over. */
function isChain(image: Uint8Array, first: number, length: number): boolean {
  let page = first;
  for (let rest = length; rest > 0; rest -= ROOM) {
    const bytes = pageOf(image, page);
    if (bytes === null) return false;
    const used = bytes.subarray(4, 4 + Math.min(rest, ROOM));
    if (used.length >= FEW && used.every((byte) => byte === used[0]) && (used[0] === 0 || used[0] === 0xff))
      return false;
    page = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  }
  return page === 0;
}

/** The first values of a row; null where they do not all stand in its page. */
function keyIn(row: Uint8Array, columns: number): Key | null {
  const head = varint(row, 0);
  let [at, from] = [head.next, head.value];
  const key: SqlValue[] = [];
  while (key.length < columns) {
    if (at >= head.value || at >= row.length) return null;
    const type = varint(row, at);
    const value = valueAt(row, from, type.value);
    if (value === null) return null;
    key.push(value.value);
    at = type.next;
    from += value.length;
  }
  return key;
}

const INTEGER_BYTES: readonly number[] = [0, 1, 2, 3, 4, 6, 8];

/** Keys are integers and texts. Null for all else, and for what does not stand here. */
function valueAt(
  row: Uint8Array,
  from: number,
  type: number,
): { readonly value: SqlValue; readonly length: number } | null {
  if (type === 8 || type === 9) return { value: type - 8, length: 0 };
  const isText = type >= 13 && type % 2 === 1;
  const length = isText ? (type - 13) / 2 : (INTEGER_BYTES[type] ?? 0);
  const bytes = Buffer.from(row.subarray(from, from + length));
  if (bytes.length !== length || (length === 0 && !isText)) return null;
  if (isText) return { value: bytes.toString('utf8'), length };
  return { value: length === 8 ? Number(bytes.readBigInt64BE()) : bytes.readIntBE(0, length), length };
}

function varint(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = from; at < from + 8; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return { value: value * 256 + (bytes[from + 8] ?? 0), next: from + 9 };
}

/** As SQLite orders keys: numbers before texts, texts by their bytes. */
export function compareKeys(left: Key, right: Key): number {
  for (const [index, one] of left.entries()) {
    const other = right[index] ?? null;
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : typeof one === 'string' && typeof other === 'string'
          ? Buffer.compare(Buffer.from(one), Buffer.from(other))
          : rank(one) - rank(other);
    if (order !== 0) return order;
  }
  return 0;
}

const rank = (value: SqlValue): number => ['number', 'string'].indexOf(typeof value);
