// Clearing dates that follow from a time and a cut-off: read and moved when the cut-off changes.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface RecordTime {
  readonly id: number;
  readonly time: string;
  readonly clearingDate: CalendarDate;
}

/** Of orders and channel rows; a bank row has the date its file gives it. */
export function recordTimes(database: Database, channel: string): RecordTime[] {
  const rows: RecordTime[] = [];
  database.each(
    `SELECT id, time, clearing_date FROM record WHERE channel = ? AND source IN ('orders', 'channel')`,
    [channel],
    ([id, time, date]) => rows.push({ id: number(id), time: text(time), clearingDate: text(date) }),
  );
  return rows;
}

/** Moves rows to their new dates, and tells their imports. */
export function setClearingDates(database: Database, dates: ReadonlyMap<number, CalendarDate>): void {
  database.insertMany(
    'UPDATE record SET clearing_date = ?2 WHERE id = ?1',
    [...dates].map(([id, date]) => [id, date]),
  );
  database.run(
    `UPDATE import SET dates = (SELECT json_group_array(clearing_date) FROM
       (SELECT DISTINCT clearing_date FROM record WHERE import_id = import.id ORDER BY 1))
     WHERE undone_at IS NULL AND id IN (SELECT DISTINCT import_id FROM record WHERE id IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify([...dates.keys()])],
  );
}

/** The first date that has any record, or null in a workspace without records. */
export function earliestDate(database: Database): CalendarDate | null {
  const first = database.first('SELECT min(clearing_date) AS earliest FROM record')?.earliest;
  return first === null || first === undefined ? null : text(first);
}

export function channelsWithRecords(database: Database): string[] {
  return database
    .all(`SELECT DISTINCT channel FROM record WHERE channel <> '' ORDER BY channel`)
    .map((row) => text(row.channel));
}
