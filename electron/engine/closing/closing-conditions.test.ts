// Every condition stands in the way by itself, and is named with its count and what to do.
import { expect, test } from 'vitest';
import { answerOf, type Bench, bankRow, channelRow, importRows, order, problemOf, run } from '../engine.testing.ts';
import { call, carryOpen, closeDay, DAY_1, DAY_2, importDay, inTheWay, readyDay, SETTINGS } from './closing.testing.ts';

/** Only this condition is not met; closing is refused with what it says. */
function blockedBy(made: Bench, date: string, condition: string) {
  const view = answerOf(call(made, 'closing', { date }));
  expect(view.checks.filter(({ ok }) => !ok).map((one) => one.condition)).toEqual([condition]);
  const check = view.checks.find((one) => one.condition === condition);
  const problem = problemOf(closeDay(made, date));
  expect(problem).toMatchObject({ code: 'not-balanced', field: 'date', value: date });
  expect(problem.message).toContain(check?.message ?? '?');
  expect(answerOf(call(made, 'closing', { date })).state).toBe('open');
  return check;
}

test('a day whose conditions are met closes once, and everything says so', async () => {
  const made = await readyDay();
  expect(inTheWay(made, DAY_1)).toEqual([]);
  expect(answerOf(closeDay(made, DAY_1))).toMatchObject({ state: 'closed', acts: [{ act: 'closed', user: 'li' }] });
  expect(answerOf(call(made, 'workspace', undefined)).dates).toMatchObject([{ date: DAY_1, closed: true }]);
  expect(answerOf(call(made, 'day', { date: DAY_1 })).closed).toBe(true);
  expect(problemOf(closeDay(made, DAY_1)).message).toBe(`${DAY_1} is closed already`);
  expect(problemOf(closeDay(made, '2026-11-15')).message).toContain(`${DAY_1} was closed, and every date before it`);
  expect(problemOf(call(made, 'closeDay', { date: DAY_2, user: 'eve', note: '' })).field).toBe('user');
});

test('not_stale: a run is missing, or something it rests on has changed', async () => {
  const made = await readyDay();
  answerOf(call(made, 'saveSettings', { text: SETTINGS.replace('carry_days: 2', 'carry_days: 3'), user: 'li' }));
  expect(blockedBy(made, DAY_1, 'not_stale')).toMatchObject({ count: 1, items: ['WX'] });
  run(made, DAY_1);
  expect(inTheWay(made, DAY_1)).toEqual([]);
  expect(blockedBy(made, '2026-11-15', 'not_stale')).toMatchObject({ count: 1, items: ['WX'] });
});

test('earlier_days: dates with rows or runs are closed first; dates without any, or with account entries alone, need not be', async () => {
  const made = await readyDay();
  importRows(made, 'funds', [`E1,6222,C,1.00,CNY,2026-11-15,`]);
  importDay(made, DAY_2, ['3']);
  run(made, DAY_1);
  run(made, '2026-11-18');
  carryOpen(made, '2026-11-18');
  expect(blockedBy(made, '2026-11-18', 'earlier_days')).toMatchObject({ count: 2, items: [DAY_1, DAY_2] });
  answerOf(closeDay(made, DAY_1));
  run(made, DAY_2);
  carryOpen(made, DAY_2);
  run(made, '2026-11-18');
  carryOpen(made, '2026-11-18');
  expect(blockedBy(made, '2026-11-18', 'earlier_days')).toMatchObject({ count: 1, items: [DAY_2] });
});

test('control_totals: a contradicted file, an entry that no channel claims, also one of a weekend before', async () => {
  const unassigned = await readyDay();
  importRows(unassigned, 'funds', [`E1,9999,C,1.00,CNY,${DAY_1},`]);
  run(unassigned, DAY_1);
  const check = blockedBy(unassigned, DAY_1, 'control_totals');
  expect(check?.count).toBe(1);
  expect(check?.items[0]).toContain('E1');
  const weekend = await readyDay();
  importRows(weekend, 'funds', [`E2,9999,C,1.00,CNY,2026-11-14,`]);
  run(weekend, DAY_1);
  expect(blockedBy(weekend, DAY_1, 'control_totals')?.items[0]).toContain('E2');
  const contradicted = await readyDay();
  contradicted.workspace.database.run(
    `UPDATE import SET declared = '[{"what":"rows","declared":"9","computed":"3","agrees":false}]', proof = 'contradicted' WHERE id = 1`,
  );
  expect(blockedBy(contradicted, DAY_1, 'control_totals')?.items[0]).toContain('declares rows = 9');
});

