// 账龄 ageing of what is open, and 差错变动 the movement of breaks: opening + new - cleared - written off = closing, count and amount.
import { type CalendarDate, daysBetween } from '../../calendar/date.ts';
import type { BreakHistory } from '../../model/report.ts';
import { addMinor, sumMinor } from '../../money/amount.ts';
import { type Cell, groupBy, type Report, type ReportProof, report } from './report.ts';

const BUCKETS = [
  { name: 'today', upTo: 0 },
  { name: '1-3 days', upTo: 3 },
  { name: '4-7 days', upTo: 7 },
  { name: '8-30 days', upTo: 30 },
  { name: 'over 30 days', upTo: Number.POSITIVE_INFINITY },
] as const;

/** Open at the end of the date. */
export function isOpenOn(item: BreakHistory, date: CalendarDate): boolean {
  return item.openedOn <= date && (item.closedOn === '' || item.closedOn > date);
}

function placeOf({ stage, channel, currency }: BreakHistory): string {
  return `${channel}\u0000${currency}\u0000${stage}`;
}

function byPlace(items: readonly BreakHistory[]): BreakHistory[][] {
  return [...groupBy(items, placeOf)].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

const amountOf = (items: readonly BreakHistory[]) => sumMinor(items.map(({ amount }) => amount));

const AGEING_HEADER = ['as_of', 'channel', 'currency', 'stage', 'age', 'count', 'amount'];

/** Proof: everything open less what the buckets hold. */
export function ageingReport(date: CalendarDate, breaks: readonly BreakHistory[]): Report {
  const rows: Cell[][] = [];
  const proofs: ReportProof[] = [];
  for (const group of byPlace(breaks.filter((item) => isOpenOn(item, date)))) {
    const [first] = group;
    if (first === undefined) continue;
    const { channel, currency, stage } = first;
    let left = { count: group.length, amount: amountOf(group) };
    for (const [index, { name, upTo }] of BUCKETS.entries()) {
      const from = BUCKETS[index - 1]?.upTo ?? -1;
      const inBucket = group.filter(({ openedOn }) => {
        const age = daysBetween(openedOn, date);
        return age > from && age <= upTo;
      });
      if (inBucket.length === 0) continue;
      const amount = amountOf(inBucket);
      left = { count: left.count - inBucket.length, amount: addMinor(left.amount, -amount) };
      rows.push([date, channel, currency, stage, name, inBucket.length, { amount, currency }]);
    }
    proofs.push({ channel: `${stage}/${channel}`, currency, ...left });
  }
  return report('ageing.csv', '账龄 ageing', AGEING_HEADER, rows, proofs);
}

const MOVEMENT_HEADER = [
  'clearing_date',
  'channel',
  'currency',
  'stage',
  'opening_count',
  'opening_amount',
  'new_count',
  'new_amount',
  'cleared_count',
  'cleared_amount',
  'written_off_count',
  'written_off_amount',
  'closing_count',
  'closing_amount',
];

/** Proof: opening + new - cleared - written off - closing. A break that opens and closes on the date counts in both. */
export function breakMovement(date: CalendarDate, breaks: readonly BreakHistory[]): Report {
  const rows: Cell[][] = [];
  const proofs: ReportProof[] = [];
  const concerned = breaks.filter((item) => item.openedOn <= date && (item.closedOn === '' || item.closedOn >= date));
  for (const group of byPlace(concerned)) {
    const [first] = group;
    if (first === undefined) continue;
    const { channel, currency, stage } = first;
    const opening = group.filter(({ openedOn }) => openedOn < date);
    const fresh = group.filter(({ openedOn }) => openedOn === date);
    const closed = group.filter(({ closedOn }) => closedOn === date);
    const writtenOff = closed.filter(({ closedBy }) => closedBy === 'write_off');
    const cleared = closed.filter(({ closedBy }) => closedBy !== 'write_off');
    const closing = group.filter((item) => isOpenOn(item, date));
    const columns = [opening, fresh, cleared, writtenOff, closing];
    rows.push([
      ...[date, channel, currency, stage],
      ...columns.flatMap((items): Cell[] => [items.length, { amount: amountOf(items), currency }]),
    ]);
    const came = [...opening, ...fresh];
    const went = [...cleared, ...writtenOff, ...closing];
    const amount = addMinor(amountOf(came), -amountOf(went));
    proofs.push({ channel: `${stage}/${channel}`, currency, amount, count: came.length - went.length });
  }
  return report('break-movement.csv', '差错变动 break movement', MOVEMENT_HEADER, rows, proofs);
}
