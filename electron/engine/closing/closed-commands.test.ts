// Every command says which date is closed instead of changing it; what belongs to open dates goes on.
import { expect, test } from 'vitest';
import type { Arguments, Method } from '../../../shared/contract/engine-api.ts';
import { answerOf, type Bench, bankRow, fileOf, importRows, order, problemOf, run } from '../engine.testing.ts';
import {
  call,
  carryOpen,
  closeDay,
  closedDay,
  closedRowsOf,
  DAY_1,
  DAY_2,
  DAY_3,
  decidedNow,
  importDay,
  inTheWay,
  SETTINGS,
} from './closing.testing.ts';

const READING = { source: null, channel: null, profile: null, encoding: null, draft: null };

/** Refused with the code and the date, and nothing of the workspace changed. */
function refusedFor<M extends Method>(made: Bench, date: string, method: M, args: Arguments<M>): string {
  const before = made.workspace.database.image();
  const problem = problemOf(call(made, method, args));
  expect(problem).toMatchObject({ code: 'day-closed', field: 'date', value: date });
  expect(problem.message).toContain(date);
  expect(problem.message).toMatch(/reopen/);
  expect(Buffer.compare(made.workspace.database.image(), before)).toBe(0);
  return problem.message;
}

test('importing rows of a closed date is refused whole, with its lines', async () => {
  const made = await closedDay();
  const file = (rows: readonly string[]) => ({
    fileName: 'late.csv',
    bytes: fileOf('orders', rows),
    ...{ source: 'orders' as const, channel: null, profile: null, encoding: null, mayBeLeftOut: false },
  });
  const rows = [order('20', DAY_2), order('21', DAY_1), order('22', DAY_1), order('23', '2026-11-15')];
  const said = refusedFor(made, '2026-11-15', 'importFiles', { files: [file([order('19', DAY_2)]), file(rows)] });
  expect(said).toContain(`3, in lines 3 (${DAY_1}), 4 (${DAY_1}), 5 (2026-11-15)`);
  const [staged] = answerOf(
    call(made, 'stageFiles', { files: [{ fileName: 'bank.csv', bytes: fileOf('bank', [bankRow('9', DAY_1)]) }] }),
  );
  refusedFor(made, DAY_1, 'importStaged', { files: [{ stagedId: staged?.id ?? 0, reading: READING }] });
  refusedFor(made, DAY_1, 'replaceImport', {
    ...{ importId: 3, stagedId: staged?.id ?? 0, reading: READING, user: 'li' },
  });
  expect(answerOf(importRows(made, 'orders', [order('20', DAY_2)])).rows).toBe(1);
});

test('imports of a closed date stay, with their rejects', async () => {
  const made = await closedDay();
  expect(refusedFor(made, DAY_1, 'undoImport', { importId: 1, user: 'li' })).toContain('import 1 (');
  refusedFor(made, DAY_1, 'settleRejects', { importId: 1, lines: null, user: 'li', note: 'n' });
  const open = answerOf(importRows(made, 'orders', [order('20', DAY_2)]));
  answerOf(call(made, 'undoImport', { importId: open.id, user: 'li' }));
});

test('a closed date is not run again, and later runs leave it as it is', async () => {
  const made = await closedDay();
  refusedFor(made, DAY_1, 'reconcile', { date: DAY_1, stage: null });
  refusedFor(made, '2026-11-15', 'reconcile', { date: '2026-11-15', stage: null });
  refusedFor(made, DAY_1, 'applyPolicies', { date: DAY_1 });
});

test('decisions are dated on open dates; those of a closed date stay', async () => {
  const made = await closedDay();
  const [decision] = answerOf(call(made, 'decisions', { date: DAY_1, state: 'effective' }));
  const breakIds = [decision?.breakId ?? ''];
  const writeOff = { breakIds, decision: 'write_off' as const, user: 'li', note: 'n' };
  const said = refusedFor(made, DAY_1, 'decide', { ...writeOff, date: null });
  expect(said).toContain(`run a later date`);
  refusedFor(made, DAY_1, 'decide', { ...writeOff, date: DAY_1 });
  expect(refusedFor(made, DAY_1, 'undoDecision', { decisionId: 1, user: 'li', note: '' })).toContain('decision 1');
  importDay(made, DAY_2, ['3']);
  run(made, DAY_2);
  const [later] = answerOf(call(made, 'decide', { ...writeOff, date: null }));
  expect(answerOf(call(made, 'decisions', { date: DAY_2, state: 'waiting' })).map(({ id }) => id)).toEqual([later?.id]);
  answerOf(call(made, 'approve', { decisionId: later?.id ?? 0, user: 'wang', reject: false, note: '' }));
  answerOf(call(made, 'undoDecision', { decisionId: later?.id ?? 0, user: 'wang', note: '' }));
});

