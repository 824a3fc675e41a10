import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEngine } from '../../worker/start-engine.ts';
import { startScreenEngine } from './screen-engine.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'locked-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, 'a.clearbench');
const PASSPHRASE = 'correct horse 电池';

async function encrypted(): Promise<void> {
  const made = await startEngine({ workspacePath: file(), create: true, passphrase: PASSPHRASE });
  if (!made.ok) throw new Error(made.problem.message);
  await made.value.call('loadSample', { seed: 1, rows: 40, days: 1 });
  await made.value.close();
}

test('a screen of an encrypted workspace hears nothing until it is unlocked, and then everything', async () => {
  await encrypted();
  const started = await startScreenEngine(file());
  if (!started.ok) throw new Error(started.problem.message);
  const engine = started.value;
  const revisions: number[] = [];
  engine.on('changed', ({ revision }) => revisions.push(revision));
  const needed = { ok: false, problem: { code: 'passphrase-needed', file: file() } };
  expect(await engine.call('workspace', undefined)).toMatchObject(needed);
  expect(await engine.call('reconcile', { date: '2026-11-16', stage: null })).toMatchObject(needed);
  expect(await engine.call('unlock', { passphrase: 'x'.repeat(2000) })).toMatchObject({
    ok: false,
    problem: { code: 'usage' },
  });
  const wrong = await engine.call('unlock', { passphrase: 'battery staple' });
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'wrong-passphrase' } });
  expect(JSON.stringify(wrong)).not.toContain('battery');
  expect(await engine.call('day', { date: '2026-11-16' })).toMatchObject(needed);
  const unlocked = await engine.call('unlock', { passphrase: PASSPHRASE });
  expect(unlocked).toMatchObject({ ok: true, value: { encrypted: true, isEmpty: false } });
  expect(revisions).toEqual([1]);
  await engine.call('reconcile', { date: '2026-11-16', stage: null });
  expect(revisions).toEqual([1, 2]);
  await engine.close();
});

test('tries are taken one after the other, and only one of them opens it', async () => {
  await encrypted();
  const started = await startScreenEngine(file());
  if (!started.ok) throw new Error(started.problem.message);
  const answers = await Promise.all(
    ['wrong', PASSPHRASE, PASSPHRASE].map((passphrase) => started.value.call('unlock', { passphrase })),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([false, true, true]);
  expect(answers[2]).toMatchObject({ value: { readOnly: false } });
  await started.value.close();
  expect(await startScreenEngine(file())).toMatchObject({ ok: true });
});

test('a workspace in clear needs no unlocking, and takes it as it is', async () => {
  const started = await startScreenEngine(file());
  if (!started.ok) throw new Error(started.problem.message);
  expect(await started.value.call('unlock', { passphrase: 'any' })).toMatchObject({
    ok: true,
    value: { encrypted: false, isEmpty: true },
  });
  await started.value.close();
});
