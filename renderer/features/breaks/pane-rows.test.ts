import { expect, test } from 'vitest';
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { findListed, type PaneSources, paneRows, resultKey } from './pane-rows.ts';
import { resultOf } from './result.testing.ts';

const run = (count: number, amount: number) => ({ count, upstream: amount, downstream: amount });

function sourcesOf(listed: readonly ResultRow[], change: Partial<PaneSources> = {}): PaneSources {
  return {
    listedTotal: listed.length,
    listed: (index) => listed[index],
    complete: true,
    quiet: run(10, 1_000),
    quietRow: (offset) => resultOf({ resultId: 1000 + offset, outcome: 'matched', standing: 'quiet' }),
    openRuns: new Set(),
    ...change,
  };
}

const two = [resultOf({ resultId: 1, quietBefore: run(4, 300) }), resultOf({ resultId: 2, quietBefore: run(6, 350) })];
const shapes = (sources: PaneSources) => {
  const rows = paneRows(sources);
  return Array.from({ length: rows.length }, (_, index) => {
    const row = rows.at(index);
    return row.type === 'fold' ? `${row.count} ${row.upstream}` : row.type === 'result' ? row.row.resultId : row.key;
  });
};

test('runs stand between the breaks with their own counts and sums, which add up to all', () => {
  expect(shapes(sourcesOf(two))).toEqual(['4 300', 1, '2 50', 2, '4 650']);
});

test('an unfolded run shows its rows, and says which to ask for', () => {
  const sources = sourcesOf(two, { openRuns: new Set([4]) });
  expect(shapes(sources)).toEqual(['4 300', 1, '2 50', 1004, 1005, 2, '4 650']);
  expect(paneRows(sources).equalRange(0, 6)).toEqual([4, 5]);
  expect(paneRows(sourcesOf(two)).equalRange(0, 4)).toBeNull();
});

test('while pages are missing all equal rows are one run at the end, none lost', () => {
  expect(shapes(sourcesOf([two[0] as ResultRow], { listedTotal: 3, complete: false }))).toEqual([
    1,
    'listed 1',
    'listed 2',
    '10 1000',
  ]);
});

test('a row is found by its key, also inside an unfolded run', () => {
  const rows = paneRows(sourcesOf(two, { openRuns: new Set([4]) }));
  expect(rows.indexOf(resultKey(2))).toBe(5);
  expect(rows.indexOf(resultKey(1005))).toBe(4);
  expect(rows.indexOf(resultKey(77))).toBeNull();
});

test('a row that was current before its page came keeps its place', () => {
  const rows = paneRows(sourcesOf(two));
  expect([rows.indexOf('listed 1'), rows.indexOf('listed 9')]).toEqual([3, null]);
});

test('the next one wanted is looked for to the end and once round', () => {
  const list = [resultOf({ resultId: 1 }), resultOf({ resultId: 2, standing: 'decided' }), resultOf({ resultId: 3 })];
  const next = (from: number, step: 1 | -1) =>
    findListed(
      list.length,
      (index) => list[index],
      from,
      step,
      ({ standing }) => standing === 'open',
    )?.resultId;
  expect([next(0, 1), next(2, 1), next(0, -1)]).toEqual([3, 1, 3]);
  expect(
    findListed(
      3,
      (index) => list[index],
      0,
      1,
      () => false,
    ),
  ).toBeNull();
});
