// What an encrypted workspace leaves in its folder and in the folder for temporary files: no amount, name, key or setting can be read there.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, Arguments, Method } from '../../shared/contract/engine-api.ts';
import { sampleDays } from '../../shared/sampling/sample-days.ts';
import { Database } from '../workspace/database.ts';
import { realFolders } from '../workspace/keeping/folder-access.ts';
import { MIGRATIONS } from '../workspace/migrations/index.ts';
import { replaceFile } from '../workspace/page-log/file-access.ts';
import { migrate } from '../workspace/schema.ts';
import { filesThrough } from '../workspace/sealed/open-seal.ts';
import { Seal } from '../workspace/sealed/seal.ts';
import { loadSqlJs } from '../workspace/sql-runtime.ts';
import { insertSettings } from '../workspace/tables/settings-history.ts';
import { type OpenEngine, openEngine } from './open-engine.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'in-clear-'));
  mkdirSync(path.join(folder, 'temporary'));
  mkdirSync(path.join(folder, 'desk'));
  vi.stubEnv('TMPDIR', path.join(folder, 'temporary'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const PASSPHRASE = 'sesame 芝麻 open wide';
const DAYS = sampleDays({ seed: 3, rows: 60, days: 1 });
const [DATE = ''] = DAYS.files.map(({ date }) => date);
const workspacePath = () => path.join(folder, 'desk', 'a.clearbench');

const TEXTS = ['settlement:', 'a note of the maker 备注', 'CREATE TABLE', 'SQLite format 3'];
/** Pieces of what goes in, as a search for strings would meet them. Short ones would be met by chance. */
const SECRETS: readonly string[] = [
  ...new Set(
    DAYS.files.flatMap(({ bytes }) => {
      const cells = new TextDecoder().decode(bytes).split(/[\s,;|<>"]+/);
      return cells.filter((cell) => cell.length >= 6).filter((_, index) => index % 31 === 0);
    }),
  ),
  ...DAYS.files.map(({ name }) => name),
  ...TEXTS,
  PASSPHRASE,
];

const NEEDLES = SECRETS.flatMap((text) => {
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), wide, Buffer.from(wide).swap16()].map((bytes) => ({ text, bytes }));
});

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What can be read, each with the files where. */
function readable(): string[] {
  const files = filesIn(folder).map((name) => ({ name: path.basename(name), bytes: readFileSync(name) }));
  expect(files.length).toBeGreaterThan(0);
  return [
    ...new Set(
      files.flatMap(({ name, bytes }) =>
        NEEDLES.filter((needle) => bytes.includes(needle.bytes)).map(({ text }) => `${name}: ${text}`),
      ),
    ),
  ];
}

async function opened(passphrase: string | null, create: boolean, isCancelled = () => false): Promise<OpenEngine> {
  const given = create ? { create, settingsText: DAYS.settingsText } : {};
  const engine = await openEngine(
    { workspacePath: workspacePath(), passphrase, ...given },
    { event: () => {}, isCancelled },
  );
  if (!engine.ok) throw new Error(engine.problem.message);
  return engine.value;
}

function told<M extends Method>(engine: OpenEngine, method: M, args: Arguments<M>): Answer<M> {
  const result = engine.call(method, args);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value as Answer<M>;
}

const ASKED = { source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: false };
const FILES = DAYS.files.map(({ name, bytes }) => ({ ...ASKED, fileName: name, bytes }));

/** A day's work, with what goes wrong in it; `look` is called whenever something is on the disk. */
async function work(passphrase: string | null, look: () => void): Promise<void> {
  let isCancelled = false;
  const engine = await opened(passphrase, true, () => isCancelled);
  look();
  isCancelled = true;
  expect(engine.call('importFiles', { files: FILES }).ok).toBe(false);
  isCancelled = false;
  look();
  told(engine, 'importFiles', { files: FILES });
  look();
  // Refused in the end: all of it is rolled back.
  const twice = FILES.slice(0, 1).map((file) => ({ ...file, bytes: new Uint8Array([...file.bytes, 10]) }));
  engine.call('importFiles', { files: [...twice, { ...ASKED, fileName: 'x', bytes: new Uint8Array([1]) }] });
  look();
  told(engine, 'reconcile', { date: DATE, stage: null });
  engine.tidy();
  look();
  const [first] = told(engine, 'openBreaks', { date: DATE, offset: 0, limit: 1 }).rows;
  const breakIds = [first?.breakId ?? ''];
  told(engine, 'decide', { breakIds, decision: 'carry', user: 'li', note: 'a note of the maker 备注', date: null });
  told(engine, 'makeBackup', { user: 'li' });
  look();
  told(engine, 'undo', { user: 'li', note: '', reverse: false });
  look();
  // As a kill leaves it: the lock is that of a dead process, the log waits.
  cpSync(path.join(folder, 'desk'), path.join(folder, 'killed'), { recursive: true });
  engine.close();
  rmSync(path.join(folder, 'desk'), { recursive: true });
  cpSync(path.join(folder, 'killed'), path.join(folder, 'desk'), { recursive: true });
  rmSync(`${workspacePath()}.lock`);
  const again = await opened(passphrase, false);
  told(again, 'verifyBackups', undefined as Arguments<'verifyBackups'>);
  look();
  again.close();
  look();
}

test('a day of work in an encrypted workspace leaves nothing to read', async () => {
  await work(PASSPHRASE, () => expect(readable()).toEqual([]));
  expect(filesIn(folder).map((name) => path.basename(name))).toEqual(
    expect.arrayContaining(['a.clearbench', 'a.clearbench-log']),
  );
});

test('the same work in clear is read: the search finds what is there', async () => {
  const seen = new Set<string>();
  await work(null, () => {
    for (const one of readable()) seen.add(one.slice(one.indexOf(': ') + 2));
  });
  // Kept files are compressed and amounts are numbers: some cells stand nowhere as text even in clear.
  const found = SECRETS.filter((text) => seen.has(text));
  expect(found.length).toBeGreaterThan(SECRETS.length / 2);
  const names = DAYS.files.map(({ name }) => name);
  expect(found).toEqual(expect.arrayContaining([...names, ...TEXTS, expect.stringMatching(/^[A-Z]+\d{6,}$/)]));
  expect(seen.has(PASSPHRASE)).toBe(false);
});

test('an older encrypted workspace migrates without a word in clear, its backup too', async () => {
  const database = new Database(await loadSqlJs(), null);
  migrate(database, MIGRATIONS.slice(0, 4));
  insertSettings(database, DAYS.settingsText, '2026-11-16T00:00:00Z', 'test');
  const seal = Seal.create(PASSPHRASE, 4096, { n: 2, r: 1, p: 1 });
  replaceFile(filesThrough(realFolders, workspacePath(), seal), workspacePath(), database.image());
  database.close();
  const engine = await opened(PASSPHRASE, false);
  expect(told(engine, 'keeping', undefined as Arguments<'keeping'>)).toMatchObject({
    encrypted: true,
    backups: [{ reason: 'migration' }],
  });
  expect(readable()).toEqual([]);
  engine.close();
  expect(readable()).toEqual([]);
});

test('encrypting names the backups that stay in clear, and leaves nothing else', async () => {
  const engine = await opened(null, true);
  told(engine, 'importFiles', { files: FILES });
  told(engine, 'makeBackup', { user: 'li' });
  expect(readable()).not.toEqual([]);
  told(engine, 'setWorkspacePassphrase', { before: null, after: PASSPHRASE, user: 'li' });
  const view = told(engine, 'workspace', undefined as Arguments<'workspace'>);
  expect(view.encrypted).toBe(true);
  expect(view.warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('1 backups in'),
    expect.stringContaining('may still hold old blocks'),
  ]);
  const [action] = told(engine, 'history', {
    search: '',
    actions: ['encryption'],
    user: null,
    offset: 0,
    limit: 9,
  }).rows;
  expect(action).toMatchObject({ user: 'li', subject: 'encrypted' });
  const inClear = () => new Set(readable().map((one) => one.slice(0, one.indexOf(':'))));
  expect([...inClear()].every((name) => name.endsWith('.clearbench') && name !== 'a.clearbench')).toBe(true);
  for (const { name } of told(engine, 'keeping', undefined as Arguments<'keeping'>).backups)
    rmSync(path.join(`${workspacePath()}-backups`, name));
  told(engine, 'reconcile', { date: DATE, stage: null });
  expect(readable()).toEqual([]);
  expect(told(engine, 'workspace', undefined as Arguments<'workspace'>).warnings).toHaveLength(1);
  engine.close();
  expect(readable()).toEqual([]);
  expect(told(await opened(PASSPHRASE, false), 'check', { date: null }).ok).toBe(true);
});
