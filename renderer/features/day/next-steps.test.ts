import { expect, test } from 'vitest';
import type { NextStep } from '../../../shared/contract/engine-api.ts';
import { stepMark, stepName, stepTarget } from './next-steps.ts';

const step = (count: number): NextStep => ({
  action: 'look-at-rejects',
  channel: 'WX',
  count,
  amount: 0,
  currency: 'CNY',
  detail: 'bill.csv:2',
});

test('with every rejected line settled, only the totals of the file are left to look at', () => {
  expect([stepName(step(1)), stepMark(step(1)), stepTarget(step(1), false)]).toEqual([
    'look-at-rejects',
    'rejected',
    { type: 'files', rejects: true },
  ]);
  expect([stepName(step(0)), stepMark(step(0)), stepTarget(step(0), false)]).toEqual([
    'look-at-totals',
    'amount',
    { type: 'files', rejects: false },
  ]);
});
