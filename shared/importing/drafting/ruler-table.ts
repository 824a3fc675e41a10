// The table of a report whose line of dashes gives the columns.
import type { RulerLayout } from '../../model/profile.ts';
import { extraNames } from '../header.ts';
import { openRuler, rulersIn } from '../profile/layouts/ruler.ts';
import type { SourceText } from '../source-text.ts';
import { cleanCell } from '../values/key.ts';
import { type DraftTable, MOST_SAMPLED } from './cells.ts';
import { isNoteLine } from './foot-lines.ts';

/** null where no line of dashes stands below a header. */
export function rulerTable(text: SourceText, layout: RulerLayout): DraftTable | null {
  const [ruler] = rulersIn(text, layout);
  if (ruler === undefined) return null;
  const open = openRuler(text, layout, ruler);
  const rows: (readonly string[])[] = [];
  const others: { text: string; cells: readonly string[] }[] = [];
  let line = ruler.line + 1;
  for (; line < text.lineCount && rows.length < MOST_SAMPLED; line += 1) {
    const raw = text.line(line);
    if (raw.trim() === '') continue;
    const record = open.readRow(line);
    if (open.sortOf(record) !== 'row') continue;
    if (record.fault !== null || isNoteLine(raw, record.cells)) others.push({ text: raw, cells: record.cells });
    else rows.push(record.cells.map(cleanCell));
  }
  const head = Array.from({ length: Math.max(0, open.headerLine) }, (_, index) => text.line(index));
  return {
    layout,
    header: ruler.header,
    headerLine: open.headerLine,
    names: extraNames(ruler.header),
    rows,
    whole: line >= text.lineCount,
    head,
    others,
  };
}
