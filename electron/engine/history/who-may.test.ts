// Two people: what a checker has approved is not turned by its maker alone, neither by number nor step by step.
import { expect, test } from 'vitest';
import { answerOf, type Bench, bankRow, bench, importRows, problemOf, rows, run, SETTINGS } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { failingLinks, jump, redo, undo } from './history.testing.ts';

const DAY = '2026-11-16';
const PEOPLE = `users: [ { id: li, name: 李, role: maker }, { id: zhao, name: 赵, role: maker }, { id: wang, name: 王, role: checker } ]
approvals: [carry]
`;

async function approved(): Promise<Bench> {
  const made = await bench(SETTINGS + PEOPLE);
  const { context } = made;
  answerOf(importRows(made, 'bank', [bankRow('1', DAY)]));
  run(made, DAY);
  const breakIds = rows(made, DAY, 'channel').map(({ breakId }) => breakId);
  answerOf(USE_CASES.decide(context, { breakIds, decision: 'carry', user: 'li', note: '', date: null }));
  answerOf(USE_CASES.approve(context, { decisionId: 1, user: 'wang', reject: false, note: '' }));
  return made;
}

const states = (made: Bench) =>
  answerOf(USE_CASES.decisions(made.context, { date: null, state: null })).map(({ state }) => state);

test('an approval is taken back and done again by a checker only', async () => {
  const made = await approved();
  const { context } = made;
  for (const user of ['li', 'zhao']) expect(problemOf(undo(context, user))).toMatchObject({ code: 'fixed' });
  expect(states(made)).toEqual(['effective']);
  answerOf(undo(context, 'wang'));
  expect(states(made)).toEqual(['waiting']);
  expect(problemOf(redo(context, 'li')).code).toBe('not-allowed');
  expect(problemOf(redo(context, 'zhao')).message).toContain('is no checker');
  answerOf(redo(context, 'wang'));
  expect(states(made)).toEqual(['effective']);
  expect(failingLinks(context)).toEqual([]);
});

test('where no checker can act, an approval is reversed on the way back, and never put back by others', async () => {
  const made = await approved();
  const { context } = made;
  expect(answerOf(undo(context, 'li', true)).said.join()).toContain('its breaks are open again');
  expect(states(made)).toEqual(['undone', 'effective']);
  expect(problemOf(redo(context, 'li')).code).toBe('not-allowed');
  expect(failingLinks(context)).toEqual([]);
  answerOf(jump(context, 0, 'li', true));
  expect(failingLinks(context)).toEqual([]);
});

test('a maker may withdraw what waits, and go on from there', async () => {
  const made = await approved();
  answerOf(undo(made.context, 'wang'));
  answerOf(undo(made.context, 'li'));
  expect(states(made)).toEqual(['rejected']);
  answerOf(redo(made.context, 'li'));
  expect(states(made)).toEqual(['waiting']);
});

test('an approved decision may be reversed by its maker, which opens the break again; it is never put back by the maker', async () => {
  const made = await approved();
  answerOf(USE_CASES.undoDecision(made.context, { decisionId: 1, user: 'li', note: '' }));
  expect(states(made)).toEqual(['undone', 'effective']);
  expect(problemOf(undo(made.context, 'li')).code).toBe('not-allowed');
  answerOf(undo(made.context, 'zhao'));
  expect(states(made)).toEqual(['effective']);
});

test('only users of the settings undo; undoing the settings that made one does not lock that one out', async () => {
  const made = await bench(SETTINGS);
  const { context } = made;
  answerOf(USE_CASES.saveSettings(context, { text: SETTINGS + PEOPLE, user: 'li' }));
  expect(problemOf(undo(context, 'nobody')).code).toBe('not-allowed');
  answerOf(undo(context, 'li'));
  expect(context.settings().users).toEqual([]);
  expect(problemOf(redo(context, 'nobody')).code).toBe('not-allowed');
  answerOf(redo(context, 'li'));
  expect(context.settings().users).toHaveLength(3);
});

test('what changes nothing of the books leaves undone steps to be done again; a new run sets them aside', async () => {
  const made = await approved();
  const { context } = made;
  answerOf(undo(context, 'wang'));
  answerOf(USE_CASES.setPassphrase(context, { user: 'li', before: null, passphrase: 'long enough' }));
  answerOf(redo(context, 'wang'));
  expect(states(made)).toEqual(['effective']);
  answerOf(undo(context, 'wang'));
  run(made, DAY);
  expect(problemOf(redo(context, 'wang')).message).toContain('nothing');
});
