// Which encoding a file is in. A strict GB18030 decode accepts Western text silently, so its double bytes are scored for plausibility first.
import type { Encoding } from '../model/import.ts';
import { decodeStrictly } from './text-decoder.ts';
import { guessWestern } from './western-encoding.ts';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Bytes of a byte order mark to skip. */
  readonly skip: number;
  /** False where nothing but likelihood speaks for it: the import says so. */
  readonly certain: boolean;
  /** What was counted where bytes beyond ASCII decided: sequences that text in this encoding really has, and others. Both 0 elsewhere. */
  readonly likely: number;
  readonly unlikely: number;
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

/**
 * Counts double bytes of the frequent characters of Big5 that stand beside each other, as Chinese words do and the letters of Western words do not,
 * and everything else beyond ASCII.
 */
function scoreBig5(bytes: Uint8Array): Score {
  let good = 0;
  let bad = 0;
  let end = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    const isFrequent =
      lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
    if (!isFrequent) {
      bad += 1;
      continue;
    }
    if (end === at) good += 1;
    at += 1;
    end = at + 1;
  }
  return { good, bad };
}

/**
 * Byte order mark, unless Chinese in GB18030 stands behind it (programs have joined the two), then strict UTF-8, then GB18030 where its double bytes are plausible, then Big5 likewise, then Western.
 * Linear in the bytes.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const sure = { encoding: 'utf-8', certain: true, likely: 0, unlikely: 0 } as const;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const behind = guessEncoding(bytes.subarray(3));
    return behind.encoding === 'gb18030' ? { ...behind, skip: 3 } : { ...sure, skip: 3 };
  }
  if (decodeStrictly(bytes, 'utf-8') !== null) return { ...sure, skip: 0 };
  const guess = (encoding: Encoding, certain: boolean, { good, bad }: Score) => ({
    encoding,
    skip: 0,
    certain,
    likely: good,
    unlikely: bad,
  });
  const utf8 = scoreUtf8(bytes);
  if (utf8.good > 2 * utf8.bad) return guess('utf-8', false, utf8);
  const gb18030 = scoreGb18030(bytes);
  if (gb18030.good > 2 * gb18030.bad) return guess('gb18030', true, gb18030);
  const big5 = scoreBig5(bytes);
  if (big5.good > 8 * big5.bad && decodeStrictly(bytes, 'big5') !== null) return guess('big5', false, big5);
  return guess(guessWestern(bytes), false, { good: 0, bad: 0 });
}
