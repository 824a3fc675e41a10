// A file as physical lines with their byte ranges. Line breaks are found in the bytes once; nothing is encoded back.
import type { Encoding, Evidence } from '../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import { type EncodingGuess, guessEncoding } from './encoding.ts';
import { statedEncodingOf } from './ofx/stated-encoding.ts';
import { decodeLoosely, decodeStrictly } from './text-decoder.ts';
import { declaredEncoding } from './xml/declaration.ts';

/** A line of a table is never this long; a file that has one is something else. Markup (XML, OFX) may be one line. */
export const MAX_LINE_BYTES = 1_048_576;

/** Far above any day's file; each line costs memory before anything is known of it. */
export const MAX_LINES = 10_000_000;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Control-Z, with which old hosts end a file; it is no text. */
const END_OF_FILE = 0x1a;

/** Lines count from 0 here; line numbers shown to people count from 1. */
export interface SourceText {
  readonly fileName: string;
  readonly encoding: Encoding;
  /** False where the encoding is only likely: a profile may know better. */
  readonly isCertain: boolean;
  /** What speaks for the encoding. */
  readonly evidence: Evidence;
  readonly lineCount: number;
  /** "\n", or "\r" in files that have no other break. */
  readonly newline: '\n' | '\r';
  /** The line without its break. */
  line(index: number): string;
  /** Lines `from` to `to`, both included, with the breaks between them as they stand. */
  span(from: number, to: number): string;
  byteStart(index: number): number;
  /** End of the line without its break. */
  byteEnd(index: number): number;
  /** The bytes of the line without its break. */
  lineBytes(index: number): Uint8Array;
  /** Lines whose bytes are not valid in the encoding, or hold a zero. */
  readonly damaged: ReadonlySet<number>;
  readonly warnings: readonly Problem[];
}

function lineStarts(bytes: Uint8Array, from: number, breakByte: number): number[] {
  const starts = [from];
  for (let at = bytes.indexOf(breakByte, from); at !== -1; at = bytes.indexOf(breakByte, at + 1)) {
    if (at + 1 < bytes.length) starts.push(at + 1);
    if (starts.length > MAX_LINES) break;
  }
  return starts;
}

function textStarts(text: string, newline: string): number[] {
  const starts = [0];
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) {
    if (at + 1 < text.length) starts.push(at + 1);
  }
  return starts;
}

/** No text holds a zero byte; a transfer that failed leaves some. */
function linesWithZeros(bytes: Uint8Array, starts: readonly number[]): Set<number> {
  const found = new Set<number>();
  let line = 0;
  for (let at = bytes.indexOf(0); at !== -1; ) {
    while ((starts[line + 1] ?? bytes.length) <= at) line += 1;
    found.add(line);
    at = bytes.indexOf(0, starts[line + 1] ?? bytes.length);
  }
  return found;
}

function tooLongLine(starts: readonly number[], length: number): number {
  return starts.findIndex((start, index) => (starts[index + 1] ?? length) - start > MAX_LINE_BYTES);
}

const MARKUP_PREFIX_BYTES = 64;

function isMarkup(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, MARKUP_PREFIX_BYTES)).trimStart();
  return head.startsWith('<') || head.startsWith('OFXHEADER');
}

interface Guess extends EncodingGuess {
  readonly because: string;
}

/** What an XML declaration or an OFX header names is believed when the bytes decode in it; of OFX, where they are no UTF-8. */
function guessBy(bytes: Uint8Array, skip: number): Guess {
  const named = skip > 0 ? null : (declaredEncoding(bytes) ?? headerEncoding(bytes));
  if (named !== null && named !== 'utf-8' && decodeStrictly(bytes, named) !== null) {
    return {
      encoding: named,
      skip: 0,
      certain: true,
      likely: 0,
      unlikely: 0,
      because: `The document itself says ${named}.`,
    };
  }
  const guess = guessEncoding(bytes);
  return { ...guess, because: becauseOf(guess, skip) };
}

function headerEncoding(bytes: Uint8Array): Encoding | null {
  const stated = statedEncodingOf(bytes);
  return stated === null || decodeStrictly(bytes, 'utf-8') !== null ? null : stated;
}

function becauseOf({ encoding, certain, likely, unlikely }: EncodingGuess, skip: number): string {
  if (skip > 0 && encoding === 'utf-8') return `The mark at its beginning says ${encoding}.`;
  if (!certain) {
    return likely === 0
      ? `${encoding} is likely, but nothing proves it.`
      : `${encoding} is likely: ${likely} of its characters fit, ${unlikely} do not.`;
  }
  return encoding === 'utf-8'
    ? `All of its bytes are valid ${encoding}.`
    : `Its double bytes are those of Chinese text in ${encoding}: ${likely} fit, ${unlikely} do not.`;
}

/**
 * Bytes to lines. Refused: a line over 1 MiB (before anything is decoded), bytes that are not of the encoding asked for.
 * A file that is in its encoding but for a few lines is kept; those lines are `damaged`.
 */
