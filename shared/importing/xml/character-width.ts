// How many bytes a character takes in a file's encoding, so that places in decoded text can be named in bytes without encoding it back.
import type { Encoding } from '../../model/import.ts';
import { decodeLoosely } from '../text-decoder.ts';

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const NO_TRAIL = 0x7f;

let gb18030Pairs: ReadonlySet<string> | null = null;

/** The characters that GB18030 writes in two bytes: the decoder asked once for every pair. All others beyond ASCII take four. */
function inTwoBytes(): ReadonlySet<string> {
  if (gb18030Pairs === null) {
    const bytes: number[] = [];
    for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
      for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) if (trail !== NO_TRAIL) bytes.push(lead, trail);
    }
    gb18030Pairs = new Set(decodeLoosely(Uint8Array.from(bytes), 'gb18030'));
  }
  return gb18030Pairs;
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** Bytes of the UTF-16 unit at `at`; those of a surrogate pair are counted with its first half. Inexact where a character stands for damaged bytes. */
function widthAt(text: string, at: number, encoding: Encoding): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (encoding === 'utf-8') {
    if (isLowSurrogate(code)) return 0;
    return code < 0x800 ? 2 : isSurrogate(code) ? 4 : 3;
  }
  if (encoding === 'gb18030') {
    if (isLowSurrogate(code)) return 0;
    return inTwoBytes().has(text.charAt(at)) ? 2 : 4;
  }
  return encoding === 'big5' ? 2 : 1;
}

/** Bytes of `text` from `from` to `to`. */
export function bytesBetween(text: string, from: number, to: number, encoding: Encoding): number {
  let bytes = 0;
  for (let at = from; at < to; at += 1) bytes += widthAt(text, at, encoding);
  return bytes;
}
