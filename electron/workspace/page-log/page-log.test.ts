import { beforeAll, expect, test } from 'vitest';
import { loadSqlJs } from '../sql-runtime.ts';
import type { Fault, FaultyDisk } from './faulty-disk.testing.ts';
import { readLog } from './log-format.ts';
import {
  act,
  chances,
  diskWith,
  emptyImage,
  expectKept,
  FILE,
  found,
  idsIn,
  nothingTold,
  open,
  type SqlJs,
  scene,
} from './page-log.testing.ts';

let sqlJs: SqlJs;
let empty: Uint8Array;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  empty = emptyImage(sqlJs);
});

const LOG = `${FILE}-log`;

const endOf = (log: Buffer): number => readLog(log)?.end ?? 0;

/** How many calls the scene makes when nothing fails. */
function callsOfScene(): string[] {
  const disk = diskWith(empty);
  expect(scene(sqlJs, disk).done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(disk.list()).toEqual([FILE]);
  expect(found(sqlJs, disk)).toMatchObject({ ids: [1, 2, 3, 4, 5, 6, 7, 8, 9], state: 'none' });
  return disk.calls;
}

/** The whole scene once for each call that can fail. */
function eachFault(
  kinds: readonly Fault['kind'][],
  isLasting: boolean,
  check: (disk: FaultyDisk, fault: Fault) => void,
) {
  const calls = callsOfScene();
  expect(calls.length).toBeGreaterThan(40);
  for (const kind of kinds)
    for (let call = 1; call <= calls.length; call += 1) {
      const disk = diskWith(empty);
      disk.fault = { call, kind, isLasting };
      check(disk, disk.fault);
    }
}

test('a process killed before, or amid, any call keeps what was told', () => {
  eachFault(['crash', 'torn'], false, (disk) => {
    const told = scene(sqlJs, disk);
    expectKept(sqlJs, disk.afterKill(), told);
  });
});

test('a power cut before any call keeps what was told, whatever part of the unsynced writes got through', () => {
  eachFault(['crash'], false, (disk, { call }) => {
    const told = scene(sqlJs, disk);
    for (const share of [0, 0.5, 0.97, 1]) expectKept(sqlJs, disk.afterPowerCut(chances(call, share)), told);
  });
});

test('a call that fails once costs at most its own action, and leaves the rest whole', () => {
  eachFault(['EIO', 'ENOSPC', 'short'], false, (disk, { kind }) => {
    const told = scene(sqlJs, disk);
    // Opening for the second time is refused where taking the disk in hand fails.
    expect(told.done.length + told.unconfirmed.length).toBeGreaterThanOrEqual(kind === 'short' ? 9 : 6);
    const { ids } = found(sqlJs, disk.afterKill());
    expect(ids.filter((id) => !told.unconfirmed.includes(id))).toEqual(told.done);
    expectKept(sqlJs, disk.afterPowerCut(chances(1, 0)), told);
  });
});

test('a disk that fails from some call on loses nothing that was told before', () => {
  eachFault(['EIO', 'ENOSPC'], true, (disk) => {
    const told = scene(sqlJs, disk);
    const { ids } = found(sqlJs, disk.afterKill());
    expect(ids).toEqual(expect.arrayContaining(told.done));
  });
});

test('memory is what the disk is after each failed action, and the action can be repeated', () => {
  for (const kind of ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'] as const)
    for (let ahead = 1; ahead <= 4; ahead += 1) {
      const disk = diskWith(empty);
      const workspace = open(sqlJs, disk);
      const told = nothingTold();
      act(workspace, told, 1, 10);
      disk.fault = { call: disk.calls.length + ahead, kind };
      const said = act(workspace, told, 2, 10);
      disk.fault = null;
      expect(idsIn(workspace.database)).toEqual(said === '' ? [1, 2] : told.unconfirmed.length > 0 ? [1, 2] : [1]);
      if (said !== '' && kind !== 'EIO' && told.unconfirmed.length === 0) expect(said).toContain('no room left');
      expect(act(workspace, told, 3, 10)).toBe('');
      expectKept(sqlJs, disk.afterPowerCut(chances(ahead, 0)), told);
      workspace.close();
      expect(disk.list()).toEqual([FILE]);
    }
});

test('after a failed fsync the next action writes a new snapshot', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  act(workspace, told, 1, 10);
  disk.fault = { call: disk.calls.length + 2, kind: 'EIO' };
  expect(act(workspace, told, 2, 10)).toContain('could not be saved');
  expect(disk.calls.slice(-3)).toEqual(['sync', 'truncate', 'sync']);
  const before = disk.calls.length;
  act(workspace, told, 3, 10);
  expect(disk.calls.slice(before)).toEqual([
    'create',
    'write',
    'sync',
    'rename',
    'sync folder',
    'remove',
    'sync folder',
  ]);
  expect(
    found(
      sqlJs,
      disk.afterPowerCut(() => false),
    ).ids,
  ).toEqual([1, 3]);
});

test('one action is one write and one sync', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  act(workspace, told, 1, 10);
  const before = disk.calls.length;
  act(workspace, told, 2, 10);
  expect(disk.calls.slice(before)).toEqual(['write', 'sync']);
});

