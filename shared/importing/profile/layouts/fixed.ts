// Tables of fields with fixed lengths in bytes. A line that does not reach the last needed field, or whose gaps are not blank, is no row.
import type { FixedLayout } from '../../../model/profile.ts';
import type { SourceText } from '../../source-text.ts';
import { type ByteColumn, cutLine } from './byte-columns.ts';
import { type OpenTable, type TableRecord, wholeLine } from './records.ts';

/** What follows the last field. */
export const TAIL = 'tail';

const BLANK = 0x20;

export function openFixed(text: SourceText, layout: FixedLayout): OpenTable {
  const columns: ByteColumn[] = [];
  let at = 0;
  for (const { name, length } of layout.fields) {
    columns.push({ name, from: at, to: at + length });
    at += length + layout.separator;
  }
  const neededEnd = columns.find(({ name }) => name === layout.needed)?.to ?? at;
  const all = [...columns, { name: TAIL, from: at, to: null }];
  const header = all.map(({ name }) => name);

  const gapAt = (line: number): number => {
    const bytes = text.lineBytes(line);
    for (const { to } of columns) {
      if (to === null || to >= neededEnd) break;
      for (let gap = to; gap < to + layout.separator; gap += 1) if (bytes[gap] !== BLANK) return gap;
    }
    return -1;
  };

  const readRow = (line: number): TableRecord => {
    const length = text.byteEnd(line) - text.byteStart(line);
    const fault = (sentence: string): TableRecord => ({ ...wholeLine(text, line), fault: sentence });
    if (length < neededEnd) {
      return fault(
        `The line has ${length} bytes where at least ${neededEnd} are needed: it was cut short. Download the file again or correct the line.`,
      );
    }
    const gap = layout.separator === 0 ? -1 : gapAt(line);
    if (gap !== -1) {
      return fault(
        `Byte ${gap + 1} of the line, between two columns, is not blank: the columns are shifted. Download the file again.`,
      );
    }
    const cells = cutLine(text, line, all);
    return typeof cells === 'string' ? fault(cells) : { line, lines: 1, cells, fault: null };
  };

  return {
    headEnd: -1,
    headerLine: -1,
    header,
    fewest: header.length,
    most: header.length,
    markCell: -1,
    sortOf: () => 'row',
    readHead: (line) => wholeLine(text, line),
    readRow,
  };
}
