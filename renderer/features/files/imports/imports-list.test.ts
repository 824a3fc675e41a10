import { expect, test } from 'vitest';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import { previewOf } from '../files.testing.ts';
import { mainSum, signedSums } from '../totals/signed-sums.ts';
import { type ListFilter, listedImports, listTotals } from './imports-list.ts';

function importOf(id: number, part: Partial<ImportView> = {}): ImportView {
  return {
    ...previewOf().view,
    id,
    importedAt: '2026-11-20T09:00:00',
    undone: false,
    replaces: null,
    replacedBy: null,
    ...part,
  };
}

const EVERYTHING: ListFilter = { date: null, channel: null, withRejects: false, withUndone: false };
const imports = [
  importOf(1),
  importOf(2, { channel: '', source: 'funds', dates: ['2026-11-20'] }),
  importOf(3, { undone: true }),
  importOf(4, { channel: 'ALI', rejected: 1 }),
];
const ids = (filter: Partial<ListFilter>) =>
  listedImports(imports, { ...EVERYTHING, ...filter }).map((each) => each.id);

test('newest first; undone ones only when asked for, and never counted', () => {
  expect(ids({})).toEqual([4, 2, 1]);
  expect(ids({ withUndone: true })).toEqual([4, 3, 2, 1]);
  expect(listTotals(imports)).toEqual({ files: 3, linesRead: 9, rows: 6, rejected: 1 });
});

test('files without a channel of their own stay under every channel', () => {
  expect(ids({ channel: 'WX' })).toEqual([2, 1]);
  expect(ids({ channel: 'WX', date: '2026-11-20' })).toEqual([2]);
  expect(ids({ withRejects: true })).toEqual([4]);
});

test('sums are signed by kind or direction and kept apart by currency', () => {
  const sum = { kind: null, direction: null, currency: 'CNY', count: 1, amount: 0, fee: null };
  const sums = [
    { ...sum, kind: 'payment' as const, amount: 500, count: 3 },
    { ...sum, kind: 'refund' as const, amount: 200 },
    { ...sum, direction: 'D' as const, currency: 'USD', amount: 70 },
  ];
  expect(signedSums(sums)).toEqual([
    { currency: 'CNY', amount: 300, count: 4 },
    { currency: 'USD', amount: -70, count: 1 },
  ]);
  expect(mainSum(sums)?.currency).toBe('CNY');
  expect(mainSum([])).toBeNull();
});
