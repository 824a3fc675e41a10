import { expect, test } from 'vitest';
import { knownOf } from '../files.testing.ts';
import { type DrawnLine, drawnLines } from './preview-lines.ts';

/** "1 2 [3-9] 10": line numbers from 1, folds in brackets. */
const read = (drawn: readonly DrawnLine[]) =>
  drawn
    .map((each) => (each.type === 'line' ? String(each.index + 1) : `[${each.range.from + 1}-${each.range.to + 1}]`))
    .join(' ');

test('preamble, header, first rows, last rows and footer are shown, the run between is folded with its sums', () => {
  const known = knownOf(`hh${'r'.repeat(12)}h`);
  const drawn = drawnLines(known, 15, []);
  expect(read(drawn)).toBe('1 2 3 4 5 6 [7-12] 13 14 15');
  expect(drawn.find((each) => each.type === 'fold')).toMatchObject({
    count: 6,
    payments: 6,
    sums: [{ currency: 'CNY', amount: 6_000 }],
  });
});

test('a reject keeps its neighbours in sight; what is too short to fold is shown', () => {
  expect(read(drawnLines(knownOf(`hrrrr${'r'.repeat(5)}x${'r'.repeat(4)}rrh`), 18, []))).toBe(
    '1 2 3 4 5 [6-9] 10 11 12 13 14 15 16 17 18',
  );
});

test('lines that are not known yet stand in a fold without sums; opened ranges are shown', () => {
  const known = knownOf('hrrrrrrr');
  const drawn = drawnLines(known, 1_000_000, []);
  expect(read(drawn)).toBe('1 2 3 4 5 [6-1000000]');
  expect(drawn[5]).toMatchObject({ type: 'fold', sums: null });
  expect(read(drawnLines(known, 1_000_000, [{ from: 5, to: 6 }]))).toBe('1 2 3 4 5 6 7 [8-1000000]');
});

test('every line of the file is in exactly one drawn line', () => {
  const drawn = drawnLines(knownOf('hxrrrrrrrrxrrrrrrrrrrrrxxh'), 26, [{ from: 15, to: 17 }]);
  const covered = drawn.flatMap((each) =>
    each.type === 'line' ? [each.index] : Array.from({ length: each.count }, (_, at) => each.range.from + at),
  );
  expect(covered).toEqual(Array.from({ length: 26 }, (_, index) => index));
});
