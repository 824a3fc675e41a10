import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlignedRow, alignRows } from './aligned-rows.ts';

const never = () => false;
const list = (rows: ReturnType<typeof alignRows>): AlignedRow[] =>
  Array.from({ length: rows.length }, (_, index) => rows.at(index));

test('runs fold between the rows that differ, and at both ends', () => {
  expect(list(alignRows([2, 2, 5], 9, never))).toEqual([
    { type: 'fold', start: 0, count: 2, open: false },
    { type: 'listed', index: 0 },
    { type: 'listed', index: 1 },
    { type: 'fold', start: 2, count: 3, open: false },
    { type: 'listed', index: 2 },
    { type: 'fold', start: 5, count: 4, open: false },
  ]);
});

test('an unfolded run shows its rows below its line', () => {
  const rows = alignRows([0, 2], 2, (start) => start === 0);
  expect(list(rows).map((row) => (row.type === 'equal' ? `equal ${row.offset}` : row.type))).toEqual([
    'listed',
    'fold',
    'equal 0',
    'equal 1',
    'listed',
  ]);
  expect(rows.indexOfListed(1)).toBe(4);
});

test('no equal row is lost or shown twice, whatever is folded', () => {
  const shape = fc.record({
    steps: fc.array(fc.nat({ max: 6 }), { maxLength: 30 }),
    tail: fc.nat({ max: 6 }),
    open: fc.func(fc.boolean()),
  });
  fc.assert(
    fc.property(shape, ({ steps, tail, open }) => {
      let sum = 0;
      const before = steps.map((step) => {
        sum += step;
        return sum;
      });
      const rows = list(alignRows(before, sum + tail, open));
      const covered = rows.flatMap((row) => {
        if (row.type === 'equal') return [row.offset];
        if (row.type === 'fold' && !row.open) return Array.from({ length: row.count }, (_, index) => row.start + index);
        return [];
      });
      expect(covered).toEqual(Array.from({ length: sum + tail }, (_, index) => index));
      expect(rows.filter((row) => row.type === 'listed').map((row) => row.index)).toEqual(
        steps.map((_, index) => index),
      );
    }),
  );
});

test('a hundred thousand equal rows are looked up without being listed', () => {
  const rows = alignRows([50_000], 100_000, () => true);
  expect(rows.length).toBe(100_003);
  expect(rows.at(100_002)).toEqual({ type: 'equal', offset: 99_999 });
  expect(() => rows.at(100_003)).toThrow(RangeError);
});
