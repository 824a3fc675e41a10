// Encrypting, another passphrase and clear again: each file call fails in every way, and one whole workspace is there under one key.
import { beforeAll, expect, test } from 'vitest';
import { Database } from '../database.ts';
import { Crash, type Fault, FaultyDisk } from '../page-log/faulty-disk.testing.ts';
import { replaceFile, temporaryOf } from '../page-log/file-access.ts';
import { LoggedFile, recoverInto } from '../page-log/logged-file.ts';
import {
  act,
  chances,
  emptyImage,
  expectKept,
  FILE,
  nothingTold,
  SMALL,
  type SqlJs,
  type Told,
} from '../page-log/page-log.testing.ts';
import { TrackedImage } from '../page-log/tracked-image.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import { Workspace } from '../workspace.ts';
import { filesThrough } from './open-seal.ts';
import { Seal } from './seal.ts';
import { CHEAP } from './sealed.testing.ts';
import { readSealHeader } from './sealed-files.ts';

let sqlJs: SqlJs;
let empty: Uint8Array;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  empty = emptyImage(sqlJs);
});

const FIRST = Seal.create('first', 4096, CHEAP);
const SECOND = Seal.create('second', 4096, CHEAP);
const KEYS = [
  ['first', FIRST],
  ['second', SECOND],
] as const;
const nameOf = (seal: Seal | null): string | null => KEYS.find(([, known]) => known === seal)?.[0] ?? null;
const CAPACITY = 1 << 22;

/** What the file itself says about its key, among those that are known. */
function keyOf(disk: FaultyDisk): Seal | null {
  const header = readSealHeader(disk, FILE);
  if (header === 'clear') return null;
  if (typeof header === 'string') throw new Error(`the head is ${header}`);
  const seal = [FIRST, SECOND].find(({ keyId }) => keyId === header.keyId.toString('hex'));
  if (seal === undefined) throw new Error('an unknown key');
  return seal;
}

const throughOwn = (disk: FaultyDisk) => filesThrough(disk, FILE, keyOf(disk));

function openSealed(disk: FaultyDisk): Workspace {
  const image = TrackedImage.reserve(CAPACITY, [CAPACITY]);
  if (image === null) throw new Error('no memory');
  const files = throughOwn(disk);
  files.remove(temporaryOf(FILE));
  const recovered = recoverInto(files, FILE, image);
  const database = new Database(sqlJs, image.seed());
  const durability = new LoggedFile(files, FILE, image, recovered, SMALL);
  const sealing = {
    through: (passphrase: string | null) =>
      filesThrough(disk, FILE, KEYS.find(([name]) => name === passphrase)?.[1] ?? null),
    left: () => [],
  };
  return new Workspace({ database, path: FILE, readOnly: false, durability, release: () => {}, sealing });
}

function diskUnder(seal: Seal | null): FaultyDisk {
  const disk = new FaultyDisk();
  replaceFile(filesThrough(disk, FILE, seal), FILE, empty);
  return disk.afterKill();
}

/** Actions before, with, and after the change. Answers what the change answered. */
function scene(disk: FaultyDisk, to: Seal | null, told: Told): string {
  let said = 'nothing';
  try {
    const workspace = openSealed(disk);
    act(workspace, told, 1, 9000);
    act(workspace, told, 2, 9000);
    const changed = workspace.changeSeal(nameOf(to), () => {
      said = act(workspace, told, 3, 50);
      return { ok: true, value: null };
    });
    if (!changed.ok) said = changed.problem.message;
    act(workspace, told, 4, 9000);
    workspace.tidy();
    act(workspace, told, 5, 100);
    workspace.close();
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof Error && 'code' in error)) throw error;
  }
  return said;
}

const CHANGES = [
  ['in clear, encrypted', null, FIRST],
  ['encrypted, another passphrase', FIRST, SECOND],
  ['encrypted, in clear again', FIRST, null],
] as const;

