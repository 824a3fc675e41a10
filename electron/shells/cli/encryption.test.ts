import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Desk, openDesk, workspaceOfOneDay } from './cli.testing.ts';
import { PASSPHRASE_VARIABLE } from './workspace-secret.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

const isClear = (file: string) => readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3';

test('a workspace is encrypted, opened by file or environment, given another passphrase, and written in clear again', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const first = desk.file('first', 'erste 口令\n');
  const second = desk.file('second', 'zweite\r\nignored');
  expect(isClear(workspace)).toBe(true);
  const encrypted = await desk.json('passphrase', workspace, '--passphrase-file', first);
  expect(encrypted).toEqual({ exitCode: 0, answer: { workspace, encrypted: true } });
  expect(isClear(workspace)).toBe(false);

  const without = await desk.json('check', workspace);
  expect(without).toMatchObject({ exitCode: 5, answer: { error: { code: 'passphrase-needed', file: workspace } } });
  const wrong = await desk.run('check', workspace, '--passphrase-file', second);
  expect(wrong).toMatchObject({ exitCode: 5, stdout: '' });
  expect(wrong.stderr).toContain('does not open the workspace');
  expect(wrong.stderr).not.toContain('zweite');
  expect((await desk.json('check', workspace, '--passphrase-file', first)).exitCode).toBe(0);
  vi.stubEnv(PASSPHRASE_VARIABLE, 'erste 口令');
  expect((await desk.json('check', workspace)).exitCode).toBe(0);

  const changed = await desk.json('passphrase', workspace, '--new-passphrase-file', second);
  expect(changed).toMatchObject({ exitCode: 0, answer: { encrypted: true } });
  expect((await desk.json('check', workspace)).answer).toMatchObject({ error: { code: 'wrong-passphrase' } });
  const removed = await desk.json('passphrase', workspace, '--remove', '--passphrase-file', second);
  expect(removed).toMatchObject({ exitCode: 0, answer: { encrypted: false } });
  expect(isClear(workspace)).toBe(true);
  vi.unstubAllEnvs();
  expect((await desk.json('check', workspace)).exitCode).toBe(0);
  expect(readdirSync(desk.folder).filter((name) => name.includes('.saving'))).toEqual([]);
});

test('a file in clear where a passphrase was given is refused, by a variable for all commands warned of', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const phrase = desk.file('phrase', 'horse\n');
  const before = readFileSync(workspace);
  for (const words of [
    ['check', workspace],
    ['import', workspace, desk.file('x.csv', 'x')],
    ['save-as', workspace, '--out', desk.file('copy.clr')],
  ]) {
    const refused = await desk.json(...words, '--passphrase-file', phrase);
    expect(refused).toMatchObject({ exitCode: 5, answer: { error: { code: 'wrong-passphrase', file: workspace } } });
    expect(JSON.stringify(refused)).toContain('is not encrypted, though a passphrase was given');
  }
  expect(readFileSync(workspace).equals(before)).toBe(true);
  vi.stubEnv(PASSPHRASE_VARIABLE, 'horse');
  const warned = await desk.run('check', workspace);
  expect(warned.exitCode).toBe(0);
  expect(warned.stderr).toContain('is not encrypted, though a passphrase was given');
});

test('a passphrase of blanks alone is none', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const blank = desk.file('blank', ' \t\u3000 \n');
  expect((await desk.run('passphrase', workspace, '--passphrase-file', blank)).exitCode).toBe(3);
  expect((await desk.run('passphrase', workspace, '--new-passphrase-file', blank)).exitCode).toBe(3);
  vi.stubEnv(PASSPHRASE_VARIABLE, '   ');
  expect((await desk.run('new', desk.file('blank.clr'), '--encrypt')).exitCode).toBe(5);
  expect(isClear(workspace)).toBe(true);
});

test('a new workspace is encrypted only when that is asked for', async () => {
  vi.stubEnv(PASSPHRASE_VARIABLE, 'from the environment');
  const [clear, sealed] = [desk.file('clear.clr'), desk.file('sealed.clr')];
  expect((await desk.run('new', clear)).exitCode).toBe(0);
  expect(isClear(clear)).toBe(true);
  expect((await desk.run('new', sealed, '--encrypt')).exitCode).toBe(0);
  expect(isClear(sealed)).toBe(false);
  expect((await desk.run('check', sealed)).exitCode).toBe(0);
  vi.unstubAllEnvs();
  const other = desk.file('other.clr');
  expect(await desk.json('new', other, '--encrypt')).toMatchObject({
    exitCode: 5,
    answer: { error: { code: 'passphrase-needed' } },
  });
  expect(readdirSync(desk.folder)).not.toContain('other.clr');
});

test('a change without a new passphrase, or with two wishes, is refused', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const file = desk.file('first', 'first');
  expect((await desk.run('passphrase', workspace)).exitCode).toBe(2);
  expect((await desk.run('passphrase', workspace, '--remove')).exitCode).toBe(2);
  expect((await desk.run('passphrase', workspace, '--remove', '--new-passphrase-file', file)).exitCode).toBe(2);
  expect((await desk.run('passphrase', workspace, '--new-passphrase-file', desk.file('none'))).exitCode).toBe(2);
  expect(isClear(workspace)).toBe(true);
});
