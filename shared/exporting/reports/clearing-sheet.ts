// 清算日报: every stage, channel and currency by outcome, with both sides. Proof: downstream - upstream - listed differences.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Outcome, Stage } from '../../model/outcome.ts';
import { addMinor, addTotals, type Minor, sumMinor, type Total, ZERO_TOTAL } from '../../money/amount.ts';
import { type Cell, groupBy, type Report, type ReportProof, report } from './report.ts';

/** Signed payments - refunds; a row that claims no money counts without its amount. */
export interface SheetLine {
  readonly stage: Stage;
  readonly channel: string;
  readonly currency: string;
  readonly outcome: Outcome;
  readonly count: number;
  readonly upstream: Total;
  readonly downstream: Total;
  readonly difference: Minor;
  readonly open: number;
  readonly waiting: number;
  readonly decided: number;
  readonly closedLate: number;
}

const HEADER = [
  'clearing_date',
  'stage',
  'channel',
  'currency',
  'outcome',
  'count',
  'upstream_rows',
  'upstream_amount',
  'downstream_rows',
  'downstream_amount',
  'difference',
  'open',
  'waiting',
  'decided',
  'closed_late',
];

export function clearingSheet(date: CalendarDate, lines: readonly SheetLine[]): Report {
  const rows: Cell[][] = [];
  const proofs: ReportProof[] = [];
  for (const group of groupBy(lines, (line) => `${line.stage}/${line.channel}/${line.currency}`).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { stage, channel, currency } = first;
    for (const line of group) rows.push(cells(date, line, line.outcome));
    const money = group.filter(({ outcome }) => outcome !== 'no_money');
    const total = {
      ...first,
      count: group.reduce((sum, { count }) => sum + count, 0),
      upstream: money.map((line) => line.upstream).reduce(addTotals, ZERO_TOTAL),
      downstream: money.map((line) => line.downstream).reduce(addTotals, ZERO_TOTAL),
      difference: sumMinor(money.map((line) => line.difference)),
      open: group.reduce((sum, { open }) => sum + open, 0),
      waiting: group.reduce((sum, { waiting }) => sum + waiting, 0),
      decided: group.reduce((sum, { decided }) => sum + decided, 0),
      closedLate: group.reduce((sum, { closedLate }) => sum + closedLate, 0),
    };
    rows.push(cells(date, total, 'total 合计'));
    const amount = addMinor(addMinor(total.downstream.amount, -total.upstream.amount), -total.difference);
    proofs.push({ channel: `${stage}/${channel}`, currency, amount, count: 0 });
  }
  return report('daily-clearing.csv', '清算日报 daily clearing sheet', HEADER, rows, proofs);
}

function cells(date: CalendarDate, line: SheetLine, outcome: string): Cell[] {
  const { stage, channel, currency, count, upstream, downstream, difference } = line;
  return [
    ...[date, stage, channel, currency, outcome, count, upstream.count],
    ...[{ amount: upstream.amount, currency }, downstream.count, { amount: downstream.amount, currency }],
    ...[{ amount: difference, currency }, line.open, line.waiting, line.decided, line.closedLate],
  ];
}
