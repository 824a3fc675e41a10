// What explains the balances of the books as of a date: open settlements, owed fees, timing items, breaks and decisions.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Minor } from '../../../shared/money/amount.ts';
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface OpenSettlement {
  readonly id: string;
  readonly channel: string;
  readonly currency: string;
  readonly isFee: boolean;
  readonly signedAmount: Minor;
}

/** Settlements opened up to a date that no account entry had met by then. */
export function openSettlements(database: Database, date: CalendarDate): OpenSettlement[] {
  return database
    .all(
      `SELECT s.id, s.channel, s.currency, s.is_fee, s.signed_amount FROM settlement AS s
       WHERE s.opened_on <= ?1 AND NOT EXISTS (
         SELECT 1 FROM result_settlement AS m JOIN result AS r ON r.id = m.result_id
         WHERE m.settlement_id = s.id AND r.clearing_date <= ?1 AND r.outcome IN ('matched', 'amount_differs'))
       ORDER BY s.id`,
      [date],
    )
    .map((row) => ({
      id: text(row.id),
      channel: text(row.channel),
      currency: text(row.currency),
      isFee: number(row.is_fee) === 1,
      signedAmount: number(row.signed_amount),
    }));
}

/** Fees of the rows counted in a channel's settlements up to a date, by currency; positive is owed. */
export function countedFees(database: Database, channel: string, date: CalendarDate): Map<string, Minor> {
  const fees = new Map<string, Minor>();
  database.each(
    `SELECT record.currency, sum(CASE record.kind WHEN 'payment' THEN record.fee ELSE -record.fee END)
     FROM settlement AS s, json_each(s.row_ids) AS counted JOIN record ON record.id = counted.value
     WHERE s.opened_on <= ? AND s.channel = ? AND s.is_fee = 0 AND record.fee IS NOT NULL GROUP BY record.currency`,
    [date, channel],
    ([currency, sum]) => fees.set(text(currency), number(sum)),
  );
  return fees;
}

/** Results in timing of the channel and business stages, of each channel's last run up to a date. Settlements in timing are open ones. */
export function timingResults(database: Database, date: CalendarDate): number[] {
  const ids: number[] = [];
  database.each(
    `SELECT r.id FROM result AS r
     JOIN (SELECT channel, max(clearing_date) AS last FROM run WHERE clearing_date <= ?1 GROUP BY channel) AS run
       ON run.channel = r.channel AND run.last = r.clearing_date
     WHERE r.outcome = 'timing' AND r.stage <> 'fund' ORDER BY r.id`,
    [date],
    ([id]) => ids.push(number(id)),
  );
  return ids;
}

/** The last word up to a date about every break, or every one of these, unless a later run up to the date closed it. */
export function openBreakResults(
  database: Database,
  date: CalendarDate,
  breakIds: readonly string[] | null = null,
): number[] {
  const ids: number[] = [];
  const wanted = breakIds === null ? '' : 'AND break_id IN (SELECT value FROM json_each(?2))';
  database.each(
    `SELECT id FROM (SELECT id, break_id, clearing_date, row_number() OVER (PARTITION BY break_id ORDER BY clearing_date DESC, id DESC) AS rank
       FROM result WHERE break_id <> '' AND clearing_date <= ?1 ${wanted}) AS last
     WHERE rank = 1 AND NOT EXISTS (SELECT 1 FROM closure AS c WHERE c.break_id = last.break_id
       AND c.closed_on > last.clearing_date AND c.closed_on <= ?1)
     ORDER BY id`,
    breakIds === null ? [date] : [date, JSON.stringify(breakIds)],
    ([id]) => ids.push(number(id)),
  );
  return ids;
}

/** Decisions in effect as of a date, oldest first: effective or undone only later. */
export function decisionsInEffect(database: Database, date: CalendarDate): number[] {
  const ids: number[] = [];
  database.each(
    `SELECT id FROM decision WHERE reverses IS NULL AND clearing_date <= ?1 AND state IN ('effective', 'undone')
       AND NOT EXISTS (SELECT 1 FROM decision AS taken WHERE taken.reverses = decision.id AND taken.clearing_date <= ?1)
     ORDER BY id`,
    [date],
    ([id]) => ids.push(number(id)),
  );
  return ids;
}
