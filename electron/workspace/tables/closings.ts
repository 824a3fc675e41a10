// Closings and reopenings of clearing dates, and what is closed now: every date up to the latest closed one.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number, oneOf, text, textOrNull } from '../columns.ts';
import type { Database } from '../database.ts';

export interface ClosingAct {
  readonly act: 'closed' | 'reopened';
  readonly date: CalendarDate;
  readonly at: string;
  readonly user: string;
  /** Of a closing: its note, or ''. */
  readonly reason: string;
}

/** Every date up to this one is closed; null where nothing is. */
export function closedThrough(database: Database): CalendarDate | null {
  return textOrNull(database.first('SELECT max(clearing_date) AS latest FROM closed_day')?.latest ?? null);
}

export function isClosed(database: Database, date: CalendarDate): boolean {
  const through = closedThrough(database);
  return through !== null && date <= through;
}

/** Dates that were closed by an act of their own, in order. */
export function closedDays(database: Database): CalendarDate[] {
  return database
    .all('SELECT clearing_date FROM closed_day ORDER BY clearing_date')
    .map((row) => text(row.clearing_date));
}

/** Inside an action. The file itself sees to it that days close in order and that the last one is reopened first. */
export function insertClosingAct(database: Database, act: ClosingAct): void {
  const id = number(database.first('SELECT coalesce(max(id), 0) + 1 AS next FROM closing_act')?.next);
  database.run('INSERT INTO closing_act (id, act, clearing_date, at, user, reason) VALUES (?, ?, ?, ?, ?, ?)', [
    ...[id, act.act, act.date, act.at, act.user, act.reason],
  ]);
}

/** Of one date, oldest first. */
export function closingActs(database: Database, date: CalendarDate): ClosingAct[] {
  return allClosingActs(database).filter((one) => one.date === date);
}

/** Of all dates, in the order in which they were done. */
export function allClosingActs(database: Database): ClosingAct[] {
  return database.all('SELECT * FROM closing_act ORDER BY id').map((row) => ({
    act: oneOf(['closed', 'reopened'], row.act),
    date: text(row.clearing_date),
    at: text(row.at),
    user: text(row.user),
    reason: text(row.reason),
  }));
}

/** Dates before `date` that are open and have runs or transactions of their own. Account entries alone are taken in by the next run. */
export function openDatesBefore(database: Database, date: CalendarDate): CalendarDate[] {
  return database
    .all(
      `SELECT clearing_date FROM run WHERE clearing_date < ?1 AND clearing_date > ?2
       UNION SELECT clearing_date FROM record WHERE channel <> '' AND clearing_date < ?1 AND clearing_date > ?2 ORDER BY 1`,
      [date, closedThrough(database) ?? ''],
    )
    .map((row) => text(row.clearing_date));
}

/** Open dates before `date` that have account entries. */
export function openEntryDatesBefore(database: Database, date: CalendarDate): CalendarDate[] {
  return database
    .all(
      `SELECT DISTINCT clearing_date FROM record WHERE channel = '' AND clearing_date < ? AND clearing_date > ? ORDER BY 1`,
      [date, closedThrough(database) ?? ''],
    )
    .map((row) => text(row.clearing_date));
}
