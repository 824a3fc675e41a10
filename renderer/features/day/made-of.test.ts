import { expect, test } from 'vitest';
import { cellOf, outcomeOf } from './day.testing.ts';
import { madeOf } from './made-of.ts';

const outcomes = [
  outcomeOf({ outcome: 'timing', count: 1, upstream: { count: 1, amount: 300 }, difference: -300 }),
  outcomeOf({
    outcome: 'matched',
    count: 9,
    upstream: { count: 9, amount: 9_000 },
    downstream: { count: 9, amount: 9_000 },
  }),
  outcomeOf({
    outcome: 'downstream_only',
    count: 2,
    downstream: { count: 2, amount: 1_800 },
    difference: 1_800,
    open: 1,
    decided: 1,
  }),
  outcomeOf({ outcome: 'no_money', count: 7 }),
  outcomeOf({ outcome: 'matched', channel: 'ALI', count: 5 }),
];
const where = { stage: 'channel', channel: 'WX', currency: 'CNY' } as const;

test('ours and the written differences come to theirs', () => {
  const cell = cellOf('channel', { in: { count: 10, amount: 9_300 }, out: { count: 11, amount: 10_800 } });
  const made = madeOf(outcomes, where, cell);
  expect(made.lines.map((line) => line.outcome)).toEqual(['matched', 'downstream_only', 'timing']);
  expect(made).toMatchObject({
    count: 12,
    noMoney: 7,
    terms: [1_800, -300],
    difference: 1_500,
    rest: 0,
    apartFromChain: 0,
  });
});

test('a difference that is not in the lines shows as rest, a missing row as distance from the chain', () => {
  const wrong = [
    ...outcomes,
    outcomeOf({
      outcome: 'amount_differs',
      upstream: { count: 1, amount: 100 },
      downstream: { count: 1, amount: 90 },
      difference: 0,
    }),
  ];
  expect(madeOf(wrong, where, null).rest).toBe(-10);
  expect(
    madeOf(outcomes, where, cellOf('channel', { in: { count: 11, amount: 9_400 }, out: { count: 11, amount: 10_800 } }))
      .apartFromChain,
  ).toBe(100);
});

test('an empty channel takes every channel of the currency', () => {
  expect(madeOf(outcomes, { ...where, channel: '' }, null).count).toBe(17);
});
