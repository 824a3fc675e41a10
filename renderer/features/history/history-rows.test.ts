import { expect, test } from 'vitest';
import type { HistoryStep, StepState } from '../../../shared/contract/engine-api.ts';
import { historyRows, type ListedSteps, rowKey, saysUndo, targetOf, wayTo } from './history-rows.ts';

function stepOf(id: number, state: StepState = 'done'): HistoryStep {
  return {
    id,
    at: '',
    user: '',
    action: 'run',
    subject: '',
    why: '',
    state,
    undoable: 'yes',
    undoSaid: '',
    undoes: null,
  };
}

/** Newest first: 5 undoes 4, 4 and 3 are undone, 2 and 1 stand. */
const STEPS = [stepOf(6, 'none'), stepOf(5, 'none'), stepOf(4, 'undone'), stepOf(3, 'undone'), stepOf(2), stepOf(1)];

function listed(change: Partial<ListedSteps> = {}) {
  return historyRows({ total: STEPS.length, stepAt: (index) => STEPS[index], hereId: 2, whole: true, ...change });
}
const keys = (rows: ReturnType<typeof historyRows>) =>
  Array.from({ length: rows.count }, (_, index) => rowKey(rows.at(index)));

test('the line stands between what was undone and what is done, the beginning is last', () => {
  expect(keys(listed())).toEqual(['step 6', 'step 5', 'step 4', 'step 3', 'here', 'step 2', 'step 1', 'start']);
  expect(keys(listed({ hereId: 6 }))[0]).toBe('here');
  expect(keys(listed({ hereId: 0 })).slice(-2)).toEqual(['here', 'start']);
});

test('in a part of the history the line stands where it would; there is no beginning', () => {
  const part = [STEPS[2], STEPS[5]];
  const rows = historyRows({ total: 2, stepAt: (index) => part[index], hereId: 2, whole: false });
  expect(keys(rows)).toEqual(['step 4', 'here', 'step 1']);
  expect(historyRows({ total: 0, stepAt: () => undefined, hereId: 0, whole: true }).count).toBe(0);
});

test('while the rows around it are on the way there is no line', () => {
  const rows = listed({ stepAt: (index) => (index < 4 ? undefined : STEPS[index]) });
  expect(rows.here).toBeNull();
  expect(keys(rows).slice(0, 2)).toEqual(['coming', 'coming']);
  expect(listed({ stepAt: (index) => (index < 3 ? STEPS[index] : undefined) }).here).toBeNull();
  expect(listed().indexOf('step 1')).toBe(6);
  expect(listed().indexOf('step 9')).toBe(-1);
});

test('one goes back to what is done, forward to what was undone, and nowhere else', () => {
  const way = (step: HistoryStep) => wayTo({ type: 'step', step }, 2);
  expect([way(stepOf(1)), way(stepOf(2)), way(stepOf(3, 'undone'))]).toEqual(['back', 'here', 'forward']);
  expect([way(stepOf(3, 'set_aside')), way(stepOf(5, 'none')), wayTo({ type: 'here' }, 2)]).toEqual([null, null, null]);
  expect([wayTo({ type: 'start' }, 2), wayTo({ type: 'start' }, 0)]).toEqual(['back', 'here']);
  expect([targetOf({ type: 'start' }), targetOf({ type: 'step', step: stepOf(3) })]).toEqual([0, 3]);
});

test('a closing says that it is never undone; an undo says nothing of it', () => {
  expect(saysUndo({ ...stepOf(1, 'none'), action: 'close_day' })).toBe(true);
  expect([saysUndo({ ...stepOf(1, 'none'), action: 'undo' }), saysUndo({ ...stepOf(1), action: 'redo' })]).toEqual([
    false,
    false,
  ]);
});
