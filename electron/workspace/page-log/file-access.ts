// The few file system calls that durability stands on, behind one interface, so that tests can make each of them fail.
// Refuses nothing: every call throws what the file system throws.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Sealing } from './sealing.ts';

export interface FileAccess {
  /** Where a workspace is encrypted; without it everything is in clear. */
  readonly sealing?: Sealing;
  /** 'create' makes an empty file or empties the one there; 'update' and 'read' want an existing one. */
  open(file: string, mode: 'read' | 'update' | 'create'): number;
  close(handle: number): void;
  size(handle: number): number;
  /** Differs when the file was written to, or is another one. */
  stamp(handle: number): string;
  /** Answers how many bytes were read: fewer than asked at the end of the file, or by chance. */
  read(handle: number, target: Uint8Array, position: number): number;
  /** Answers how many bytes were written, which may be fewer than given. */
  write(handle: number, bytes: Uint8Array, position: number): number;
  truncate(handle: number, size: number): void;
  /** Content and size survive a power cut when this returns. */
  sync(handle: number): void;
  /** The same without the times of the file. */
  syncData(handle: number): void;
  rename(from: string, to: string): void;
  /** A missing file is fine. */
  remove(file: string): void;
  exists(file: string): boolean;
  /** Names made, replaced and removed in this folder survive a power cut when this returns. */
  syncFolder(folder: string): void;
}

const FLAGS = { read: 'r', update: 'r+', create: 'w+' } as const;

export const realFiles: FileAccess = {
  open: (file, mode) => openSync(file, FLAGS[mode], 0o600),
  close: closeSync,
  size: (handle) => fstatSync(handle).size,
  stamp(handle) {
    const { ino, size, mtimeNs } = fstatSync(handle, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  },
  read: (handle, target, position) => readSync(handle, target, 0, target.length, position),
  write: (handle, bytes, position) => writeSync(handle, bytes, 0, bytes.length, position),
  truncate: ftruncateSync,
  sync: fsyncSync,
  syncData: fdatasyncSync,
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
  exists: existsSync,
  syncFolder(folder) {
    // Windows can't open a folder; there the rename itself is as durable as it gets.
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};

/** One call reads and writes at most this much: systems stop at 2 GiB. */
const CHUNK = 1 << 26;

/** Writes until all is written; a file system that takes nothing and says nothing counts as full. */
export function writeAll(files: FileAccess, handle: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    const written = files.write(handle, bytes.subarray(done, Math.min(bytes.length, done + CHUNK)), position + done);
    if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    done += written;
  }
}

/** Fills `target` from `position` on as far as the file goes; answers how far that was. */
export function readInto(files: FileAccess, handle: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const read = files.read(handle, target.subarray(done, Math.min(target.length, done + CHUNK)), position + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

export function withFile<T>(
  files: FileAccess,
  file: string,
  mode: 'read' | 'update' | 'create',
  work: (handle: number) => T,
): T {
  const handle = files.open(file, mode);
  try {
    return work(handle);
  } finally {
    files.close(handle);
  }
}

/**
 * A whole file put in the place of another: a crash leaves the old one or the new one. `beforeRename` runs when the new one is durable,
 * `afterRename` when it is in place, though a power cut may still bring the old one back.
 */
export function replaceFile(
  files: FileAccess,
  file: string,
  bytes: Uint8Array,
  beforeRename: () => void = () => {},
  afterRename: () => void = () => {},
): void {
  const temporary = temporaryOf(file);
  try {
    withFile(files, temporary, 'create', (handle) => {
      writeAll(files, handle, bytes, 0);
      files.sync(handle);
    });
    beforeRename();
    files.rename(temporary, file);
    afterRename();
  } catch (error) {
    removeQuietly(files, temporary);
    throw error;
  }
  files.syncFolder(path.dirname(file));
}

export const temporaryOf = (file: string): string => `${file}.saving`;

function removeQuietly(files: FileAccess, file: string): void {
  try {
    files.remove(file);
  } catch {
    // The first error is the one to tell.
  }
}
