// Decisions from break to file: policies, approval, undo, parking and late matches, exports that never repeat themselves.
import { expect, test } from 'vitest';
import type { CheckReport } from '../../shared/contract/engine-api.ts';
import { type Bench, entryRow, openBench, row, settingsOf } from './books.testing.ts';
import {
  adjustments,
  applyPolicies,
  approve,
  decide,
  decisionPreview,
  decisions,
  exportDay,
  exportPreview,
  exports,
  undoDecision,
  unfold,
  vouchers,
} from './books.ts';

const [D1, D2, D3] = ['2026-11-18', '2026-11-19', '2026-11-20'] as const;
const CHAIN: CheckReport = { ok: true, links: [] };
const POLICIES = 'channel/downstream_only: supplement';

/** A plain payment, a lost callback (bank only) and one that only our order knows. */
async function benchOfDay(changes: Parameters<typeof settingsOf>[0] = {}): Promise<Bench> {
  const bench = await openBench(settingsOf({ policies: POLICIES, ...changes }));
  bench.keep([
    row('orders', D1, { orderNo: 'O1', channelNo: 'C1' }),
    row('channel', D1, { orderNo: 'O1', channelNo: 'C1' }),
    row('bank', D1, { channelNo: 'C1', fee: 60 }),
    row('orders', D1, { orderNo: 'O2', channelNo: 'C2', status: 'pending', amount: 500 }),
    row('bank', D1, { channelNo: 'C2', amount: 500 }),
    row('orders', D1, { orderNo: 'O3', channelNo: 'C3', amount: 700 }),
  ]);
  bench.run(D1);
  return bench;
}

const breakOf = (bench: Bench, key: string, date: string = D1) => {
  const found = bench
    .breaks(date)
    .find(({ result }) => [...result.upstreamKeys, ...result.downstreamKeys].includes(key));
  if (found === undefined) throw new Error(`no break of ${key}`);
  return found.result.breakId;
};
const decideOne = (
  bench: Bench,
  key: string,
  decision: 'carry' | 'write_off' | 'recover' | 'supplement',
  user = 'li',
) => bench.act(() => decide(bench.context, { breakIds: [breakOf(bench, key)], decision, user, note: '', date: null }));
const exportNow = (bench: Bench, again = false) =>
  bench.act(() => exportDay(bench.context, { date: D1, mode: 'summary', user: 'li', again }, CHAIN));

test('a policy decides an item of work once, linked breaks and all', async () => {
  const bench = await benchOfDay();
  const [made, ...rest] = bench.act(() => applyPolicies(bench.context, { date: D1 }));
  expect(rest).toEqual([]);
  expect(made).toMatchObject({
    stage: 'channel',
    decision: 'supplement',
    maker: 'policy',
    clearingDate: D1,
    amount: 500,
  });
  expect(made?.entries.map(({ debitCode, creditCode, amount }) => [debitCode, creditCode, amount])).toEqual([
    ['112201', '224190', 500],
    ['224190', '224101', 500],
  ]);
  expect(bench.act(() => applyPolicies(bench.context, { date: D1 }))).toEqual([]);
  expect(bench.unexplained(D1)).toEqual([]);
});

test('a policy stays within its limit', async () => {
  const bench = await benchOfDay({ policies: 'channel/downstream_only: { decision: supplement, up_to: "4.99" }' });
  expect(bench.act(() => applyPolicies(bench.context, { date: D1 }))).toEqual([]);
});

test('running again books nothing twice, and decisions stay', async () => {
  const bench = await benchOfDay();
  bench.act(() => applyPolicies(bench.context, { date: D1 }));
  const before = bench.posted(D1);
  bench.run(D1);
  expect(bench.posted(D1)).toEqual(before);
  expect(decisions(bench.context, { date: D1, state: 'effective' })).toMatchObject({ value: [{ flagged: false }] });
});

