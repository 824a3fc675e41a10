// Whatever is done after a day was closed, its rows stay what they were; and three sample days close one after the other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DECISION_KINDS } from '../../../shared/model/decision.ts';
import { sampleDays } from '../../../shared/sampling/sample-days.ts';
import { answerOf, type Bench, bankRow, bench, channelRow, fileOf, order, run } from '../engine.testing.ts';
import {
  call,
  carryOpen,
  closeDay,
  closedRowsOf,
  DAY_1,
  DAY_2,
  DAY_3,
  decidedNow,
  importDay,
  readyDay,
  SETTINGS,
} from './closing.testing.ts';

const DATES = ['2026-11-15', DAY_1, DAY_2, DAY_3] as const;
const date = fc.constantFrom(...DATES);
const nth = fc.nat({ max: 40 });
const user = fc.constantFrom('li', 'zhao', 'wang');

/** One command with whatever arguments; refusals are answers like others. */
type Step = (made: Bench) => void;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(date, nth, fc.constantFrom('orders', 'channel', 'bank')).map(([day, n, source]) => (made: Bench) => {
    const number = String(n % 12);
    const row =
      source === 'orders' ? order(number, day) : source === 'channel' ? channelRow(number, day) : bankRow(number, day);
    call(made, 'importFiles', {
      files: [
        {
          fileName: `${source}.csv`,
          bytes: fileOf(source as 'orders' | 'channel' | 'bank', [row]),
          ...{ source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: false },
        },
      ],
    });
  }),
  nth.map((n) => (made: Bench) => void call(made, 'undoImport', { importId: 1 + (n % 9), user: 'li' })),
  date.map((day) => (made: Bench) => void call(made, 'reconcile', { date: day, stage: null })),
  date.map((day) => (made: Bench) => void call(made, 'applyPolicies', { date: day })),
  fc
    .tuple(nth, fc.constantFrom(...DECISION_KINDS), user, fc.option(date))
    .map(([n, decision, who, day]) => (made: Bench) => {
      const { rows } = answerOf(call(made, 'openBreaks', { date: DAY_3, offset: 0, limit: 50 }));
      const decided = answerOf(call(made, 'decisions', { date: null, state: 'effective' }));
      const ids = [...rows.map(({ breakId }) => breakId), ...decided.map(({ breakId }) => breakId)];
      const breakId = ids[n % Math.max(1, ids.length)] ?? '';
      call(made, 'decide', { breakIds: [breakId], decision, user: who, note: 'n', date: day });
    }),
  fc.tuple(nth, fc.boolean()).map(([n, reject]) => (made: Bench) => {
    call(made, 'approve', { decisionId: 1 + (n % 8), user: 'wang', reject, note: '' });
  }),
  nth.map((n) => (made: Bench) => void call(made, 'undoDecision', { decisionId: 1 + (n % 8), user: 'li', note: '' })),
  fc
    .constantFrom('carry_days: 3', 'carry_days: 1', 'carry_days: 2\n    cutoff: "10:00"')
    .map((rule) => (made: Bench) => {
      call(made, 'saveSettings', { text: SETTINGS.replace('carry_days: 2', rule), user: 'li' });
    }),
  date.map(
    (day) => (made: Bench) => void call(made, 'exportDay', { date: day, mode: 'detail', user: 'li', again: false }),
  ),
  date.map((day) => (made: Bench) => void closeDay(made, day)),
  fc.boolean().map((reverse) => (made: Bench) => void call(made, 'undo', { user: 'li', note: '', reverse })),
  fc.constant((made: Bench) => void call(made, 'redo', { user: 'li', note: '' })),
  nth.map((n) => (made: Bench) => void call(made, 'jump', { to: n, user: 'li', note: '', reverse: true })),
);

test('no command changes a row of a closed date', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (commands) => {
      const made = await readyDay();
      importDay(made, DAY_2, ['3'], ['8']);
      answerOf(closeDay(made, DAY_1));
      run(made, DAY_2);
      carryOpen(made, DAY_2);
      const { database } = made.workspace;
      const known = decidedNow(database);
      const ofDay1 = new Set(
        [...known].filter((key) =>
          database.first(`SELECT 1 FROM decision WHERE id = ? AND clearing_date = ?`, [
            Number(key.split(' ')[0]),
            DAY_1,
          ]),
        ),
      );
      const before = closedRowsOf(database, DAY_1, ofDay1);
      for (const command of commands) command(made);
      expect(closedRowsOf(database, DAY_1, ofDay1)).toBe(before);
    }),
    { numRuns: 30 },
  );
});

test('three sample days: each is imported, run, decided and closed while those before it are closed', {
  timeout: 120_000,
}, async () => {
  const sample = sampleDays({ seed: 3, rows: 120, days: 3 });
  const made = await bench(sample.settingsText);
  const { database } = made.workspace;
  const kept: { readonly date: string; readonly rows: string; readonly decided: Set<string> }[] = [];
  for (const day of [DAY_1, DAY_2, DAY_3]) {
    const files = sample.files.filter(({ name }) => name.includes(day));
    answerOf(
      call(made, 'importFiles', {
        files: files.map(({ name, bytes, source, channel }) => ({
          ...{ fileName: name, bytes, source, channel, profile: null, encoding: null, mayBeLeftOut: false },
        })),
      }),
    );
    run(made, day);
    answerOf(call(made, 'applyPolicies', { date: day }));
    carryOpen(made, day);
    for (const { id } of answerOf(call(made, 'decisions', { date: null, state: 'waiting' })))
      answerOf(call(made, 'approve', { decisionId: id, user: 'wang', reject: false, note: '' }));
    answerOf(closeDay(made, day));
    for (const { date: closed, rows, decided } of kept) expect(closedRowsOf(database, closed, decided)).toBe(rows);
    const decided = decidedNow(database);
    kept.push({ date: day, rows: closedRowsOf(database, day, decided), decided });
  }
  expect(answerOf(call(made, 'check', { date: null })).links.filter(({ ok }) => !ok)).toEqual([]);
});
