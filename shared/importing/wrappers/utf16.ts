// Text of two bytes a character, as "Unicode text" of spreadsheets is: told by its mark or by its zeros, and written anew as UTF-8.
import type { Evidence } from '../../model/import.ts';
import { decodeUtf16 } from '../text-decoder.ts';
import { encodeUtf8 } from '../text-encoder.ts';
import { warned } from './refusal.ts';
import type { SourceFile } from './source-file.ts';

const SAMPLE_BYTES = 4096;
const LEAST_BYTES = 32;
/** ASCII in two bytes has a zero in every other place; Chinese text with separators still has many. */
const LEAST_ZEROS = 0.2;

interface Order {
  readonly order: 'le' | 'be';
  readonly skip: number;
}

function orderOf(bytes: Uint8Array): Order | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { order: 'le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { order: 'be', skip: 2 };
  const sample = bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length & ~1));
  if (sample.length < LEAST_BYTES) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const order = odd > even ? 'le' : 'be';
  const isClear = Math.max(even, odd) > (sample.length / 2) * LEAST_ZEROS && isText(decodeUtf16(sample, order));
  return isClear ? { order, skip: 0 } : null;
}

/** ASCII, Latin, Chinese and its punctuation and full-width forms; hardly anything else. A character that the sample cuts is one. */
const TEXT_LETTER =
  /[\t\n\r\u0020-\u007e\u00a0-\u024f\u2010-\u203a\u20ac\u2103\u2116\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const LEAST_TEXT = 0.99;

function isText(sample: string): boolean {
  return (sample.match(TEXT_LETTER)?.length ?? 0) >= sample.length * LEAST_TEXT - 1;
}

/** The file as UTF-8, or null where it is not in UTF-16. Its byte positions are those of the new text. */
export function fromUtf16(source: SourceFile): SourceFile | null {
  const order = orderOf(source.bytes);
  if (order === null) return null;
  const text = decodeUtf16(source.bytes.subarray(order.skip), order.order);
  const evidence: Evidence = { of: 'encoding', text: 'was UTF-16 and is read as UTF-8' };
  const damaged = text.includes('\uFFFD')
    ? [warned(source.name, 'some of its characters are damaged; check the names in the preview, or download it again.')]
    : [];
  return {
    name: source.name,
    bytes: encodeUtf8(text),
    evidence: [...source.evidence, evidence],
    warnings: [...source.warnings, ...damaged],
  };
}
