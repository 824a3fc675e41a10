// What the proof reads of the books: which records a posting key or a batch leads back to, and sums of entries.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number, numberOrNull, text } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';

/** Why an entry was posted. Absent parts are null or ''. */
export interface PostedCause {
  readonly recordId: number | null;
  readonly settlementId: string;
  readonly breakId: string;
}

const CAUSES_READ = 1000;

/** Causes of the entries under a posting key (its corrections too) or in a batch; only the first of a large batch. */
export function postedCauses(database: Database, key: string): PostedCause[] {
  return causes(
    database,
    `posting_key = ?1 OR (base_key <> '' AND base_key = ?1) OR (batch_id <> '' AND batch_id = ?1)`,
    [key],
  );
}

/** Causes of the entries that one summary line of a batch sums; only the first of a large line. */
export function causesOfLine(
  database: Database,
  line: { readonly batchId: string; readonly channel: string; readonly rule: string; readonly currency: string },
): PostedCause[] {
  return causes(database, `batch_id = ? AND channel = ? AND rule = ? AND currency = ? AND batch_id <> ''`, [
    line.batchId,
    line.channel,
    line.rule,
    line.currency,
  ]);
}

function causes(database: Database, where: string, values: readonly SqlValue[]): PostedCause[] {
  return database
    .all(`SELECT DISTINCT record_id, settlement_id, break_id FROM entry WHERE ${where} LIMIT ${CAUSES_READ}`, values)
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

/** Count and sum of entries. */
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

/** What the routine booked on one date, net of reversals, by record; rules whose names begin with `rules`. */
export function bookedByRecord(
  database: Database,
  where: { readonly date: CalendarDate; readonly channel: string; readonly rules: string },
): Map<number, number> {
  const booked = new Map<number, number>();
  database.each(
    `SELECT record_id, sum(CASE WHEN rule LIKE '%.reversed' THEN -amount ELSE amount END) FROM entry
     WHERE entry_date = ? AND channel = ? AND cause <> 'decision' AND rule LIKE ? || '%' AND record_id IS NOT NULL
     GROUP BY record_id`,
    [where.date, where.channel, where.rules],
    ([recordId, amount]) => booked.set(number(recordId), number(amount)),
  );
  return booked;
}

/** Entries that do not stand on two different accounts with a positive amount. */
export function unbalancedEntries(database: Database, date: CalendarDate | null): string[] {
  return database
    .all(
      `SELECT posting_key FROM entry WHERE (?1 IS NULL OR entry_date = ?1) AND (debit = credit OR amount <= 0) ORDER BY id`,
      [date],
    )
    .map((row) => text(row.posting_key));
}

/** Vouchers of a date as a summary writes them: one per rule, and per batch once exported. */
export interface VoucherSum {
  readonly channel: string;
  readonly currency: string;
  readonly isExported: boolean;
  readonly vouchers: number;
  readonly entries: number;
  readonly amount: number;
}

export function voucherSums(database: Database, date: CalendarDate): VoucherSum[] {
  return database
    .all(
      `SELECT channel, currency, batch_id <> '' AS exported, count(DISTINCT rule || char(31) || batch_id) AS vouchers,
         count(*) AS entries, sum(amount) AS amount
       FROM entry WHERE entry_date = ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [date],
    )
    .map((row) => ({
      channel: text(row.channel),
      currency: text(row.currency),
      isExported: number(row.exported) !== 0,
      vouchers: number(row.vouchers),
      entries: number(row.entries),
      amount: number(row.amount),
    }));
}

export interface MisheldBreak {
  readonly breakId: string;
  /** The decision that stands, and the one that results read; null for none. */
  readonly said: number | null;
  readonly held: number | null;
}

/** Breaks for which `break_decision` is not the last standing decision that covers them. */
export function misheldBreaks(database: Database): {
  readonly decided: number;
  readonly held: number;
  readonly wrong: readonly MisheldBreak[];
} {
  const wrong = database.all(
    `WITH said AS (
       SELECT decision_break.break_id, max(decision.id) AS id FROM decision_break JOIN decision ON decision.id = decision_break.decision_id
       WHERE decision.reverses IS NULL AND decision.state IN ('effective', 'waiting') GROUP BY decision_break.break_id)
     SELECT coalesce(said.break_id, held.break_id) AS break_id, said.id AS said, held.decision_id AS held
     FROM said FULL JOIN break_decision AS held ON held.break_id = said.break_id
     LEFT JOIN decision ON decision.id = said.id
     WHERE said.id IS NOT held.decision_id OR decision.decision IS NOT held.decision OR decision.state IS NOT held.state
     ORDER BY 1`,
  );
  const counts = database.first(
    `SELECT (SELECT count(*) FROM break_decision) AS held,
       (SELECT count(DISTINCT decision_break.break_id) FROM decision_break JOIN decision ON decision.id = decision_break.decision_id
        WHERE decision.reverses IS NULL AND decision.state IN ('effective', 'waiting')) AS decided`,
  );
  return {
    decided: number(counts?.decided),
    held: number(counts?.held),
    wrong: wrong.map((row) => ({
      breakId: text(row.break_id),
      said: numberOrNull(row.said),
      held: numberOrNull(row.held),
    })),
  };
}
