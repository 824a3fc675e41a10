import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Progress } from '../../shared/contract/engine-api.ts';
import type { Message } from '../../shared/contract/engine-client.ts';
import { createEngineClient } from './client.ts';
import { watchTasks } from './running-task.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function bench() {
  let tell: (message: Message) => void = () => undefined;
  const tasks = watchTasks(
    createEngineClient({
      send: () => undefined,
      onMessage: (listener) => {
        tell = listener;
      },
    }),
  );
  return {
    ...tasks,
    progress: (payload: Progress) => tell({ type: 'event', event: 'progress', payload }),
    async answer(id: number) {
      tell({ type: 'answer', id, result: { ok: true, value: null } });
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const CHECKING: Progress = { task: 'check', phase: '2026-11-20 WX', done: 4, total: 7 };

test('a task is shown while its call waits, and gone with the answer, whatever was done by then', async () => {
  const { client, current, progress, answer } = bench();
  void client.call('check', { date: null });
  expect(current()).toBeNull();
  await vi.advanceTimersByTimeAsync(500);
  expect(current()).toMatchObject({ task: 'check', total: 0 });
  progress(CHECKING);
  expect(current()).toBe(CHECKING);
  await answer(1);
  expect(current()).toBeNull();
  progress(CHECKING);
  expect(current()).toBeNull();
});

test('short work shows nothing, and neither does the work of another page', async () => {
  const { client, current, progress, answer } = bench();
  void client.call('reconcile', { date: '2026-11-20', stage: null });
  progress({ task: 'reconcile', phase: 'WX', done: 1, total: 3 });
  await answer(1);
  void client.call('exportDay', { date: '2026-11-20', mode: 'detail', user: 'li', again: false });
  await vi.advanceTimersByTimeAsync(500);
  progress(CHECKING);
  expect(current()).toMatchObject({ task: 'export' });
});

test('with two tasks waiting, the answer to one leaves the other', async () => {
  const { client, current, answer } = bench();
  void client.call('reconcile', { date: '2026-11-20', stage: null });
  void client.call('check', { date: null });
  await vi.advanceTimersByTimeAsync(500);
  await answer(1);
  expect(current()).toMatchObject({ task: 'check' });
  await answer(2);
  expect(current()).toBeNull();
});
