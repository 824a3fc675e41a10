// The identity over made-up days: whatever happens to rows, decisions and undos, listed items explain every balance.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DECISION_KINDS } from '../../shared/model/decision.ts';
import type { Kind, SourceRow, Status } from '../../shared/model/record.ts';
import { runDates } from '../workspace/tables/runs.ts';
import { type Bench, entryRow, openBench, row, settingsOf } from './books.testing.ts';
import { applyPolicies, decide, decisions, undoDecision } from './books.ts';

const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] as const;
const dayAt = (index: number) => DAYS[Math.min(index, DAYS.length - 1)] ?? DAYS[0];

const side = fc.record({
  there: fc.constantFrom('success', 'success', 'success', 'success', 'failed', 'pending', 'none'),
  delta: fc.constantFrom(0, 0, 0, 0, 1, -1, 500, -300),
  late: fc.constantFrom(0, 0, 0, 0, 1, 2),
  twice: fc.constantFrom(false, false, false, false, true),
});
const transaction = fc.record({
  day: fc.nat(2),
  kind: fc.constantFrom<Kind>('payment', 'payment', 'payment', 'refund', 'reversal', 'fee'),
  amount: fc.integer({ min: 1_000, max: 50_000 }),
  nearCutoff: fc.boolean(),
  order: side,
  channel: side,
  bank: side,
  fee: fc.constantFrom(null, 0, 60, 61),
  channelFee: fc.constantFrom(null, 60),
  currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  foreign: fc.constantFrom(false, false, false, false, false, false, true),
});
const scene = fc.record({
  transactions: fc.array(transaction, { minLength: 1, maxLength: 4 }),
  credits: fc.array(fc.record({ day: fc.nat(3), signed: fc.integer({ min: -30_000, max: 90_000 }) }), { maxLength: 2 }),
  pays: fc.array(fc.constantFrom('exact', 'near', 'off', 'never'), { minLength: 4, maxLength: 4 }),
  settlement: fc.constantFrom(
    'mode: batch, net: true, due: D+1',
    'mode: batch, net: false, due: D+1',
    'mode: batch, net: false, fees: apart, due: D+0',
    'mode: item, net: true, due: D+1',
    'mode: partial, group_by: kind, net: true, due: D+1',
  ),
  steps: fc.array(
    fc.record({
      pick: fc.nat(40),
      kind: fc.constantFrom(...DECISION_KINDS),
      undo: fc.constantFrom(false, false, true),
    }),
    { maxLength: 12 },
  ),
  rerun: fc.nat(3),
});

function rowsOf(transactions: readonly (typeof transaction extends fc.Arbitrary<infer T> ? T : never)[]): SourceRow[] {
  return transactions.flatMap((one, index) =>
    (['order', 'channel', 'bank'] as const).flatMap((name) => {
      const { there, delta, late, twice } = one[name];
      if (there === 'none') return [];
      const date = dayAt(one.day + late);
      const made = row(name === 'order' ? 'orders' : name, date, {
        kind: one.kind,
        status: there as Status,
        amount: one.amount + delta,
        currency: one.foreign && name === 'bank' ? 'JPY' : one.currency,
        fee: name === 'bank' ? one.fee : name === 'channel' ? one.channelFee : null,
        time: `${date}T${one.nearCutoff ? '23:50:00' : '12:00:00'}`,
        orderNo: name === 'bank' ? '' : `O${index}`,
        channelNo: `C${index}`,
        bankRef: name === 'bank' ? `R${index}` : '',
      });
      return twice ? [made, { ...made, line: made.line + 10_000 }] : [made];
    }),
  );
}

function creditsOf(rows: readonly SourceRow[], pays: readonly string[], settlement: string): SourceRow[] {
  const net = settlement.includes('net: true');
  return DAYS.flatMap((date, index) => {
    const counted = rows.flatMap((one) =>
      one.source === 'bank' && one.clearingDate === date && one.status === 'success' && one.currency === 'CNY'
        ? [one]
        : [],
    );
    const sum = counted.reduce((total, one) => {
      const fee = net && one.kind !== 'fee' ? (one.fee ?? 0) : 0;
      return total + (one.kind === 'payment' ? one.amount - fee : fee - one.amount);
    }, 0);
    const how = pays[index];
    if (sum === 0 || how === 'never') return [];
    return [entryRow(`E${index}`, dayAt(index + 1), how === 'exact' ? sum : how === 'near' ? sum + 1 : sum + 700)];
  });
}

function holds(bench: Bench, upTo: string, what: string): void {
  for (const date of DAYS) if (date <= upTo) expect(bench.unexplained(date), what).toEqual([]);
}

test('balances explain themselves after every run, decision, undo and re-run', async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ transactions, credits, pays, settlement, steps, rerun }) => {
      const bench = await openBench(
        settingsOf({
          settlement,
          tolerance: '0.01',
          policies: 'channel/downstream_only: supplement, channel/fee_differs: { decision: adjust, up_to: "1.00" }',
        }),
      );
      // A row on the first day: a date before every row is refused, not run.
      bench.keep([row('orders', DAYS[0] ?? '', { status: 'failed', orderNo: 'FIRST' })]);
      const rows = rowsOf(transactions);
      bench.keep(rows);
      bench.keep(creditsOf(rows, pays, settlement));
      bench.keep(
        credits
          .filter(({ signed }) => signed !== 0)
          .map(({ day, signed }, index) => entryRow(`X${index}`, dayAt(day), signed)),
      );
      const left = [...steps];
      for (const date of DAYS) {
        bench.run(date);
        holds(bench, date, `run ${date}`);
        bench.act(() => applyPolicies(bench.context, { date }));
        holds(bench, date, `policies ${date}`);
        for (const step of left.splice(0, 3)) {
          const breakIds = [
            ...new Set(
              DAYS.filter((one) => one <= date).flatMap((one) => bench.breaks(one).map(({ result }) => result.breakId)),
            ),
          ];
          const made = decisions(bench.context, { date: null, state: 'effective' });
          const ids = made.ok ? made.value.filter(({ reverses }) => reverses === null).map(({ id }) => id) : [];
          const breakId = breakIds[step.pick % Math.max(breakIds.length, 1)];
          const id = ids[step.pick % Math.max(ids.length, 1)];
          const work = step.undo
            ? () => undoDecision(bench.context, { decisionId: id ?? 0, user: 'li', note: '' })
            : () =>
                decide(bench.context, {
                  breakIds: breakId === undefined ? [] : [breakId],
                  decision: step.kind,
                  user: 'li',
                  note: 'x',
                  date: null,
                });
          const answer = bench.context.workspace.action<unknown>(work);
          if (answer.ok) decided += 1;
          for (const ran of runDates(bench.context.workspace.database)) if (ran.stale) bench.run(ran.date);
          holds(bench, date, `${step.undo ? `undo ${id}` : `${step.kind} ${breakId}`} on ${date}`);
        }
      }
      for (const date of DAYS.slice(rerun)) bench.run(date);
      holds(bench, '2026-11-20', 'run again');
      bench.context.workspace.close();
    }),
    { numRuns: 40 },
  );
  expect(decided).toBeGreaterThan(10);
}, 240_000);
