// The page log's own proofs, over encrypted files: each file call fails in every way, and the power is cut with any part of the writes lost.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Database } from '../database.ts';
import type { Fault, FaultyDisk } from '../page-log/faulty-disk.testing.ts';
import {
  act,
  chances,
  emptyImage,
  expectKept,
  FILE,
  found,
  idsIn,
  nothingTold,
  open,
  type SqlJs,
  scene,
} from '../page-log/page-log.testing.ts';
import { recover, recoverForReading } from '../page-log/recover.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import { sealedDiskWith, through } from './sealed.testing.ts';

let sqlJs: SqlJs;
let empty: Uint8Array;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  empty = emptyImage(sqlJs);
});

const LOG = `${FILE}-log`;

/** The whole scene once for each call that can fail. */
function eachFault(
  kinds: readonly Fault['kind'][],
  isLasting: boolean,
  check: (disk: FaultyDisk, fault: Fault) => void,
) {
  const whole = sealedDiskWith(empty);
  expect(scene(sqlJs, through(whole)).done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(whole.list()).toEqual([FILE]);
  expect(whole.calls.length).toBeGreaterThan(45);
  for (const kind of kinds)
    for (let call = 1; call <= whole.calls.length; call += 1) {
      const disk = sealedDiskWith(empty);
      disk.fault = { call, kind, isLasting };
      check(disk, disk.fault);
    }
}

test('a process killed before, or amid, any call keeps what was told', () => {
  eachFault(['crash', 'torn'], false, (disk) => {
    const told = scene(sqlJs, through(disk));
    expectKept(sqlJs, through(disk.afterKill()), told);
  });
});

test('a power cut before any call keeps what was told, whatever part of the unsynced writes got through', () => {
  eachFault(['crash'], false, (disk, { call }) => {
    const told = scene(sqlJs, through(disk));
    for (const share of [0, 0.5, 0.97, 1]) expectKept(sqlJs, through(disk.afterPowerCut(chances(call, share))), told);
  });
});

test('a call that fails once costs at most its own action, and leaves the rest whole', () => {
  eachFault(['EIO', 'short'], false, (disk, { kind }) => {
    const told = scene(sqlJs, through(disk));
    expect(told.done.length + told.unconfirmed.length).toBeGreaterThanOrEqual(kind === 'short' ? 9 : 6);
    const { ids } = found(sqlJs, through(disk.afterKill()));
    expect(ids.filter((id) => !told.unconfirmed.includes(id))).toEqual(told.done);
    expectKept(sqlJs, through(disk.afterPowerCut(chances(1, 0))), told);
  });
});

test('a disk that fails from some call on loses nothing that was told before', () => {
  eachFault(['ENOSPC'], true, (disk) => {
    const told = scene(sqlJs, through(disk));
    expect(found(sqlJs, through(disk.afterKill())).ids).toEqual(expect.arrayContaining(told.done));
  });
});

test('crash after crash: each opening goes on from what the last one left', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          sizes: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 5 }),
          call: fc.integer({ min: 1, max: 25 }),
        }),
        { minLength: 2, maxLength: 4 },
      ),
      fc.integer({ min: 0, max: 1_000_000 }),
      (lives, seed) => {
        let disk = sealedDiskWith(empty);
        const told = nothingTold();
        for (const [index, { sizes, call }] of lives.entries()) {
          disk.fault = { call, kind: 'crash' };
          try {
            const workspace = open(sqlJs, through(disk));
            for (const size of sizes) act(workspace, told, told.last + 1, size);
            workspace.tidy();
          } catch {
            // The disk is dead: what was told until then counts.
          }
          disk = index % 2 === 0 ? disk.afterPowerCut(chances(seed + index, 0.6)) : disk.afterKill();
          const { ids, isDamaged, state } = found(sqlJs, through(disk));
          expect(ids).toEqual(expect.arrayContaining(told.done));
          for (const id of ids) if (!told.done.includes(id)) told.done.push(id);
          expect([state === 'foreign', isDamaged]).toEqual([false, false]);
        }
        const workspace = open(sqlJs, through(disk));
        expect(workspace.warnings()).toEqual([]);
        expect(idsIn(workspace.database)).toEqual([...told.done].sort((a, b) => a - b));
      },
    ),
    { numRuns: 40 },
  );
});

test('one action is one write and one sync', () => {
  const disk = sealedDiskWith(empty);
  const workspace = open(sqlJs, through(disk));
  act(workspace, nothingTold(), 1, 10);
  const before = disk.calls.length;
  act(workspace, nothingTold(), 2, 10);
  expect(disk.calls.slice(before)).toEqual(['write', 'sync']);
});

