// Offsets in the decoded text of a file to physical lines and byte ranges. Several elements may stand on one line, and one over several.
import type { SourcePosition } from '../../model/record.ts';
import type { SourceText } from '../source-text.ts';
import { bytesBetween } from './character-width.ts';

/** A range of UTF-16 offsets in the whole text, the end not included. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** `line` and `lastLine` count from 1. */
export interface Place extends SourcePosition {
  readonly lastLine: number;
}

/** Lines longer than this that are not plain ASCII get marks, so that places in them cost the same wherever they stand. */
const MARK_EVERY = 256;

/** The whole text of a file, and where its parts stand. Each place costs a search over lines and at most MARK_EVERY characters. */
export class TextPlaces {
  readonly whole: string;
  readonly lineCount: number;
  readonly #text: SourceText;
  readonly #starts: readonly number[];
  readonly #marks = new Map<number, readonly number[]>();

  constructor(text: SourceText) {
    this.#text = text;
    this.lineCount = text.lineCount;
    this.whole = text.lineCount === 0 ? '' : text.span(0, text.lineCount - 1);
    const starts = [0];
    for (let at = this.whole.indexOf(text.newline); at !== -1; at = this.whole.indexOf(text.newline, at + 1))
      starts.push(at + 1);
    this.#starts = starts;
  }

  /** The line, from 0, on which the character at `offset` stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  placeOf({ from, to }: TextRange): Place {
    const first = this.lineAt(from);
    const last = this.lineAt(Math.max(from, to - 1));
    return {
      line: first + 1,
      lastLine: last + 1,
      byteStart: this.#byteAt(first, from),
      byteEnd: this.#byteAt(last, to),
    };
  }

  textOf({ from, to }: TextRange): string {
    return this.whole.slice(from, to);
  }

  #byteAt(line: number, offset: number): number {
    const start = this.#starts[line] ?? 0;
    const byteStart = this.#text.byteStart(line);
    const byteEnd = this.#text.byteEnd(line);
    const length = this.#lengthOf(line);
    if (byteEnd - byteStart === length) return byteStart + (offset - start);
    const bytes =
      length <= MARK_EVERY
        ? bytesBetween(this.whole, start, offset, this.#text.encoding)
        : this.#markedBytes(line, start, length, offset);
    return Math.min(byteStart + bytes, byteEnd);
  }

  #lengthOf(line: number): number {
    const start = this.#starts[line] ?? 0;
    let end = this.#starts[line + 1] ?? this.whole.length;
    while (end > start && (this.whole[end - 1] === '\n' || this.whole[end - 1] === '\r')) end -= 1;
    return end - start;
  }

  #markedBytes(line: number, start: number, length: number, offset: number): number {
    const { encoding } = this.#text;
    let marks = this.#marks.get(line);
    if (marks === undefined) {
      const made = [0];
      for (let at = 0; at + MARK_EVERY <= length; at += MARK_EVERY)
        made.push((made.at(-1) ?? 0) + bytesBetween(this.whole, start + at, start + at + MARK_EVERY, encoding));
      marks = made;
      this.#marks.set(line, marks);
    }
    const mark = Math.min(Math.floor((offset - start) / MARK_EVERY), marks.length - 1);
    return (marks[mark] ?? 0) + bytesBetween(this.whole, start + mark * MARK_EVERY, offset, encoding);
  }
}

/** How many of `lineCount` physical lines none of the places touches. The places may overlap and come in any order. */
export function untouchedLines(lineCount: number, places: readonly Pick<Place, 'line' | 'lastLine'>[]): number {
  let touched = 0;
  let reached = 0;
  for (const { line, lastLine } of [...places].sort((left, right) => left.line - right.line)) {
    touched += Math.max(0, lastLine - Math.max(reached, line - 1));
    reached = Math.max(reached, lastLine);
  }
  return lineCount - touched;
}