test('breaks_decided: an open break, and one that is only enquired; carried it is decided', async () => {
  const made = await readyDay();
  const [decision] = answerOf(call(made, 'decisions', { date: DAY_1, state: 'effective' }));
  answerOf(call(made, 'undoDecision', { decisionId: decision?.id ?? 0, user: 'li', note: '' }));
  const breakId = decision?.breakId ?? '';
  expect(blockedBy(made, DAY_1, 'breaks_decided')).toMatchObject({ count: 1, items: [breakId] });
  const decide = (kind: 'enquire' | 'carry') =>
    answerOf(call(made, 'decide', { breakIds: [breakId], decision: kind, user: 'li', note: 'n', date: null }));
  decide('enquire');
  blockedBy(made, DAY_1, 'breaks_decided');
  decide('carry');
  expect(inTheWay(made, DAY_1)).toEqual([]);
});

test('approvals_done: a decision waits; approved or rejected it does not', async () => {
  const made = await readyDay();
  const [parked] = answerOf(call(made, 'decisions', { date: DAY_1, state: 'effective' }));
  const [waiting] = answerOf(
    call(made, 'decide', {
      breakIds: [parked?.breakId ?? ''],
      decision: 'write_off',
      user: 'li',
      note: 'n',
      date: null,
    }),
  );
  expect(blockedBy(made, DAY_1, 'approvals_done')).toMatchObject({ count: 1, items: [String(waiting?.id)] });
  answerOf(call(made, 'approve', { decisionId: waiting?.id ?? 0, user: 'wang', reject: true, note: '' }));
  expect(inTheWay(made, DAY_1)).toEqual([]);
});

test('approvals_done: a later decision on a break of the date counts while nothing else decides it', async () => {
  const made = await readyDay();
  const [parked] = answerOf(call(made, 'decisions', { date: DAY_1, state: 'effective' }));
  const breakIds = [parked?.breakId ?? ''];
  importDay(made, DAY_2, ['3']);
  run(made, DAY_2);
  answerOf(call(made, 'decide', { breakIds, decision: 'write_off', user: 'li', note: 'n', date: DAY_2 }));
  expect(inTheWay(made, DAY_1)).toEqual([]);
  const other = await readyDay();
  const [decided] = answerOf(call(other, 'decisions', { date: DAY_1, state: 'effective' }));
  importDay(other, DAY_2, ['3']);
  run(other, DAY_2);
  answerOf(call(other, 'undoDecision', { decisionId: decided?.id ?? 0, user: 'li', note: '' }));
  answerOf(
    call(other, 'decide', {
      breakIds: [decided?.breakId ?? ''],
      decision: 'write_off',
      user: 'li',
      note: 'n',
      date: DAY_2,
    }),
  );
  expect(inTheWay(other, DAY_1)).toContain('approvals_done');
});

