// Files in memory: recognised or honestly not, read once per reading, put away, and never in the workspace.
import { expect, test } from 'vitest';
import type { Profile } from '../../../shared/model/profile.ts';
import { answerOf, bankRow, channelRow, fileOf, importRows, order, problemOf } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { OWN_FILE, OWN_PROFILE, openBench, stage, stageOne, text, zip } from './files.testing.ts';
import { DETECTED } from './read-file.ts';

const D1 = '2026-11-16';
const BILLS = {
  'orders.csv': fileOf('orders', [order('1', D1)]),
  'day/bank.csv': fileOf('bank', [bankRow('1', D1), bankRow('2', D1, '12:00:00', 'x')]),
  'notes.txt': text('nothing to see here\njust notes\n'),
};

test('members of an archive are recognised one by one, the rest says why not', async () => {
  const made = await openBench();
  const staged = stage(made, { 'bills.zip': zip(BILLS), 'plain.csv': fileOf('channel', [channelRow('1', D1)]) });
  expect(staged.map(({ file, container }) => [file, container])).toEqual([
    ['bills.zip/orders.csv', 'bills.zip'],
    ['bills.zip/day/bank.csv', 'bills.zip'],
    ['bills.zip/notes.txt', 'bills.zip'],
    ['plain.csv', null],
  ]);
  expect(staged[1]).toMatchObject({
    problem: null,
    duplicateOf: null,
    recognised: { profile: 'generic', source: 'bank', rows: 1, rejected: 1, dates: [D1], proof: 'unproven' },
  });
  expect(staged[1]?.recognised?.evidence.map(({ of }) => of)).toEqual(expect.arrayContaining(['wrapper', 'format']));
  expect(staged[2]).toMatchObject({ recognised: null, problem: { code: 'not-recognised' } });
  expect(answerOf(USE_CASES.workspace(made.context, undefined))).toMatchObject({ isEmpty: true, revision: 0 });
  expect(answerOf(USE_CASES.staged(made.context, undefined))).toEqual(staged);
});

test('staged files are imported as one action and put away; one that is refused keeps them all', async () => {
  const made = await openBench();
  const [orders, bank, notes] = stage(made, { 'bills.zip': zip(BILLS) });
  const asked = (...ids: (number | undefined)[]) => ({
    files: ids.map((id) => ({ stagedId: id ?? 0, reading: DETECTED })),
  });
  const { context } = made;
  expect(problemOf(USE_CASES.importStaged(context, asked(orders?.id, notes?.id))).code).toBe('not-recognised');
  expect(answerOf(USE_CASES.imports(context, undefined))).toEqual([]);
  expect(answerOf(USE_CASES.staged(context, undefined))).toHaveLength(3);
  const views = answerOf(USE_CASES.importStaged(context, asked(orders?.id, bank?.id)));
  expect(views).toMatchObject([
    { id: 1, file: 'bills.zip/orders.csv', container: { file: 'bills.zip' }, replaces: null, replacedBy: null },
    { id: 2, file: 'bills.zip/day/bank.csv', rejected: 1 },
  ]);
  expect(views[0]?.evidence.length).toBeGreaterThan(1);
  expect(answerOf(USE_CASES.staged(context, undefined)).map(({ file }) => file)).toEqual(['bills.zip/notes.txt']);
  expect(problemOf(USE_CASES.importStaged(context, asked(orders?.id)))).toMatchObject({ code: 'not-found' });
});

test('the same content is known wherever it comes from', async () => {
  const made = await openBench();
  answerOf(importRows(made, 'orders', [order('1', D1)], 'first.csv'));
  const [staged] = stage(made, { 'bills.zip': zip({ 'again.csv': BILLS['orders.csv'] }) });
  expect(staged?.duplicateOf).toMatchObject({ id: 1, file: 'first.csv' });
  const asked = { files: [{ stagedId: staged?.id ?? 0, reading: DETECTED }] };
  expect(problemOf(USE_CASES.importStaged(made.context, asked))).toMatchObject({
    code: 'already-imported',
    file: 'bills.zip/again.csv',
    message: expect.stringContaining('first.csv'),
  });
});

test('a preview shows typed lines beside raw ones and the imports that hold the same keys', async () => {
  const made = await openBench();
  answerOf(importRows(made, 'bank', [bankRow('1', D1), bankRow('2', D1), bankRow('3', D1)], 'first.csv'));
  answerOf(importRows(made, 'bank', [bankRow('9', D1)], 'other.csv'));
  const bytes = fileOf('bank', [bankRow('1', D1), bankRow('2', D1, '12:00:00', '11.00'), bankRow('8', D1)]);
  const stagedId = stageOne(made, 'second.csv', bytes);
  const preview = answerOf(USE_CASES.importPreview(made.context, { stagedId, reading: DETECTED, offset: 1, limit: 1 }));
  expect(preview.lines).toMatchObject({
    total: 4,
    rows: [{ line: 2, raw: bankRow('1', D1), type: 'row', record: { key: 'C1', amount: 1000 } }],
  });
  expect(preview.sharedKeys).toEqual([
    { earlier: expect.objectContaining({ id: 1, file: 'first.csv' }), keys: 2, of: 3 },
  ]);
  expect(preview.duplicateOf).toBeNull();
  expect(preview.view).toMatchObject({ file: 'second.csv', rows: 3, title: expect.any(String) });
  const asOrders = { ...DETECTED, source: 'orders' } as const;
  expect(USE_CASES.importPreview(made.context, { stagedId, reading: asOrders, offset: 0, limit: 1 }).ok).toBe(false);
  expect(answerOf(USE_CASES.imports(made.context, undefined))).toHaveLength(2);
});