test('a write-off waits for another user who is a checker', async () => {
  const bench = await benchOfDay();
  const [waiting] = decideOne(bench, 'O3', 'write_off');
  const decisionId = waiting?.id ?? 0;
  expect(waiting).toMatchObject({ state: 'waiting' });
  expect(waiting?.entries.map(({ postingKey }) => postingKey.includes('/preview'))).toEqual([true, true, true]);
  expect(bench.posted(D1).filter((line) => line.startsWith('decision.'))).toEqual([]);
  const checking = (user: string) => () => approve(bench.context, { decisionId, user, reject: false, note: '' });
  expect(bench.refused(checking('li'))).toContain('another user');
  expect(bench.refused(checking('zhao'))).toContain('no checker');
  expect(bench.refused(checking('nobody'))).toContain('known users: li, zhao, wang');
  const approved = bench.act(checking('wang'));
  expect(approved).toMatchObject({ state: 'effective', checker: 'wang' });
  const pairs = (entries = approved.entries) => entries.map((one) => [one.debitCode, one.creditCode, one.amount]);
  expect(pairs()).toHaveLength(3);
  expect(pairs()).toEqual(pairs(waiting?.entries));
  expect(bench.refused(checking('wang'))).toContain('only a waiting one');
  expect(bench.unexplained(D1)).toEqual([]);
});

test('a rejected decision leaves the break open', async () => {
  const bench = await benchOfDay();
  const [waiting] = decideOne(bench, 'O3', 'write_off');
  bench.act(() => approve(bench.context, { decisionId: waiting?.id ?? 0, user: 'wang', reject: true, note: 'no' }));
  expect(decideOne(bench, 'O3', 'carry')).toMatchObject([{ decision: 'carry', state: 'effective' }]);
});

test('bulk: one that does not fit refuses all', async () => {
  const bench = await benchOfDay();
  const breakIds = [breakOf(bench, 'O3'), breakOf(bench, 'C2')];
  const args = { breakIds, decision: 'recover', user: 'li', note: '', date: null } as const;
  expect(bench.refused(() => decide(bench.context, args))).toContain('this item is long');
  expect(decisions(bench.context, { date: null, state: null })).toEqual({ ok: true, value: [] });
});

test('deciding twice is refused; undoing posts the reverse and opens the break again', async () => {
  const bench = await benchOfDay();
  const [made] = decideOne(bench, 'O3', 'supplement');
  const preview = decisionPreview(bench.context, { breakIds: [breakOf(bench, 'O3')], decision: 'carry' });
  expect(preview).toMatchObject({ value: { entries: [], problems: [{ code: 'not-allowed' }] } });
  expect(() => decideOne(bench, 'O3', 'carry')).toThrow('undo that decision first');
  const undo = () => undoDecision(bench.context, { decisionId: made?.id ?? 0, user: 'li', note: 'wrong' });
  expect(bench.act(undo)).toMatchObject({ reverses: made?.id, decision: 'supplement', note: 'wrong' });
  expect(bench.refused(undo)).toContain('nothing to undo');
  expect(bench.unexplained(D1)).toEqual([]);
  expect(decideOne(bench, 'O3', 'carry')).toHaveLength(1);
});

test('a parked item is resolved without parking again; the earlier decision is undone only after the later', async () => {
  const bench = await benchOfDay();
  const [carried] = decideOne(bench, 'O3', 'carry');
  const [recovered] = decideOne(bench, 'O3', 'recover');
  expect(recovered?.entries).toHaveLength(1);
  const undo = () => undoDecision(bench.context, { decisionId: carried?.id ?? 0, user: 'li', note: '' });
  expect(bench.refused(undo)).toContain(`undo decision ${recovered?.id} first`);
  expect(() => decideOne(bench, 'O3', 'recover')).toThrow('must name what came in');
  expect(decideOne(bench, 'O3', 'write_off')).toMatchObject([{ state: 'waiting' }]);
});

test('a late match reverses the parking, once', async () => {
  const bench = await benchOfDay();
  decideOne(bench, 'O3', 'carry');
  bench.keep([
    row('channel', D2, { orderNo: 'O3', channelNo: 'C3', amount: 700 }),
    row('bank', D2, { channelNo: 'C3', amount: 700 }),
    entryRow('E1', D2, 10_440),
  ]);
  bench.run(D2);
  const reversal = 'decision.carry.short.reversed receivable/suspense_short 700 CNY';
  expect(bench.posted(D2).filter((line) => line === reversal)).toHaveLength(1);
  bench.run(D2);
  expect(bench.posted(D2).filter((line) => line === reversal)).toHaveLength(1);
  expect([...bench.unexplained(D1), ...bench.unexplained(D2)]).toEqual([]);
});

