import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenIdle } from './idle.ts';
import { openEngine } from './open-engine.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work is done once, after the quiet, and not after stop', () => {
  let done = 0;
  const idle = whenIdle(() => {
    done += 1;
  }, 100);
  idle.stir();
  vi.advanceTimersByTime(60);
  idle.stir();
  vi.advanceTimersByTime(60);
  expect(done).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(done).toBe(1);
  idle.stir();
  idle.stop();
  vi.advanceTimersByTime(1000);
  expect(done).toBe(1);
});

test('a quiet engine moves its log into the workspace file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'idle-'));
  const workspacePath = path.join(folder, 'a.clearbench');
  const opened = await openEngine({ workspacePath, create: true }, { event: () => {}, isCancelled: () => false });
  if (!opened.ok) throw new Error(opened.problem.message);
  const before = statSync(workspacePath).size;
  expect(opened.value.call('loadSample', { seed: 1, rows: 40, days: 1 })).toMatchObject({ ok: true });
  expect(statSync(workspacePath).size).toBe(before);
  expect(existsSync(`${workspacePath}-log`)).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(statSync(workspacePath).size).toBeGreaterThan(before);
  opened.value.close();
  expect(existsSync(`${workspacePath}-log`)).toBe(false);
  rmSync(folder, { recursive: true });
});
