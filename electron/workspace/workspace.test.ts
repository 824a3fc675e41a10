import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettingsText } from '../../shared/settings/default-settings.ts';
import { Database } from './database.ts';
import { type Durability, keptInMemory } from './durability.ts';
import { lockFile } from './lock.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createWorkspace, openWorkspace } from './open-workspace.ts';
import { TrackedImage } from './page-log/tracked-image.ts';
import { migrate, schemaProblem } from './schema.ts';
import { loadSqlJs } from './sql-runtime.ts';
import { allImports } from './tables/imports.ts';
import { revision } from './tables/meta.ts';
import { insertSettings, newestSettings } from './tables/settings-history.ts';
import type { Workspace } from './workspace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'workspace-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const FIRST = { settingsText: defaultSettingsText(), savedAt: '2026-11-20T00:00:00Z', savedBy: 'test' };
const file = () => path.join(folder, 'a.clearbench');

async function created(durability?: Durability): Promise<Workspace> {
  const made = await createWorkspace(durability === undefined ? file() : null, FIRST, durability);
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

const saveText = (workspace: Workspace, text: string) =>
  workspace.action(() => {
    insertSettings(workspace.database, text, '', '');
    return { ok: true, value: null };
  });

test('what an action did is in the file when it is answered', async () => {
  const workspace = await created();
  expect(saveText(workspace, 'second')).toEqual({ ok: true, value: null });
  const other = await openWorkspace(file(), { readOnly: true });
  expect(other.ok && newestSettings(other.value.database).text).toBe('second');
  expect(other.ok && revision(other.value.database)).toBe(1);
  expect(other.ok && saveText(other.value, 'third')).toMatchObject({ ok: false, problem: { code: 'read-only' } });
  workspace.close();
  expect(existsSync(lockFile(file()))).toBe(false);
});

test('a problem and a throw both roll back', async () => {
  const workspace = await created(keptInMemory());
  const refused = workspace.action(() => {
    insertSettings(workspace.database, 'half', '', '');
    return { ok: false, problem: { code: 'usage', message: 'no' } };
  });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'usage' } });
  expect(() =>
    workspace.action(() => {
      insertSettings(workspace.database, 'half', '', '');
      throw new Error('defect');
    }),
  ).toThrow('defect');
  expect(newestSettings(workspace.database)).toMatchObject({ version: 1, text: FIRST.settingsText });
});

test('a failed save leaves memory as the disk is, says so, and the next save works', async () => {
  const memory = keptInMemory();
  let full = false;
  const workspace = await created({
    ...memory,
    save(database) {
      if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      memory.save(database);
    },
  });
  full = true;
  expect(saveText(workspace, 'lost')).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  expect(newestSettings(workspace.database).version).toBe(1);
  full = false;
  expect(saveText(workspace, 'kept').ok).toBe(true);
  expect(newestSettings(workspace.database)).toMatchObject({ version: 2, text: 'kept' });
});

test('a log that can not be written leaves the file whole, and the next action works', async () => {
  const workspace = await created();
  const before = readFileSync(file());
  // A folder in the way: writing fails for root too.
  mkdirSync(`${file()}-log`);
  expect(saveText(workspace, 'lost')).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
  expect(readFileSync(file()).equals(before)).toBe(true);
  expect(() => newestSettings(workspace.database)).toThrow('could neither be saved nor read again');
  rmSync(`${file()}-log`, { recursive: true });
  expect(saveText(workspace, 'kept').ok).toBe(true);
  expect(newestSettings(workspace.database)).toMatchObject({ version: 2, text: 'kept' });
  workspace.close();
  expect(existsSync(`${file()}-log`)).toBe(false);
});

test('an open workspace is locked; the lock of a dead process is taken over', async () => {
  const workspace = await created();
  expect(await openWorkspace(file(), { readOnly: false })).toMatchObject({
    ok: false,
    problem: { code: 'workspace-locked' },
  });
  workspace.close();
  for (const holder of [{ pid: 2 ** 22 + 1, host: hostname(), started: '' }, 'not a lock']) {
    writeFileSync(lockFile(file()), JSON.stringify(holder));
    const opened = await openWorkspace(file(), { readOnly: false });
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  }
  writeFileSync(lockFile(file()), JSON.stringify({ pid: 1, host: 'another-machine', started: '' }));
  expect(await openWorkspace(file(), { readOnly: false })).toMatchObject({
    ok: false,
    problem: { code: 'workspace-locked', message: expect.stringContaining('another-machine') },
  });
});

test('damaged, cut, foreign and newer files are refused and stay as they are', async () => {
  (await created()).close();
  const whole = readFileSync(file());
  const codeOf = async () => {
    const before = readFileSync(file());
    const opened = await openWorkspace(file(), { readOnly: false });
    if (opened.ok) opened.value.close();
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(existsSync(lockFile(file()))).toBe(false);
    return opened.ok ? 'ok' : opened.problem.code;
  };
  expect(await codeOf()).toBe('ok');
  truncateSync(file(), whole.length - 4096);
  expect(await codeOf()).toBe('workspace-damaged');
  writeFileSync(file(), Buffer.from(whole).fill(0xa5, whole.length - 8192, whole.length - 4096));
  expect(await codeOf()).toBe('workspace-damaged');
  writeFileSync(file(), 'order_no,channel\n');
  expect(await codeOf()).toBe('workspace-damaged');
  closeSync(openSync(file(), 'w'));
  expect(await codeOf()).toBe('workspace-damaged');
  const foreign = new Database(await loadSqlJs(), null);
  foreign.script('CREATE TABLE other (a INTEGER)');
  writeFileSync(file(), foreign.image());
  expect(await codeOf()).toBe('workspace-damaged');
  const newer = new Database(await loadSqlJs(), whole);
  newer.script('PRAGMA user_version = 999');
  writeFileSync(file(), newer.image());
  const opened = await openWorkspace(file(), { readOnly: false });
  expect(opened).toMatchObject({ ok: false, problem: { message: expect.stringContaining('newer') } });
});

