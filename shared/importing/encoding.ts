// Which encoding a file is in. A strict GB18030 decode accepts Western text silently, so its double bytes are scored for plausibility first.
import type { Encoding } from '../model/import.ts';
import { decodeStrictly } from './text-decoder.ts';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Bytes of a byte order mark to skip. */
  readonly skip: number;
  /** False where nothing but likelihood speaks for it: the import says so. */
  readonly certain: boolean;
}

interface Score {
  readonly good: number;
  readonly bad: number;
}

/** Counts well-formed and broken multi-byte sequences as UTF-8. One that the end of the file cuts is neither. */
function scoreUtf8(bytes: Uint8Array): Score {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const tails =
      lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    let seen = 0;
    while (seen < tails && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (tails > 0 && seen === tails) good += 1;
    else if (at + seen + 1 < bytes.length) bad += 1;
    at += seen;
  }
  return { good, bad };
}

/** Counts double bytes that Chinese text really uses (common hanzi, punctuation, full-width forms) and those it hardly does. */
function scoreGb18030(bytes: Uint8Array): Score {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    const likely = ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9)) && trail >= 0xa1 && trail <= 0xfe;
    if (likely) good += 1;
    else bad += 1;
    if (trail >= 0x30) at += 1;
  }
  return { good, bad };
}

/** Code page 852 keeps its letters mostly in 80 to BF, windows-1252 in C0 to FF. */
function guessWestern(bytes: Uint8Array): Encoding {
  let low = 0;
  let high = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0) high += 1;
    else if (byte >= 0x80) low += 1;
  }
  return low > high ? 'ibm852' : 'windows-1252';
}

/** Byte order mark, then strict UTF-8, then GB18030 where its double bytes are plausible, then Western. Linear in the bytes. */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3, certain: true };
  if (decodeStrictly(bytes, 'utf-8') !== null) return { encoding: 'utf-8', skip: 0, certain: true };
  const utf8 = scoreUtf8(bytes);
  if (utf8.good > 2 * utf8.bad) return { encoding: 'utf-8', skip: 0, certain: false };
  const gb18030 = scoreGb18030(bytes);
  if (gb18030.good > 2 * gb18030.bad) return { encoding: 'gb18030', skip: 0, certain: true };
  return { encoding: guessWestern(bytes), skip: 0, certain: false };
}
