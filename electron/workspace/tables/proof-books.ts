// What the proof reads of the books: which records a posting key or a batch leads back to, and sums of entries.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number, numberOrNull, text } from '../columns.ts';
import type { Database } from '../database.ts';

/** Why an entry was posted. Absent parts are null or ''. */
export interface PostedCause {
  readonly recordId: number | null;
  readonly settlementId: string;
  readonly breakId: string;
}

const CAUSES_READ = 1000;

/** Causes of the entries under a posting key (its corrections too) or in a batch; only the first of a large batch. */
export function postedCauses(database: Database, key: string): PostedCause[] {
  return database
    .all(
      `SELECT DISTINCT record_id, settlement_id, break_id FROM entry
       WHERE posting_key = ?1 OR (base_key <> '' AND base_key = ?1) OR (batch_id <> '' AND batch_id = ?1) LIMIT ${CAUSES_READ}`,
      [key],
    )
    .map((row) => ({
      recordId: numberOrNull(row.record_id),
      settlementId: text(row.settlement_id),
      breakId: text(row.break_id),
    }));
}

/** Breaks that the decision with this posting key, or the decisions of this batch, closed. */
export function decisionsOfKey(database: Database, key: string): string[] {
  return database
    .all(
      `SELECT DISTINCT closed.break_id FROM decision JOIN decision_break AS closed ON closed.decision_id = decision.id
       WHERE decision.posting_key = ?1 OR (decision.batch_id <> '' AND decision.batch_id = ?1)`,
      [key],
    )
    .map((row) => text(row.break_id));
}

/** Records that stand in one line of an import: one, but for formats with several records a line. */
export function recordIdAt(database: Database, importId: number, line: number): number[] {
  return database
    .all('SELECT id FROM record WHERE import_id = ? AND line = ? ORDER BY id', [importId, line])
    .map((row) => number(row.id));
}

/** Entries that paid or opened a settlement. */
export interface EntrySum {
  readonly date: CalendarDate;
  readonly channel: string;
  readonly currency: string;
  readonly isExported: boolean;
  readonly count: number;
  readonly amount: number;
}

/** Entries per date, channel, currency and whether an export has fixed them. */
export function entrySums(database: Database, date: CalendarDate | null): EntrySum[] {
  return database
    .all(
      `SELECT entry_date, channel, currency, batch_id <> '' AS exported, count(*) AS n, sum(amount) AS amount
       FROM entry WHERE ?1 IS NULL OR entry_date = ?1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [date],
    )
    .map((row) => ({
      date: text(row.entry_date),
      channel: text(row.channel),
      currency: text(row.currency),
      isExported: number(row.exported) !== 0,
      count: number(row.n),
      amount: number(row.amount),
    }));
}

/** Entries of one batch per currency, as the books hold them now. */
export function batchSums(database: Database, batchId: string): Map<string, { count: number; amount: number }> {
  const rows = database.all(
    'SELECT currency, count(*) AS n, sum(amount) AS amount FROM entry WHERE batch_id = ? GROUP BY currency',
    [batchId],
  );
  return new Map(rows.map((row) => [text(row.currency), { count: number(row.n), amount: number(row.amount) }]));
}

/** What the routine booked for the records of one run: net of reversals, by record and family of rules ("order" or "channel_fee"). */
export function bookedByRecord(
  database: Database,
  where: { date: CalendarDate; channel: string; family: 'order' | 'channel_fee' },
): Map<number, number> {
  const booked = new Map<number, number>();
  database.each(
    `SELECT record_id, sum(CASE WHEN rule LIKE '%.reversed' THEN -amount ELSE amount END) FROM entry
     WHERE entry_date = ? AND channel = ? AND cause = 'record' AND rule LIKE ? AND record_id IS NOT NULL GROUP BY record_id`,
    [where.date, where.channel, `${where.family}%`],
    ([recordId, amount]) => booked.set(number(recordId), number(amount)),
  );
  return booked;
}
