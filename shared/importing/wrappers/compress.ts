// .Z, the format of the Unix program compress: LZW with codes of 9 to 16 bits. It has no checksum: that a file was cut shows only
// in the totals of the statement inside.
import { ok, type Result, refuse } from '../../model/problem.ts';
import { GrowingBytes } from './growing-bytes.ts';
import type { Opened } from './opened.ts';
import { refused } from './refusal.ts';
import { isBomb, tooDense, tooLarge } from './too-large.ts';

const HEADER_BYTES = 3;
const BLOCK_MODE = 0x80;
const BITS = 0x1f;
const FIRST_BITS = 9;
const MOST_BITS = 16;
/** In block mode this code empties the table. */
const CLEAR = 256;

const DAMAGED = 'the compressed file is damaged or cut short: download it again.';

/** Codes come in groups of eight of one width; a change of width skips the rest of the group. */
class CodeReader {
  readonly #bytes: Uint8Array;
  #bit = HEADER_BYTES * 8;
  #groupFrom = HEADER_BYTES * 8;
  #width = FIRST_BITS;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#bit >> 3;
  }

  setWidth(width: number): void {
    const group = this.#width * 8;
    const used = (this.#bit - this.#groupFrom) % group;
    if (used > 0) this.#bit += group - used;
    this.#groupFrom = this.#bit;
    this.#width = width;
  }

  /** null at the end. */
  next(): number | null {
    if (this.#bit + this.#width > this.#bytes.length * 8) return null;
    const at = this.#bit >> 3;
    const bits = (this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8) | ((this.#bytes[at + 2] ?? 0) << 16);
    const code = (bits >> (this.#bit & 7)) & ((1 << this.#width) - 1);
    this.#bit += this.#width;
    return code;
  }
}

function uncompress(file: string, bytes: Uint8Array, most: number): Result<Uint8Array> {
  const flags = bytes[2] ?? 0;
  const mostBits = flags & BITS;
  if (bytes.length < HEADER_BYTES || mostBits < FIRST_BITS || mostBits > MOST_BITS)
    return refuse(refused(file, DAMAGED));
  const isBlock = (flags & BLOCK_MODE) !== 0;
  const firstFree = isBlock ? CLEAR + 1 : CLEAR;
  const prefixes = new Uint16Array(1 << mostBits);
  const suffixes = new Uint8Array(1 << mostBits);
  const firsts = new Uint8Array(1 << mostBits);
  const lengths = new Uint32Array(1 << mostBits).fill(1, 0, CLEAR);
  for (let byte = 0; byte < CLEAR; byte += 1) {
    suffixes[byte] = byte;
    firsts[byte] = byte;
  }
  const unpacked = new GrowingBytes(most);
  const codes = new CodeReader(bytes);
  let width = FIRST_BITS;
  let free = firstFree;
  let previous: number | null = null;
  const textOf = (code: number) => {
    const text = new Uint8Array(lengths[code] ?? 1);
    for (let at = text.length - 1, rest = code; at >= 0; at -= 1, rest = prefixes[rest] ?? 0)
      text[at] = suffixes[rest] ?? 0;
    return text;
  };
  for (let code = codes.next(); code !== null; code = codes.next()) {
    if (code === CLEAR && isBlock) {
      free = firstFree;
      width = FIRST_BITS;
      codes.setWidth(width);
      previous = null;
      continue;
    }
    const isKnown = code < CLEAR || (code >= firstFree && code < free);
    if (!isKnown && (code !== free || previous === null || free >= 1 << mostBits))
      return refuse(refused(file, DAMAGED));
    const before: number | null = previous;
    if (before !== null && free < 1 << mostBits) {
      prefixes[free] = before;
      lengths[free] = (lengths[before] ?? 0) + 1;
      firsts[free] = firsts[before] ?? 0;
      suffixes[free] = firsts[isKnown ? code : before] ?? 0;
      free += 1;
    }
    if (!unpacked.add(textOf(code))) return refuse(tooLarge(file, most));
    if (isBomb(codes.position, unpacked.length)) return refuse(tooDense(file));
    previous = code;
    if (free === 1 << width && width < mostBits) {
      width += 1;
      codes.setWidth(width);
    }
  }
  return unpacked.length === 0 ? refuse(refused(file, DAMAGED)) : ok(unpacked.bytes());
}

export function openCompress(file: string, bytes: Uint8Array): Result<Opened> {
  const own = file.slice(file.lastIndexOf('/') + 1);
  const member = {
    name: own.replace(/\.z$/i, ''),
    evidence: `came out of ${file}`,
    warnings: [],
    size: null,
    unpack: (most: number) => uncompress(file, bytes, most),
  };
  return ok({ members: [member], leftOut: [] });
}
