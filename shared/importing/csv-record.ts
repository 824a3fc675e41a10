// One record of a delimited file, which may stand on several physical lines. papaparse reads the cells; this file decides where a record ends.
// A quote that is never closed costs its own line only: it must not swallow the rows after it.
import Papa from 'papaparse';
import type { SourceText } from './source-text.ts';

/** A quoted cell may hold line breaks, but not a whole file. */
const MAX_RECORD_LINES = 100;
const MAX_RECORD_CHARACTERS = 65_536;
/** Tables narrower than this are too small to tell a swallowed row from a memo by its commas. */
const MIN_TELLING_COLUMNS = 4;

const BACKTICK_ROW = /^\s*`/;
/** Exports pad the end of a line; papaparse takes the blanks for a broken cell. */
const BLANKS_BEHIND_QUOTE = /"[ \t]+$/;

/** Lines count from 0. */
export interface CsvRecord {
  readonly line: number;
  readonly lines: number;
  readonly cells: readonly string[];
  /** Why the record cannot be read, as a whole sentence, or null. */
  readonly fault: string | null;
}

export interface CsvDialect {
  /** One character, or "blanks": any run of blanks and tabs. */
  readonly delimiter: string;
  /** Whether cells may be quoted; where they may not, every line is a record. */
  readonly quote: boolean;
  /** The issuer puts a backtick before every value and quotes nothing: such rows are split on delimiter and backtick. */
  readonly backtick: boolean;
}

/** Reads the record that begins at a line. `columns` is the width of the table, 0 while it is not known. */
export type RecordReader = (line: number, columns: number) => CsvRecord;

export function recordReader(text: SourceText, dialect: CsvDialect): RecordReader {
  return dialect.quote && dialect.delimiter !== 'blanks' ? quotedReader(text, dialect) : plainReader(text, dialect);
}

function plainReader(text: SourceText, { delimiter, backtick }: CsvDialect): RecordReader {
  const split =
    delimiter === 'blanks'
      ? (line: string) => line.trim().split(/[ \t\u3000]+/)
      : backtick
        ? (line: string) =>
            BACKTICK_ROW.test(line) ? line.trimStart().slice(1).split(`${delimiter}\``) : line.split(delimiter)
        : (line: string) => line.split(delimiter);
  return (line) => ({ line, lines: 1, cells: split(text.line(line)), fault: null });
}

function quotedReader(text: SourceText, dialect: CsvDialect): RecordReader {
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: text.newline,
    quoteChar: '"',
    escapeChar: '"',
  });
  const backtickDelimiter = `${dialect.delimiter}\``;
  const parse = (raw: string) => {
    const parsed = parser.parse(raw, 0, false);
    const trimmed = parsed.errors.length === 0 ? raw : raw.replace(BLANKS_BEHIND_QUOTE, '"');
    const again = trimmed === raw ? parsed : parser.parse(trimmed, 0, false);
    return again.errors.length === 0 ? again : parsed;
  };

  return (line, columns) => {
    const first = text.line(line);
    const record = (cells: readonly string[], lines: number, fault: string | null): CsvRecord => ({
      line,
      lines,
      cells,
      fault,
    });
    if (dialect.backtick && BACKTICK_ROW.test(first)) {
      const cells = first.trimStart().slice(1).split(backtickDelimiter);
      return record(columns > 0 && cells.length !== columns ? first.split(dialect.delimiter) : cells, 1, null);
    }
    // Without a quotation mark there is nothing to decide.
    if (!first.includes('"')) return record(first.split(dialect.delimiter), 1, null);
    let raw = first;
    for (let lines = 1; ; lines += 1) {
      const parsed = parse(raw);
      const malformed = parsed.errors.find((error) => error.code !== 'MissingQuotes');
      if (malformed !== undefined) {
        const fault =
          lines === 1
            ? 'The quotation marks of this line do not pair; correct it at the source and import the file again.'
            : unclosed();
        return record(looseCells(first, dialect), 1, fault);
      }
      if (parsed.errors.length === 0) {
        const cells = parsed.data[0] ?? [''];
        const swallowed = lines > 1 && swallowsRow(cells, columns, dialect.delimiter);
        return swallowed ? record(looseCells(first, dialect), 1, unclosed()) : record(cells, lines, null);
      }
      let last = line + lines;
      while (last < text.lineCount && last - line < MAX_RECORD_LINES && !text.line(last).includes('"')) last += 1;
      const isOver = last >= text.lineCount || last - line >= MAX_RECORD_LINES;
      if (isOver || raw.length > MAX_RECORD_CHARACTERS) return record(looseCells(first, dialect), 1, unclosed());
      lines = last - line;
      raw = text.span(line, last);
    }
  };
}

function looseCells(line: string, dialect: CsvDialect): string[] {
  return line.split(dialect.delimiter);
}

function unclosed(): string {
  return 'A quotation mark opens in this line and is not closed in it or soon after; the lines after it were read on their own. Correct it at the source and import the file again.';
}

/** True when a quoted cell holds a line with as many delimiters as a row of the table has. */
function swallowsRow(cells: readonly string[], columns: number, delimiter: string): boolean {
  if (columns < MIN_TELLING_COLUMNS) return false;
  return cells.some(
    (cell) => cell.includes('\n') && cell.split('\n').some((part) => part.split(delimiter).length >= columns),
  );
}
