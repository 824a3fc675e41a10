// Cases that made-up days have found, each by name: what parking, residues and break names do when days come back or rows come late.
import { expect, test } from 'vitest';
import type { DecisionKind } from '../../shared/model/decision.ts';
import { type Bench, entryRow, openBench, row, settingsOf } from './books.testing.ts';
import { decide, decisions, exportDay, undoDecision } from './books.ts';

const [D1, D2, D3] = ['2026-11-18', '2026-11-19', '2026-11-20'] as const;
const KEYS = { orderNo: 'O1', channelNo: 'C1' };

const breakIn = (bench: Bench, stage: string, date: string = D1) => {
  const found = bench.breaks(date).find(({ result }) => result.stage === stage);
  if (found === undefined) throw new Error(`no break in ${stage} on ${date}`);
  return found.result.breakId;
};
const decideOn = (bench: Bench, breakId: string, decision: DecisionKind) =>
  bench.act(() => decide(bench.context, { breakIds: [breakId], decision, user: 'li', note: 'x', date: null }));
const undoLast = (bench: Bench) => {
  const made = bench.act(() => decisions(bench.context, { date: null, state: 'effective' }));
  const id = made.filter(({ reverses }) => reverses === null).at(-1)?.id ?? 0;
  bench.act(() => undoDecision(bench.context, { decisionId: id, user: 'li', note: '' }));
};
const explained = (bench: Bench, ...dates: string[]) =>
  expect(dates.flatMap((date) => bench.unexplained(date))).toEqual([]);

/** Our channel row alone, parked: it lacks an order and a bank row, so nothing is posted until one of them comes. */
async function parkedPair(): Promise<Bench> {
  const bench = await openBench(settingsOf());
  bench.keep([row('channel', D1, KEYS), row('orders', D2, KEYS), row('bank', D3, { channelNo: 'C1' })]);
  bench.run(D1);
  decideOn(bench, breakIn(bench, 'channel'), 'carry');
  return bench;
}

const PARKED = 'decision.carry.short suspense_short/receivable 10000 CNY';
const UNPARKED = 'decision.carry.short.reversed receivable/suspense_short 10000 CNY';

test('a day that is run again parks what was open on it, whatever later days have closed', async () => {
  const bench = await parkedPair();
  bench.run(D2);
  bench.run(D3);
  const before = [bench.posted(D2), bench.posted(D3)];
  expect(before[0]).toContain(PARKED);
  expect(before[1]).toContain(UNPARKED);
  bench.run(D2);
  explained(bench, D1, D2, D3);
  bench.run(D1);
  explained(bench, D1, D2, D3);
  expect([bench.posted(D2), bench.posted(D3)]).toEqual(before);
});

test('parking follows the facts while a further decision waits for its checker', async () => {
  const bench = await parkedPair();
  decideOn(bench, breakIn(bench, 'channel'), 'write_off');
  bench.run(D2);
  expect(bench.posted(D2)).toContain(PARKED);
  expect(bench.breaks(D1).find(({ result }) => result.stage === 'channel')?.standing).toBe('waiting');
  explained(bench, D1, D2);
});

test('a day that is run again leaves the parking that a later decision resolved', async () => {
  const bench = await parkedPair();
  bench.run(D2);
  decideOn(bench, breakIn(bench, 'channel'), 'recover');
  bench.run(D2);
  expect(bench.posted(D2)).toContain(PARKED);
  explained(bench, D1, D2);
});

test('a day that is run again leaves the parking that was taken back on it', async () => {
  const bench = await parkedPair();
  bench.run(D2);
  undoLast(bench);
  explained(bench, D1, D2);
  bench.run(D2);
  explained(bench, D1, D2);
});

test('a day that is run again adds nothing to a parking that an export has fixed', async () => {
  const bench = await parkedPair();
  bench.run(D2);
  bench.run(D3);
  for (const date of [D2, D3])
    bench.act(() =>
      exportDay(bench.context, { date, mode: 'detail', user: 'li', again: false }, { ok: true, links: [] }),
    );
  const before = [bench.posted(D2), bench.posted(D3)];
  bench.run(D2);
  bench.run(D3);
  expect([bench.posted(D2), bench.posted(D3)]).toEqual(before);
  explained(bench, D1, D2, D3);
});

test('the residue of a late channel row is booked on the day it meets its order', async () => {
  const bench = await openBench(settingsOf({ tolerance: '0.01' }));
  bench.keep([
    row('bank', D1, { channelNo: 'C1' }),
    row('channel', D2, { ...KEYS, amount: 9_999 }),
    row('orders', D3, KEYS),
    entryRow('E1', D2, 10_000),
  ]);
  for (const date of [D1, D2, D3]) {
    bench.run(date);
    explained(bench, D1, date);
  }
  expect(bench.posted(D2).filter((one) => one.startsWith('rounding'))).toEqual([]);
  expect(
    bench
      .posted(D3)
      .filter((one) => one.startsWith('rounding'))
      .sort(),
  ).toEqual(['rounding.long receivable/rounding 1 CNY', 'rounding.short rounding/receivable 1 CNY']);
});

test('a break that comes out of timing does not take the name of the duplicate beside it', async () => {
  const bench = await openBench(settingsOf());
  const nearCutoff = { time: `${D1}T23:50:00` };
  const bank = row('bank', D1, { channelNo: 'C1', ...nearCutoff });
  const channel = row('channel', D1, { ...KEYS, status: 'failed', ...nearCutoff });
  bench.keep([channel, { ...channel, line: channel.line + 1_000 }, bank, { ...bank, line: bank.line + 1_000 }]);
  bench.run(D1);
  const duplicate = breakIn(bench, 'business');
  decideOn(bench, duplicate, 'supplement');
  bench.run(D2);
  bench.run(D3);
  expect(breakIn(bench, 'business', D3)).not.toBe(duplicate);
  explained(bench, D1, D2, D3);
});

test('a decided duplicate leaves the row it repeats as it was', async () => {
  const bench = await openBench(settingsOf());
  const bank = row('bank', D1, { channelNo: 'C1' });
  bench.keep([row('orders', D1, KEYS), bank, { ...bank, line: bank.line + 1_000 }]);
  bench.run(D1);
  const duplicate = bench.breaks(D1).find(({ result }) => result.outcome === 'duplicate');
  decideOn(bench, duplicate?.result.breakId ?? '', 'supplement');
  bench.run(D2);
  expect(bench.breaks(D2).filter(({ result }) => result.stage !== 'fund')).toEqual([]);
  explained(bench, D1, D2);
});
