// Sums of one day for the Day screen: rows by file, breaks by where they stand.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';
import { SIGNED } from './proof-columns.ts';
import { RESULT_WITH_DECISION, STANDING } from './results.ts';

/** Rows of a clearing date by file, source, channel ('' for account entries) and currency; signed as money towards the company. */
export interface DaySum {
  readonly importId: number;
  readonly source: string;
  readonly channel: string;
  readonly currency: string;
  readonly count: number;
  readonly signed: number;
}

export function daySums(database: Database, date: CalendarDate): DaySum[] {
  return database
    .all(
      `SELECT import_id, source, channel, currency, count(*) AS n, sum(${SIGNED}) AS signed FROM record
       WHERE clearing_date = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [date],
    )
    .map((row) => ({
      importId: number(row.import_id),
      source: text(row.source),
      channel: text(row.channel),
      currency: text(row.currency),
      count: number(row.n),
      signed: number(row.signed),
    }));
}

/** Changes whenever rows come or go: numbers of imports are never used twice, those of rows and settings may be after an undo. */
export function recordVersion(database: Database): string {
  const row = database.first(
    `SELECT (SELECT coalesce(group_concat(id), '') FROM import WHERE undone_at IS NULL) || '/' ||
       (SELECT version || ' ' || saved_at FROM settings ORDER BY version DESC LIMIT 1) AS version`,
  );
  return text(row?.version);
}

/** Breaks of a date by where they stand: count, and net difference signed as money towards the company. */
export interface BreakSum {
  readonly channel: string;
  readonly currency: string;
  readonly standing: string;
  readonly count: number;
  readonly net: number;
}

export function breakSums(database: Database, date: CalendarDate): BreakSum[] {
  return database
    .all(
      `SELECT r.channel, r.currency, ${STANDING} AS standing, count(*) AS n,
         sum(CASE WHEN r.stage = 'fund' OR r.kind IN ('payment', '') THEN coalesce(r.difference, 0) ELSE -coalesce(r.difference, 0) END) AS net
       FROM ${RESULT_WITH_DECISION} WHERE r.clearing_date = ? AND r.break_id <> '' GROUP BY 1, 2, 3`,
      [date],
    )
    .map((row) => ({
      channel: text(row.channel),
      currency: text(row.currency),
      standing: text(row.standing),
      count: number(row.n),
      net: number(row.net),
    }));
}
