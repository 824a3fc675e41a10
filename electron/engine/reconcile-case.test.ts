import { expect, test } from 'vitest';
import { runsOfDay } from '../workspace/tables/runs.ts';
import {
  answerOf,
  type Bench,
  bankRow,
  bench,
  brief,
  channelRow,
  importRows,
  order,
  problemOf,
  rows,
  run,
} from './engine.testing.ts';
import { reconcile } from './reconcile-case.ts';
import { resultCases } from './result-cases.ts';
import { runDiff } from './run-diff.ts';

const D1 = '2026-11-16';
const D2 = '2026-11-17';
const D3 = '2026-11-18';
const D4 = '2026-11-19';

/** Three good payments on the first day, and one that only the channel's module has. */
async function firstDay(): Promise<Bench> {
  const one = await bench();
  answerOf(
    importRows(
      one,
      'orders',
      ['1', '2', '3', '4'].map((n) => order(n, D1)),
    ),
  );
  answerOf(
    importRows(
      one,
      'channel',
      ['1', '2', '3', '4'].map((n) => channelRow(n, D1)),
    ),
  );
  answerOf(
    importRows(
      one,
      'bank',
      ['1', '2', '3'].map((n) => bankRow(n, D1)),
    ),
  );
  return one;
}

test('a day through the stages', async () => {
  const one = await firstDay();
  const report = run(one, D1);
  expect(report.table.map(({ stage, outcome, count }) => `${stage} ${outcome} ${count}`)).toEqual([
    'channel matched 3',
    'channel upstream_only 1',
    'business matched 4',
    'fund timing 1',
  ]);
  expect(rows(one, D1, 'channel').map(brief)).toEqual([
    'WX matched C1>C1 quiet',
    'WX matched C2>C2 quiet',
    'WX matched C3>C3 quiet',
    'WX upstream_only/absent C4> open',
  ]);
  expect(rows(one, D1, 'fund')[0]).toMatchObject({
    upstreamKeys: [`WX/${D1}/CNY`],
    settlements: [{ settleDate: D1, dueDate: D2, signedAmount: 2982, rows: 3 }],
  });
});

test('running again gives the same results under the same break ids', async () => {
  const one = await firstDay();
  run(one, D1);
  const facts = () => rows(one, D1, 'channel').map(({ resultId: _id, ...row }) => row);
  const [before, digest] = [facts(), runsOfDay(one.workspace.database, D1).map((each) => each.inputDigest)];
  expect(answerOf(runDiff(one.context, { date: D1, offset: 0, limit: null }))).toMatchObject({
    unchanged: 9,
    changes: [],
  });
  run(one, D1);
  expect(facts()).toEqual(before);
  expect(runsOfDay(one.workspace.database, D1).map((each) => each.inputDigest)).toEqual(digest);
});

test('a chain over days: timing, break, late match; and earlier days do not change when run again', async () => {
  const one = await bench();
  answerOf(importRows(one, 'orders', [order('1', D1, '23:50:00')]));
  answerOf(importRows(one, 'channel', [channelRow('1', D1, '23:50:00')]));
  run(one, D1);
  expect(rows(one, D1, 'channel').map(brief)).toEqual(['WX timing C1> timing']);
  run(one, D2);
  expect(rows(one, D2, 'channel').map(brief)).toEqual(['WX timing C1> timing']);
  run(one, D3);
  expect(rows(one, D3, 'channel').map(brief)).toEqual(['WX upstream_only/absent C1> open']);
  answerOf(importRows(one, 'bank', [bankRow('1', D4)]));
  run(one, D4);
  expect(rows(one, D4, 'channel').map(brief)).toEqual(['WX matched/carried C1>C1 quiet']);
  expect(rows(one, D3, 'channel').map(brief)).toEqual(['WX upstream_only/absent C1> closed']);
  expect(answerOf(resultCases.openBreaks(one.context, { date: D4, offset: 0, limit: 10 })).total).toBe(0);
  run(one, D3);
  expect(rows(one, D3, 'channel').map(brief)).toEqual(['WX upstream_only/absent C1> closed']);
});

test('a row imported late waits until its own day is run again, and later days are stale until they are', async () => {
  const one = await firstDay();
  run(one, D1);
  run(one, D2);
  answerOf(importRows(one, 'bank', [bankRow('4', D1)]));
  const stale = () =>
    [D1, D2].flatMap((date) => (runsOfDay(one.workspace.database, date).some((each) => each.stale) ? [date] : []));
  expect(stale()).toEqual([D1, D2]);
  run(one, D2);
  expect(rows(one, D2, 'channel')).toEqual([]);
  const diff = answerOf(runDiff(one.context, { date: D1, offset: 0, limit: null }));
  expect(
    diff.changes.map(({ before, after, why }) => [before?.outcome, after?.outcome, why.split(':')[0]]),
  ).toContainEqual(['upstream_only', 'matched', 'imported since the last run']);
  run(one, D1);
  expect(rows(one, D1, 'channel').map((row) => row.outcome)).toEqual(['matched', 'matched', 'matched', 'matched']);
  expect(stale()).toEqual([D2]);
  run(one, D2);
  expect(stale()).toEqual([]);
});

