// What has left the house under each kind of step, and what can't be undone from where it stands.
import { expect, test } from 'vitest';
import { call, closeDay, readyDay, SETTINGS as TWO_MAKERS } from '../closing/closing.testing.ts';
import {
  answerOf,
  type Bench,
  bankRow,
  bench,
  channelRow,
  fileOf,
  importRows,
  order,
  problemOf,
  rows,
  run,
} from '../engine.testing.ts';
import { D1, packed, twoHouses, verdictsOf } from '../people/people.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { balances, differences, exportedEntries, failingLinks, jump, redo, rowsOf, undo } from './history.testing.ts';

const DAY = '2026-11-16';

const exportDay = ({ context }: Pick<Bench, 'context'>, date = DAY) =>
  answerOf(USE_CASES.exportDay(context, { date, mode: 'detail', user: 'li', again: false }));

/** Bank row 2 leaves the file. */
function replaceBank({ context }: Bench, importId: number): void {
  const bytes = fileOf('bank', [bankRow('1', DAY)]);
  const staged = answerOf(USE_CASES.stageFiles(context, { files: [{ fileName: 'bank.csv', bytes }] }));
  const reading = { profile: null, draft: null, source: 'bank', channel: null, encoding: null } as const;
  const stagedId = staged.at(-1)?.id ?? 0;
  answerOf(USE_CASES.replaceImport(context, { importId, stagedId, reading, user: 'li' }));
}

/** Run, its bank file replaced, run again. */
async function replacedDay(exportsBetween: boolean): Promise<Bench> {
  const made = await bench(TWO_MAKERS);
  answerOf(importRows(made, 'orders', [order('1', DAY), order('2', DAY)], 'orders.csv'));
  answerOf(importRows(made, 'channel', [channelRow('1', DAY), channelRow('2', DAY)], 'channel.csv'));
  const bank = answerOf(importRows(made, 'bank', [bankRow('1', DAY), bankRow('2', DAY)], 'bank.csv'));
  run(made, DAY);
  if (exportsBetween) exportDay(made);
  replaceBank(made, bank.id);
  return made;
}

/** What each routine entry says now, after all its reversals. */
function routineSays({ workspace: { database } }: Bench): string[] {
  return database
    .all(
      `SELECT CASE WHEN base_key = '' THEN posting_key ELSE base_key END AS base, sum(CASE revision % 2 WHEN 0 THEN amount ELSE -amount END) AS says
       FROM entry WHERE cause <> 'decision' GROUP BY base HAVING says <> 0 ORDER BY base`,
    )
    .map((row) => Object.values(row).join(' '));
}

test.each([false, true])(
  'a run whose rows were replaced since comes back with the books it had (exported before: %s)',
  async (exported) => {
    const made = await replacedDay(exported);
    const { context, workspace } = made;
    const [before, said, failing] = [rowsOf(workspace), routineSays(made), failingLinks(context)];
    run(made, DAY);
    const after = routineSays(made);
    expect(after).not.toEqual(said);
    exportDay(made);
    const left = exportedEntries(context.workspace);
    answerOf(undo(context, 'wang', true));
    expect(routineSays(made)).toEqual(after);
    const whole = rowsOf(workspace);
    expect(answerOf(undo(context, 'wang', true)).steps[0]?.action).toBe('run');
    expect(routineSays(made)).toEqual(said);
    const facts = new Map([...before].filter(([table]) => table !== 'entry'));
    expect(differences(facts, rowsOf(workspace))).toEqual([]);
    expect(failingLinks(context).filter((one) => !failing.includes(one) && !one.includes('batch'))).toEqual([]);
    answerOf(redo(context, 'wang'));
    expect(differences(rowsOf(workspace), whole)).toEqual([]);
    answerOf(undo(context, 'wang', true));
    answerOf(undo(context, 'wang', true));
    expect(routineSays(made)).toEqual(said);
    expect(failingLinks(context)).toEqual([]);
    answerOf(jump(context, 0, 'wang', true));
    expect(balances(workspace)).toEqual([]);
    expect(exportedEntries(context.workspace)).toEqual(left);
  },
);

test('entries that two runs changed in turn, each exported, go back one run at a time', async () => {
  const made = await replacedDay(false);
  const { context, workspace } = made;
  const said = [routineSays(made)];
  run(made, DAY);
  said.push(routineSays(made));
  answerOf(importRows(made, 'bank', [bankRow('2', DAY, '12:00:00')], 'bank-again.csv'));
  run(made, DAY);
  said.push(routineSays(made));
  exportDay(made);
  // The export, the third run, the import, the second run: each says what stood then.
  for (const expected of [said[2], said[1], said[1], said[0]]) {
    answerOf(undo(context, 'wang', true));
    expect(routineSays(made)).toEqual(expected);
  }
  answerOf(jump(context, 0, 'wang', true));
  expect(balances(workspace)).toEqual([]);
});