test('an export carries everything once; again gives the same bytes; what is new makes a second batch', async () => {
  const bench = await benchOfDay();
  bench.act(() => applyPolicies(bench.context, { date: D1 }));
  decideOne(bench, 'O3', 'write_off');
  const preview = exportPreview(bench.context, { date: D1, mode: 'summary' });
  const first = exportNow(bench);
  expect(first.batch).toMatchObject({ batchId: 'B20261118-1', mode: 'summary' });
  expect(first.files.map(({ name }) => name)).toEqual(['adjustments.csv', 'journal.csv', 'manifest.json']);
  expect(first.messages).toEqual(['1 decisions wait for their checker and are not in this batch']);
  const text = (index: number) => new TextDecoder().decode(first.files[index]?.bytes);
  expect(preview).toMatchObject({ value: { blocked: false, files: [{ text: text(0) }, { text: text(1) }] } });
  expect(JSON.parse(text(2))).toMatchObject({ batch_id: 'B20261118-1', adjustments: 1, waiting_decisions: 1 });

  const nothing = exportNow(bench);
  expect(nothing).toMatchObject({ batch: null, files: [] });
  expect(nothing.messages[0]).toContain('exported in B20261118-1');
  expect(exportNow(bench, true).files).toEqual(first.files);

  const [made] = bench.act(() => decisions(bench.context, { date: null, state: 'effective' }));
  const undone = bench.act(() => undoDecision(bench.context, { decisionId: made?.id ?? 0, user: 'li', note: '' }));
  expect(undone.note).toContain('exported in B20261118-1');
  const second = exportNow(bench);
  expect(second.batch?.batchId).toBe('B20261118-2');
  expect(new TextDecoder().decode(second.files[0]?.bytes)).toContain(',supplement,payment,CNY,-5.00,');
  expect(exports(bench.context, undefined)).toMatchObject({
    value: [{ batchId: 'B20261118-1' }, { batchId: 'B20261118-2' }],
  });
  const keys = [first, second].flatMap(({ files }) =>
    new TextDecoder()
      .decode(files[1]?.bytes)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[10]),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test('what an export fixed is corrected by reversal when the facts change', async () => {
  const bench = await benchOfDay();
  exportNow(bench);
  bench.keep([row('bank', D1, { channelNo: 'C9', fee: 5, amount: 900 })]);
  bench.run(D1);
  bench.run(D1);
  const lines = exportNow(bench);
  expect(new TextDecoder().decode(lines.files[1]?.bytes)).toContain('fee_cost');
  expect(bench.unexplained(D1)).toEqual([]);
});

test('a date that did not run is not exported, and says so', async () => {
  const bench = await benchOfDay();
  const args = { date: D3, mode: 'summary', user: 'li', again: false } as const;
  expect(bench.refused(() => exportDay(bench.context, args, CHAIN))).toContain('was not reconciled');
  expect(bench.refused(() => exportDay(bench.context, { ...args, again: true }, CHAIN))).toContain(
    'no batch to write again',
  );
  expect(exportPreview(bench.context, { date: D3, mode: 'summary' })).toMatchObject({ value: { blocked: true } });
});

test('every summary line unfolds to the details it sums', async () => {
  const bench = await benchOfDay();
  bench.act(() => applyPolicies(bench.context, { date: D1 }));
  const views = bench.act(() => vouchers(bench.context, { date: D1, mode: 'summary' }));
  expect(views.length).toBeGreaterThan(3);
  for (const { lines, debit, credit } of views) {
    expect(debit).toBe(credit);
    for (const line of lines) {
      const page = bench.act(() =>
        unfold(bench.context, { date: D1, postingKey: line.postingKey, offset: 0, limit: 100 }),
      );
      expect(page.total).toBe(line.count);
      expect(page.rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.debit ?? line.credit);
    }
  }
  expect(adjustments(bench.context, { date: D1 })).toMatchObject({ value: [{ amount: 500, batchId: '' }] });
});