test.each(CHANGES)('%s: whatever fails, what was told is there under one key', (_, from, to) => {
  const whole = diskUnder(from);
  const told = nothingTold();
  expect(scene(whole, to, told)).toBe('');
  expect(told.done).toEqual([1, 2, 3, 4, 5]);
  expect(keyOf(whole)).toBe(to);
  expect(whole.list()).toEqual([FILE]);
  for (const kind of ['crash', 'torn', 'EIO', 'ENOSPC', 'short'] satisfies Fault['kind'][])
    for (let call = 1; call <= whole.calls.length; call += 1) {
      const disk = diskUnder(from);
      disk.fault = { call, kind };
      const said = nothingTold();
      const changed = scene(disk, to, said);
      const killed = disk.afterKill();
      if (changed === '') expect(keyOf(killed)).toBe(to);
      else if (!changed.includes('did not confirm') && changed !== 'nothing') expect(keyOf(killed)).toBe(from);
      expectKept(sqlJs, throughOwn(killed), said);
      if (kind === 'EIO') {
        const cut = disk.afterPowerCut(chances(call, 0));
        expectKept(sqlJs, throughOwn(cut), said);
      }
      if (kind !== 'crash') continue;
      for (const share of [0, 0.5, 1]) {
        const cut = disk.afterPowerCut(chances(call, share));
        expectKept(sqlJs, throughOwn(cut), said);
      }
    }
});

test('nothing of a workspace that was encrypted is left in clear beside it', () => {
  const disk = diskUnder(null);
  const told = nothingTold();
  const workspace = openSealed(disk);
  const marked = (text: string) =>
    workspace.action(() => {
      workspace.database.run('INSERT INTO done VALUES (NULL, ?)', [Buffer.from(text.repeat(40))]);
      return { ok: true, value: null };
    });
  marked('SECRET-ONE');
  workspace.tidy();
  marked('SECRET-TWO');
  const inFiles = (text: string) => disk.list().filter((name) => disk.bytesOf(name).includes(text));
  expect(inFiles('SECRET-ONE')).not.toEqual([]);
  expect(inFiles('SECRET-TWO')).not.toEqual([]);
  workspace.changeSeal('first', () => marked('SECRET-THREE'));
  marked('SECRET-FOUR');
  for (const secret of ['ONE', 'TWO', 'THREE', 'FOUR']) expect(inFiles(`SECRET-${secret}`)).toEqual([]);
  act(workspace, told, 500, 10);
  workspace.close();
  for (const secret of ['ONE', 'TWO', 'THREE', 'FOUR']) expect(inFiles(`SECRET-${secret}`)).toEqual([]);
});

test('a change whose action is refused changes nothing, and the log goes on as before', () => {
  const disk = diskUnder(null);
  const told = nothingTold();
  const workspace = openSealed(disk);
  act(workspace, told, 1, 10);
  const refused = workspace.changeSeal('first', () =>
    workspace.action(() => ({ ok: false, problem: { code: 'usage', message: 'no' } })),
  );
  expect(refused).toMatchObject({ ok: false, problem: { message: 'no' } });
  act(workspace, told, 2, 10);
  act(workspace, told, 3, 10);
  expect(keyOf(disk)).toBeNull();
  for (const share of [0, 1]) expectKept(sqlJs, throughOwn(disk.afterPowerCut(chances(1, share))), told);
  workspace.close();
});

test('after a change that the disk did not confirm the next action makes sure of the new file', () => {
  const answers: string[] = [];
  for (let call = 1; call < 60; call += 1) {
    const disk = diskUnder(null);
    const told = nothingTold();
    const workspace = openSealed(disk);
    act(workspace, told, 1, 100);
    disk.fault = { call: disk.calls.length + call, kind: 'EIO' };
    let said = '';
    const changed = workspace.changeSeal('first', () => {
      said = act(workspace, told, 2, 100);
      return { ok: true, value: null };
    });
    disk.fault = null;
    answers.push(changed.ok ? said : changed.problem.message);
    const before = disk.calls.length;
    expect(act(workspace, told, 3, 100)).toBe('');
    // After a failed fsync only a new snapshot is certain.
    if (answers.at(-1)?.includes('did not confirm') === true) expect(disk.calls.slice(before)).toContain('rename');
    // Before anything is tidied up: only what was synced by now is there.
    expectKept(sqlJs, throughOwn(disk.afterPowerCut(() => false)), told);
    workspace.close();
    if (disk.calls.length < call) break;
  }
  expect(answers.some((answer) => answer.includes('did not confirm'))).toBe(true);
  expect(answers.at(-1)).toBe('');
});
