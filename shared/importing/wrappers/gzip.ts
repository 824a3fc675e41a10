// gzip: one or several members that follow each other and belong together. Each is checked by its own checksum.
import { Gunzip } from 'fflate';
import { ok, type Result, refuse } from '../../model/problem.ts';
import { guessEncoding } from '../encoding.ts';
import { decodeLoosely } from '../text-decoder.ts';
import { crc32 } from './crc32.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { cleanName } from './member-name.ts';
import type { Opened } from './opened.ts';
import { refused } from './refusal.ts';
import { isBomb, tooDense, tooLarge } from './too-large.ts';

const PIECE_BYTES = 32_768;
const TRAILER_BYTES = 8;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const LONGEST_NAME = 1024;

function u32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

/** The name that the header gives, or the wrapper's own name without its ending. */
function nameInside(file: string, bytes: Uint8Array): string {
  const flags = bytes[3] ?? 0;
  if ((flags & FLAG_NAME) !== 0) {
    const from = 10 + ((flags & FLAG_EXTRA) === 0 ? 0 : 2 + (bytes[10] ?? 0) + 256 * (bytes[11] ?? 0));
    const to = bytes.indexOf(0, from);
    if (to > from && to - from <= LONGEST_NAME) {
      const raw = bytes.subarray(from, to);
      const { name } = cleanName(decodeLoosely(raw, guessEncoding(raw).encoding));
      if (name !== '') return name.slice(name.lastIndexOf('/') + 1);
    }
  }
  const own = file.slice(file.lastIndexOf('/') + 1);
  return own.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

/** A trailer holds the checksum and the length of what was unpacked. */
function isWhole(bytes: Uint8Array, end: number, unpacked: Uint8Array): boolean {
  if (end < TRAILER_BYTES + 10) return false;
  return u32(bytes, end - 8) === crc32(unpacked) && u32(bytes, end - 4) === unpacked.length % 0x100000000;
}

function gunzip(file: string, bytes: Uint8Array, most: number): Result<Uint8Array> {
  const unpacked = new GrowingBytes(most);
  let isOver = false;
  let isDense = false;
  let isGood = true;
  let memberFrom = 0;
  const stream = new Gunzip((piece) => {
    isOver ||= !unpacked.add(piece);
  });
  stream.onmember = (at) => {
    isGood &&= isWhole(bytes, at, unpacked.bytes(memberFrom));
    memberFrom = unpacked.length;
  };
  try {
    for (let from = 0; from < bytes.length && isGood && !isOver && !isDense; from += PIECE_BYTES) {
      stream.push(bytes.subarray(from, from + PIECE_BYTES), false);
      isDense = isBomb(from + PIECE_BYTES, unpacked.length);
    }
  } catch {
    isGood = false;
  }
  if (isOver) return refuse(tooLarge(file, most));
  if (isDense) return refuse(tooDense(file));
  if (!isGood || !isWhole(bytes, bytes.length, unpacked.bytes(memberFrom))) {
    return refuse(refused(file, 'the compressed file is damaged or cut short: download it again.'));
  }
  return ok(unpacked.bytes());
}

export function openGzip(file: string, bytes: Uint8Array): Result<Opened> {
  const member = {
    name: nameInside(file, bytes),
    evidence: `came out of ${file}`,
    warnings: [],
    size: null,
    unpack: (most: number) => gunzip(file, bytes, most),
  };
  return ok({ members: [member], leftOut: [] });
}
