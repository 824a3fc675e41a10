// The table of a delimited file: which character divides it, where its header is, and which lines are rows.
import type { DelimitedLayout } from '../../model/profile.ts';
import { recordReader } from '../csv-record.ts';
import { extraNames, HEADER_SEARCH_LINES, trimCells } from '../header.ts';
import type { SourceText } from '../source-text.ts';
import { cleanCell } from '../values/key.ts';
import { type DraftTable, MOST_SAMPLED } from './cells.ts';
import { meaningOf } from './column-names.ts';
import { isNoteLine } from './foot-lines.ts';

const DELIMITERS = [',', '\t', ';', '|', '^', '~', '!', 'blanks'];
const LOOKED_AT = 200;
/** Rows that lack their last cells: an export's habit when several do, else damage. */
const MANY_SHORT = 3;

export interface DelimitedGuess {
  readonly layout: DelimitedLayout;
  /** How much of the file it divides into cells: rows of the usual width times that width. */
  readonly weight: number;
  /** The share of the lines that have the usual width, from the first to the last that has it. */
  readonly regular: number;
  /** Lines that have it. */
  readonly count: number;
}

function plainLayout(delimiter: string, quote: 'double' | 'none', cells: 'plain' | 'backtick'): DelimitedLayout {
  return {
    type: 'delimited',
    delimiter,
    headerDelimiter: null,
    quote,
    cells,
    header: null,
    optional: 0,
    trailing: 0,
    marks: null,
  };
}

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(text: SourceText, layout: DelimitedLayout, most: number): { records: Record[]; next: number } {
  const read = recordReader(text, {
    delimiter: layout.delimiter,
    quote: layout.quote === 'double',
    backtick: layout.cells === 'backtick',
  });
  const records: Record[] = [];
  let line = 0;
  while (line < text.lineCount && records.length < most) {
    if (text.line(line).trim() === '') {
      line += 1;
      continue;
    }
    const record = read(line, 0);
    records.push({ line, cells: record.cells });
    line += record.lines;
  }
  return { records, next: line };
}

