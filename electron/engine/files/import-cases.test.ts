import { expect, test } from 'vitest';
import { recordsBetween } from '../../workspace/tables/records.ts';
import { unsettledLines } from '../../workspace/tables/reject-settlements.ts';
import {
  answerOf,
  bankRow,
  bench,
  channelRow,
  importFile,
  importRows,
  order,
  problemOf,
  rows,
  run,
  SETTINGS,
} from '../engine.testing.ts';
import { resultDetail } from '../result-detail.ts';
import { loadSample } from '../sample-case.ts';
import { settingsCases } from '../settings-cases.ts';
import { workspace } from '../workspace-case.ts';
import { importCases } from './import-cases.ts';

const D1 = '2026-11-16';
const D2 = '2026-11-17';

test('the same content is refused, naming the first import, until that is undone', async () => {
  const one = await bench(`${SETTINGS}users: [{ id: li, name: 李, role: maker }]\n`);
  answerOf(importRows(one, 'bank', [bankRow('1', D1)], 'first.csv'));
  const again = () => importRows(one, 'bank', [bankRow('1', D1)], 'second.csv');
  expect(problemOf(again())).toMatchObject({
    code: 'already-imported',
    file: 'second.csv',
    message: expect.stringContaining('first.csv'),
  });
  answerOf(importCases.undoImport(one.context, { importId: 1, user: 'li' }));
  expect(recordsBetween(one.workspace.database, 'WX', '', D2)).toEqual([]);
  expect(answerOf(again()).id).toBe(2);
  expect(answerOf(importCases.imports(one.context, undefined)).map(({ undone }) => undone)).toEqual([true, false]);
});

test('files without a row may be equal: two days without trade', async () => {
  const one = await bench();
  expect(answerOf(importRows(one, 'bank', [], 'monday.csv')).rows).toBe(0);
  expect(answerOf(importRows(one, 'bank', [], 'tuesday.csv')).id).toBe(2);
});

test('only a user of the settings takes an import back', async () => {
  const one = await bench();
  answerOf(importRows(one, 'bank', [bankRow('1', D1)]));
  expect(problemOf(importCases.undoImport(one.context, { importId: 1, user: 'nobody' }))).toMatchObject({
    value: 'nobody',
  });
});

test('rejects stay with the import and are paged; records come back as they were read', async () => {
  const one = await bench();
  const view = answerOf(
    importRows(one, 'bank', [bankRow('1', D1), bankRow('2', D1, '12:00:00', '1,5'), bankRow('3', '2026-02-30')]),
  );
  expect(view).toMatchObject({ linesRead: 4, rows: 1, rejected: 2, headerFooter: 1, dates: [D1] });
  const page = answerOf(importCases.rejects(one.context, { importId: view.id, offset: 1, limit: 1 }));
  expect(page).toMatchObject({ total: 2, offset: 1, rows: [{ line: 4 }] });
  expect(unsettledLines(one.workspace.database)).toBe(2);
  expect(recordsBetween(one.workspace.database, 'WX', '', D1)).toMatchObject([
    { id: 1, importId: 1, source: 'bank', bankRef: 'B1', channelNo: 'C1', amount: 1000, fee: 6, line: 2 },
  ]);
});

test('a refused file and a cancelled import write nothing', async () => {
  const one = await bench();
  const junk = { fileName: 'x.csv', bytes: new Uint8Array([0, 1, 2, 0]) };
  expect(problemOf(importFile(one, junk))).toMatchObject({ file: 'x.csv' });
  one.cancel.now = true;
  const cancelled = () => importRows(one, 'bank', [bankRow('1', D1)]);
  try {
    expect(problemOf(cancelled()).code).toBe('cancelled');
  } catch (error) {
    expect(error).toMatchObject({ name: 'Cancelled' });
  }
  expect(answerOf(workspace(one.context, undefined))).toMatchObject({ isEmpty: true, revision: 0 });
});

test('the drawer shows the row as it stands in its file, and the transaction through its sources', async () => {
  const one = await bench();
  answerOf(importRows(one, 'orders', [order('1', D1)]));
  answerOf(importRows(one, 'channel', [channelRow('1', D1)], 'wx.csv'));
  answerOf(importRows(one, 'bank', [bankRow('1', D1)]));
  run(one, D1);
  const [row] = rows(one, D1, 'channel');
  const detail = answerOf(resultDetail(one.context, { resultId: row?.resultId ?? 0 }));
  expect(detail.raw[0]).toMatchObject({ file: 'wx.csv', line: 2, text: channelRow('1', D1) });
  expect(detail.chain).toMatchObject({
    orders: { key: 'O1' },
    channel: { key: 'C1' },
    bank: { key: 'C1' },
    settlement: { key: `WX/${D1}/CNY` },
    entry: null,
  });
  expect(problemOf(resultDetail(one.context, { resultId: 999 })).code).toBe('not-found');
});

test('a new cut-off moves rows to their new date and makes runs stale; a channel with rows stays', async () => {
  const one = await bench();
  answerOf(importRows(one, 'channel', [channelRow('1', D1, '23:30:00'), channelRow('2', D1)]));
  run(one, D1);
  const later = SETTINGS.replace('timing_window: 30m', 'timing_window: 30m\n    cutoff: "23:00"');
  const preview = answerOf(settingsCases.settingsPreview(one.context, { text: later }));
  expect(preview).toMatchObject({
    problems: [],
    staleDates: [D1],
    changes: [{ path: 'channels.WX.cutoff', before: '', after: '23:00' }],
  });
  answerOf(settingsCases.saveSettings(one.context, { text: later, user: 'li' }));
  expect(recordsBetween(one.workspace.database, 'WX', D1, D2).map(({ id }) => id)).toEqual([1]);
  expect(answerOf(workspace(one.context, undefined)).dates).toMatchObject([
    { date: D1, state: 'stale' },
    { date: D2, state: 'not-run' },
  ]);
  const without = SETTINGS.replace('code: WX', 'code: WY');
  expect(problemOf(settingsCases.saveSettings(one.context, { text: without, user: 'li' }))).toMatchObject({
    code: 'settings-invalid',
    value: 'WX',
  });
  const unknownRule = SETTINGS.concat('posting: { nonsense: { debit: payable, credit: receivable } }\n');
  expect(problemOf(settingsCases.saveSettings(one.context, { text: unknownRule, user: 'li' }))).toMatchObject({
    field: 'posting.nonsense',
  });
});

test('sample days fill an empty workspace only', async () => {
  const one = await bench();
  const views = answerOf(loadSample(one.context, { seed: 1, rows: 40, days: 2 }));
  expect(views.length).toBeGreaterThan(4);
  expect(answerOf(workspace(one.context, undefined))).toMatchObject({ isEmpty: false, revision: 1 });
  expect(problemOf(loadSample(one.context, { seed: 2, rows: 40, days: 2 })).code).toBe('not-allowed');
});
