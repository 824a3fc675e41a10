// The first records of a file, each as a possible header, under every delimiter that statement files use.
import { recordReader } from './csv-record.ts';
import { HEADER_SEARCH_LINES, trimCells } from './header.ts';
import type { SourceText } from './source-text.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** `line` counts from 0. */
export interface HeaderCandidate {
  readonly line: number;
  readonly delimiter: string;
  /** Without empty cells at the end; those are counted. */
  readonly cells: readonly string[];
  readonly trailingCells: number;
}

/** Every record among the first lines that has at least two cells, by delimiter, then in file order. */
export function headerCandidates(text: SourceText): readonly HeaderCandidate[] {
  return DELIMITERS.flatMap((delimiter) => {
    const readRecord = recordReader(text, { delimiter, backtick: false, quote: true });
    const found: HeaderCandidate[] = [];
    for (let line = 0; line < text.lineCount && line < HEADER_SEARCH_LINES; ) {
      const record = readRecord(line, 0);
      const cells = trimCells(record.cells);
      if (cells.length > 1 && record.fault === null) {
        found.push({ line, delimiter, cells, trailingCells: record.cells.length - cells.length });
      }
      line += record.lines;
    }
    return found;
  });
}
