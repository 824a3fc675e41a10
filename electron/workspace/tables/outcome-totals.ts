// Counts and sums of a day's results, written with them, so that the outcome rail never scans results.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { OUTCOMES, type Outcome, STAGES, type Stage } from '../../../shared/model/outcome.ts';
import type { Minor, Total } from '../../../shared/money/amount.ts';
import { number, oneOf, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface StoredOutcomeTotal {
  readonly stage: Stage;
  readonly channel: string;
  readonly channelOrder: number;
  readonly currency: string;
  readonly outcome: Outcome;
  readonly count: number;
  /** Signed as money towards the company. */
  readonly upstream: Total;
  readonly downstream: Total;
  readonly difference: Minor;
}

export function insertOutcomeTotals(
  database: Database,
  date: CalendarDate,
  totals: readonly StoredOutcomeTotal[],
): void {
  database.insertMany(
    `INSERT INTO outcome_total (clearing_date, stage, channel, currency, outcome, channel_order, count, upstream_count,
      upstream_amount, downstream_count, downstream_amount, difference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    totals.map((total) => [
      ...[date, total.stage, total.channel, total.currency, total.outcome, total.channelOrder, total.count],
      ...[total.upstream.count, total.upstream.amount, total.downstream.count, total.downstream.amount],
      total.difference,
    ]),
  );
}

/** By stage, channel as in the settings, currency, outcome. */
export function outcomeTotals(database: Database, date: CalendarDate): StoredOutcomeTotal[] {
  return database
    .all('SELECT * FROM outcome_total WHERE clearing_date = ?', [date])
    .map((row) => ({
      stage: oneOf(STAGES, row.stage),
      channel: text(row.channel),
      channelOrder: number(row.channel_order),
      currency: text(row.currency),
      outcome: oneOf(OUTCOMES, row.outcome),
      count: number(row.count),
      upstream: { count: number(row.upstream_count), amount: number(row.upstream_amount) },
      downstream: { count: number(row.downstream_count), amount: number(row.downstream_amount) },
      difference: number(row.difference),
    }))
    .sort(
      (left, right) =>
        STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage) ||
        left.channelOrder - right.channelOrder ||
        (left.currency < right.currency ? -1 : left.currency > right.currency ? 1 : 0) ||
        OUTCOMES.indexOf(left.outcome) - OUTCOMES.indexOf(right.outcome),
    );
}