test('rejects_settled: replaced, undone or settled with a note; files without any row block every date', async () => {
  const made = await readyDay();
  const bad = answerOf(
    importRows(made, 'orders', [
      order('5', DAY_1, '12:00:00', 'x'),
      order('6', DAY_1),
      order('7', DAY_1, '12:00:00', 'y'),
    ]),
  );
  importRows(made, 'channel', [channelRow('6', DAY_1)]);
  importRows(made, 'bank', [bankRow('6', DAY_1)]);
  run(made, DAY_1);
  const [first, second] = bad.rejects.map(({ line }) => line);
  const look = () =>
    answerOf(call(made, 'day', { date: DAY_1 })).next.filter(({ action }) => action === 'look-at-rejects');
  expect(look()).toMatchObject([{ count: 2 }]);
  const check = blockedBy(made, DAY_1, 'rejects_settled');
  expect(check).toMatchObject({ count: 2, items: [`${bad.id}:${first}`, `${bad.id}:${second}`] });
  const settle = (lines: number[] | null, note: string) =>
    call(made, 'settleRejects', { importId: bad.id, lines, user: 'zhao', note });
  expect(problemOf(settle(null, ' ')).field).toBe('note');
  expect(problemOf(settle([1], 'n')).code).toBe('not-found');
  expect(answerOf(settle([first ?? 0], 'the order was cancelled'))).toEqual({ settled: 1 });
  expect(problemOf(settle([first ?? 0], 'again')).message).toContain('is settled already');
  expect(blockedBy(made, DAY_1, 'rejects_settled')?.items).toEqual([`${bad.id}:${second}`]);
  expect(answerOf(settle(null, 'same'))).toEqual({ settled: 1 });
  expect(problemOf(settle(null, 'same')).message).toContain('no rejected line that is left');
  const { settled } = answerOf(call(made, 'rejects', { importId: bad.id, offset: 0, limit: 10 }));
  expect(settled).toMatchObject([
    { line: first, note: 'the order was cancelled', user: 'zhao' },
    { line: second, note: 'same' },
  ]);
  expect(inTheWay(made, DAY_1)).toEqual([]);
  expect(look()).toEqual([]);
  const empty = answerOf(importRows(made, 'orders', [order('8', DAY_1, '12:00:00', 'z')]));
  expect(blockedBy(made, DAY_1, 'rejects_settled')?.items).toEqual([`${empty.id}:2`]);
  answerOf(call(made, 'undoImport', { importId: empty.id, user: 'li' }));
  expect(inTheWay(made, DAY_1)).toEqual([]);
});

test('reopening wants a reason, the last closed date, and a checker where there is one', async () => {
  const made = await readyDay();
  const reopen = (date: string, user: string, reason = 'a late file came') =>
    call(made, 'reopenDay', { date, user, reason });
  expect(problemOf(reopen(DAY_1, 'wang')).message).toContain('is not closed');
  answerOf(closeDay(made, DAY_1));
  expect(problemOf(reopen(DAY_1, 'wang', ' ')).field).toBe('reason');
  expect(problemOf(reopen(DAY_1, 'li'))).toMatchObject({ field: 'user', value: 'li' });
  importDay(made, DAY_2, ['3']);
  run(made, DAY_2);
  carryOpen(made, DAY_2);
  answerOf(closeDay(made, DAY_2));
  expect(problemOf(reopen(DAY_1, 'wang')).message).toContain(`dates after ${DAY_1} are closed (${DAY_2})`);
  expect(answerOf(reopen(DAY_2, 'wang'))).toMatchObject({
    state: 'open',
    acts: [{ act: 'closed' }, { act: 'reopened' }],
  });
  expect(answerOf(reopen(DAY_1, 'wang')).acts).toMatchObject([
    { act: 'closed', user: 'li' },
    { act: 'reopened', user: 'wang', reason: 'a late file came' },
  ]);
  expect(answerOf(call(made, 'workspace', undefined)).dates.some(({ closed }) => closed)).toBe(false);
  answerOf(closeDay(made, DAY_1));
  const makers = await readyDay(SETTINGS.replace('role: checker', 'role: maker'));
  answerOf(closeDay(makers, DAY_1));
  answerOf(call(makers, 'reopenDay', { date: DAY_1, user: 'zhao', reason: 'no checker here' }));
});

test('closings and reopenings are noted in the audit log with who and why', async () => {
  const made = await readyDay();
  answerOf(call(made, 'closeDay', { date: DAY_1, user: 'li', note: 'all done' }));
  answerOf(call(made, 'reopenDay', { date: DAY_1, user: 'wang', reason: 'a late file' }));
  const rows = made.workspace.database.all(
    'SELECT user, action, subject, why FROM audit ORDER BY sequence DESC LIMIT 2',
  );
  expect(rows).toEqual([
    { user: 'wang', action: 'reopen_day', subject: DAY_1, why: 'a late file' },
    { user: 'li', action: 'close_day', subject: DAY_1, why: 'all done' },
  ]);
});
