import { expect, test } from 'vitest';
import { canDecide, countedSums, shortTime, sideCells, voidReason } from './pane-cells.ts';
import { aloneOf, recordOf, resultOf } from './result.testing.ts';
import { sumPicked } from './selection-sum.ts';

const settlement = {
  key: 'WX/2026-11-19/CNY',
  settleDate: '2026-11-19',
  dueDate: '2026-11-20',
  currency: 'CNY',
  rows: 9,
  isFee: false,
};

test('a refund reads negative by its kind, amount and fee', () => {
  const refund = aloneOf('ours', { kind: 'refund', upstream: recordOf({ kind: 'refund' }), upstreamFee: 60 });
  expect(sideCells(refund, 'upstream')).toMatchObject({
    amount: -10_000,
    fee: -60,
    flag: { type: 'kind', value: 'refund' },
  });
  expect(sideCells(refund, 'downstream')).toBeNull();
});

test('a settlement that expects money out and a debit entry read negative', () => {
  const row = resultOf({
    stage: 'fund',
    kind: '',
    upstream: null,
    settlements: [{ ...settlement, signedAmount: -10_000 }],
    downstream: recordOf({ source: 'funds', kind: '', status: '', direction: 'D' }),
  });
  expect([sideCells(row, 'upstream')?.amount, sideCells(row, 'downstream')?.amount]).toEqual([-10_000, -8_000]);
});

test('a failed side is shown and does not count', () => {
  const row = resultOf({ outcome: 'downstream_only', reason: 'status', upstream: recordOf({ status: 'failed' }) });
  expect(sideCells(row, 'upstream')).toMatchObject({ amount: 10_000, muted: true, flag: { type: 'status' } });
  expect(countedSums(row)).toMatchObject({ ours: 0, theirs: 8_000 });
});

test('the sums of what is picked add up to the difference, refunds included, one sum per currency', () => {
  const rows = [
    resultOf(),
    aloneOf('theirs', { resultId: 2 }),
    aloneOf('ours', {
      resultId: 3,
      kind: 'refund',
      upstream: recordOf({ kind: 'refund', amount: 500 }),
      upstreamAmount: 500,
    }),
    aloneOf('ours', {
      resultId: 4,
      currency: 'JPY',
      upstream: recordOf({ currency: 'JPY', amount: 300 }),
      upstreamAmount: 300,
    }),
  ];
  expect(sumPicked(rows, 'CNY')).toEqual([
    { currency: 'CNY', ours: 9_500, theirs: 16_000, difference: 6_500, oursRows: 2, theirsRows: 2 },
    { currency: 'JPY', ours: 300, theirs: 0, difference: -300, oursRows: 1, theirsRows: 0 },
  ]);
});

test('a time on another day says so; an account entry has its date only', () => {
  expect(shortTime(recordOf(), '2026-11-19')).toBe('12:03:07');
  expect(shortTime(recordOf({ time: '2026-11-20T00:00:03' }), '2026-11-19')).toBe('11-20 00:00');
  expect(shortTime(recordOf({ time: '' }), '2026-11-19')).toBe('2026-11-19');
});

test('an empty side says why', () => {
  expect(voidReason(aloneOf('ours'))).toBe('absent');
  expect(voidReason(aloneOf('theirs', { outcome: 'duplicate', reason: '' }))).toBe('paired');
  expect(voidReason(aloneOf('ours', { outcome: 'timing', stage: 'fund', reason: '' }))).toBe('due');
  expect(voidReason(aloneOf('ours', { stage: 'fund', reason: 'ambiguous' }))).toBe('ambiguous');
});

test('only open breaks can be decided', () => {
  expect(canDecide(resultOf())).toBe(true);
  expect(canDecide(resultOf({ standing: 'waiting' }))).toBe(false);
  expect(canDecide(aloneOf('ours', { outcome: 'timing', standing: 'timing', breakId: '' }))).toBe(false);
});
