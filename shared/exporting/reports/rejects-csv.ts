// The rejected lines of a file, for whoever mends it: where, what and why, and the line as it came.
import type { Reject } from '../../model/import.ts';
import { csvText, plainCell, textCell } from '../csv-cell.ts';

const HEADER = ['line', 'field', 'value', 'reason', 'raw'];

export function rejectsCsv(rejects: Iterable<Reject>): string {
  return csvText(HEADER, mapped(rejects));
}

function* mapped(rejects: Iterable<Reject>): Generator<string[]> {
  for (const { line, field, value, reason, raw } of rejects)
    yield [plainCell(String(line)), textCell(field), textCell(value), textCell(reason), textCell(raw)];
}
