import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, uptime } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropOwnLock, lockFile, takeLock } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, 'a.clearbench');
const startOfThis = () => {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

function foundBy(content: string): string {
  writeFileSync(lockFile(file()), content);
  const taken = takeLock(file());
  if (taken.ok) taken.value();
  else rmSync(lockFile(file()));
  return taken.ok ? 'taken over' : taken.problem.code;
}

const holder = (parts: { pid?: number; host?: string; started?: string }) =>
  JSON.stringify({ pid: process.pid, host: hostname(), started: '', ...parts });

test('the lock of a running process holds; that of one that is gone, or whose number was given anew, does not', () => {
  expect(foundBy(holder({}))).toBe('workspace-locked');
  expect(foundBy(holder({ started: startOfThis() }))).toBe('workspace-locked');
  expect(foundBy(holder({ started: '12' }))).toBe('taken over');
  expect(foundBy(holder({ pid: 2 ** 22 + 1 }))).toBe('taken over');
});

test('the lock of another machine holds, and says where it is', () => {
  expect(foundBy(holder({ host: 'another-machine' }))).toBe('workspace-locked');
  writeFileSync(lockFile(file()), holder({ host: 'another-machine', pid: 77 }));
  const taken = takeLock(file());
  expect(taken.ok ? '' : taken.problem.message).toContain('process 77 on another-machine');
});

test('a lock that a power cut tore, or that lies there since before the last start of the machine, is taken over', () => {
  const noHolders = [
    ...['{"pid":0}', '{"pid":-1}', `{"pid":${process.pid}}`, '{"pid":1,"host":""}', '{"pid":1,"host":7}'],
    ...[holder({ pid: 0, host: 'another-machine' }), holder({ pid: -1 }), holder({ pid: 1.5 })],
  ];
  for (const torn of ['', '{"pid":', '{"pid":"1"}', 'null', '[]', '\0\0\0\0', ...noHolders])
    expect([torn, foundBy(torn)]).toEqual([torn, 'taken over']);
  writeFileSync(lockFile(file()), holder({}));
  const before = Date.now() / 1000 - uptime() - 3600;
  utimesSync(lockFile(file()), before, before);
  const taken = takeLock(file());
  expect(taken.ok).toBe(true);
});

test('what killed takers left aside is removed by the next one; that of a running process and other files stay', () => {
  const dead = 2 ** 22 + 1;
  const aside = (end: string | number) => `${lockFile(file())}.${end}`;
  for (const end of [dead, dead + 1, 1, 'txt', `${dead}x`]) writeFileSync(aside(end), '');
  const taken = takeLock(file());
  expect(taken.ok).toBe(true);
  expect([dead, dead + 1, 1, 'txt', `${dead}x`].map((end) => existsSync(aside(end)))).toEqual([
    ...[false, false, true, true, true],
  ]);
});

test('only its own lock is given back', () => {
  const taken = takeLock(file());
  if (!taken.ok) throw new Error(taken.problem.message);
  writeFileSync(lockFile(file()), holder({ pid: 1, host: 'another-machine' }));
  taken.value();
  dropOwnLock(file());
  expect(existsSync(lockFile(file()))).toBe(true);
});

test('a folder that is missing or can not be written is said so', () => {
  expect(takeLock(path.join(folder, 'none', 'a.clearbench'))).toMatchObject({
    ok: false,
    problem: { code: 'not-found' },
  });
  // Whoever may do everything may also write here.
  if (process.getuid?.() === 0) return;
  chmodSync(folder, 0o500);
  expect(takeLock(file())).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
  chmodSync(folder, 0o700);
});
