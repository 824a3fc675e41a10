// The history is searched by what the reader sees: names of actions in either language, keys of items, whatever the log calls them.
import { expect, test } from 'vitest';
import { answerOf } from '../engine.testing.ts';
import { DAY_1, provenDays } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { undo } from './history.testing.ts';

test('words of the screen find the step, and keys find the decision about them', async () => {
  const made = await provenDays();
  const { context } = made;
  const find = (search: string) =>
    answerOf(USE_CASES.history(context, { offset: 0, limit: 100, search, actions: null, user: null })).rows;
  const named = (search: string) => new Set(find(search).map(({ action }) => action));
  expect(named('导出')).toEqual(new Set(['export']));
  expect(named('reconcil')).toEqual(new Set(['run']));
  const [first] = answerOf(USE_CASES.openBreaks(context, { date: DAY_1, offset: 0, limit: 1 })).rows;
  const breakIds = [first?.breakId ?? ''];
  const [made1] = answerOf(
    USE_CASES.decide(context, { breakIds, decision: 'carry', user: 'li', note: '', date: null }),
  );
  const key = made1?.keys[0] ?? '';
  expect(key).not.toBe('');
  expect(find('挂账').map(({ subject }) => subject)).toEqual([`carry ${key}`]);
  const byPolicy = answerOf(USE_CASES.decisions(context, { date: null, state: null })).find(
    ({ maker }) => maker === 'policy',
  );
  expect(named(byPolicy?.breakId ?? 'none')).toEqual(new Set(['policies']));
  expect(find('nothing like it')).toEqual([]);
  answerOf(undo(context));
  expect(find('挂账').map(({ action }) => action)).toEqual(['undo', 'decide']);
  expect(find('处理差错').map(({ action }) => action)).toEqual(['undo', 'decide']);
});
