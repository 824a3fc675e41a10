// A corrected file in place of an import: what changes row by row, one action, nothing that rests on the old rows dropped.
import { expect, test } from 'vitest';
import { answerOf, type Bench, bankRow, fileOf, importRows, order, problemOf, run } from '../engine.testing.ts';
import { provenDays } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { openBench, previewOf, stageOne } from './files.testing.ts';
import { DETECTED } from './read-file.ts';

const D1 = '2026-11-16';
const replace = ({ context }: Bench, importId: number, stagedId: number, user = 'li') =>
  USE_CASES.replaceImport(context, { importId, stagedId, reading: DETECTED, user });
const standing = ({ context }: Bench) =>
  answerOf(USE_CASES.imports(context, undefined)).map(({ id, undone, replaces, replacedBy }) => [
    ...[id, undone, replaces, replacedBy],
  ]);

test('rows are paired by key and kind, then in file order; a page tells what differs', async () => {
  const made = await openBench();
  const twin = bankRow('3', D1);
  answerOf(importRows(made, 'bank', [bankRow('1', D1), bankRow('2', D1), twin, twin, bankRow('4', D1)], 'old.csv'));
  const corrected = [bankRow('5', D1), twin, bankRow('2', D1, '13:00:00', '12.00'), bankRow('4', D1)];
  const stagedId = stageOne(made, 'new.csv', fileOf('bank', corrected));
  const preview = previewOf(made, 1, stagedId);
  expect(preview.counts).toEqual({ added: 1, removed: 2, changed: 1, same: 2 });
  expect(preview.differences.rows).toMatchObject([
    { type: 'removed', before: { row: '1:2', key: 'C1' }, after: null },
    {
      type: 'changed',
      before: { row: '1:3', amount: 1000 },
      after: { key: 'C2', amount: 1200 },
      fields: ['amount', 'time'],
    },
    { type: 'removed', before: { row: '1:5', key: 'C3' } },
    { type: 'added', before: null, after: { key: 'C5', file: 'new.csv' } },
  ]);
  const page = { importId: 1, stagedId, reading: DETECTED, offset: 1, limit: 1 };
  expect(answerOf(USE_CASES.replacePreview(made.context, page)).differences).toMatchObject({
    total: 4,
    rows: [{ type: 'changed' }],
  });
  expect(standing(made)).toEqual([[1, false, null, null]]);
});

test('replacing is one action with links both ways; undoing it brings the old file back', async () => {
  const made = await openBench();
  answerOf(importRows(made, 'bank', [bankRow('1', D1)], 'old.csv'));
  run(made, D1);
  const stagedId = stageOne(made, 'new.csv', fileOf('bank', [bankRow('1', D1, '12:00:00', '11.00')]));
  expect(problemOf(replace(made, 1, stagedId, 'nobody'))).toMatchObject({ value: 'nobody' });
  expect(answerOf(replace(made, 1, stagedId))).toMatchObject({ id: 2, file: 'new.csv', replaces: 1, undone: false });
  expect(standing(made)).toEqual([
    [1, true, null, 2],
    [2, false, 1, null],
  ]);
  expect(answerOf(USE_CASES.workspace(made.context, undefined)).dates).toMatchObject([{ date: D1, state: 'stale' }]);
  expect(answerOf(USE_CASES.staged(made.context, undefined))).toEqual([]);
  answerOf(USE_CASES.undoImport(made.context, { importId: 2, user: 'li' }));
  expect(standing(made)).toEqual([
    [1, true, null, null],
    [2, true, 1, null],
    [3, false, null, null],
  ]);
  const restored = answerOf(USE_CASES.imports(made.context, undefined))[2];
  expect(restored).toMatchObject({ file: 'old.csv', rows: 1, sums: [{ amount: 1000 }] });
  answerOf(USE_CASES.undoImport(made.context, { importId: 3, user: 'li' }));
  expect(answerOf(USE_CASES.workspace(made.context, undefined)).isEmpty).toBe(true);
});

test('the same content, another source and an undone import are refused, and nothing changes', async () => {
  const made = await openBench();
  const rows = [bankRow('1', D1)];
  answerOf(importRows(made, 'bank', rows, 'old.csv'));
  const same = stageOne(made, 'same.csv', fileOf('bank', rows));
  expect(problemOf(replace(made, 1, same)).code).toBe('already-imported');
  const orders = stageOne(made, 'orders.csv', fileOf('orders', [order('1', D1)]));
  expect(problemOf(replace(made, 1, orders))).toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('orders.csv is orders'),
  });
  expect(standing(made)).toEqual([[1, false, null, null]]);
  answerOf(USE_CASES.undoImport(made.context, { importId: 1, user: 'li' }));
  expect(problemOf(replace(made, 1, same)).message).toContain('undone already');
  expect(problemOf(replace(made, 9, same)).code).toBe('not-found');
});

test('decisions and exports on rows that go are named before, and flagged after', async () => {
  const made = await provenDays();
  const bankFile = 3;
  const stagedId = stageOne(
    made,
    'bank-1b.csv',
    fileOf('bank', [bankRow('1', D1, '12:00:00', '10.50'), bankRow('2', D1, '12:00:00', '9.00')]),
  );
  const preview = previewOf(made, bankFile, stagedId);
  expect(preview.counts).toEqual({ added: 0, removed: 1, changed: 1, same: 1 });
  expect(preview.touched).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^decision 1 \(supplement, effective\) on break B/),
      expect.stringMatching(/^export B20261116-1 carried \d+ entries of these rows$/),
    ]),
  );
  answerOf(replace(made, bankFile, stagedId));
  run(made, D1);
  const decisions = answerOf(USE_CASES.decisions(made.context, { date: null, state: null }));
  expect(decisions).toMatchObject([{ id: 1, state: 'effective', flagged: true }]);
  expect(answerOf(USE_CASES.exports(made.context, undefined))).toHaveLength(1);
});

test('a cancelled replacement leaves the old import in force', async () => {
  const made = await openBench();
  answerOf(importRows(made, 'bank', [bankRow('1', D1)], 'old.csv'));
  const stagedId = stageOne(made, 'new.csv', fileOf('bank', [bankRow('2', D1)]));
  made.cancel.now = true;
  expect(() => answerOf(replace(made, 1, stagedId))).toThrow(/cancelled/i);
  made.cancel.now = false;
  expect(standing(made)).toEqual([[1, false, null, null]]);
});

test('a new file that is bad itself says so: its rejected lines, its proof, and which row goes because its line is rejected', async () => {
  const made = await openBench();
  answerOf(importRows(made, 'bank', [bankRow('1', D1), bankRow('12', D1), bankRow('2', D1)], 'old.csv'));
  const corrected = [bankRow('12', D1, '12:00:00', 'ten'), bankRow('2', D1)];
  const stagedId = stageOne(made, 'new.csv', fileOf('bank', corrected));
  const { after, differences } = previewOf(made, 1, stagedId);
  expect(after).toMatchObject({ rows: 1, rejected: 1, proof: 'unproven', rejects: [{ line: 2 }] });
  expect(differences.rows.map(({ before, rejected }) => [before?.key, rejected?.line ?? null])).toEqual([
    ['C1', null],
    ['C12', 2],
  ]);
  const back = stageOne(made, 'again.csv', fileOf('bank', [bankRow('1', D1), bankRow('12', D1)]));
  answerOf(replace(made, 1, stagedId));
  expect(previewOf(made, 2, back).differences.rows.map(({ type, rejected }) => [type, rejected?.line ?? null])).toEqual(
    [
      ['removed', null],
      ['added', null],
      ['added', 2],
    ],
  );
});
