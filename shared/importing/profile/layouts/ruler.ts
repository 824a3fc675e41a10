// Reports whose line of dashes, below the header, gives the columns in bytes. A column reaches to the beginning of the next.
import type { RulerLayout } from '../../../model/profile.ts';
import { HEADER_SEARCH_LINES } from '../../header.ts';
import type { SourceText } from '../../source-text.ts';
import { type ByteColumn, cutLine } from './byte-columns.ts';
import { headerTest } from './delimited.ts';
import { type OpenTable, type TableRecord, wholeLine } from './records.ts';

export interface FoundRuler {
  readonly line: number;
  readonly columns: readonly ByteColumn[];
  readonly header: readonly string[];
}

/** Lines of at least two groups of the dash, with the line above each as its header. */
export function rulersIn(text: SourceText, layout: RulerLayout): readonly FoundRuler[] {
  const found: FoundRuler[] = [];
  for (let line = 1; line < text.lineCount && line < HEADER_SEARCH_LINES; line += 1) {
    const columns = rulerColumns(text.line(line), layout);
    if (columns === null) continue;
    const above = cutLine(text, line - 1, columns);
    if (typeof above !== 'string') found.push({ line, columns, header: above.map((cell) => cell.trim()) });
  }
  return found;
}

function rulerColumns(line: string, { dash }: RulerLayout): readonly ByteColumn[] | null {
  const starts: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const isDash = line[at] === dash;
    if (!isDash && line[at] !== ' ' && line[at] !== '\t') return null;
    if (isDash && line[at - 1] !== dash) starts.push(at);
  }
  if (starts.length < 2) return null;
  return starts.map((start, index) => ({ name: '', from: index === 0 ? 0 : start, to: starts[index + 1] ?? null }));
}

export function openRuler(text: SourceText, layout: RulerLayout, ruler: FoundRuler): OpenTable {
  const isHeader = headerTest(ruler.header);
  const readRow = (line: number): TableRecord => {
    const cells = cutLine(text, line, ruler.columns);
    return typeof cells === 'string'
      ? { ...wholeLine(text, line), fault: cells }
      : { line, lines: 1, cells, fault: null };
  };
  return {
    headEnd: ruler.line,
    headerLine: ruler.line - 1,
    header: ruler.header,
    fewest: ruler.header.length,
    most: ruler.header.length,
    markCell: -1,
    sortOf: (record) => {
      if (isHeader(record.cells)) return 'head';
      const raw = text.line(record.line).trim();
      return raw !== '' && [...raw].every((letter) => letter === layout.dash || letter === ' ') ? 'head' : 'row';
    },
    readHead: (line) => wholeLine(text, line),
    readRow,
  };
}
