// How a committed action reaches the disk: the seam between the database in memory and the file.
// Full snapshot: write a temporary file, fsync, rename over the workspace, fsync the folder. A crash leaves the old file or the new one.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Throws what the file system throws; the workspace turns that into a problem and goes back to `load()`. */
export interface Durability {
  /** Keeps this image; when it returns, the image survives a power cut. */
  save(image: Uint8Array): void;
  /** The last image that was kept. */
  load(): Uint8Array;
}

const CHUNK = 1 << 26;

export function snapshotFile(file: string): Durability {
  const temporary = `${file}.saving`;
  return {
    save(image) {
      try {
        const handle = openSync(temporary, 'w', 0o600);
        try {
          for (let offset = 0; offset < image.length; )
            offset += writeSync(handle, image, offset, Math.min(CHUNK, image.length - offset));
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        renameSync(temporary, file);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
      syncFolder(path.dirname(file));
    },
    load: () => readFileSync(file),
  };
}

/** For tests and throw-away workspaces: kept in memory only. */
export function keptInMemory(): Durability {
  let kept = new Uint8Array();
  return {
    save(image) {
      kept = image.slice();
    },
    load: () => kept,
  };
}

/** Windows can't open a folder; there the rename itself is as durable as it gets. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