test('an exported reversal stays, its break is decided again; all of it goes back to nothing', async () => {
  const made = await bench(TWO_MAKERS);
  const { context, workspace } = made;
  answerOf(importRows(made, 'bank', [bankRow('1', DAY)]));
  run(made, DAY);
  const breakIds = rows(made, DAY, 'channel').map(({ breakId }) => breakId);
  answerOf(USE_CASES.decide(context, { breakIds, decision: 'carry', user: 'li', note: '', date: null }));
  exportDay(made);
  const parked = balances(workspace);
  answerOf(USE_CASES.undoDecision(context, { decisionId: 1, user: 'li', note: '' }));
  exportDay(made);
  const left = exportedEntries(context.workspace);
  answerOf(undo(context, 'li', true));
  expect(problemOf(undo(context)).message).toContain('its break is decided again as it was before');
  const [said] = answerOf(undo(context, 'li', true)).said;
  expect(said).toMatch(/^this reversal has left in B20261116-2; it stays/);
  const states = () => answerOf(USE_CASES.decisions(context, { date: null, state: null })).map(({ state }) => state);
  expect(states()).toEqual(['undone', 'effective', 'effective']);
  expect(balances(workspace)).toEqual(parked);
  expect(failingLinks(context)).toEqual([]);
  answerOf(redo(context));
  expect(states()).toEqual(['undone', 'effective']);
  answerOf(undo(context, 'li', true));
  expect(states()).toEqual(['undone', 'effective', 'effective']);
  answerOf(jump(context, 0, 'li', true));
  expect(balances(workspace)).toEqual([]);
  expect(exportedEntries(context.workspace)).toEqual(left);
  expect(failingLinks(context)).toEqual([]);
});

test('an exported merge is taken back by reversing decisions, by someone else than their maker', async () => {
  const { home, away, ids } = await twoHouses();
  const { context } = home.bench;
  const bytes = packed(home, ids);
  const answer = away.call('answerPackage', { bytes, verdicts: verdictsOf(away, bytes), user: 'wang' });
  home.call('mergePackage', { bytes: answer.bytes, user: 'li' });
  home.call('exportDay', { date: D1, mode: 'detail', user: 'li', again: false });
  const left = exportedEntries(context.workspace);
  home.call('signIn', { user: 'chen', passphrase: null });
  answerOf(undo(context, 'chen', true));
  expect(problemOf(undo(context, 'chen'))).toMatchObject({ code: 'fixed' });
  const moved = answerOf(undo(context, 'chen', true));
  expect(moved.steps.map(({ action }) => action)).toEqual(['merge_package']);
  expect(moved.said[0]).toMatch(
    /^3 decisions and \d+ entries of this step have left in \S+; reversing decisions take them back/,
  );
  const states = answerOf(USE_CASES.decisions(context, { date: null, state: null })).map(({ state }) => state);
  expect(states).toEqual([...Array(3).fill('undone'), ...Array(3).fill('effective')]);
  expect(failingLinks(context).filter((one) => !one.includes('rows without a file'))).toEqual([]);
  answerOf(jump(context, 0, 'chen', true));
  expect(balances(context.workspace).filter((held) => held.includes('suspense'))).toEqual([]);
  expect(exportedEntries(context.workspace)).toEqual(left);
});

test('settled rejects wait again, and are settled again', async () => {
  const made = await readyDay();
  const { context, workspace } = made;
  const bad = answerOf(
    importRows(made, 'orders', [order('7', DAY), 'O8,WX,C8,payment,success,ten,CNY,2026-11-16T12:00:00']),
  );
  const before = rowsOf(workspace);
  answerOf(call(made, 'settleRejects', { importId: bad.id, lines: null, user: 'li', note: 'asked of the issuer' }));
  const settled = rowsOf(workspace);
  expect(settled.get('reject_settlement')).toHaveLength(1);
  answerOf(undo(context));
  expect(differences(rowsOf(workspace), before)).toEqual([]);
  answerOf(redo(context));
  expect(differences(rowsOf(workspace), settled)).toEqual([]);
});

test('nothing is undone under a day that was closed since; reopening it with a reason opens the way', async () => {
  const made = await readyDay();
  const { context, workspace } = made;
  const closing = answerOf(closeDay(made, DAY));
  expect(closing.state).toBe('closed');
  const before = rowsOf(workspace);
  for (const refused of [undo(context), jump(context, 0), USE_CASES.jumpPreview(context, { to: 0 })])
    expect(problemOf(refused)).toMatchObject({ code: 'day-closed', field: 'date', value: DAY });
  expect(differences(rowsOf(workspace), before)).toEqual([]);
  const page = answerOf(
    USE_CASES.history(context, { search: '', actions: ['close_day'], user: null, offset: 0, limit: 9 }),
  );
  expect(page.rows[0]).toMatchObject({ undoable: 'no', undoSaid: 'a closed day is reopened with a reason' });
  answerOf(call(made, 'reopenDay', { date: DAY, user: 'wang', reason: 'a file came late' }));
  expect(answerOf(undo(context)).steps.map(({ action }) => action)).toEqual(['decide']);
});