test('a power cut amid the first action of a log, or of a generation, says nothing of damage: nothing is lost', () => {
  for (const isFirst of [true, false])
    for (let seed = 1; seed <= 40; seed += 1) {
      const disk = diskWith(empty);
      const workspace = open(sqlJs, disk);
      const told = nothingTold();
      for (let id = 1; id <= 3 && !isFirst; id += 1) act(workspace, told, id, 9000);
      if (!isFirst) workspace.tidy();
      const before = disk.calls.length;
      disk.fault = { call: before + (isFirst ? 6 : 2), kind: 'crash' };
      act(workspace, told, 9, 20_000);
      expect(disk.calls.slice(before)).toEqual([
        ...(isFirst ? ['create', 'write', 'sync'] : []),
        'write',
        ...(isFirst ? ['write'] : []),
        'sync',
      ]);
      expectKept(sqlJs, disk.afterPowerCut(chances(seed * 7919, 0.5)), told);
    }
});

test('a log of another snapshot is put aside and not applied; the file is as it was', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  act(workspace, nothingTold(), 1, 10);
  for (const other of [emptyImage(sqlJs), withOneMore(empty)]) {
    const after = disk.afterKill();
    const log = after.bytesOf(LOG);
    after.put(FILE, other);
    const opened = open(sqlJs, after);
    expect(idsIn(opened.database)).not.toContain(1);
    expect(opened.warnings()).toEqual([expect.stringContaining('belongs to another state')]);
    expect(after.bytesOf(`${LOG}-aside-1`).equals(log)).toBe(true);
    opened.close();
    expect(after.list()).toEqual([FILE, `${LOG}-aside-1`]);
  }
});

/** The same file after another program changed it. */
function withOneMore(image: Uint8Array): Uint8Array {
  const database = new sqlJs.Database(image);
  database.exec('INSERT INTO done VALUES (77, NULL)');
  const bytes = database.export();
  // An export counts changes anew; a program that writes the file itself goes on counting.
  new DataView(bytes.buffer).setUint32(24, new DataView(image.buffer, image.byteOffset).getUint32(24) + 1);
  new DataView(bytes.buffer).setUint32(92, new DataView(image.buffer, image.byteOffset).getUint32(24) + 1);
  return bytes;
}

test('a flipped byte anywhere in the log is never applied, and is told where actions after it are lost', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  for (let id = 1; id <= 4; id += 1) act(workspace, told, id, 10);
  const log = disk.bytesOf(LOG);
  for (let at = 0; at < endOf(log); at += 509) {
    const after = disk.afterKill();
    const broken = Buffer.from(log);
    broken[at] = (broken[at] ?? 0) ^ 0x10;
    after.put(LOG, broken);
    const opened = open(sqlJs, after);
    const ids = idsIn(opened.database);
    expect(ids).toEqual(told.done.slice(0, ids.length));
    if (ids.length < 3) expect(opened.warnings()).not.toEqual([]);
    if (opened.warnings().length > 0) expect(after.bytesOf(`${LOG}-aside-1`).equals(broken)).toBe(true);
    expect(act(opened, nothingTold(), 50, 10)).toBe('');
    opened.close();
    expect(found(sqlJs, after).ids).toEqual([...ids, 50]);
  }
});

test('a log cut anywhere gives the actions before the cut, without a word', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  for (let id = 1; id <= 4; id += 1) act(workspace, told, id, 10);
  const log = disk.bytesOf(LOG);
  let most = 0;
  for (let at = 0; at < endOf(log) + 2000; at += 977) {
    const after = disk.afterKill();
    after.put(LOG, log.subarray(0, at));
    const { ids, isDamaged } = found(sqlJs, after);
    expect(ids).toEqual(told.done.slice(0, ids.length));
    expect(ids.length).toBeGreaterThanOrEqual(most);
    expect(isDamaged).toBe(false);
    most = ids.length;
  }
  expect(most).toBe(4);
});

test('a full database is refused and rolled back, and said before', () => {
  const capacity = 1 << 21;
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk, capacity);
  const told = nothingTold();
  let said = '';
  let id = 0;
  while (said === '' && id < 100) {
    id += 1;
    said = act(workspace, told, id, 60_000);
  }
  expect(said).toContain('as large as this machine can hold');
  expect(workspace.warnings()).toEqual([expect.stringContaining('fills 9')]);
  expect(idsIn(workspace.database)).toEqual(told.done);
  expect(act(workspace, told, 200, 10)).toBe('');
  workspace.close();
  expect(found(sqlJs, disk).ids).toEqual(told.done);
});

test('a long transaction rolled back, which makes sql.js leave the bytes, changes nothing', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  act(workspace, told, 1, 10);
  workspace.database.script('PRAGMA cache_size = 10');
  const answer = workspace.action(() => {
    for (let id = 100; id < 200; id += 1)
      workspace.database.run('INSERT INTO done VALUES (?, ?)', [id, new Uint8Array(9000)]);
    return { ok: false, problem: { code: 'usage', message: 'no' } };
  });
  expect(answer.ok).toBe(false);
  act(workspace, told, 2, 10);
  act(workspace, told, 3, 10);
  expect(idsIn(workspace.database)).toEqual([1, 2, 3]);
  expectKept(
    sqlJs,
    disk.afterPowerCut(() => false),
    told,
  );
});

test('the log stays within its bound', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  let largest = 0;
  for (let id = 1; id <= 40; id += 1) {
    act(workspace, told, id, 60_000);
    largest = Math.max(largest, disk.bytesOf(LOG).length);
  }
  expect(largest).toBeLessThan(450_000);
  workspace.close();
  expect(found(sqlJs, disk).ids).toEqual(told.done);
});
