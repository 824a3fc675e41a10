// What stays open between runs: carried items, late rows, closed breaks, and where records stood before.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { OUTCOMES, type Outcome, type Reason, STAGES, type Stage } from '../../../shared/model/outcome.ts';
import type { Carried, LateRow } from '../../../shared/reconciling/day.ts';
import { insertBulk } from '../bulk-insert.ts';
import { number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database } from '../database.ts';

export function insertCarried(
  database: Database,
  run: { readonly id: number; readonly date: CalendarDate },
  carried: readonly Carried[],
): void {
  insertBulk(
    database,
    { table: 'carried', dates: [run.date], count: carried.length },
    `INSERT INTO carried (run_id, position, stage, record_id, settlement_id, outcome, reason, break_id, since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    carried.map((item, position) => [
      ...[run.id, position, item.stage, item.recordId, item.settlementId],
      ...[item.outcome, item.reason, item.breakId, item.since],
    ]),
  );
}

export function carriedOf(database: Database, runId: number): Carried[] {
  return database
    .all(
      'SELECT stage, record_id, settlement_id, outcome, reason, break_id, since FROM carried WHERE run_id = ? ORDER BY position',
      [runId],
    )
    .map((row) => ({
      stage: oneOf(STAGES, row.stage),
      recordId: numberOrNull(row.record_id),
      settlementId: text(row.settlement_id),
      outcome: oneOf(OUTCOMES, row.outcome),
      reason: text(row.reason) as Reason,
      breakId: text(row.break_id),
      since: text(row.since),
    }));
}

export function insertLateRows(database: Database, runId: number, rows: readonly LateRow[]): void {
  database.insertMany(
    'INSERT OR IGNORE INTO late_row (run_id, stage, record_id, break_id) VALUES (?, ?, ?, ?)',
    rows.map((row) => [runId, row.stage, row.recordId, row.breakId]),
  );
}

/** Late rows that came upon a decided break: what flags its decision. */
export function lateRowsOfBreak(database: Database, breakId: string): LateRow[] {
  return database
    .all('SELECT stage, record_id, break_id FROM late_row WHERE break_id = ? ORDER BY run_id, record_id', [breakId])
    .map((row) => ({
      stage: oneOf(STAGES, row.stage),
      recordId: number(row.record_id),
      breakId: text(row.break_id),
    }));
}

/** A break of an earlier run whose records a later run used up. */
export interface Closure {
  readonly breakId: string;
  readonly closedOn: CalendarDate;
  readonly channel: string;
  /** Of the result that closed it. */
  readonly outcome: Outcome;
}

export function insertClosures(database: Database, closures: readonly Closure[]): void {
  database.insertMany(
    'INSERT OR IGNORE INTO closure (break_id, closed_on, channel, outcome) VALUES (?, ?, ?, ?)',
    closures.map((closure) => [closure.breakId, closure.closedOn, closure.channel, closure.outcome]),
  );
}

/** Every closure of these breaks, oldest first. */
export function closuresOfBreaks(database: Database, breakIds: Iterable<string>): Closure[] {
  return database
    .all(
      `SELECT break_id, closed_on, channel, outcome FROM closure
       WHERE break_id IN (SELECT value FROM json_each(?)) ORDER BY closed_on, break_id`,
      [JSON.stringify([...breakIds])],
    )
    .map((row) => ({
      breakId: text(row.break_id),
      closedOn: text(row.closed_on),
      channel: text(row.channel),
      outcome: oneOf(OUTCOMES, row.outcome),
    }));
}

/** What the latest run before a date said about a record in a stage. */
export interface EarlierWord {
  readonly recordId: number;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly breakId: string;
  readonly date: CalendarDate;
}

/** One per record and stage that any run of `channel` before `date` decided; the latest run's word. */
export function earlierWords(
  database: Database,
  channel: string,
  date: CalendarDate,
  recordIds: Iterable<number>,
): EarlierWord[] {
  const latest = new Map<string, EarlierWord>();
  database.each(
    `SELECT m.record_id, r.stage, r.outcome, r.reason, r.break_id, r.clearing_date
     FROM json_each(?) AS wanted
     JOIN result_member AS m ON m.record_id = wanted.value
     JOIN result AS r ON r.id = m.result_id
     WHERE r.clearing_date < ? AND r.channel = ?
     ORDER BY r.clearing_date, r.id`,
    [JSON.stringify([...recordIds]), date, channel],
    ([recordId, stage, outcome, reason, breakId, since]) => {
      const word: EarlierWord = {
        recordId: number(recordId),
        stage: oneOf(STAGES, stage),
        outcome: oneOf(OUTCOMES, outcome),
        reason: text(reason) as Reason,
        breakId: text(breakId),
        date: text(since),
      };
      latest.set(`${word.recordId} ${word.stage}`, word);
    },
  );
  return [...latest.values()];
}

/** Breaks of the channel and business stages that runs before `date` found on these records. */
export function earlierBreaks(
  database: Database,
  channel: string,
  date: CalendarDate,
  recordIds: Iterable<number>,
): { recordId: number; stage: Stage; breakId: string; itemId: string; date: CalendarDate }[] {
  return database
    .all(
      `SELECT m.record_id, r.stage, r.break_id, r.item_id, r.clearing_date
       FROM json_each(?) AS wanted
       JOIN result_member AS m ON m.record_id = wanted.value
       JOIN result AS r ON r.id = m.result_id
       WHERE r.clearing_date < ? AND r.channel = ? AND r.break_id <> '' AND r.stage <> 'fund'
       ORDER BY r.clearing_date, r.id`,
      [JSON.stringify([...recordIds]), date, channel],
    )
    .map((row) => ({
      recordId: number(row.record_id),
      stage: oneOf(STAGES, row.stage),
      breakId: text(row.break_id),
      itemId: text(row.item_id),
      date: text(row.clearing_date),
    }));
}
