// Runs of equal rows between the breaks: how many stand before each listed row in time, and what the matched ones come to.
import { expect, test } from 'vitest';
import type { ResultFilter } from '../../shared/contract/engine-api.ts';
import { answerOf, type Bench, bankRow, bench, channelRow, importRows, order, run } from './engine.testing.ts';
import { resultCases } from './result-cases.ts';

const D1 = '2026-11-16';

/** Pairs at 09:00, 11:00, 13:00, 15:00; a bank row alone at 12:00 and one at 14:00. */
async function day(): Promise<Bench> {
  const made = await bench();
  const paired = [
    ['1', '09:00:00', '10.00'],
    ['2', '11:00:00', '20.00'],
    ['3', '13:00:00', '40.00'],
    ['4', '15:00:00', '80.00'],
  ] as const;
  importRows(
    made,
    'orders',
    paired.map(([n, time, amount]) => order(n, D1, time, amount)),
  );
  importRows(
    made,
    'channel',
    paired.map(([n, time, amount]) => channelRow(n, D1, time, amount)),
  );
  importRows(made, 'bank', [
    ...paired.map(([n, time, amount]) => bankRow(n, D1, time, amount)),
    bankRow('8', D1, '12:00:00', '5.00'),
    bankRow('9', D1, '14:00:00', '6.00'),
  ]);
  run(made, D1);
  return made;
}

const LISTED: ResultFilter = {
  date: D1,
  stage: 'channel',
  channel: null,
  outcomes: null,
  standing: ['open', 'waiting', 'decided', 'closed', 'timing'],
  search: '',
  order: 'time',
};
const quietBefore = (made: Bench, change: Partial<ResultFilter> = {}) =>
  answerOf(resultCases.results(made.context, { ...LISTED, ...change, offset: 0, limit: 100 })).rows.map((row) => [
    row.downstreamKeys[0],
    row.quietBefore,
  ]);

test('each listed row knows the quiet rows before it, summed from the start', async () => {
  const made = await day();
  expect(quietBefore(made)).toEqual([
    ['C8', { count: 2, upstream: 3000, downstream: 3000 }],
    ['C9', { count: 3, upstream: 7000, downstream: 7000 }],
  ]);
});

test('a page in the middle counts from the start too', async () => {
  const made = await day();
  const page = answerOf(resultCases.results(made.context, { ...LISTED, offset: 1, limit: 1 }));
  expect(page.rows[0]?.quietBefore).toEqual({ count: 3, upstream: 7000, downstream: 7000 });
});

test('where currencies mix there is a count and no sum', async () => {
  const made = await day();
  importRows(made, 'channel', [channelRow('5', D1, '10:00:00', '1.00').replace('CNY', 'USD')]);
  importRows(made, 'bank', [bankRow('5', D1, '10:00:00', '1.00').replace('CNY', 'USD')]);
  run(made, D1);
  expect(quietBefore(made)[0]).toEqual(['C8', { count: 3, upstream: null, downstream: null }]);
});

test('a list that holds the quiet rows itself, or is in another order, folds nothing', async () => {
  const made = await day();
  expect(quietBefore(made, { standing: null }).every(([, quiet]) => quiet === undefined)).toBe(true);
  expect(quietBefore(made, { order: 'outcome' }).every(([, quiet]) => quiet === undefined)).toBe(true);
});
