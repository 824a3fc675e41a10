// Whether a file writes its dates in the other order than its profile says: downloads of one format have the day or the month first, by country.
// Dates without a part above 12 tell nothing; then, and where both orders are seen, the profile's order stands.
import type { Profile } from '../../model/profile.ts';
import type { SourceText } from '../source-text.ts';
import { cleanCell } from '../values/key.ts';
import { resolveColumns } from './columns.ts';
import type { TableRecord } from './layouts/records.ts';

/** Rows whose dates are looked at. */
const MOST_ROWS = 500;
const LAST_MONTH = 12;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/;

interface DatedTable {
  readonly headEnd: number;
  readonly header: readonly string[];
  readRow(line: number): TableRecord;
}

export interface DateOrder {
  readonly profile: Profile;
  /** The first line (from 1) whose date is in the other order than the profile's; null where the profile's order stands. */
  readonly otherFrom: number | null;
}

export function dateOrderOf(profile: Profile, table: DatedTable, text: SourceText): DateOrder {
  const unchanged = { profile, otherFrom: null };
  const { order } = profile.times;
  if (order === 'ymd') return unchanged;
  const columns = resolveColumns(profile, table.header);
  const { value_date: valueDate, time } = profile.fields;
  const indexes = [valueDate, time].flatMap((source) =>
    [...(source?.from ?? []), ...(source?.join ?? [])].flatMap((name) => columns.get(name) ?? []),
  );
  let otherFrom: number | null = null;
  for (let line = table.headEnd + 1, rows = 0; line < text.lineCount && rows < MOST_ROWS; rows += 1) {
    const record = table.readRow(line);
    for (const index of indexes) {
      const [, first, , second] = YEAR_LAST.exec(cleanCell(record.cells[index] ?? '')) ?? [];
      const [left, right] = [Number(first ?? 0), Number(second ?? 0)];
      const seen =
        left > LAST_MONTH && right <= LAST_MONTH ? 'dmy' : right > LAST_MONTH && left <= LAST_MONTH ? 'mdy' : null;
      if (seen === order) return unchanged;
      if (seen !== null) otherFrom ??= line + 1;
    }
    line += record.lines;
  }
  if (otherFrom === null) return unchanged;
  return { profile: { ...profile, times: { ...profile.times, order: order === 'dmy' ? 'mdy' : 'dmy' } }, otherFrom };
}
