// The table of a fixed-width file: columns proposed where bytes are blank in every row, and around dates, times and amounts. Counted in bytes of the file's encoding.
import type { FixedLayout, RulerLayout } from '../../model/profile.ts';
import { extraNames } from '../header.ts';
import { cutLine } from '../profile/layouts/byte-columns.ts';
import type { SourceText } from '../source-text.ts';
import { cleanCell } from '../values/key.ts';
import { type DraftTable, MOST_SAMPLED } from './cells.ts';
import { meaningOf } from './column-names.ts';
import { columnBoundaries } from './fixed-boundaries.ts';
import { footWord, isNoteLine } from './foot-lines.ts';

const LOOKED_AT = 500;
const LONGEST_ROW = 4096;
const SHORTEST_ROW = 8;
const TOLERANCE = 0.1;
/** Where so many lines have one length, others are no rows. */
const MOSTLY = 0.6;

/** Lines about as long as half of all lines are: blanks at the end are often cut, and tails are free. */
function usualLines(text: SourceText): readonly number[] {
  const lines: { line: number; length: number }[] = [];
  for (let line = 0; line < text.lineCount && line < LOOKED_AT; line += 1) {
    const length = text.byteEnd(line) - text.byteStart(line);
    if (text.line(line).trim() !== '' && length <= LONGEST_ROW && !text.damaged.has(line)) lines.push({ line, length });
  }
  const median = lines.map(({ length }) => length).sort((left, right) => left - right)[lines.length >> 1] ?? 0;
  const exact = lines.filter(({ length }) => length === median).length;
  const tolerance = exact >= lines.length * MOSTLY ? 0 : median * TOLERANCE;
  return lines
    .filter(({ length }) => length >= SHORTEST_ROW && Math.abs(length - median) <= tolerance)
    .map(({ line }) => line);
}

/** How regular the file is as fixed width, 0 to 1: the share of the lines that have the usual length. */
export function fixedRegularity(text: SourceText): number {
  const lines = usualLines(text);
  let filled = 0;
  for (let line = 0; line < text.lineCount && line < LOOKED_AT; line += 1)
    if (text.line(line).trim() !== '') filled += 1;
  return lines.length < 2 ? 0 : lines.length / Math.max(1, filled);
}

/** null where no column can be told. */
export function guessFixed(text: SourceText): FixedLayout | null {
  const lines = usualLines(text).filter(
    (line) => meaningCount(text.line(line)) === 0 && footWord(text.line(line)) === null,
  );
  if (lines.length < 1) return null;
  const rows = lines.map((line) => text.lineBytes(line));
  const longest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const { starts, separated } = columnBoundaries(rows, text.encoding !== 'utf-8');
  const [first] = starts;
  if (first === undefined || starts.length < 2) return null;
  const separator = separated ? 1 : 0;
  const begins = [0, ...starts.slice(1)];
  const fields = begins.map((start, index) => ({
    name: String(index + 1),
    length: (begins[index + 1] ?? longest + separator) - start - separator,
  }));
  // Tails may be cut: a row has to reach what every row of the sample reaches.
  const shortest = Math.min(...lines.map((line) => text.byteEnd(line) - text.byteStart(line)));
  const reached = fields.filter((_, index) => (begins[index + 1] ?? longest + separator) - separator <= shortest);
  return { type: 'fixed', separator, fields, needed: (reached.at(-1) ?? fields[0])?.name ?? '' };
}

/** Words of a line that name columns: a header, not a row. */
function meaningCount(line: string): number {
  return line.split(/\s+/).filter((word) => word !== '' && !/\d/.test(word) && meaningOf(word) !== null).length;
}

/** `headerLine` from 1, whose cells give the names; null: the line above the rows where it names columns; 0: none. */
export function fixedTable(text: SourceText, given: FixedLayout, headerLine: number | null): DraftTable {
  let from = 0;
  const columns = given.fields.map(({ name, length }) => {
    const column = { name, from, to: from + length };
    from += length + given.separator;
    return column;
  });
  const needed = columns.find(({ name }) => name === given.needed)?.to ?? from;
  const cut = (line: number): readonly string[] | null => {
    const cells = cutLine(text, line, columns);
    return typeof cells === 'string' ? null : cells.map(cleanCell);
  };
  let header = headerLine === null ? -1 : headerLine - 1;
  const rows: (readonly string[])[] = [];
  const head: string[] = [];
  const others: { text: string; cells: readonly string[] }[] = [];
  let line = 0;
  for (; line < text.lineCount && rows.length < MOST_SAMPLED; line += 1) {
    const raw = text.line(line);
    if (raw.trim() === '') continue;
    const isHeader = headerLine === null && rows.length === 0 && meaningCount(raw) >= 2;
    if (isHeader) header = line;
    const cells = cut(line);
    const isRow = cells !== null && text.byteEnd(line) - text.byteStart(line) >= needed && !isNoteLine(raw, cells);
    if (isHeader || line === header || (line < header && headerLine !== null)) head.push(raw);
    else if (isRow) rows.push(cells);
    else if (isNoteLine(raw, [raw]) || meaningCount(raw) > 0) others.push({ text: raw, cells: [raw] });
  }
  const labels = header < 0 ? null : cut(header);
  const isNamed = labels?.every((label) => label !== '') === true;
  const names = extraNames(isNamed ? labels : given.fields.map(({ name }) => name));
  const fields = given.fields.map((field, index) => ({ ...field, name: names[index] ?? field.name }));
  const neededIndex = given.fields.findIndex(({ name }) => name === given.needed);
  return {
    layout: { ...given, fields, needed: names[neededIndex] ?? given.needed },
    header: null,
    headerLine: header,
    names,
    rows,
    whole: line >= text.lineCount,
    head,
    others,
  };
}

const RULER = /^\s*(?:([-=])\1+)(?:[ \t]+\1{2,})+\s*$/;

/** A line of dashes in groups, below a header: its line from 0, or null. */
export function guessRuler(text: SourceText): { readonly layout: RulerLayout; readonly line: number } | null {
  for (let line = 1; line < text.lineCount && line < 60; line += 1) {
    const dash = RULER.exec(text.line(line))?.[1];
    if (dash === '-' || dash === '=') return { layout: { type: 'ruler', dash }, line };
  }
  return null;
}