test('a saved profile recognises what waits; a draft reads it before', async () => {
  const made = await openBench();
  const stagedId = stageOne(made, 'own.csv', text(OWN_FILE));
  expect(answerOf(USE_CASES.staged(made.context, undefined))).toMatchObject([{ recognised: null }]);
  const { profile } = answerOf(USE_CASES.profileCheck(made.context, { text: OWN_PROFILE }));
  const reading = { ...DETECTED, draft: { ...profile, name: '' } };
  const preview = answerOf(USE_CASES.importPreview(made.context, { stagedId, reading, offset: 0, limit: 10 }));
  expect(preview.view).toMatchObject({ source: 'bank', channel: 'WX', rows: 2, rejected: 0 });
  const broken = { ...DETECTED, draft: { name: 'x', rows: 'none' } as unknown as Profile };
  expect(USE_CASES.importPreview(made.context, { stagedId, reading: broken, offset: 0, limit: 1 }).ok).toBe(false);
  answerOf(USE_CASES.saveProfile(made.context, { text: OWN_PROFILE, user: 'li' }));
  expect(answerOf(USE_CASES.staged(made.context, undefined))).toMatchObject([
    { recognised: { profile: 'own-bank', rows: 2 } },
  ]);
});

test('what is damaged or empty waits with its problem; put away is gone', async () => {
  const made = await openBench();
  const whole = zip(BILLS);
  const staged = stage(made, { 'cut.zip': whole.subarray(0, whole.length - 40), 'empty.zip': zip({}) });
  expect(staged).toMatchObject([
    { file: 'cut.zip', recognised: null, problem: { code: 'input-refused', file: 'cut.zip' } },
    { file: 'empty.zip', recognised: null, problem: { code: 'input-refused' } },
  ]);
  const left = answerOf(USE_CASES.unstage(made.context, { ids: [staged[0]?.id ?? 0, 999] }));
  expect(left.map(({ file }) => file)).toEqual(['empty.zip']);
});

test('a cancelled staging holds nothing, a cancelled import of staged files keeps nothing', async () => {
  const made = await openBench();
  const { context, cancel } = made;
  const ids = stage(made, { 'bills.zip': zip(BILLS) }).map(({ id }) => id);
  cancel.now = true;
  expect(() =>
    answerOf(USE_CASES.stageFiles(context, { files: [{ fileName: 'b.csv', bytes: text(OWN_FILE) }] })),
  ).toThrow(/cancelled/i);
  const files = ids.slice(0, 2).map((stagedId) => ({ stagedId, reading: DETECTED }));
  expect(() => answerOf(USE_CASES.importStaged(context, { files }))).toThrow(/cancelled/i);
  cancel.now = false;
  expect(answerOf(USE_CASES.staged(context, undefined)).map(({ id }) => id)).toEqual(ids);
  expect(answerOf(USE_CASES.workspace(context, undefined))).toMatchObject({ isEmpty: true, revision: 0 });
});

test('dropped again, a file takes its own place', async () => {
  const made = await openBench();
  stage(made, { 'a.csv': BILLS['orders.csv'], 'b.csv': BILLS['day/bank.csv'] });
  stage(made, { 'a.csv': BILLS['orders.csv'] });
  expect(answerOf(USE_CASES.staged(made.context, undefined)).map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
});

test('a preview says how many keys the other side knows already', async () => {
  const made = await openBench();
  const known = (name: string, bytes: Uint8Array) => {
    const asked = { stagedId: stageOne(made, name, bytes), reading: DETECTED, offset: 0, limit: 1 };
    return answerOf(USE_CASES.importPreview(made.context, asked)).knownKeys;
  };
  const bank = fileOf('bank', [bankRow('1', D1), bankRow('2', D1), bankRow('3', D1)]);
  expect(known('bank.csv', bank)).toBeNull();
  answerOf(importRows(made, 'orders', [order('9', D1)], 'orders.csv'));
  expect(known('bank.csv', bank)).toBeNull();
  answerOf(importRows(made, 'channel', [channelRow('2', D1), channelRow('3', D1)], 'channel.csv'));
  expect(known('bank.csv', bank)).toEqual({ of: 3, counterpart: 2 });
  expect(known('channel.csv', fileOf('channel', [channelRow('8', D1), channelRow('9', D1)]))).toEqual({
    of: 2,
    counterpart: 1,
  });
  expect(known('orders.csv', fileOf('orders', [order('7', D1)]))).toEqual({ of: 1, counterpart: 0 });
});
