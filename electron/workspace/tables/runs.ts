// The last run of each channel's clearing date, and what hangs on it. A day is replaced as a whole, never patched.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { json, number, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';

export interface Run {
  readonly id: number;
  readonly date: CalendarDate;
  readonly channel: string;
  readonly channelOrder: number;
  readonly at: string;
  /** What went in, as a SHA-256; the same digest means the same results. */
  readonly inputDigest: string;
  readonly settingsVersion: number;
  readonly stale: boolean;
  readonly warnings: readonly Problem[];
}

/** Deletes the runs of a date with their results, settlements and carried items. */
export function deleteDay(database: Database, date: CalendarDate): void {
  const results = 'SELECT id FROM result WHERE clearing_date = ?';
  const runs = 'SELECT id FROM run WHERE clearing_date = ?';
  database.run(`DELETE FROM result_member WHERE result_id IN (${results})`, [date]);
  database.run(`DELETE FROM result_settlement WHERE result_id IN (${results})`, [date]);
  database.run('DELETE FROM result WHERE clearing_date = ?', [date]);
  database.run('DELETE FROM outcome_total WHERE clearing_date = ?', [date]);
  database.run('DELETE FROM settlement WHERE opened_on = ?', [date]);
  database.run('DELETE FROM closure WHERE closed_on = ?', [date]);
  database.run(`DELETE FROM carried WHERE run_id IN (${runs})`, [date]);
  database.run(`DELETE FROM late_row WHERE run_id IN (${runs})`, [date]);
  database.run('DELETE FROM run WHERE clearing_date = ?', [date]);
}

/** Answers the run's id; ids are never used twice within a workspace that keeps a later run. */
export function insertRun(database: Database, run: Omit<Run, 'id' | 'stale'>): number {
  const id = nextNumber(database, 'run');
  database.run(
    `INSERT INTO run (id, clearing_date, channel, channel_order, at, input_digest, settings_version, stale, warnings)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    [
      ...[id, run.date, run.channel, run.channelOrder, run.at, run.inputDigest, run.settingsVersion],
      JSON.stringify(run.warnings),
    ],
  );
  return id;
}

/** The runs with these numbers: those above `above` up to `to`. */
export function runsBetween(
  database: Database,
  { above, to }: { readonly above: number; readonly to: number },
): { readonly date: CalendarDate; readonly channel: string }[] {
  return database
    .all('SELECT clearing_date, channel FROM run WHERE id > ? AND id <= ? ORDER BY id', [above, to])
    .map((row) => ({ date: text(row.clearing_date), channel: text(row.channel) }));
}

/** The channel's latest run before a date, or null. */
export function lastRunBefore(database: Database, channel: string, date: CalendarDate): Run | null {
  const row = database.first(
    'SELECT * FROM run WHERE channel = ? AND clearing_date < ? ORDER BY clearing_date DESC LIMIT 1',
    [channel, date],
  );
  return row === null ? null : toRun(row);
}

/** In the order of the channels in the settings when they ran. */
export function runsOfDay(database: Database, date: CalendarDate): Run[] {
  return database.all('SELECT * FROM run WHERE clearing_date = ? ORDER BY channel_order', [date]).map(toRun);
}

export interface RunDate {
  readonly date: CalendarDate;
  readonly stale: boolean;
}

/** Every date that was run; stale where one of its channels is. */
export function runDates(database: Database): RunDate[] {
  return database
    .all('SELECT clearing_date, max(stale) AS stale FROM run GROUP BY clearing_date ORDER BY clearing_date')
    .map((row) => ({ date: text(row.clearing_date), stale: number(row.stale) === 1 }));
}

/** A closed date stands by what it ran with. */
const IS_OPEN = 'NOT EXISTS (SELECT 1 FROM closed_day WHERE closed_day.clearing_date >= run.clearing_date)';

/** Open dates from `from` on with a run, of one channel or of all (null). */
export function runDatesFrom(database: Database, from: CalendarDate, channel: string | null): CalendarDate[] {
  return database
    .all(
      `SELECT DISTINCT clearing_date FROM run WHERE clearing_date >= ?1 AND (?2 IS NULL OR channel = ?2) AND ${IS_OPEN} ORDER BY 1`,
      [from, channel],
    )
    .map((row) => text(row.clearing_date));
}

/** Marks runs of open dates from `from` on stale, of one channel or of all (null). */
export function markRunsStale(database: Database, from: CalendarDate, channel: string | null): void {
  database.run(`UPDATE run SET stale = 1 WHERE clearing_date >= ?1 AND (?2 IS NULL OR channel = ?2) AND ${IS_OPEN}`, [
    from,
    channel,
  ]);
}

function toRun(row: Row): Run {
  return {
    id: number(row.id),
    date: text(row.clearing_date),
    channel: text(row.channel),
    channelOrder: number(row.channel_order),
    at: text(row.at),
    inputDigest: text(row.input_digest),
    settingsVersion: number(row.settings_version),
    stale: number(row.stale) === 1,
    warnings: json(row.warnings, []),
  };
}
