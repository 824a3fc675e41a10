import { expect, test } from 'vitest';
import { linesToSettle, rejectLines } from './reject-lines.ts';

const reject = (line: number, field = 'amount') => ({
  line,
  field,
  value: 'x',
  reason: 'no amount',
  raw: `raw ${line}`,
});
const settled = { line: 5, note: 'asked the bank', user: 'li', at: '2026-11-20T09:00:00Z' };
const lines = rejectLines([reject(3), reject(3, 'time'), reject(5), reject(9)], [settled]);

test('several reasons of one line are one line, with what became of it', () => {
  expect(lines.map(({ line, rejects }) => [line, rejects.length])).toEqual([
    [3, 2],
    [5, 1],
    [9, 1],
  ]);
  expect(lines.map((one) => one.settled?.note ?? '')).toEqual(['', 'asked the bank', '']);
});

test('a settled line is not settled again; all means all that are left', () => {
  expect(linesToSettle(lines, new Set([3, 5]))).toEqual([3]);
  expect(linesToSettle(lines, new Set())).toEqual([]);
  expect(linesToSettle(lines, 'all')).toBeNull();
});