test('a decision that waits on a closed date is not approved there', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  importDay(made, DAY_2, ['3'], ['8']);
  run(made, DAY_2);
  const [row] = answerOf(call(made, 'openBreaks', { date: DAY_2, offset: 0, limit: 1 })).rows;
  const decided = answerOf(
    call(made, 'decide', {
      breakIds: [row?.breakId ?? ''],
      decision: 'write_off',
      user: 'li',
      note: 'n',
      date: DAY_2,
    }),
  );
  // Closed past its own conditions, as by another program.
  database.run(`INSERT INTO closing_act VALUES (2, 'closed', '${DAY_2}', '2026-11-20T00:00:00Z', 'x', '')`);
  const decisionId = decided[0]?.id ?? 0;
  refusedFor(made, DAY_2, 'approve', { decisionId, user: 'wang', reject: false, note: '' });
  refusedFor(made, DAY_2, 'approve', { decisionId, user: 'wang', reject: true, note: '' });
});

test('settings that would move closed rows are refused; others leave closed runs as they ran and make open ones stale', async () => {
  const made = await closedDay();
  importDay(made, DAY_2, ['3']);
  run(made, DAY_2);
  const cutoff = SETTINGS.replace('carry_days: 2', 'carry_days: 2\n    cutoff: "10:00"');
  const said = refusedFor(made, DAY_1, 'saveSettings', { text: cutoff, user: 'li' });
  expect(said).toContain('channels.WX.cutoff');
  expect(answerOf(call(made, 'settingsPreview', { text: cutoff })).problems.map(({ code }) => code)).toContain(
    'day-closed',
  );
  const longer = SETTINGS.replace('carry_days: 2', 'carry_days: 3');
  expect(answerOf(call(made, 'settingsPreview', { text: longer })).staleDates).toEqual([DAY_2]);
  answerOf(call(made, 'saveSettings', { text: longer, user: 'li' }));
  expect(answerOf(call(made, 'workspace', undefined)).dates.map(({ state }) => state)).toEqual(['run', 'stale']);
  answerOf(call(made, 'reopenDay', { date: DAY_1, user: 'wang', reason: 'new rules' }));
  expect(answerOf(call(made, 'workspace', undefined)).dates.map(({ state }) => state)).toEqual(['stale', 'stale']);
});

test('a date that is reopened under the settings it ran with is not stale', async () => {
  const made = await closedDay();
  answerOf(call(made, 'saveSettings', { text: `${SETTINGS}# a remark\n`, user: 'li' }));
  answerOf(call(made, 'reopenDay', { date: DAY_1, user: 'wang', reason: 'to look' }));
  expect(inTheWay(made, DAY_1)).toEqual([]);
});

test('what no command foresees meets the lock of the file, and is told alike', async () => {
  const made = await closedDay();
  const { workspace } = made;
  const before = workspace.database.image();
  const answer = workspace.action(() => {
    workspace.database.run(`UPDATE record SET amount = amount + 1`);
    return { ok: true, value: null };
  });
  expect(problemOf(answer)).toMatchObject({ code: 'day-closed', field: 'date', value: DAY_1 });
  expect(problemOf(answer).message).toContain(`every date up to ${DAY_1}; reopen it with a reason first`);
  expect(Buffer.compare(workspace.database.image(), before)).toBe(0);
});

test('a closed date is exported, before and after', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  const before = closedRowsOf(database, DAY_1, decidedNow(database));
  const exportDay = () => answerOf(call(made, 'exportDay', { date: DAY_1, mode: 'summary', user: 'li', again: false }));
  expect(exportDay().batch).not.toBeNull();
  expect(database.first(`SELECT count(*) AS n FROM entry WHERE entry_date = ? AND batch_id = ''`, [DAY_1])?.n).toBe(0);
  expect(exportDay().batch).toBeNull();
  expect(closedRowsOf(database, DAY_1, decidedNow(database))).toBe(before);
});

test('a later date decides a break of the closed one and closes another by a late match', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  const known = decidedNow(database);
  const before = closedRowsOf(database, DAY_1, known);
  importDay(made, DAY_2, ['3'], ['8']);
  importRows(made, 'bank', [bankRow('9', DAY_2)]);
  run(made, DAY_2);
  const outcomes = answerOf(call(made, 'outcomes', { date: DAY_1 }));
  expect(outcomes.reduce((sum, { closedLate }) => sum + closedLate, 0)).toBe(1);
  carryOpen(made, DAY_2);
  answerOf(closeDay(made, DAY_2));
  importDay(made, DAY_3, ['4']);
  importRows(made, 'bank', [bankRow('8', DAY_3)]);
  run(made, DAY_3);
  carryOpen(made, DAY_3);
  answerOf(closeDay(made, DAY_3));
  expect(closedRowsOf(database, DAY_1, known)).toBe(before);
  expect(answerOf(call(made, 'check', { date: null })).links.filter(({ ok }) => !ok)).toEqual([]);
  expect(problemOf(call(made, 'reopenDay', { date: DAY_1, user: 'wang', reason: 'r' })).message).toContain(DAY_3);
});
