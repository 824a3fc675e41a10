import { expect, test } from 'vitest';
import type { DecisionView, EntryView } from '../../shared/contract/engine-api.ts';
import { rememberAct } from '../ui/acts.ts';
import { lastAct, lastUndoable } from './undo-item.tsx';

function made(id: number, change: Partial<DecisionView> = {}): DecisionView {
  const plain = { id, decision: 'carry', state: 'effective', maker: 'li', checker: '', reverses: null, entries: [] };
  return { ...plain, ...change } as unknown as DecisionView;
}
const exported = [{ batchId: 'B20261116-1' } as EntryView];

test("the last of one's own decisions that still stands is undone", () => {
  const all = [made(1), made(2), made(3, { maker: 'wang' }), made(4, { state: 'undone' }), made(5, { reverses: 4 })];
  expect(lastUndoable(all, 'li')?.id).toBe(2);
  expect(lastUndoable([], 'li')).toBeNull();
});

test('what was approved by another user or exported is not undone by a key', () => {
  const all = [made(1), made(2, { checker: 'wang' }), made(3, { entries: exported })];
  expect(lastUndoable(all, 'li')?.id).toBe(1);
});

test('decisions of one act are undone together, newest first, as far as they stand', () => {
  rememberAct([11, 12, 13]);
  const all = [made(10), made(11), made(12, { state: 'undone' }), made(13)];
  expect(lastAct(all, 'li').map(({ id }) => id)).toEqual([13, 11]);
  expect(lastAct([made(10)], 'li').map(({ id }) => id)).toEqual([10]);
});
