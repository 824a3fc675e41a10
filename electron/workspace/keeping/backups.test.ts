import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettingsText } from '../../../shared/settings/default-settings.ts';
import { Database } from '../database.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { createWorkspace, openWorkspace } from '../open-workspace.ts';
import { realFiles, replaceFile } from '../page-log/file-access.ts';
import { migrate } from '../schema.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import { appendAudit } from '../tables/audit.ts';
import { revision } from '../tables/meta.ts';
import { insertSettings, newestSettings } from '../tables/settings-history.ts';
import type { Workspace } from '../workspace.ts';
import { realFolders } from './folder-access.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backups-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, 'a.clearbench');
const backups = () => `${file()}-backups`;
const copies = () => readdirSync(backups()).filter((name) => name.endsWith('.clearbench'));

/** Noon, so that it is the same day in most of the world. */
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T12:00:00Z`;
let clock = day(1);

async function created(): Promise<void> {
  const made = await createWorkspace(file(), { settingsText: defaultSettingsText(), savedAt: day(1), savedBy: 'li' });
  if (!made.ok) throw new Error(made.problem.message);
  made.value.close();
}

async function opened(files = realFolders): Promise<Workspace> {
  const workspace = await openWorkspace(file(), { readOnly: false, now: () => clock }, files);
  if (!workspace.ok) throw new Error(workspace.problem.message);
  return workspace.value;
}

/** One action at the clock's time that leaves this text. */
function act(workspace: Workspace, text: string): void {
  const done = workspace.action(() => {
    insertSettings(workspace.database, text, clock, 'li');
    const facts = {
      at: clock,
      user: 'li',
      action: 'settings',
      subject: text,
      why: '',
      before: '{}',
      after: '{}',
    } as const;
    appendAudit(workspace.database, facts, null);
    return { ok: true, value: null };
  });
  if (!done.ok) throw new Error(done.problem.message);
}

async function textIn(name: string): Promise<string> {
  const copy = await openWorkspace(path.join(backups(), name), { readOnly: true });
  if (!copy.ok) throw new Error(copy.problem.message);
  const { text } = newestSettings(copy.value.database);
  copy.value.close();
  return text;
}

test('the first change of a day is made only beside a copy of the day before; the second makes none', async () => {
  await created();
  clock = day(1);
  const first = await opened();
  act(first, 'day one');
  act(first, 'day one again');
  first.close();
  expect(realFolders.exists(backups())).toBe(false);
  clock = day(2);
  const second = await opened();
  act(second, 'day two');
  act(second, 'day two again');
  // Not copied yet: the file itself still holds the day before.
  expect(copies()).toEqual([]);
  second.tidy();
  expect(copies()).toEqual([expect.stringMatching(/^20261102T120000Z-daily-r2-[0-9a-f]{16}\.clearbench$/)]);
  act(second, 'day two at last');
  second.close();
  expect(copies()).toHaveLength(1);
  expect(await textIn(copies()[0] ?? '')).toBe('day one again');
  expect((await opened()).backups?.list()).toMatchObject([{ reason: 'daily', verified: true, problem: '' }]);
});

test('a workspace that stays open over days gets a copy for each that it changed in', async () => {
  await created();
  clock = day(1);
  const workspace = await opened();
  for (const number of [1, 2, 4]) {
    clock = day(number);
    act(workspace, `of ${number}`);
  }
  workspace.close();
  expect(copies().map((name) => name.slice(0, 25))).toEqual(['20261102T120000Z-daily-r1', '20261104T120000Z-daily-r2']);
  expect(await textIn(copies()[1] ?? '')).toBe('of 2');
});

test('a crash between the first change and the copy loses neither', async () => {
  await created();
  clock = day(1);
  const first = await opened();
  act(first, 'before');
  first.close();
  clock = day(2);
  const crashed = await opened();
  act(crashed, 'after');
  // Nothing is closed: another process finds the log and the note.
  rmSync(`${file()}.lock`);
  clock = day(3);
  const next = await opened();
  expect(newestSettings(next.database).text).toBe('after');
  next.close();
  expect(copies()).toEqual([expect.stringContaining('20261102T120000Z-daily-r1')]);
  expect(await textIn(copies()[0] ?? '')).toBe('before');
  expect(readdirSync(backups()).filter((name) => name.startsWith('daily-due'))).toEqual([]);
});

test('a file that another program changed meanwhile is not taken for the day before', async () => {
  await created();
  clock = day(1);
  const first = await opened();
  act(first, 'before');
  first.close();
  clock = day(2);
  const crashed = await opened();
  act(crashed, 'after');
  rmSync(`${file()}.lock`);
  rmSync(`${file()}-log`);
  writeFileSync(file(), readFileSync(file()));
  const next = await opened();
  next.close();
  expect(readdirSync(backups()).filter((name) => name.endsWith('.clearbench'))).toEqual([]);
});

test('a copy that can not be made is a warning; the action is done', async () => {
  await created();
  clock = day(1);
  const first = await opened();
  act(first, 'before');
  first.close();
  clock = day(2);
  const full = {
    ...realFolders,
    makeFolder: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'mkdir' });
    },
  };
  const second = await opened(full);
  act(second, 'after');
  expect(second.warnings()).toEqual([expect.stringContaining('the daily backup could not be made (ENOSPC)')]);
  expect(revision(second.database)).toBe(2);
  second.close();
});

test('an older format is copied before it is brought up to date; without room for it nothing is changed', async () => {
  const old = new Database(await loadSqlJs(), null);
  migrate(old, MIGRATIONS.slice(0, 3));
  insertSettings(old, defaultSettingsText(), day(1), 'li');
  replaceFile(realFiles, file(), old.image());
  old.close();
  const before = readFileSync(file());
  const full = {
    ...realFolders,
    makeFolder: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'mkdir' });
    },
  };
  expect(await openWorkspace(file(), { readOnly: false }, full)).toMatchObject({
    ok: false,
    problem: { code: 'disk-full', file: backups() },
  });
  expect(readFileSync(file()).equals(before)).toBe(true);
  (await opened()).close();
  expect(readFileSync(file()).equals(before)).toBe(false);
  const [name = ''] = copies();
  expect(name).toContain('-migration-r0-');
  expect(readFileSync(path.join(backups(), name)).equals(before)).toBe(true);
});

test('altered, exchanged and broken copies are found', async () => {
  await created();
  clock = day(1);
  const workspace = await opened();
  for (const text of ['one', 'two', 'three', 'four']) {
    act(workspace, text);
    clock = clock.replace(/.Z$/, `${copiesSoFar()}Z`);
    expect(workspace.makeBackup('asked')).toMatchObject({ ok: true });
  }
  workspace.backups?.verify(workspace.database, () => {});
  expect(workspace.backups?.list().map(({ verified }) => verified)).toEqual([true, true, true, true]);
  const [one = '', two = '', three = '', four = ''] = copies();
  const at = (name: string) => path.join(backups(), name);
  const bytes = readFileSync(at(one));
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(at(one), bytes);
  writeFileSync(at(two), readFileSync(at(four)));
  // Changed since: nothing is known of it until it is looked at.
  expect(workspace.backups?.list().find(({ name }) => name === one)?.verified).toBeNull();
  workspace.backups?.verify(workspace.database, () => {});
  const found = new Map(workspace.backups?.list().map(({ name, verified, problem }) => [name, { verified, problem }]));
  expect(found.get(one)).toEqual({ verified: false, problem: expect.stringContaining('changed or exchanged') });
  expect(found.get(two)).toEqual({ verified: false, problem: expect.stringContaining('changed or exchanged') });
  expect(found.get(three)).toEqual({ verified: true, problem: '' });
  expect(workspace.warnings()).toEqual([expect.stringContaining('is not whole')]);
  workspace.close();
});

const copiesSoFar = () => (realFolders.exists(backups()) ? copies().length : 0);

test('a disk without room for moving the log into the file is told as what it is', async () => {
  await created();
  clock = day(1);
  let isFull = false;
  const full = {
    ...realFolders,
    write(handle: number, bytes: Uint8Array, position: number) {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      return realFolders.write(handle, bytes, position);
    },
  };
  const workspace = await opened(full);
  act(workspace, 'one');
  isFull = true;
  expect(workspace.makeBackup('asked')).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  isFull = false;
  expect(workspace.makeBackup('asked')).toMatchObject({ ok: true });
  workspace.close();
});
