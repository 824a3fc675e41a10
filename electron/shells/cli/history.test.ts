// The history on the command line: what was done is listed, undone and done again, over restarts of the program.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, workspaceOfOneDay } from './cli.testing.ts';

const DATE = '2026-11-19';
let desk: Desk;
let workspace: string;

beforeAll(async () => {
  desk = openDesk();
  workspace = await workspaceOfOneDay(desk);
  await desk.json('reconcile', workspace, '--date', DATE);
});
afterAll(() => desk.remove());

interface Answer {
  readonly total: number;
  readonly steps: readonly { readonly step: number; readonly action: string }[];
  readonly undo_next: unknown;
  readonly redo_next: unknown;
  readonly tables: readonly unknown[];
  readonly said: readonly string[];
  readonly links: readonly { readonly kind: string; readonly ok: boolean }[];
  readonly error: { readonly message: string };
}

async function json(...words: string[]): Promise<{ exitCode: number; answer: Answer }> {
  const { exitCode, answer } = await desk.json(words[0] ?? '', workspace, ...words.slice(1));
  return { exitCode, answer: answer as unknown as Answer };
}

test('steps are listed newest first, filtered, and shown one by one', async () => {
  const { exitCode, answer } = await json('history');
  expect(exitCode).toBe(0);
  expect(answer.steps[0]).toMatchObject({
    action: 'run',
    state: 'done',
    undoable: 'yes',
    undo_said: '',
    subject: DATE,
  });
  expect(answer.undo_next).toEqual(answer.steps[0]);
  expect(answer.redo_next).toBeNull();
  const filtered = await json('history', '--action', 'import', '--limit', '1');
  expect(filtered.answer.steps).toHaveLength(1);
  expect(filtered.answer.total).toBe(1);
  expect((await json('history', '--search', 'no such word')).answer.total).toBe(0);
  const step = await json('history', '--step', String(answer.steps[0]?.step));
  expect(step.answer).toMatchObject({ action: 'run', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(step.answer.tables).toContainEqual(expect.objectContaining({ table: 'run', before: [] }));
  expect(await json('history', '--step', '999')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-found' } },
  });
  expect((await desk.run('history', workspace)).stdout).toMatch(/run +done +2026-11-19/);
});

test('undo takes the last step back, redo does it again; --to goes several steps', async () => {
  const run = (await json('history')).answer.steps[0]?.step;
  const undone = await json('undo', '--as', 'li', '--note', 'too early');
  expect(undone).toMatchObject({
    exitCode: 0,
    answer: { steps: [{ step: run, state: 'undone' }], said: [], needs_reversal: false },
  });
  const after = (await json('history', '--limit', '2')).answer;
  expect(after).toMatchObject({
    steps: [
      { action: 'undo', why: 'too early', undoes: run, undoable: 'no' },
      { step: run, state: 'undone' },
    ],
    redo_next: { step: run },
  });
  expect((await json('redo', '--as', 'li')).answer).toMatchObject({ steps: [{ step: run, state: 'done' }] });
  expect((await json('undo', '--as', 'li', '--to', '0')).answer.steps).toHaveLength(2);
  expect(await json('undo', '--as', 'li')).toMatchObject({ exitCode: 3, answer: { error: { code: 'not-found' } } });
  expect(await json('undo', '--as', 'li', '--to', String(run))).toMatchObject({ exitCode: 2 });
  expect((await json('redo', '--as', 'li', '--to', String(run))).exitCode).toBe(0);
  expect((await desk.run('undo', workspace, '--as', 'li')).stdout).toContain(`step ${run} is undone: run ${DATE}`);
  expect((await desk.run('redo', workspace, '--as', 'li')).stdout).toContain(`step ${run} is done again`);
});

test('who undoes must be known, and a decision takes no options of steps', async () => {
  expect(await json('undo', '--as', 'nobody')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-allowed' } },
  });
  expect(await json('undo', '1', '--as', 'li', '--to', '0')).toMatchObject({ exitCode: 2 });
  expect(await json('undo', '1', '--as', 'li', '--reverse')).toMatchObject({ exitCode: 2 });
  expect(await json('redo', '--as', 'li', '--to', '1')).toMatchObject({ exitCode: 2 });
});

test('what an export has fixed is reversed only when that is meant', async () => {
  await json('export', '--date', DATE, '--out', desk.file('out'));
  const refused = await json('undo', '--as', 'li');
  expect(refused).toMatchObject({ exitCode: 3, answer: { error: { code: 'fixed' } } });
  expect(refused.answer.error.message).toMatch(/batch B20261119-1 has left with \d+ entries/);
  const { answer } = await json('undo', '--as', 'li', '--reverse');
  expect(answer).toMatchObject({ steps: [{ action: 'export' }], needs_reversal: true });
  expect(answer.said).toHaveLength(1);
  expect((await json('check')).answer.links.filter((link) => link.kind === 'flow' && !link.ok)).toEqual([]);
});
