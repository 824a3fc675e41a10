// Text that was read in a wrong encoding, here or before the file was saved: "ÖÐ¹ú" is 中国, "Ã¼" is ü, "M黱chen" is München.
import type { Encoding } from '../../model/import.ts';
import type { Problem } from '../../model/problem.ts';
import type { SourceText } from '../source-text.ts';
import { decodeLoosely, decodeStrictly } from '../text-decoder.ts';

/** A wrong encoding shows everywhere; the beginning of the file is enough. */
const LOOKED_AT_LINES = 2000;
const LOOKED_AT_CHARACTERS = 200_000;
const SHOWN_CHARACTERS = 40;

/** Letters of Western code pages in a row, as real words hardly have them. */
const WESTERN_RUN =
  /[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g;
/** One hanzi between letters of a word; as many as a word has. */
const LONE_HANZI = /[A-Za-z]{1,20}[\u3400-\u9fff][a-z]{1,20}/g;
const LOST = /\ufffd{2,}|锟斤拷/;

interface Garbled {
  readonly sample: string;
  readonly meant: string;
  /** What the bytes are in, and what they were taken for. */
  readonly is: Encoding;
  readonly taken: Encoding;
}

let westernBytes: Map<string, number> | null = null;

/** Bytes of windows-1252, null where a character is not in it. */
function toWestern(text: string): Uint8Array | null {
  if (westernBytes === null) {
    const all = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
    westernBytes = new Map([...decodeLoosely(all, 'windows-1252')].map((letter, index) => [letter, index + 128]));
  }
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const byte = code < 0x80 ? code : westernBytes.get(letter);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

let rareHanzi: Map<string, readonly [number, number]> | null = null;

/** Double bytes of hanzi outside of GB 2312, which names of people and goods hardly use. */
function toRareBytes(letter: string): readonly [number, number] | null {
  if (rareHanzi === null) {
    rareHanzi = new Map();
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1) continue;
        rareHanzi.set(decodeLoosely(Uint8Array.of(lead, trail), 'gb18030'), [lead, trail]);
      }
    }
  }
  return rareHanzi.get(letter) ?? null;
}

const HANZI = /^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+$/;

function readAsWestern(run: string): Garbled | null {
  const bytes = toWestern(run);
  if (bytes === null) return null;
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { sample: run, meant: utf8, is: 'utf-8', taken: 'windows-1252' };
  if (run.length < 4 || run.length % 2 !== 0 || bytes.some((byte) => byte < 0xa1)) return null;
  const chinese = decodeStrictly(bytes, 'gb18030');
  return chinese !== null && HANZI.test(chinese)
    ? { sample: run, meant: chinese, is: 'gb18030', taken: 'windows-1252' }
    : null;
}

function readAsChinese(word: string): Garbled | null {
  const at = [...word].findIndex((letter) => letter >= '\u3400');
  const bytes = toRareBytes(word[at] ?? '');
  if (bytes === null || bytes[1] > 0x7e) return null;
  const meant = word.slice(0, at) + decodeLoosely(Uint8Array.from(bytes), 'windows-1252') + word.slice(at + 1);
  return /^[A-Za-z\u00c0-\u00ff]+$/.test(meant) ? { sample: word, meant, is: 'windows-1252', taken: 'gb18030' } : null;
}

function firstGarbled(text: string): Garbled | null {
  for (const [run] of text.matchAll(WESTERN_RUN)) {
    const garbled = readAsWestern(run);
    if (garbled !== null) return garbled;
  }
  for (const [word] of text.matchAll(LONE_HANZI)) {
    const garbled = readAsChinese(word);
    if (garbled !== null) return garbled;
  }
  return null;
}

/** At most one warning of a wrong encoding, and one of characters that are gone. */
export function garbledText(text: SourceText): Problem[] {
  const file = text.fileName;
  const lines = Math.min(text.lineCount, LOOKED_AT_LINES);
  const head = lines === 0 ? '' : text.span(0, lines - 1).slice(0, LOOKED_AT_CHARACTERS);
  const problems: Problem[] = [];
  const warn = (value: string, message: string) =>
    problems.push({ code: 'warning', message: `${file}: ${message}`, file, field: 'encoding', value });
  const garbled = firstGarbled(head);
  if (garbled !== null) {
    const { is, taken } = garbled;
    const [sample, meant] = [garbled.sample.slice(0, SHOWN_CHARACTERS), garbled.meant.slice(0, SHOWN_CHARACTERS)];
    warn(
      sample,
      taken === text.encoding
        ? `"${sample}" looks like ${is} that is read as ${taken} and may mean "${meant}": choose the encoding ${is} and check the names in the preview.`
        : `"${sample}" looks like ${is} that was read as ${taken} before the file was saved and may mean "${meant}": get the file as its issuer made it.`,
    );
  }
  const lost = LOST.exec(head)?.[0];
  if (lost !== undefined) {
    warn(lost, `characters were lost before the file was saved ("${lost}"): get the file as its issuer made it.`);
  }
  return problems;
}
