// Deflated bytes back to what they were, in pieces, so that nothing grows beyond what was announced.
import { Inflate } from 'fflate';
import { GrowingBytes } from './growing-bytes.ts';

/** One compressed piece becomes at most a thousand times as much. */
const PIECE_BYTES = 32_768;

/** Deflate cannot do better; a larger promise is a lie. */
const MOST_PER_BYTE = 1032;

/** Null where the bytes are damaged, cut short, or not exactly `size` bytes unpacked. */
export function inflateExactly(packed: Uint8Array, size: number): Uint8Array | null {
  if (size > packed.length * MOST_PER_BYTE + 64) return null;
  const unpacked = new GrowingBytes(size);
  let isOver = false;
  const inflate = new Inflate((piece) => {
    isOver ||= !unpacked.add(piece);
  });
  try {
    for (let from = 0; from < packed.length && !isOver; from += PIECE_BYTES) {
      inflate.push(packed.subarray(from, from + PIECE_BYTES), from + PIECE_BYTES >= packed.length);
    }
  } catch {
    return null;
  }
  return isOver || unpacked.length !== size ? null : unpacked.bytes();
}
