// The directory at the end of a zip archive: what is in it and where. Reads nothing of the members themselves; zip64 included.

export interface ZipMember {
  readonly nameBytes: Uint8Array;
  /** The name is said to be UTF-8; otherwise the archive does not say what it is in. */
  readonly isUtf8: boolean;
  readonly isEncrypted: boolean;
  /** A link to another file instead of a file. */
  readonly isLink: boolean;
  /** 0 stored, 8 deflated, others by name in METHODS. */
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  /** Where the packed bytes stand. */
  readonly from: number;
  readonly to: number;
}

export type ZipFault = 'cut' | 'damaged' | 'split' | 'overlapping';

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const UNKNOWN_32 = 0xffffffff;
const UNIX_LINK = 0xa000;

interface Reader {
  u16(at: number): number;
  u32(at: number): number;
  /** Exact up to 2^53; null beyond. */
  u64(at: number): number | null;
}

function readerOf(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (at: number, width: number) => at >= 0 && at + width <= bytes.length;
  const u16 = (at: number) => (within(at, 2) ? view.getUint16(at, true) : 0);
  const u32 = (at: number) => (within(at, 4) ? view.getUint32(at, true) : 0);
  const u64 = (at: number) => {
    const value = u32(at + 4) * 0x100000000 + u32(at);
    return Number.isSafeInteger(value) ? value : null;
  };
  return { u16, u32, u64 };
}

interface Directory {
  readonly count: number;
  readonly size: number;
  /** As written; an archive with something in front of it is shifted against it. */
  readonly offset: number;
  readonly end: number;
}

function directoryAt(read: Reader, end: number): Directory | ZipFault {
  if (read.u16(end + 4) !== read.u16(end + 6) || read.u16(end + 8) !== read.u16(end + 10)) return 'split';
  const plain = { count: read.u16(end + 10), size: read.u32(end + 12), offset: read.u32(end + 16), end };
  const locator = end - 20;
  if (read.u32(locator) !== 0x07064b50) return plain;
  const record = read.u64(locator + 8);
  if (record === null || read.u32(record) !== 0x06064b50) return 'damaged';
  const [count, size, offset] = [read.u64(record + 32), read.u64(record + 40), read.u64(record + 48)];
  return count === null || size === null || offset === null ? 'damaged' : { count, size, offset, end: record };
}

function endOf(bytes: Uint8Array, read: Reader): number | null {
  const lowest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= lowest; at -= 1) {
    if (read.u32(at) === 0x06054b50 && at + END_BYTES + read.u16(at + 20) <= bytes.length) return at;
  }
  return null;
}

/** The 64-bit values of a member stand in its extra field, only those whose 32-bit place is full, in this order. */
function wideValues(read: Reader, from: number, to: number, narrow: readonly number[]): (number | null)[] {
  for (let at = from; at + 4 <= to; at += 4 + read.u16(at + 2)) {
    if (read.u16(at) !== 1) continue;
    let place = at + 4;
    return narrow.map((value) => {
      if (value !== UNKNOWN_32) return value;
      place += 8;
      return place <= at + 4 + read.u16(at + 2) ? read.u64(place - 8) : null;
    });
  }
  return [...narrow];
}

function areOverlapping(members: readonly ZipMember[]): boolean {
  const sorted = members.filter(({ from, to }) => to > from).sort((left, right) => left.from - right.from);
  return sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0));
}

/** Members in the order of the directory, or what is wrong with it. At most `most` + 1 of them. */
export function readZipDirectory(bytes: Uint8Array, most: number): readonly ZipMember[] | ZipFault {
  const read = readerOf(bytes);
  const end = endOf(bytes, read);
  if (end === null) return 'cut';
  const directory = directoryAt(read, end);
  if (typeof directory === 'string') return directory;
  const start = directory.end - directory.size;
  const shift = start - directory.offset;
  if (start < 0 || shift < 0) return 'damaged';
  const members: ZipMember[] = [];
  let at = start;
  for (let index = 0; index < Math.min(directory.count, most + 1); index += 1) {
    if (read.u32(at) !== 0x02014b50) return 'damaged';
    const [nameLength, extraLength, commentLength] = [read.u16(at + 28), read.u16(at + 30), read.u16(at + 32)];
    const extra = at + 46 + nameLength;
    const next = extra + extraLength + commentLength;
    if (next > directory.end) return 'damaged';
    const narrow = [read.u32(at + 24), read.u32(at + 20), read.u32(at + 42)];
    const [size, packed, offset] = wideValues(read, extra, extra + extraLength, narrow);
    if (typeof size !== 'number' || typeof packed !== 'number' || typeof offset !== 'number') return 'damaged';
    const local = offset + shift;
    const from = local + 30 + read.u16(local + 26) + read.u16(local + 28);
    if (read.u32(local) !== 0x04034b50 || from + packed > start) return 'damaged';
    const flags = read.u16(at + 8);
    members.push({
      nameBytes: bytes.subarray(at + 46, extra),
      isUtf8: (flags & 0x800) !== 0,
      isEncrypted: (flags & 1) !== 0,
      isLink: read.u16(at + 4) >> 8 === 3 && (read.u16(at + 40) & 0xf000) === UNIX_LINK,
      method: read.u16(at + 10),
      crc: read.u32(at + 16),
      size,
      from,
      to: from + packed,
    });
    at = next;
  }
  return areOverlapping(members) ? 'overlapping' : members;
}
