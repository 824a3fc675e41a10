// Where the leaves of a table's tree begin, by the keys in the pages above them: from there a table is read on behind pages that are broken.
// Reads bytes alone, and follows a damaged tree as far as it makes sense.
import type { SqlValue } from '../../database.ts';

export type Key = readonly SqlValue[];

const PAGE_SIZE = 4096;
const INTERIOR_INDEX = 2;
const INTERIOR_TABLE = 5;
/** SQLite's own limit. */
const DEEPEST = 20;
/** Of what is kept in a page of a longer row, as many bytes surely stand there. */
const SURELY_LOCAL = 489;
const LONGEST_LOCAL = 1002;

/** In the order of the tree. Of tables with numbered rows each key is one number; else as many values as the primary key has columns. */
export function treeStarts(image: Uint8Array, root: number, columns: number): Key[] {
  const starts: Key[] = [];
  const seen = new Set<number>();
  const walk = (page: number, depth: number): void => {
    const begin = (page - 1) * PAGE_SIZE;
    if (page < 1 || begin + PAGE_SIZE > image.length || depth > DEEPEST || seen.has(page)) return;
    seen.add(page);
    const bytes = image.subarray(begin, begin + PAGE_SIZE);
    const view = new DataView(bytes.buffer, bytes.byteOffset, PAGE_SIZE);
    const header = page === 1 ? 100 : 0;
    const kind = view.getUint8(header);
    if (kind !== INTERIOR_TABLE && kind !== INTERIOR_INDEX) return;
    const cells = Math.min(view.getUint16(header + 3), (PAGE_SIZE - header - 12) / 2);
    for (let index = 0; index < cells; index += 1) {
      const cell = view.getUint16(header + 12 + index * 2);
      if (cell + 5 > PAGE_SIZE) continue;
      walk(view.getUint32(cell), depth + 1);
      const start = kind === INTERIOR_TABLE ? [varint(bytes, cell + 4).value + 1] : keyIn(bytes, cell + 4, columns);
      if (start !== null) starts.push(start);
    }
    walk(view.getUint32(header + 8), depth + 1);
  };
  walk(root, 0);
  return starts;
}

/** The first values of the row in a cell; null where they do not all stand in the page. */
function keyIn(bytes: Uint8Array, cell: number, columns: number): Key | null {
  const size = varint(bytes, cell);
  const length = size.value > LONGEST_LOCAL ? SURELY_LOCAL : size.value;
  const row = bytes.subarray(size.next, size.next + length);
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
