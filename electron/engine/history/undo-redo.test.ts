// Undo and redo over each kind of step: nothing is left behind, nothing is lost, and what left the house is reversed.
import { expect, test } from 'vitest';
import { answerOf, bankRow, importRows, order, problemOf, run } from '../engine.testing.ts';
import { DAY_1, DAY_2, provenDays } from '../proof.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import {
  balances,
  brokenAudit,
  differences,
  exportedEntries,
  failingLinks,
  jump,
  redo,
  rowsOf,
  undo,
} from './history.testing.ts';

const STAYING = ['import', 'reject', 'statement'];

function without(rows: ReadonlyMap<string, string[]>, ...tables: readonly string[]) {
  return new Map([...rows].filter(([table]) => !tables.includes(table)));
}

test('each step is undone to what was before and done again to what was after, byte for byte', async () => {
  const made = await provenDays(false);
  const { context, workspace } = made;
  answerOf(importRows(made, 'orders', [order('9', DAY_1)], 'orders-late.csv'));
  run(made, DAY_1);
  run(made, DAY_2);
  const after: Map<string, string[]>[] = [rowsOf(workspace)];
  while (undo(context).ok) after.push(rowsOf(workspace));
  expect(problemOf(undo(context)).message).toBe('there is nothing to undo');
  expect(answerOf(USE_CASES.imports(context, undefined)).map(({ undone }) => undone)).not.toContain(false);
  expect(balances(workspace)).toEqual([]);
  expect(
    workspace.database.all('SELECT id FROM result UNION ALL SELECT id FROM record UNION ALL SELECT id FROM run'),
  ).toEqual([]);
  for (const expected of after.toReversed().slice(1)) {
    answerOf(redo(context));
    expect(differences(rowsOf(workspace), expected)).toEqual([]);
  }
  expect(failingLinks(context)).toEqual([]);
  expect(problemOf(redo(context)).code).toBe('not-found');
  expect(brokenAudit(workspace)).toEqual([]);
});

test('undoing leaves what was before, imports aside, which stay and say so', async () => {
  const made = await provenDays(false);
  const { context, workspace } = made;
  const before = rowsOf(workspace);
  answerOf(importRows(made, 'bank', [bankRow('8', DAY_2)], 'bank-late.csv'));
  answerOf(undo(context));
  expect(differences(without(rowsOf(workspace), ...STAYING), without(before, ...STAYING))).toEqual([]);
  expect(rowsOf(workspace).get('import')?.length).toBe((before.get('import')?.length ?? 0) + 1);
  run(made, DAY_2);
  answerOf(undo(context));
  expect(differences(without(rowsOf(workspace), ...STAYING), without(before, ...STAYING))).toEqual([]);
});

test('what an export has fixed stays and is reversed, and only when that is meant', async () => {
  const made = await provenDays(true);
  const { context, workspace } = made;
  const exported = exportedEntries(workspace);
  expect(problemOf(undo(context))).toMatchObject({ code: 'fixed', field: 'step' });
  const moved = answerOf(undo(context, 'li', true));
  expect(moved.said[0]).toMatch(/^batch B20261116-1 has left with \d+ entries; it stays as it was written/);
  expect(failingLinks(context)).toEqual([]);
  const redone = answerOf(redo(context));
  expect(redone.steps.map(({ action }) => action)).toEqual(['export']);
  answerOf(jump(context, 0, 'li', true));
  expect(balances(workspace)).toEqual([]);
  expect(exportedEntries(workspace)).toEqual(exported);
  expect(failingLinks(context)).toEqual([]);
  answerOf(jump(context, 10));
  expect(brokenAudit(workspace)).toEqual([]);
});