test('a link leads to the same lock and the same log', async () => {
  (await created()).close();
  const link = path.join(folder, 'link.clearbench');
  symlinkSync(file(), link);
  const opened = await openWorkspace(link, { readOnly: false });
  if (!opened.ok) throw new Error(opened.problem.message);
  expect(await openWorkspace(file(), { readOnly: false })).toMatchObject({ ok: false });
  saveText(opened.value, 'by the link');
  expect(existsSync(`${file()}-log`)).toBe(true);
  const reader = await openWorkspace(file(), { readOnly: true });
  expect(reader.ok && newestSettings(reader.value.database).text).toBe('by the link');
  opened.value.close();
  expect(existsSync(lockFile(file()))).toBe(false);
});

test('where pages can not be followed each action writes the whole file, and a log found there is taken in first', async () => {
  const workspace = await created();
  saveText(workspace, 'in the log');
  const copy = path.join(folder, 'copy.clearbench');
  for (const end of ['', '-log']) writeFileSync(`${copy}${end}`, readFileSync(`${file()}${end}`));
  vi.spyOn(TrackedImage, 'reserve').mockReturnValue(null);
  const opened = await openWorkspace(copy, { readOnly: false });
  vi.restoreAllMocks();
  if (!opened.ok) throw new Error(opened.problem.message);
  expect(opened.value.warnings()).toEqual([expect.stringContaining('writes the whole workspace again')]);
  expect(existsSync(`${copy}-log`)).toBe(false);
  expect(newestSettings(opened.value.database).text).toBe('in the log');
  saveText(opened.value, 'whole');
  const plain = new Database(await loadSqlJs(), readFileSync(copy));
  expect(newestSettings(plain).text).toBe('whole');
  opened.value.close();
  workspace.close();
});

test('a missing file is not found, an existing one is not created again', async () => {
  expect(await openWorkspace(file(), { readOnly: false })).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  (await created()).close();
  expect(await createWorkspace(file(), FIRST)).toMatchObject({ ok: false, problem: { code: 'usage' } });
  expect(await createWorkspace(path.join(folder, 'no', 'where'), FIRST)).toMatchObject({
    ok: false,
    problem: { code: 'not-found' },
  });
});

test('migrations run one by one, in order, once; all tables are STRICT', async () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  const database = new Database(await loadSqlJs(), null);
  for (const [index] of MIGRATIONS.entries()) {
    expect(migrate(database, MIGRATIONS.slice(0, index + 1))).toBe(true);
    expect(database.first('PRAGMA user_version')?.user_version).toBe(index + 1);
  }
  expect(migrate(database)).toBe(false);
  expect(schemaProblem(database, 'x')).toBeNull();
  const loose = database.all(
    `SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
  );
  expect(loose).toEqual([]);
});

test('an import of an older workspace has the new facts: no archive, no replacement, its format as title', async () => {
  const database = new Database(await loadSqlJs(), null);
  migrate(database, MIGRATIONS.slice(0, 3));
  database.run(
    `INSERT INTO import (id, file, sha256, profile, source, channel, encoding, bytes, imported_at, lines_read, header_footer,
      row_count, rejected, proof, dates, sums, declared, warnings, header, mapping)
     VALUES (1, 'a.csv', 'ff', 'generic', 'bank', 'WX', 'utf-8', 9, '2026-11-20T00:00:00Z', 2, 1, 1, 0, 'unproven',
      '[]', '[]', '[]', '[]', '[]', '[]')`,
  );
  migrate(database);
  expect(allImports(database)).toMatchObject([
    {
      id: 1,
      title: 'generic',
      container: null,
      replaces: null,
      replacedBy: null,
      evidence: [],
      leftOut: [],
      statements: [],
    },
  ]);
});

test('a failing migration changes nothing', async () => {
  const database = new Database(await loadSqlJs(), null);
  migrate(database, MIGRATIONS.slice(0, 1));
  const broken = {
    number: 2,
    name: 'broken',
    sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
  };
  expect(() => migrate(database, [...MIGRATIONS.slice(0, 1), broken])).toThrow();
  expect(database.first('PRAGMA user_version')?.user_version).toBe(1);
  expect(database.first(`SELECT name FROM sqlite_master WHERE name = 'half'`)).toBeNull();
});

test('statements and pragmas outlive an image of the database', async () => {
  const database = new Database(await loadSqlJs(), null);
  database.script('CREATE TABLE t (a INTEGER) STRICT');
  const insert = () => database.insertMany('INSERT INTO t (a) VALUES (?)', [[1], [2]]);
  insert();
  const image = database.image();
  insert();
  expect(database.all('SELECT a FROM t')).toHaveLength(4);
  expect(database.first('PRAGMA synchronous')?.synchronous).toBe(0);
  database.replace(image);
  expect(database.all('SELECT a FROM t')).toHaveLength(2);
  expect(() => database.transaction(() => database.image())).toThrow('inside a transaction');
});
