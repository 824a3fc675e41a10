// Tables whose cells are told apart by a character, or by blanks; with a header found by its names, or with names by position.

import type { DelimitedLayout } from '../../../model/profile.ts';
import { type RecordReader, recordReader } from '../../csv-record.ts';
import { foldName, trimCells } from '../../header.ts';
import type { SourceText } from '../../source-text.ts';
import { cleanCell } from '../../values/key.ts';
import type { OpenTable, TableRecord } from './records.ts';

export interface FoundHeader {
  readonly line: number;
  /** Without empty cells at the end; those are counted. */
  readonly cells: readonly string[];
  readonly trailingCells: number;
}

export function layoutReader(text: SourceText, layout: DelimitedLayout, delimiter: string): RecordReader {
  return recordReader(text, { delimiter, backtick: layout.cells === 'backtick', quote: layout.quote === 'double' });
}

/** `header` is null for layouts that give their names by position. */
export function openDelimited(text: SourceText, layout: DelimitedLayout, header: FoundHeader | null): OpenTable {
  const names = header?.cells ?? layout.header ?? [];
  const read = layoutReader(text, layout, layout.delimiter);
  const readHeader = layout.headerDelimiter === null ? read : layoutReader(text, layout, layout.headerDelimiter);
  const { marks } = layout;
  const rowMarks = new Set(marks?.rows ?? []);
  const isHeader = header === null ? () => false : headerTest(names);
  const headerLine = header?.line ?? -1;
  return {
    headEnd: headerLine,
    headerLine,
    header: names,
    fewest: names.length - layout.optional,
    most: names.length + layout.trailing + (header?.trailingCells ?? 0),
    markCell: marks === null ? -1 : 0,
    sortOf(record: TableRecord) {
      if (isHeader(record.cells)) return 'head';
      if (layout.headerDelimiter !== null && isHeader(readHeader(record.line, 0).cells)) return 'head';
      if (marks === null) return 'row';
      const mark = cleanCell(record.cells[0] ?? '');
      if (marks.header !== '' && mark === marks.header) return 'head';
      return rowMarks.has(mark) ? 'row' : { unknown: mark };
    },
    readHead: (line) => read(line, 0),
    readRow: (line) => read(line, names.length),
  };
}

/** Blanks, marks and quotes that may stand around a name when its header comes again; longer cells are not folded, which is slow. */
const MOST_AROUND_A_NAME = 8;

/** Recognises the header where it comes again, as in bills that were put one behind the other. */
export function headerTest(header: readonly string[]): (cells: readonly string[]) => boolean {
  const folded = header.map(foldName);
  const longest = (header[0] ?? '').length + MOST_AROUND_A_NAME;
  return (cells) =>
    (cells[0] ?? '').length <= longest &&
    foldName(cells[0] ?? '') === folded[0] &&
    folded.every((name, index) => foldName(cells[index] ?? '') === name);
}

/** The records among the first lines that have at least two cells, each a possible header. */
export function headersIn(text: SourceText, read: RecordReader, most: number): readonly FoundHeader[] {
  const found: FoundHeader[] = [];
  for (let line = 0; line < text.lineCount && line < most; ) {
    const record = read(line, 0);
    const cells = trimCells(record.cells);
    if (cells.length > 1 && record.fault === null) {
      found.push({ line, cells, trailingCells: record.cells.length - cells.length });
    }
    line += record.lines;
  }
  return found;
}
