// The day's seven links: verdicts and figures agree with `check`, and the next step is the one that blocks.
import { expect, test } from 'vitest';
import type { DayView, Link } from '../../shared/contract/engine-api.ts';
import { answerOf, type Bench, bankRow, bench, importRows, order, SETTINGS } from './engine.testing.ts';
import { DAY_1, DAY_2, failures, provenDays } from './proof.testing.ts';
import { USE_CASES } from './use-cases.ts';

const view = ({ context }: Bench, date: string) => answerOf(USE_CASES.day(context, { date }));
const cell = (day: DayView, link: Link, channel = 'WX') =>
  day.channels.find((row) => row.channel === channel)?.cells.find((one) => one.link === link);

test('a day that ran: every cell with its sums', async () => {
  const made = await provenDays();
  const day = view(made, DAY_1);
  expect(day.state).toBe('run');
  expect(day.channels.map(({ channel, currency }) => `${channel} ${currency}`)).toEqual(['WX CNY', 'UP CNY']);
  expect(cell(day, 'import')).toMatchObject({ verdict: 'ties', items: 3, itemsOf: 4, in: { count: 9, amount: 2900 } });
  expect(cell(day, 'channel')).toMatchObject({
    verdict: 'listed',
    in: { count: 3, amount: 3000 },
    out: { count: 3, amount: 2900 },
    listed: { count: 3, amount: -100 },
    unexplained: { count: 0, amount: 0 },
  });
  expect(cell(day, 'fund')).toMatchObject({ verdict: 'timing', timing: { count: 1, amount: -2882 } });
  expect(cell(day, 'decide')).toMatchObject({ verdict: 'open', items: 1, itemsOf: 4 });
  expect(cell(day, 'journal')).toMatchObject({ verdict: 'ties', items: 2 });
  expect(cell(day, 'export')).toMatchObject({ verdict: 'ties', items: 4, itemsOf: 4 });
  expect(cell(day, 'channel', 'UP')).toMatchObject({ verdict: 'ties' });
  expect(day.sums.map(({ currency }) => currency)).toEqual(['CNY']);
  expect(Object.values(day.links).reduce((sum, count) => sum + count, 0)).toBe(14);
});

test('in + differences = out in every stage of every day', async () => {
  const made = await provenDays();
  for (const date of [DAY_1, DAY_2])
    for (const { cells } of view(made, date).channels)
      for (const one of cells.filter(({ link }) => ['channel', 'business', 'fund'].includes(link)))
        expect(one.out.amount - one.in.amount).toBe(one.timing.amount + one.listed.amount + one.unexplained.amount);
});

test('a damaged day is unexplained, as check says', async () => {
  const made = await provenDays();
  made.workspace.database.run(`DELETE FROM record WHERE channel_no = 'C1' AND source = 'bank'`);
  expect(failures(made, DAY_1).length).toBeGreaterThan(0);
  const day = view(made, DAY_1);
  expect(cell(day, 'channel')?.verdict).toBe('unexplained');
  expect(day.links.unexplained).toBeGreaterThan(0);
});

test('an order and a channel row of unlike status still add up', async () => {
  const made = await bench();
  answerOf(importRows(made, 'orders', [order('1', DAY_1)]));
  answerOf(importRows(made, 'channel', [`C1,O1,WX,payment,failed,10.00,CNY,,${DAY_1}T12:00:00`]));
  answerOf(importRows(made, 'bank', [bankRow('1', DAY_1)]));
  answerOf(USE_CASES.reconcile(made.context, { date: DAY_1, stage: null }));
  expect(cell(view(made, DAY_1), 'channel')).toMatchObject({
    verdict: 'listed',
    in: { amount: 0 },
    out: { amount: 1000 },
    listed: { amount: 1000 },
    unexplained: { amount: 0 },
  });
});

test('next steps stand in the order in which they block', async () => {
  const made = await bench(SETTINGS);
  const actions = () => view(made, DAY_1).next.map(({ action }) => action);
  expect(actions()).toEqual(['import']);
  answerOf(importRows(made, 'orders', [order('1', DAY_1), 'O2,WX,C2,payment,success,1;0,CNY,x']));
  answerOf(importRows(made, 'funds', [`E1,9999,C,5.00,CNY,${DAY_1},?`]));
  expect(view(made, DAY_1).next).toMatchObject([
    { action: 'import', channel: 'WX', detail: 'channel, bank' },
    { action: 'look-at-rejects', count: 1, detail: expect.stringMatching(/\.csv:3$/) },
    { action: 'assign-entries', count: 1, amount: 500, currency: 'CNY', detail: 'E1' },
    { action: 'reconcile' },
  ]);
  answerOf(USE_CASES.reconcile(made.context, { date: DAY_1, stage: null }));
  expect(actions()).toEqual(['import', 'look-at-rejects', 'assign-entries', 'decide', 'export']);
  expect(view(made, DAY_1).unassignedEntries.map(({ key }) => key)).toEqual(['E1']);
});
