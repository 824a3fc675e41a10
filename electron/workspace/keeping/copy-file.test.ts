import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Crash, type Fault, FaultyDisk } from '../page-log/faulty-disk.testing.ts';
import { copyDurably, TEMPORARY } from './copy-file.ts';
import type { FolderAccess } from './folder-access.ts';

const FROM = '/made-up/a.clearbench';
const FOLDER = '/made-up/a.clearbench-backups';
const CONTENT = Buffer.alloc(100_000, 'content of a workspace ');
const NAME = `${createHash('sha256').update(CONTENT).digest('hex')}.copy`;

/** The made-up disk as one with folders and without shared blocks. */
function folders(disk: FaultyDisk): FolderAccess {
  return {
    open: (file, mode) => disk.open(file, mode),
    close: (handle) => disk.close(handle),
    size: (handle) => disk.size(handle),
    stamp: (handle) => disk.stamp(handle),
    read: (handle, target, position) => disk.read(handle, target, position),
    write: (handle, bytes, position) => disk.write(handle, bytes, position),
    truncate: (handle, size) => disk.truncate(handle, size),
    sync: (handle) => disk.sync(handle),
    syncData: (handle) => disk.syncData(handle),
    rename: (from, to) => disk.rename(from, to),
    remove: (file) => disk.remove(file),
    exists: (file) => disk.exists(file),
    syncFolder: () => disk.syncFolder(),
    list: (folder) => disk.list().filter((file) => file.startsWith(`${folder}/`)),
    makeFolder: () => {},
    clone: () => false,
  };
}

function copied(fault: Fault | null): { disk: FaultyDisk; isDone: boolean } {
  const disk = new FaultyDisk();
  disk.put(FROM, CONTENT);
  disk.fault = fault;
  try {
    copyDurably(folders(disk), FROM, FOLDER, ({ sha256 }) => `${sha256}.copy`);
    return { disk, isDone: true };
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof Error && 'code' in error)) throw error;
    return { disk, isDone: false };
  }
}

test('whatever call fails, or amid whatever call the power goes: under its name stands a whole copy or nothing', () => {
  const calls = copied(null).disk.calls.length;
  expect(calls).toBeGreaterThan(4);
  for (const kind of ['EIO', 'ENOSPC', 'short', 'crash', 'torn'] as const)
    for (let call = 1; call <= calls; call += 1) {
      const { disk, isDone } = copied({ call, kind });
      for (const gets of [() => true, () => false]) {
        for (const after of [disk.afterKill(), disk.afterPowerCut(gets)]) {
          const name = `${FOLDER}/${NAME}`;
          if (isDone) expect([kind, call, after.exists(name)]).toEqual([kind, call, true]);
          if (after.exists(name)) expect([kind, call, after.bytesOf(name).equals(CONTENT)]).toEqual([kind, call, true]);
          expect(after.bytesOf(FROM).equals(CONTENT)).toBe(true);
        }
      }
      if (kind === 'EIO' || kind === 'ENOSPC') expect(disk.exists(`${FOLDER}/${TEMPORARY}`)).toBe(false);
    }
});
