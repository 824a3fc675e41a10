// How many bytes the characters of a text take in its file's encoding: fixed-width columns are counted in bytes, never in characters.
import type { Encoding } from '../../../../shared/model/import.ts';

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const REPLACEMENT = '\ufffd';

let doubleBytes: ReadonlySet<string> | null = null;

/** The characters that GB18030 writes in two bytes; the others beyond ASCII take four. */
function gbDoubles(): ReadonlySet<string> {
  if (doubleBytes !== null) return doubleBytes;
  const pairs: number[] = [];
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1)
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) if (trail !== 0x7f) pairs.push(lead, trail);
  const text = new TextDecoder('gb18030').decode(new Uint8Array(pairs));
  doubleBytes = new Set([...text].filter((character) => character !== REPLACEMENT));
  return doubleBytes;
}

export function byteWidth(character: string, encoding: Encoding): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  switch (encoding) {
    case 'utf-8':
      return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    case 'gb18030':
      return gbDoubles().has(character) ? 2 : 4;
    case 'big5':
      return 2;
    default:
      return 1;
  }
}

export interface PlacedCharacter {
  readonly character: string;
  /** Its first byte within the line, from 0. */
  readonly at: number;
  readonly bytes: number;
}

/** The characters of one line with their bytes, up to `most` bytes. */
export function placedCharacters(line: string, encoding: Encoding, most: number): PlacedCharacter[] {
  const placed: PlacedCharacter[] = [];
  let at = 0;
  for (const character of line) {
    const bytes = byteWidth(character, encoding);
    if (at + bytes > most) break;
    placed.push({ character, at, bytes });
    at += bytes;
  }
  return placed;
}

export function byteLength(line: string, encoding: Encoding): number {
  let length = 0;
  for (const character of line) length += byteWidth(character, encoding);
  return length;
}
