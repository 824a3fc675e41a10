// The results of a date as CSV: the columns of the contract, in its order.
import type { CalendarDate } from '../calendar/date.ts';
import type { FieldDifference, Outcome, Reason, Stage } from '../model/outcome.ts';
import type { Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';
import { csvText, plainCell, textCell } from './csv-cell.ts';

export const RESULT_COLUMNS = [
  'stage',
  'clearing_date',
  'channel',
  'outcome',
  'reason',
  'kind',
  'currency',
  'upstream_keys',
  'downstream_keys',
  'upstream_amount',
  'downstream_amount',
  'difference',
  'upstream_fee',
  'downstream_fee',
  'rule',
  'break_id',
  'upstream_rows',
  'downstream_rows',
] as const;

/** The fields of a result that the file shows. Amounts in minor units; null is an empty cell. */
export interface ResultLine {
  readonly stage: Stage;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly kind: string;
  readonly currency: string;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly upstreamAmount: Minor | null;
  readonly downstreamAmount: Minor | null;
  readonly difference: Minor | null;
  readonly upstreamFee: Minor | null;
  readonly downstreamFee: Minor | null;
  readonly rule: string;
  readonly breakId: string;
  readonly upstreamRows: readonly string[];
  readonly downstreamRows: readonly string[];
  readonly differences: readonly FieldDifference[];
}

export function resultsCsv(results: Iterable<ResultLine>): string {
  return csvText(RESULT_COLUMNS, lines(results));
}

function* lines(results: Iterable<ResultLine>): Generator<string[]> {
  for (const result of results) {
    const theirs = result.differences.find(({ field }) => field === 'currency')?.downstream ?? result.currency;
    yield [
      plainCell(result.stage),
      plainCell(result.clearingDate),
      textCell(result.channel),
      plainCell(result.outcome),
      plainCell(result.reason),
      plainCell(result.kind),
      plainCell(result.currency),
      textCell(result.upstreamKeys.join('|')),
      textCell(result.downstreamKeys.join('|')),
      amountCell(result.upstreamAmount, result.currency),
      amountCell(result.downstreamAmount, theirs),
      amountCell(result.difference, result.currency),
      amountCell(result.upstreamFee, result.currency),
      amountCell(result.downstreamFee, result.currency),
      plainCell(result.rule),
      plainCell(result.breakId),
      plainCell(result.upstreamRows.join('|')),
      plainCell(result.downstreamRows.join('|')),
    ];
  }
}

function amountCell(amount: Minor | null, currency: string): string {
  return amount === null ? '' : plainCell(formatPlain(amount, currency));
}