/** The width that most records have, empty cells at the end left out of the count. */
function usualWidth(records: readonly Record[]): { width: number; count: number } {
  const widths = new Map<number, number>();
  for (const { cells } of records) {
    const width = cells.length;
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = { width: 0, count: 0 };
  for (const [width, count] of widths) {
    if (count * (width - 1) > best.count * (best.width - 1)) best = { width, count };
  }
  return best;
}

/** Every value begins with a backtick; one before the first alone only keeps a spreadsheet from reading a number. */
function isTicked(line: string): boolean {
  const delimiters = line.split(',').length - 1;
  return line.trimStart().startsWith('`') && delimiters > 0 && line.split(',`').length - 1 >= delimiters / 2;
}

/** Every delimiter that divides the file at all, the best first. Blanks only where nothing else does. */
export function guessDelimiters(text: SourceText): readonly DelimitedGuess[] {
  const first = Array.from({ length: Math.min(text.lineCount, LOOKED_AT) }, (_, line) => text.line(line));
  const ticked = first.filter(isTicked).length;
  // Totals and headers have no backtick; rows do.
  const backtick = ticked > 0 && ticked * 2 > first.filter((line) => line.trim() !== '').length - 5;
  const quoted = first.some((line) => /(^|[,;|\t])\s*"/.test(line));
  return DELIMITERS.flatMap((delimiter) => {
    const layout = plainLayout(
      delimiter,
      quoted || delimiter === ',' ? 'double' : 'none',
      backtick && delimiter === ',' ? 'backtick' : 'plain',
    );
    const { records } = recordsOf(text, layout, LOOKED_AT);
    const { width, count } = usualWidth(records);
    if (width < 2) return [];
    const weight = count * (width - 1) * (delimiter === 'blanks' ? 0.2 : 1);
    if (delimiter === ',' && isInNumbers(records)) return [];
    const has = ({ cells }: Record) => cells.length === width;
    const span = records.findLastIndex(has) - records.findIndex(has) + 1;
    return [{ layout, weight, regular: count / Math.max(1, span), count }];
  }).sort((left, right) => right.weight - left.weight);
}

/** Commas that only group the digits of amounts divide nothing. */
function isInNumbers(records: readonly Record[]): boolean {
  const divided = records.filter(({ cells }) => cells.length > 1);
  return divided.every(({ cells }) =>
    cells.every((cell, index) => index === 0 || (/^\d{3}(?:\D|$)/.test(cell) && /\d$/.test(cells[index - 1] ?? ''))),
  );
}

const HAS_DIGIT = /\d/;

/** How much a record looks like a header: known names, and no numbers. */
function headerScore(cells: readonly string[]): number {
  const filled = cells.map(cleanCell).filter((cell) => cell !== '');
  if (filled.length < 2) return 0;
  const known = filled.reduce(
    (sum, cell) =>
      sum + ({ whole: 3, part: 2 }[meaningOf(cell)?.known ?? 'part'] ?? 0) * (meaningOf(cell) === null ? 0 : 1),
    0,
  );
  const numbers = filled.filter((cell) => /^[-+¥$(]?[\d,.:/-]+$/.test(cell)).length;
  if (numbers * 3 > filled.length) return 0;
  const words = filled.filter((cell) => !HAS_DIGIT.test(cell) && cell.length <= 40).length;
  return known + (words === filled.length ? 1 : 0);
}

/** Line of the header, from 0, or -1: the first of the most telling records at least as wide as the rows but for what they may lack. */
function findHeader(records: readonly Record[], width: number): number {
  let best = { line: -1, score: 0 };
  for (const { line, cells } of records) {
    if (line >= HEADER_SEARCH_LINES) break;
    const found = trimCells(cells).length;
    if (found < Math.min(2, width) || found > width || found * 2 < width) continue;
    const score = headerScore(cells);
    // Two known names make a header; a line of nothing but words over rows with numbers does as well.
    if (score > best.score && score >= 4) best = { line, score };
  }
  if (best.line !== -1) return best.line;
  const [first, ...rest] = records.filter(({ cells }) => cells.length === width);
  if (first === undefined || rest.length === 0) return -1;
  const isWordy = first.cells.every((cell) => !HAS_DIGIT.test(cell) && cleanCell(cell) !== '');
  return isWordy && rest.some(({ cells }) => cells.some((cell) => HAS_DIGIT.test(cell))) ? first.line : -1;
}

interface FoundNames {
  /** From 0; -1 where there is none. */
  readonly line: number;
  /** As the file writes them, without empty cells at the end; null where names are by position. */
  readonly cells: readonly string[] | null;
  readonly trailing: number;
  readonly headerDelimiter: string | null;
}

const BY_POSITION: FoundNames = { line: -1, cells: null, trailing: 0, headerDelimiter: null };

function namesAt(cells: readonly string[], line: number, headerDelimiter: string | null): FoundNames {
  const kept = trimCells(cells).map((cell) => cell.replace(/^\uFEFF/, '').trim());
  return { line, cells: kept, trailing: cells.length - kept.length, headerDelimiter };
}

/** A header of blanks over rows of another delimiter: as many names as the rows have cells, most of them known. */
function blankHeader(text: SourceText, records: readonly Record[], width: number): FoundNames | null {
  for (const { line } of records) {
    if (line >= HEADER_SEARCH_LINES) break;
    const words = text.line(line).trim().split(/\s+/);
    if (words.length > 3 && Math.abs(words.length - width) <= 1 && headerScore(words) >= 4) {
      return namesAt(words, line, 'blanks');
    }
  }
  return null;
}

function findNames(
  text: SourceText,
  given: DelimitedLayout,
  records: readonly Record[],
  headerLine: number | null,
): FoundNames {
  const { width } = usualWidth(records);
  if (headerLine === 0 || (headerLine === null && given.header !== null)) return BY_POSITION;
  const line = headerLine === null ? findHeader(records, width) : headerLine - 1;
  const record = records.find((candidate) => candidate.line === line);
  if (record === undefined || record.cells.length === 1) {
    const other =
      given.delimiter === 'blanks' ? null : blankHeader(text, record === undefined ? records : [record], width);
    return other ?? { ...BY_POSITION, line: headerLine === null ? -1 : line };
  }
  return namesAt(record.cells, line, null);
}

/** `headerLine` from 1; null: guessed; 0: none. */
export function delimitedTable(text: SourceText, given: DelimitedLayout, headerLine: number | null): DraftTable {
  const { records, next } = recordsOf(text, given, MOST_SAMPLED + HEADER_SEARCH_LINES);
  const found = findNames(text, given, records, headerLine);
  const body = records.filter(({ line }) => line > found.line);
  const bodyWidth = usualWidth(body.map(({ line, cells }) => ({ line, cells: trimCells(cells) }))).width;
  const { cells: header } = found;
  // Names that repeat, or fewer names than rows have cells, cannot find their columns: those are numbered.
  const isPositional =
    header === null || new Set(header).size < header.length || header.includes('') || bodyWidth > header.length;
  const columns = isPositional
    ? (given.header?.length ?? Math.max(1, bodyWidth, header?.length ?? 0, usualWidth(body).width))
    : header.length;
  const byPosition = Array.from({ length: columns }, (_, index) => String(index + 1));
  const fullHeader = header !== null && header.length === columns ? header : byPosition;
  const names = extraNames(isPositional ? (given.header ?? fullHeader) : header);
  const { rows, others, trailing, optional } = bodyOf(text, body, columns);
  return {
    layout: {
      ...given,
      headerDelimiter: isPositional ? null : found.headerDelimiter,
      header: isPositional ? names : null,
      trailing: Math.max(0, trailing - (isPositional ? 0 : found.trailing)),
      optional,
    },
    header: isPositional ? null : header,
    headerLine: found.line,
    names,
    rows: rows.slice(0, MOST_SAMPLED),
    whole: next >= text.lineCount,
    head: records
      .filter(({ line }) => line < found.line || (line === found.line && isPositional))
      .map(({ line }) => text.line(line)),
    others,
  };
}

function bodyOf(text: SourceText, body: readonly Record[], columns: number) {
  const wide: (readonly string[])[] = [];
  const others: { text: string; cells: readonly string[] }[] = [];
  const widths = new Map<number, number>();
  let trailing = 0;
  for (const { line, cells } of body) {
    const raw = text.line(line);
    if (isNoteLine(raw, cells)) {
      others.push({ text: raw, cells });
      continue;
    }
    // Rows that are too long or cut short are left to the engine, which rejects them with a reason.
    if (trimCells(cells).length > columns || cells.length * 2 < columns) continue;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    trailing = Math.max(trailing, cells.length - columns);
    wide.push(cells);
  }
  const short = [...widths].filter(
    ([width, count]) => width < columns && count >= MANY_SHORT && count * 10 >= body.length,
  );
  const optional = Math.max(0, ...short.map(([width]) => columns - width));
  const rows = wide
    .filter((cells) => cells.length >= columns - optional)
    .map((cells) => cells.slice(0, columns).map(cleanCell));
  return { rows, others, trailing, optional };
}
