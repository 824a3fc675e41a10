import { expect, test } from 'vitest';
import type { CheckLink } from '../../../shared/contract/engine-api.ts';
import { balancesOf, bucketsOf, quietTotal, waitingByStage } from './rail.ts';
import { totalOf } from './result.testing.ts';

const all = { stage: 'channel', channel: null } as const;
const totals = [
  totalOf({ count: 90, upstream: { count: 90, amount: 900 }, downstream: { count: 90, amount: 900 } }),
  totalOf({ outcome: 'timing', count: 2, upstream: { count: 2, amount: 20 }, downstream: { count: 0, amount: 0 } }),
  totalOf({ outcome: 'upstream_only', count: 1, difference: -10, open: 1 }),
  totalOf({ outcome: 'upstream_only', channel: 'ADY', currency: 'USD', count: 3, difference: -7, waiting: 2, open: 1 }),
  totalOf({ stage: 'fund', outcome: 'amount_differs', open: 4 }),
];

test('buckets keep currencies apart and breaks before what is quiet', () => {
  expect(bucketsOf(totals, all).map(({ outcome, count }) => `${outcome} ${count}`)).toEqual([
    'upstream_only 4',
    'timing 2',
    'matched 90',
  ]);
  expect(bucketsOf(totals, all)[0]?.nets).toEqual([
    { currency: 'CNY', difference: -10 },
    { currency: 'USD', difference: -7 },
  ]);
  expect(bucketsOf(totals, { ...all, channel: 'WX' })[0]).toMatchObject({ count: 1, open: 1, waiting: 0 });
});

test('what waits for a person is counted per stage', () => {
  expect(waitingByStage(totals, null)).toEqual({ channel: 4, business: 0, fund: 4 });
});

const flow = (from: string, change: Partial<CheckLink> = {}): CheckLink => ({
  kind: 'flow',
  date: '2026-11-19',
  channel: 'WX',
  from,
  to: 'matched + breaks + timing + no_money',
  currency: 'CNY',
  countIn: 91,
  countOut: 91,
  amountIn: 910,
  amountOut: 910,
  ok: true,
  records: [],
  ...change,
});

test('the box takes its figures from the control totals and says what earlier days left', () => {
  const own = totals.filter(({ channel, stage }) => channel === 'WX' && stage === 'channel');
  const links = [flow('channel: our rows in'), flow('channel: bank rows in'), flow('fund: settlements in')];
  const [balance] = balancesOf(own, links, all);
  expect(balance?.ours).toEqual({
    into: { count: 91, amount: 910 },
    placed: { count: 91, amount: 910 },
    carried: 2,
    agrees: true,
  });
});

test('a row that is in no outcome makes the box disagree', () => {
  const links = [flow('channel: our rows in', { countOut: 90, ok: false }), flow('channel: bank rows in')];
  const [balance] = balancesOf(totals.slice(0, 1), links, all);
  expect([balance?.ours.agrees, balance?.theirs.agrees]).toEqual([false, true]);
  expect(balancesOf(totals, [], all)).toEqual([]);
});

test('equal rows are summed only where they share a currency', () => {
  expect(quietTotal(totals, all)).toEqual({ count: 90, upstream: 900, downstream: 900 });
  const mixed = [...totals, totalOf({ currency: 'JPY', count: 5 })];
  expect(quietTotal(mixed, all)).toEqual({ count: 95, upstream: null, downstream: null });
});