test('a reader beside a writer sees one whole state, whenever a checkpoint happens', () => {
  for (let call = 1; ; call += 1) {
    const disk = sealedDiskWith(empty);
    const workspace = open(sqlJs, through(disk));
    const told = nothingTold();
    for (let id = 1; id <= 3; id += 1) act(workspace, told, id, 20_000);
    const before = [...told.done];
    let calls = 0;
    const slow = through(disk);
    const read = disk.read.bind(disk);
    disk.read = (handle, target, position) => {
      calls += 1;
      if (calls === call) {
        act(workspace, told, 4, 20_000);
        workspace.tidy();
      }
      return read(handle, target.subarray(0, 32_768), position);
    };
    const recovered = recoverForReading(slow, FILE, () => {});
    disk.read = read;
    if (recovered === null) throw new Error('the reader gave up');
    expect(recovered.broken).toEqual([]);
    const database = new Database(sqlJs, recovered.image.slice(0, recovered.length));
    expect(database.first('PRAGMA integrity_check')?.integrity_check).toBe('ok');
    expect([before, told.done]).toContainEqual(idsIn(database));
    database.close();
    workspace.close();
    if (calls < call) {
      expect(call).toBeGreaterThan(10);
      return;
    }
  }
});

test('a flipped bit in any page names that page; in the log it ends the log', () => {
  const disk = sealedDiskWith(empty);
  const workspace = open(sqlJs, through(disk));
  const told = nothingTold();
  for (let id = 1; id <= 4; id += 1) act(workspace, told, id, 10);
  const [snapshot, log] = [disk.bytesOf(FILE), disk.bytesOf(LOG)];
  const replayed = new Set(
    recover(through(disk.afterKill()), FILE, (length) => new Uint8Array(length)).log?.frames.flatMap(({ pages }) =>
      pages.map(({ number }) => number),
    ),
  );
  const pages = (snapshot.length - 4096) / 4124;
  for (let page = 0; page < pages; page += 1) {
    const after = disk.afterKill();
    const broken = Buffer.from(snapshot);
    const at = 4096 + page * 4124 + ((page * 977) % 4124);
    broken[at] = (broken[at] ?? 0) ^ 4;
    after.put(FILE, broken);
    const { broken: named } = recover(through(after), FILE, (length) => new Uint8Array(length));
    expect(named).toEqual(replayed.has(page) ? [] : [page]);
  }
  for (let at = 0; at < log.length / 3; at += 1009) {
    const after = disk.afterKill();
    const broken = Buffer.from(log);
    broken[at] = (broken[at] ?? 0) ^ 4;
    after.put(LOG, broken);
    const { ids } = found(sqlJs, through(after));
    expect(ids).toEqual(told.done.slice(0, ids.length));
  }
});

test('pages that change places, and a frame that someone else made, do not pass', () => {
  const disk = sealedDiskWith(empty);
  const bytes = disk.bytesOf(FILE);
  const moved = Buffer.from(bytes);
  bytes.copy(moved, 4096 + 3 * 4124, 4096 + 2 * 4124, 4096 + 3 * 4124);
  disk.put(FILE, moved);
  expect(recover(through(disk), FILE, (length) => new Uint8Array(length)).broken).toEqual([3]);

  const other = sealedDiskWith(empty);
  const clear = other.afterKill();
  clear.put(FILE, empty);
  const writer = open(sqlJs, clear);
  act(writer, nothingTold(), 1, 10);
  // A log in clear, made for the same pages, beside the encrypted file.
  other.put(LOG, clear.bytesOf(LOG));
  expect(found(sqlJs, through(other))).toEqual({ ids: [], state: 'unreadable', isDamaged: false });
});

test('a page that was given out and never written is sealed by the checkpoint that follows a crash', () => {
  let blank = 0;
  for (let call = 8; call <= 12; call += 1)
    for (const share of [0, 0.3, 0.6, 0.9]) {
      const disk = sealedDiskWith(empty);
      const told = nothingTold();
      disk.fault = { call, kind: 'crash' };
      try {
        const workspace = open(sqlJs, through(disk));
        act(workspace, told, 1, 12_241);
        workspace.tidy();
      } catch {
        // The disk is dead.
      }
      const after = disk.afterPowerCut(chances(call, share));
      blank += recover(through(after), FILE, (length) => new Uint8Array(length)).blank.length;
      open(sqlJs, through(after)).close();
      expect(after.list()).toEqual([FILE]);
      expect(found(sqlJs, through(after)).ids).toEqual(expect.arrayContaining(told.done));
    }
  expect(blank).toBeGreaterThan(0);
});

test('an older page 1 under a newer beginning is damage, where no log says otherwise', () => {
  const disk = sealedDiskWith(empty);
  const before = disk.bytesOf(FILE);
  const workspace = open(sqlJs, through(disk));
  act(workspace, nothingTold(), 1, 10);
  workspace.close();
  const mixed = disk.bytesOf(FILE);
  before.copy(mixed, 4096, 4096, 4096 + 4124);
  disk.put(FILE, mixed);
  expect(recover(through(disk), FILE, (length) => new Uint8Array(length)).broken).toEqual([0]);
});
