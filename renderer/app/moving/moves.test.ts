import { expect, test } from 'vitest';
import type { HistoryStep, Undoable } from '../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import { createMoves, type MoveOutcome, undoOffered } from './moves.ts';

function stepOf(id: number, undoable: Undoable = 'yes'): HistoryStep {
  const said = undoable === 'yes' ? '' : `about ${id}`;
  return {
    id,
    at: '2026-11-20T09:00:00Z',
    user: 'li',
    action: 'decide',
    subject: 'carry B1',
    why: '',
    state: 'done',
    undoable,
    undoSaid: said,
    undoes: null,
  };
}

/** An engine whose steps are undone from the end; `fixed` refuses the first undo without reversal. */
function engineOf(steps: HistoryStep[], fixed = false) {
  const undone: HistoryStep[] = [];
  const calls: string[] = [];
  const call = async (method: string, args: { reverse?: boolean }) => {
    await Promise.resolve();
    calls.push(args.reverse === undefined ? method : `${method} ${args.reverse}`);
    if (method === 'history')
      return { ok: true, value: { undoNext: steps.at(-1) ?? null, redoNext: undone.at(-1) ?? null } };
    if (method === 'undo' && fixed && args.reverse === false)
      return { ok: false, problem: { code: 'fixed', message: 'exported meanwhile' } };
    const step = method === 'undo' ? steps.pop() : undone.pop();
    if (step !== undefined) (method === 'undo' ? undone : steps).push(step);
    return { ok: true, value: { steps: step === undefined ? [] : [step], said: [], needsReversal: false } };
  };
  return { engine: { call } as unknown as EngineClient, calls, steps };
}

function movesOf({ engine }: { engine: EngineClient }, confirmed = true) {
  const told: MoveOutcome[] = [];
  const asked: string[] = [];
  const moves = createMoves({
    engine,
    user: () => 'li',
    confirm: async (_, said) => {
      asked.push(said);
      return confirmed;
    },
    tell: (outcome) => told.push(outcome),
  });
  return { moves, told, asked };
}

test('keys that come fast take one step after another, each what is next by then', async () => {
  const engine = engineOf([stepOf(1), stepOf(2), stepOf(3)]);
  const { moves, told } = movesOf(engine);
  await Promise.all([moves.undo(), moves.undo(), moves.redo()]);
  expect(told.map((one) => (one.type === 'done' ? `${one.move} ${one.step.id}` : one.type))).toEqual([
    'undo 3',
    'undo 2',
    'redo 2',
  ]);
  expect(engine.steps.map(({ id }) => id)).toEqual([1, 2]);
});

test('what was exported is asked about first, and left when the answer is no', async () => {
  const yes = engineOf([stepOf(1, 'by_reversal')]);
  const first = movesOf(yes);
  await first.moves.undo();
  expect(first.asked).toEqual(['about 1']);
  expect(yes.calls).toEqual(['history', 'undo true']);
  const no = engineOf([stepOf(1, 'by_reversal')]);
  const second = movesOf(no, false);
  await second.moves.undo();
  expect(no.calls).toEqual(['history']);
  expect(second.told).toEqual([]);
});

test('what was exported since it was looked at is asked about with the answer', async () => {
  const engine = engineOf([stepOf(1)], true);
  const { moves, asked, told } = movesOf(engine);
  await moves.undo();
  expect(asked).toEqual(['exported meanwhile']);
  expect(engine.calls).toEqual(['history', 'undo false', 'undo true']);
  expect(told[0]?.type).toBe('done');
});

test('what is never undone says why and stays; nothing left says so', async () => {
  const engine = engineOf([stepOf(1, 'no')]);
  const { moves, told } = movesOf(engine);
  await moves.undo();
  await moves.redo();
  expect(told.map(({ type }) => type)).toEqual(['never', 'nothing']);
  expect(engine.calls).toEqual(['history', 'history']);
});

test('a toast undoes its own step or nothing', async () => {
  const engine = engineOf([stepOf(1), stepOf(2)]);
  const { moves, told } = movesOf(engine);
  await moves.undo(1);
  expect(told).toEqual([{ type: 'past' }]);
  await moves.undo(2);
  expect(engine.steps).toHaveLength(1);
});

test('a toast offers Undo of what was just done, never of something older', () => {
  const closing = { ...stepOf(2, 'no'), action: 'close_day', state: 'none' } as const;
  expect(undoOffered({ rows: [stepOf(1)], undoNext: stepOf(1) })?.id).toBe(1);
  expect(undoOffered({ rows: [closing], undoNext: stepOf(1) })).toBeNull();
  expect(undoOffered({ rows: [stepOf(1, 'no')], undoNext: stepOf(1, 'no') })).toBeNull();
  expect(undoOffered({ rows: [], undoNext: null })).toBeNull();
});