test('a lost callback is one item of work over two stages', async () => {
  const one = await bench();
  answerOf(importRows(one, 'orders', [order('1', D1).replace('success', 'pending')]));
  answerOf(importRows(one, 'channel', [channelRow('1', D1).replace('success', 'pending')]));
  answerOf(importRows(one, 'bank', [bankRow('1', D1)]));
  run(one, D1);
  const [inChannel] = rows(one, D1, 'channel');
  const [inBusiness] = rows(one, D1, 'business');
  expect([inChannel, inBusiness].map((row) => row && brief(row))).toEqual([
    'WX downstream_only/status C1>C1 open',
    'WX downstream_only/status O1>C1 open',
  ]);
  expect(inChannel?.itemId).toBe(inChannel?.breakId);
  expect(inBusiness?.itemId).toBe(inChannel?.breakId);
});

test('a cancelled run leaves the day as it was', async () => {
  const one = await firstDay();
  run(one, D1);
  const before = rows(one, D1, 'channel');
  one.cancel.now = true;
  expect(() => reconcile(one.context, { date: D1, stage: null })).toThrow('cancelled');
  one.cancel.now = false;
  expect(rows(one, D1, 'channel')).toEqual(before);
});

test('a stage that is asked for limits what is answered, never what is run', async () => {
  const one = await firstDay();
  const report = answerOf(reconcile(one.context, { date: D1, stage: 'channel' }));
  expect(new Set(report.table.map(({ stage }) => stage))).toEqual(new Set(['channel']));
  expect(rows(one, D1, 'business')).toHaveLength(4);
});

test('pages cut the same list, with filters', async () => {
  const one = await firstDay();
  run(one, D1);
  const page = (offset: number, limit: number, more: object = {}) =>
    answerOf(
      resultCases.results(one.context, {
        ...{ date: D1, stage: 'channel', channel: null, outcomes: null, standing: null, search: '', order: 'outcome' },
        ...more,
        offset,
        limit,
      } as Parameters<typeof resultCases.results>[1]),
    );
  expect(page(1, 2)).toMatchObject({ total: 4, offset: 1 });
  expect(page(1, 2).rows.map((row) => row.upstreamKeys[0])).toEqual(['C2', 'C3']);
  expect(page(0, 10, { outcomes: ['upstream_only'] }).rows.map((row) => row.upstreamKeys[0])).toEqual(['C4']);
  expect(page(0, 10, { standing: ['open'] }).total).toBe(1);
  expect(page(0, 10, { search: 'c3' }).rows.map((row) => row.upstreamKeys[0])).toEqual(['C3']);
  expect(page(0, 10, { channel: 'UP' }).total).toBe(0);
  expect(page(0, 10, { order: 'time' }).total).toBe(4);
});

test('a date without rows gives an empty day', async () => {
  const one = await bench();
  answerOf(importRows(one, 'orders', [order('1', D1)]));
  expect(run(one, D4).table.length).toBeGreaterThan(0);
  run(one, D1);
  expect(run(one, D2).table).toEqual([]);
  expect(runsOfDay(one.workspace.database, D2).map((each) => each.channel)).toEqual(['WX', 'UP']);
});

test('days run in the wrong order: the earlier day takes back what the later run opened, and a run in order puts all right', async () => {
  const inOrder = await firstDay();
  run(inOrder, D1);
  run(inOrder, D2);
  const one = await firstDay();
  run(one, D2);
  run(one, D1);
  expect(runsOfDay(one.workspace.database, D2).some(({ stale }) => stale)).toBe(true);
  run(one, D2);
  for (const stage of ['channel', 'business', 'fund'] as const) {
    expect(rows(one, D1, stage).map(brief)).toEqual(rows(inOrder, D1, stage).map(brief));
    expect(rows(one, D2, stage).map(brief)).toEqual(rows(inOrder, D2, stage).map(brief));
  }
});

test('a date before every row is a mistake, not an empty run', async () => {
  const one = await firstDay();
  expect(problemOf(reconcile(one.context, { date: '2020-01-01', stage: null }))).toMatchObject({
    code: 'not-found',
    value: '2020-01-01',
    message: expect.stringContaining(D1),
  });
});
