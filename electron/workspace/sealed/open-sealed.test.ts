import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettingsText } from '../../../shared/settings/default-settings.ts';
import { Database } from '../database.ts';
import { realFolders } from '../keeping/folder-access.ts';
import { lockFile } from '../lock.ts';
import { openWorkspace } from '../open-workspace.ts';
import { realFiles, replaceFile } from '../page-log/file-access.ts';
import { migrate } from '../schema.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import { revision } from '../tables/meta.ts';
import { insertSettings, newestSettings } from '../tables/settings-history.ts';
import type { Workspace } from '../workspace.ts';
import { filesThrough } from './open-seal.ts';
import { Seal } from './seal.ts';
import { CHEAP } from './sealed.testing.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sealed-'));
  const database = new Database(await loadSqlJs(), null);
  migrate(database);
  insertSettings(database, defaultSettingsText(), '2026-11-20T00:00:00Z', 'test');
  replaceFile(filesThrough(realFiles, file(), Seal.create(PASSPHRASE, 4096, CHEAP)), file(), database.image());
  database.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const PASSPHRASE = 'the right one';
const file = () => path.join(folder, 'a.clearbench');
const opening = (passphrase: string | null, readOnly = false, at = file()) =>
  openWorkspace(at, { readOnly, passphrase });

async function opened(passphrase: string | null, readOnly = false, at = file()): Promise<Workspace> {
  const workspace = await opening(passphrase, readOnly, at);
  if (!workspace.ok) throw new Error(workspace.problem.message);
  return workspace.value;
}

const saveText = (workspace: Workspace, text: string) =>
  workspace.action(() => {
    insertSettings(workspace.database, text, '', '');
    return { ok: true, value: null };
  });

/** The same file with some bytes turned over. */
function damage(...places: readonly number[]): void {
  const bytes = readFileSync(file());
  for (const at of places) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file(), bytes);
}

test.each([false, true])(
  'without the passphrase, or with a wrong one, nothing is touched (read only: %s)',
  async (readOnly) => {
    const before = readFileSync(file());
    expect(await opening(null, readOnly)).toMatchObject({
      ok: false,
      problem: { code: 'passphrase-needed', file: file() },
    });
    const wrong = await opening('the wrong one', readOnly);
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'wrong-passphrase', file: file() } });
    expect(JSON.stringify(wrong)).not.toContain('the wrong one');
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(existsSync(lockFile(file()))).toBe(false);
  },
);

test('it is locked, read beside its writer, and written through a link like any other', async () => {
  const writer = await opened(PASSPHRASE);
  saveText(writer, 'second');
  expect(await opening(PASSPHRASE)).toMatchObject({ ok: false, problem: { code: 'workspace-locked' } });
  expect(readFileSync(lockFile(file()), 'utf8')).not.toContain('the right one');
  const reader = await opened(PASSPHRASE, true);
  expect(reader.seal).not.toBeNull();
  expect(newestSettings(reader.database).text).toBe('second');
  reader.close();
  writer.close();
  expect(existsSync(`${file()}-log`)).toBe(false);
  const link = path.join(folder, 'link');
  symlinkSync(file(), link);
  const through = await opened(PASSPHRASE, false, link);
  saveText(through, 'third');
  through.close();
  const again = await opened(PASSPHRASE);
  expect([newestSettings(again.database).text, revision(again.database)]).toEqual(['third', 2]);
  again.close();
});

test('damage is told apart from a wrong passphrase: the head, a page, a cut', async () => {
  const whole = readFileSync(file());
  damage(100, 2148);
  expect(await opening(PASSPHRASE)).toMatchObject({
    ok: false,
    problem: { code: 'workspace-damaged', message: expect.stringContaining('no passphrase opens it') },
  });
  writeFileSync(file(), whole);
  damage(100);
  (await opened(PASSPHRASE)).close();
  writeFileSync(file(), whole);
  damage(4096 + 7 * 4124 + 50);
  for (const readOnly of [true, false])
    expect(await opening(PASSPHRASE, readOnly)).toMatchObject({
      ok: false,
      problem: { code: 'workspace-damaged', message: expect.stringContaining('page 8 of this encrypted workspace') },
    });
  writeFileSync(file(), whole.subarray(0, whole.length - 3000));
  expect(await opening(PASSPHRASE)).toMatchObject({ ok: false, problem: { code: 'workspace-damaged' } });
  expect(await opening('wrong')).toMatchObject({ ok: false, problem: { code: 'wrong-passphrase' } });
});

test('a passphrase for a workspace in clear is of no meaning', async () => {
  const writer = await opened(PASSPHRASE);
  expect(writer.changeSeal(null, () => saveText(writer, 'open')).ok).toBe(true);
  expect(writer.seal).toBeNull();
  writer.close();
  const clear = await opened('any');
  expect(newestSettings(clear.database).text).toBe('open');
  clear.close();
});

test('a reader gives the whole file, sealed, with what is only in the log: beside a writer and after one that was killed', async () => {
  const writer = await opened(PASSPHRASE);
  expect(saveText(writer, 'only in the log')).toMatchObject({ ok: true });
  expect(existsSync(`${file()}-log`)).toBe(true);
  const before = readFileSync(file());
  for (const isKilled of [false, true]) {
    if (isKilled) rmSync(lockFile(file()));
    const reader = await opened(PASSPHRASE, true);
    const whole = reader.wholeFile();
    reader.close();
    if (!whole.ok) throw new Error(whole.problem.message);
    const copy = path.join(folder, `copy-${isKilled}.clearbench`);
    writeFileSync(copy, whole.value);
    expect(Buffer.from(whole.value).includes('only in the log')).toBe(false);
    expect(await opening(null, true, copy)).toMatchObject({ ok: false, problem: { code: 'passphrase-needed' } });
    const read = await opened(PASSPHRASE, true, copy);
    expect(newestSettings(read.database).text).toBe('only in the log');
    read.close();
  }
  expect(readFileSync(file()).equals(before)).toBe(true);
});

test('what a killed writing in clear left is removed by a reader too, unless somebody has the workspace open', async () => {
  const left = `${file()}.saving`;
  const writer = await opened(PASSPHRASE);
  writeFileSync(left, 'SQLite format 3');
  (await opened(PASSPHRASE, true)).close();
  expect(existsSync(left)).toBe(true);
  writer.close();
  writeFileSync(left, 'SQLite format 3');
  // Who can't open it removes nothing.
  expect((await opening('a wrong one', true)).ok).toBe(false);
  expect(existsSync(left)).toBe(true);
  const reader = await opened(PASSPHRASE, true);
  expect([existsSync(left), existsSync(lockFile(file())), reader.warnings()]).toEqual([false, false, []]);
  reader.close();
});

test('where it can not be removed, it is said', async () => {
  writeFileSync(`${file()}.saving`, 'SQLite format 3');
  const fixed = {
    ...realFolders,
    remove: () => {
      throw Object.assign(new Error('fixed'), { code: 'EPERM', syscall: 'unlink' });
    },
  };
  const reader = await openWorkspace(file(), { readOnly: true, passphrase: PASSPHRASE }, fixed);
  expect(reader.ok && reader.value.warnings()).toEqual([expect.stringContaining('is not encrypted')]);
  expect(existsSync(lockFile(file()))).toBe(false);
  if (reader.ok) reader.value.close();
});