export function readSourceText(fileName: string, bytes: Uint8Array, asked: Encoding | null): Result<SourceText> {
  const skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const newline = bytes.indexOf(LINE_FEED) === -1 && bytes.indexOf(CARRIAGE_RETURN) !== -1 ? '\r' : '\n';
  const starts = lineStarts(bytes, skip, newline === '\n' ? LINE_FEED : CARRIAGE_RETURN);
  if (starts.length > MAX_LINES) {
    return refuse({
      code: 'input-refused',
      message: `${fileName}: has more than ${MAX_LINES} lines; no day's file has. Check what it is, or import it in parts.`,
      file: fileName,
      line: MAX_LINES + 1,
    });
  }
  const long = isMarkup(bytes.subarray(skip)) ? -1 : tooLongLine(starts, bytes.length);
  if (long !== -1) {
    return refuse({
      code: 'input-refused',
      message: `${fileName}: line ${long + 1} is longer than 1 MiB; no statement has such lines. Check that this is the file you meant.`,
      file: fileName,
      line: long + 1,
    });
  }
  const guess = guessBy(bytes, skip);
  const encoding = asked ?? guess.encoding;
  if (skip > 0 && encoding !== 'utf-8' && guess.encoding === 'utf-8') return refuse(undecodable(fileName, encoding, 0));
  const body = bytes.subarray(skip);
  const strict = decodeStrictly(body, encoding);
  const text = strict ?? decodeLoosely(body, encoding);
  const chars = textStarts(text, newline);
  if (chars.length !== starts.length) return refuse(undecodable(fileName, encoding, null));

  const lineEnd = (list: readonly number[], index: number, total: number, isBreak: (at: number) => boolean) => {
    let end = list[index + 1] ?? total;
    while (end > (list[index] ?? 0) && isBreak(end - 1)) end -= 1;
    return end;
  };
  const isEnd = (code: number | undefined) => code === LINE_FEED || code === CARRIAGE_RETURN || code === END_OF_FILE;
  const isTextBreak = (at: number) => isEnd(text.charCodeAt(at));
  const isByteBreak = (at: number) => isEnd(bytes[at]);
  const line = (index: number) => text.slice(chars[index] ?? 0, lineEnd(chars, index, text.length, isTextBreak));
  const byteStart = (index: number) => starts[index] ?? bytes.length;
  const byteEnd = (index: number) => lineEnd(starts, index, bytes.length, isByteBreak);

  const damaged = linesWithZeros(bytes, starts);
  if (strict === null) {
    for (let index = 0; index < starts.length; index += 1) {
      const raw = bytes.subarray(byteStart(index), byteEnd(index));
      if (line(index).includes('\uFFFD') && decodeStrictly(raw, encoding) === null) damaged.add(index);
    }
    const first = damaged.values().next().value ?? null;
    if ((asked !== null && asked !== guess.encoding) || damaged.size * 2 > starts.length)
      return refuse(undecodable(fileName, encoding, first));
  }
  return ok({
    fileName,
    encoding,
    isCertain: asked !== null || guess.certain,
    evidence: { of: 'encoding', text: asked === null ? guess.because : `The encoding ${asked} was asked for.` },
    lineCount: starts.length,
    newline,
    line,
    span: (from, to) => text.slice(chars[from] ?? 0, lineEnd(chars, to, text.length, isTextBreak)),
    byteStart,
    byteEnd,
    lineBytes: (index) => bytes.subarray(byteStart(index), byteEnd(index)),
    damaged,
    warnings: encodingWarnings(fileName, asked, guess, bytes),
  });
}

function undecodable(fileName: string, encoding: Encoding, line: number | null): Problem {
  const where = line === null ? '' : ` (first at line ${line + 1})`;
  return {
    code: 'input-refused',
    message: `${fileName}: the bytes are not ${encoding}${where}. Leave the encoding to be detected, or name the right one.`,
    file: fileName,
    ...(line === null ? {} : { line: line + 1 }),
    field: 'encoding',
    value: encoding,
  };
}

function encodingWarnings(
  fileName: string,
  asked: Encoding | null,
  guess: EncodingGuess,
  bytes: Uint8Array,
): Problem[] {
  const warn = (message: string): Problem[] => [
    { code: 'warning', message: `${fileName}: ${message}`, file: fileName, field: 'encoding' },
  ];
  if (guess.skip > 0 && guess.encoding !== 'utf-8') {
    return warn(
      `begins with the mark of utf-8, but the bytes behind it are ${guess.encoding}, which is read; check the names in the preview.`,
    );
  }
  if (asked !== null && guess.certain && asked !== guess.encoding && bytes.some((byte) => byte >= 0x80)) {
    return warn(
      `read as ${asked} because that was asked for, but the bytes look like ${guess.encoding}; check the names in the preview.`,
    );
  }
  if (asked === null && !guess.certain) {
    return warn(
      `the encoding is a guess (${guess.encoding}); check the names in the preview and name the encoding if they are wrong.`,
    );
  }
  return [];
}
