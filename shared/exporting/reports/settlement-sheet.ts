// 结算表: what the channels were expected to pay and what came, by settlement. Proof: received - expected - differences.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Outcome, Reason } from '../../model/outcome.ts';
import { addMinor, type Minor, sumMinor } from '../../money/amount.ts';
import { type Cell, groupBy, type Report, report } from './report.ts';

/** One fund result. Amounts are signed as money in. */
export interface SettlementLine {
  readonly channel: string;
  readonly currency: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly settlements: readonly {
    readonly key: string;
    readonly settleDate: CalendarDate;
    readonly dueDate: CalendarDate;
  }[];
  readonly entryKeys: readonly string[];
  readonly expected: Minor;
  readonly received: Minor;
  readonly difference: Minor;
}

const HEADER = [
  'clearing_date',
  'channel',
  'currency',
  'settlement',
  'settle_date',
  'due_date',
  'entries',
  'expected',
  'received',
  'difference',
  'outcome',
  'reason',
];

export function settlementSheet(date: CalendarDate, lines: readonly SettlementLine[]): Report {
  const rows = lines.map((line): Cell[] => {
    const { channel, currency, settlements, entryKeys, expected, received, difference, outcome, reason } = line;
    const [first] = settlements;
    return [
      ...[date, channel, currency, settlements.map(({ key }) => key).join('|')],
      ...[first?.settleDate ?? '', first?.dueDate ?? '', entryKeys.join('|')],
      ...[
        { amount: expected, currency },
        { amount: received, currency },
        { amount: difference, currency },
      ],
      ...[outcome, reason],
    ];
  });
  const proofs = [...groupBy(lines, (line) => `${line.channel}/${line.currency}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = (pick: (line: SettlementLine) => Minor) => sumMinor(group.map(pick));
    const amount = addMinor(
      addMinor(
        sum(({ received }) => received),
        -sum(({ expected }) => expected),
      ),
      -sum(({ difference }) => difference),
    );
    return [{ channel: first.channel, currency: first.currency, amount, count: 0 }];
  });
  return report('settlement.csv', '结算表 settlement', HEADER, rows, proofs);
}
