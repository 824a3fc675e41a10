// A second program on a workspace that is open: it reads and follows, and is refused what would write.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EngineOptions, type OpenEngine, openEngine } from './open-engine.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'second-'));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const workspacePath = () => path.join(folder, 'a.clearbench');
const revisions: number[] = [];

async function opened(options: Partial<EngineOptions>): Promise<OpenEngine> {
  const engine = await openEngine(
    { workspacePath: workspacePath(), ...options },
    {
      event: (event, payload) => {
        if (event === 'changed') revisions.push((payload as { revision: number }).revision);
      },
      isCancelled: () => false,
    },
  );
  if (!engine.ok) throw new Error(engine.problem.message);
  return engine.value;
}

test('a second screen reads, names the holder, is refused commands and follows what the first one saves', async () => {
  const writer = await opened({ create: true });
  writer.call('loadSample', { seed: 1, rows: 40, days: 1 });
  const reader = await opened({ orReading: true });
  expect(reader.call('workspace', undefined)).toMatchObject({
    ok: true,
    value: { readOnly: true, revision: 1, readOnlyBecause: expect.stringContaining(`process ${process.pid}`) },
  });
  expect(reader.call('reconcile', { date: '2026-11-16', stage: null })).toMatchObject({
    ok: false,
    problem: { code: 'read-only' },
  });
  writer.call('reconcile', { date: '2026-11-16', stage: null });
  revisions.length = 0;
  vi.advanceTimersByTime(5000);
  expect(revisions).toEqual([2]);
  expect(reader.call('workspace', undefined)).toMatchObject({
    value: {
      revision: 2,
      dates: expect.arrayContaining([expect.objectContaining({ date: '2026-11-16', state: 'run' })]),
    },
  });
  // A checkpoint changes the files, not what they hold.
  writer.tidy();
  vi.advanceTimersByTime(5000);
  expect(reader.call('check', { date: null })).toMatchObject({ ok: true, value: { ok: true } });
  // The workspace goes away: what was read stays on show.
  writer.close();
  rmSync(workspacePath());
  vi.advanceTimersByTime(5000);
  expect(reader.call('workspace', undefined)).toMatchObject({ ok: true, value: { revision: 2 } });
  reader.close();
});

test('without that wish a second opener is refused', async () => {
  const writer = await opened({ create: true });
  const second = await openEngine({ workspacePath: workspacePath() }, { event: () => {}, isCancelled: () => false });
  expect(second).toMatchObject({ ok: false, problem: { code: 'workspace-locked' } });
  writer.close();
  const alone = await opened({ orReading: true });
  expect(alone.call('workspace', undefined)).toMatchObject({ value: { readOnly: false, readOnlyBecause: '' } });
  alone.close();
});
