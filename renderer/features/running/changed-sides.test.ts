import { expect, test } from 'vitest';
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { placeOf, sideOf } from './changed-sides.ts';

function rowOf(change: Partial<ResultRow>): ResultRow {
  const plain = {
    stage: 'channel',
    channel: 'WX',
    outcome: 'amount_differs',
    currency: 'CNY',
    upstreamKeys: ['C1'],
    downstreamKeys: ['B1'],
    upstreamAmount: 8_800,
    downstreamAmount: 8_000,
    difference: -800,
  };
  return { ...plain, ...change } as unknown as ResultRow;
}

test('a difference is shown where there is one, else the amount of the side that there is', () => {
  expect(sideOf(rowOf({}))).toEqual({ outcome: 'amount_differs', key: 'C1', amount: -800, currency: 'CNY' });
  const theirs = rowOf({ outcome: 'downstream_only', upstreamKeys: [], upstreamAmount: null, difference: null });
  expect(sideOf(theirs)).toMatchObject({ key: 'B1', amount: 8_000 });
  expect(sideOf(rowOf({ outcome: 'matched', difference: 0 }))).toMatchObject({ amount: 8_000 });
  expect(sideOf(rowOf({ currency: '' }))).toMatchObject({ amount: null });
  expect(sideOf(null)).toBeNull();
});

test('a change is where the row after the run is, or where the row that goes was', () => {
  const before = rowOf({ stage: 'business' });
  const change = { before, after: rowOf({ stage: 'fund' }), why: '', decisions: [] };
  expect(placeOf(change)?.stage).toBe('fund');
  expect(placeOf({ ...change, after: null })?.stage).toBe('business');
});
