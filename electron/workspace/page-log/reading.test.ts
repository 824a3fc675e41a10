import { beforeAll, expect, test } from 'vitest';
import { Database } from '../database.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import type { FaultyDisk } from './faulty-disk.testing.ts';
import type { FileAccess } from './file-access.ts';
import { act, diskWith, emptyImage, FILE, idsIn, nothingTold, open, type SqlJs } from './page-log.testing.ts';
import { recoverForReading } from './recover.ts';

let sqlJs: SqlJs;
let empty: Uint8Array;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  empty = emptyImage(sqlJs);
});

/** The same disk for a reader; before its n-th call `meanwhile` happens, and reading goes by small pieces. */
function interrupted(
  disk: FaultyDisk,
  call: number,
  meanwhile: () => void,
): { files: FileAccess; calls: () => number } {
  let calls = 0;
  const counted = () => {
    calls += 1;
    if (calls === call) meanwhile();
  };
  const refused = () => {
    throw new Error('a reader writes nothing');
  };
  return {
    calls: () => calls,
    files: {
      open(file, mode) {
        counted();
        if (mode !== 'read') throw new Error('a reader writes nothing');
        return disk.open(file, mode);
      },
      close: (handle) => disk.close(handle),
      size: (handle) => disk.size(handle),
      stamp: (handle) => disk.stamp(handle),
      read(handle, target, position) {
        counted();
        return disk.read(handle, target.subarray(0, 32_768), position);
      },
      exists: (file) => disk.exists(file),
      write: refused,
      truncate: refused,
      sync: refused,
      syncData: refused,
      rename: refused,
      remove: refused,
      syncFolder: refused,
    },
  };
}

const MEANWHILE = {
  'an action': (_: () => void, one: () => void) => one(),
  'a checkpoint': (tidy: () => void) => tidy(),
  'an action and a checkpoint': (tidy: () => void, one: () => void) => {
    one();
    tidy();
  },
  'two checkpoints': (tidy: () => void, one: () => void) => {
    tidy();
    one();
    tidy();
  },
};

test.each(Object.entries(MEANWHILE))('a reader beside %s sees one whole state, whenever it happens', (_, meanwhile) => {
  for (let call = 1; ; call += 1) {
    const disk = diskWith(empty);
    const workspace = open(sqlJs, disk);
    const told = nothingTold();
    for (let id = 1; id <= 3; id += 1) act(workspace, told, id, 20_000);
    const before = [...told.done];
    const reader = interrupted(disk, call, () =>
      meanwhile(
        () => workspace.tidy(),
        () => act(workspace, told, 4, 20_000),
      ),
    );
    const recovered = recoverForReading(reader.files, FILE, () => {});
    if (recovered === null) throw new Error('the reader gave up');
    const database = new Database(sqlJs, recovered.image.slice(0, recovered.length));
    expect(database.first('PRAGMA integrity_check')?.integrity_check).toBe('ok');
    const ids = idsIn(database);
    expect([before, told.done]).toContainEqual(ids);
    database.close();
    workspace.close();
    if (reader.calls() < call) {
      expect(call).toBeGreaterThan(10);
      return;
    }
  }
});

test('a writer that never pauses is said, not waited for without end', () => {
  const disk = diskWith(empty);
  const workspace = open(sqlJs, disk);
  const told = nothingTold();
  let pauses = 0;
  const files: FileAccess = {
    ...interrupted(disk, 0, () => {}).files,
    read(handle, target, position) {
      act(workspace, told, told.last + 1, 10);
      workspace.tidy();
      return disk.read(handle, target, position);
    },
  };
  const recovered = recoverForReading(files, FILE, () => {
    pauses += 1;
  });
  expect(recovered).toBeNull();
  expect(pauses).toBeLessThan(100);
});
