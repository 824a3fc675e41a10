// A table that a layout has opened: where its header is, and its rows as cells. Lines count from 0.
import type { SourceText } from '../../source-text.ts';
import type { ElementTable } from './elements.ts';

export interface TableRecord {
  readonly line: number;
  readonly lines: number;
  readonly cells: readonly string[];
  /** Why the record cannot be read, as a whole sentence, or null. */
  readonly fault: string | null;
}

export interface OpenTable {
  /** Lines up to this one are head; -1 where the table begins with the file. */
  readonly headEnd: number;
  /** Line of the header, -1 where there is none. */
  readonly headerLine: number;
  readonly header: readonly string[];
  /** How many cells a row has, at least and at most; cells beyond the header must be empty. */
  readonly fewest: number;
  readonly most: number;
  /** Whether the layout itself shows that a record of the body is none of the rows: "head" for a header that comes again, or why it is none. */
  sortOf(record: TableRecord): 'row' | 'head' | { readonly unknown: string };
  /** A record before the body. */
  readHead(line: number): TableRecord;
  readRow(line: number): TableRecord;
  /** Rows that are elements and not lines. */
  readonly elements?: ElementTable;
  /** Index of a cell that is a mark and no value; -1 where there is none. */
  readonly markCell: number;
}

export function wholeLine(text: SourceText, line: number): TableRecord {
  return { line, lines: 1, cells: [text.line(line)], fault: null };
}
