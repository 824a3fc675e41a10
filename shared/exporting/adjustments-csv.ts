// adjustments.csv: one line per decision, for the systems that carry it out.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind } from '../model/decision.ts';
import type { Outcome, Stage } from '../model/outcome.ts';
import type { Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';
import { csvText, plainCell, textCell } from './csv-cell.ts';

export const ADJUSTMENT_COLUMNS = [
  'adjustment_id',
  'posting_key',
  'clearing_date',
  'channel',
  'stage',
  'outcome',
  'decision',
  'kind',
  'currency',
  'amount',
  'upstream_keys',
  'downstream_keys',
  'maker',
  'checker',
  'decided_at',
  'note',
] as const;

/** `amount` is what the decision is about, in minor units; negative where the line takes back an earlier one. */
export interface AdjustmentLine {
  readonly adjustmentId: string;
  readonly postingKey: string;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly decision: DecisionKind;
  readonly kind: string;
  readonly currency: string;
  readonly amount: Minor;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly maker: string;
  readonly checker: string;
  readonly decidedAt: string;
  readonly note: string;
}

export function adjustmentsCsv(adjustments: Iterable<AdjustmentLine>): string {
  return csvText(ADJUSTMENT_COLUMNS, lines(adjustments));
}

function* lines(adjustments: Iterable<AdjustmentLine>): Generator<string[]> {
  for (const line of adjustments)
    yield [
      textCell(line.adjustmentId),
      textCell(line.postingKey),
      plainCell(line.clearingDate),
      textCell(line.channel),
      plainCell(line.stage),
      plainCell(line.outcome),
      plainCell(line.decision),
      plainCell(line.kind),
      plainCell(line.currency),
      plainCell(formatPlain(line.amount, line.currency)),
      textCell(line.upstreamKeys.join('|')),
      textCell(line.downstreamKeys.join('|')),
      textCell(line.maker),
      textCell(line.checker),
      plainCell(line.decidedAt),
      textCell(line.note),
    ];
}
