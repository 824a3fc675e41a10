import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Progress } from '../../shared/contract/engine-api.ts';
import { startEngine } from './start-engine.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const workspacePath = () => path.join(folder, 'a.clearbench');

async function started(options: { create?: boolean; readOnly?: boolean }) {
  const engine = await startEngine({ workspacePath: workspacePath(), ...options });
  if (!engine.ok) throw new Error(engine.problem.message);
  return engine.value;
}

test('a workspace is created, used, closed and opened again', async () => {
  const engine = await started({ create: true });
  const revisions: number[] = [];
  const phases: Progress[] = [];
  engine.on('changed', ({ revision }) => revisions.push(revision));
  engine.on('progress', (progress) => phases.push(progress));
  expect(await engine.call('loadSample', { seed: 1, rows: 40, days: 1 })).toMatchObject({ ok: true });
  const date = '2026-11-16';
  expect(await engine.call('reconcile', { date, stage: null })).toMatchObject({ ok: true, value: { date } });
  expect(await engine.call('applyPolicies', { date })).toMatchObject({ ok: true });
  expect(revisions).toEqual([1, 2, 3]);
  expect(new Set(phases.map(({ task }) => task))).toEqual(new Set(['sample', 'import', 'save', 'reconcile']));
  expect(await engine.call('check', { date: null })).toMatchObject({ ok: true, value: { ok: true } });
  expect(await startEngine({ workspacePath: workspacePath() })).toMatchObject({
    ok: false,
    problem: { code: 'workspace-locked' },
  });
  await engine.close();
  expect(await engine.call('workspace', undefined)).toMatchObject({ ok: false });

  const reader = await started({ readOnly: true });
  expect(existsSync(`${workspacePath()}.lock`)).toBe(false);
  expect(await reader.call('workspace', undefined)).toMatchObject({
    ok: true,
    value: { readOnly: true, dates: expect.arrayContaining([expect.objectContaining({ date, state: 'run' })]) },
  });
  expect(await reader.call('reconcile', { date, stage: null })).toMatchObject({
    ok: false,
    problem: { code: 'read-only' },
  });
  await reader.close();
});

test('bad arguments are usage problems, and the engine goes on', async () => {
  const engine = await started({ create: true });
  expect(await engine.call('reconcile', { date: '2026-02-30', stage: null })).toMatchObject({
    ok: false,
    problem: { code: 'usage', field: 'date' },
  });
  expect(await engine.call('nonsense' as 'workspace', undefined)).toMatchObject({
    ok: false,
    problem: { code: 'usage' },
  });
  expect(await engine.call('workspace', undefined)).toMatchObject({ ok: true, value: { isEmpty: true } });
  await engine.close();
});

test('settings with an unknown key make no workspace and name their file and line', async () => {
  const engine = await startEngine({
    workspacePath: workspacePath(),
    create: true,
    settingsText: 'version: 1\ncompanie: x\n',
    settingsFile: 'mine.yaml',
  });
  expect(engine).toMatchObject({ ok: false, problem: { code: 'settings-invalid', file: 'mine.yaml', line: 2 } });
  expect(existsSync(workspacePath())).toBe(false);
});

test('a call that was cancelled before it ran answers so and changes nothing', async () => {
  const engine = await started({ create: true });
  const loading = engine.call('loadSample', { seed: 1, rows: 40, days: 1 });
  engine.cancel();
  expect(await loading).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(await engine.call('workspace', undefined)).toMatchObject({ ok: true, value: { isEmpty: true, revision: 0 } });
  await engine.close();
});

const HEADER = 'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date';

/** A bank file of this many rows, one day. */
function bankFile(rows: number, name: string): Uint8Array {
  const lines = Array.from(
    { length: rows },
    (_, index) => `B${name}${index},C${name}${index},WX,payment,10.00,CNY,0.06,2026-11-16T12:00:00,2026-11-16`,
  );
  return new TextEncoder().encode(`${[HEADER, ...lines].join('\n')}\n`);
}

test('an import that is cancelled while it reads keeps nothing; staged files go on waiting', async () => {
  const engine = await started({ create: true });
  const reading = { source: null, channel: null, profile: null, encoding: null, draft: null };
  const files = ['a', 'b', 'c'].map((name) => ({ fileName: `${name}.csv`, bytes: bankFile(20_000, name) }));
  const staged = await engine.call('stageFiles', { files });
  const ids = staged.ok ? staged.value.map(({ id }) => id) : [];
  expect(ids).toHaveLength(3);
  const phases: Progress[] = [];
  let isCancelled = false;
  engine.on('progress', (progress) => {
    phases.push(progress);
    if (isCancelled || progress.done === 0) return;
    isCancelled = true;
    engine.cancel();
  });
  const asked = { source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: false };
  const imported = await engine.call('importFiles', { files: files.map((file) => ({ ...file, ...asked })) });
  expect(imported).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(phases.some(({ task, phase, total }) => task === 'import' && phase === 'a.csv' && total > 0)).toBe(true);
  expect(await engine.call('workspace', undefined)).toMatchObject({ ok: true, value: { isEmpty: true, revision: 0 } });
  expect(await engine.call('staged', undefined)).toMatchObject({ ok: true, value: ids.map((id) => ({ id })) });
  const kept = await engine.call('importStaged', { files: ids.map((stagedId) => ({ stagedId, reading })) });
  expect(kept).toMatchObject({ ok: true, value: [{ rows: 20_000 }, { rows: 20_000 }, { rows: 20_000 }] });
  await engine.close();
});
