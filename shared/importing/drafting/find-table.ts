// How an unknown file is laid out: divided by a character, ruled by dashes, or in columns of bytes.
import type { Layout } from '../../model/profile.ts';
import type { SourceText } from '../source-text.ts';
import type { DraftTable } from './cells.ts';
import { delimitedTable, guessDelimiters } from './delimited-table.ts';
import { fixedRegularity, fixedTable, guessFixed, guessRuler } from './fixed-table.ts';
import { rulerTable } from './ruler-table.ts';

/** Files whose lines have one length are fixed, unless a character divides them all alike. */
const FIXED_LINES = 0.8;
const DIVIDED_LINES = 0.5;

/** `headerLine` from 1; null: guessed; 0: none. XML in elements is read by the layout alone and has no draft: an empty table. */
export function findTable(text: SourceText, given: Layout | null, headerLine: number | null): DraftTable {
  if (given !== null) return tableBy(text, given, headerLine);
  const guesses = guessDelimiters(text);
  const [best] = guesses;
  const divided = guesses.find(
    ({ layout, regular, count }) =>
      layout.delimiter !== 'blanks' && regular >= DIVIDED_LINES && (count > 1 || layout === best?.layout),
  );
  if (divided !== undefined) return delimitedTable(text, divided.layout, headerLine);
  const ruler = guessRuler(text);
  if (ruler !== null) {
    const table = rulerTable(text, ruler.layout);
    if (table !== null) return table;
  }
  if (fixedRegularity(text) >= FIXED_LINES || best === undefined) {
    const fixed = guessFixed(text);
    if (fixed !== null) return fixedTable(text, fixed, headerLine);
  }
  if (best !== undefined) return delimitedTable(text, best.layout, headerLine);
  return emptyTable(text, {
    type: 'delimited',
    delimiter: ',',
    headerDelimiter: null,
    quote: 'double',
    cells: 'plain',
    header: null,
    optional: 0,
    trailing: 0,
    marks: null,
  });
}

function tableBy(text: SourceText, layout: Layout, headerLine: number | null): DraftTable {
  switch (layout.type) {
    case 'delimited':
      return delimitedTable(text, layout, headerLine);
    case 'fixed':
      return fixedTable(text, layout, headerLine);
    case 'ruler':
      return rulerTable(text, layout) ?? emptyTable(text, layout);
    case 'elements':
      return emptyTable(text, layout);
  }
}

function emptyTable(text: SourceText, layout: Layout): DraftTable {
  const head = Array.from({ length: Math.min(text.lineCount, 60) }, (_, line) => text.line(line));
  return { layout, header: null, headerLine: -1, names: [], rows: [], whole: true, head, others: [] };
}
