// Copies a file so that a crash leaves either nothing under the new name or all of it; answers what was copied.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readInto, withFile, writeAll } from '../page-log/file-access.ts';
import type { FolderAccess } from './folder-access.ts';

const CHUNK = 1 << 24;

export interface Copied {
  /** In hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export const TEMPORARY = '.copying';

/**
 * Byte for byte, on the disk when it answers. `nameOf` gives the copy its name once its hash is known; an existing file of that name
 * is replaced. Throws what the file system throws, and leaves no unfinished copy.
 */
export function copyDurably(
  files: FolderAccess,
  from: string,
  folder: string,
  nameOf: (copied: Copied) => string,
): Copied & { readonly name: string } {
  const temporary = path.join(folder, TEMPORARY);
  try {
    const isCloned = files.clone(from, temporary);
    const copied = isCloned ? hashOfFile(files, temporary) : copyBytes(files, from, temporary);
    withFile(files, temporary, 'update', (handle) => files.sync(handle));
    const name = nameOf(copied);
    files.rename(temporary, path.join(folder, name));
    files.syncFolder(folder);
    return { ...copied, name };
  } catch (error) {
    removeQuietly(files, temporary);
    throw error;
  }
}

export function hashOfFile(files: FolderAccess, file: string): Copied {
  return withFile(files, file, 'read', (handle) => eachChunk(files, handle, () => {}));
}

function copyBytes(files: FolderAccess, from: string, to: string): Copied {
  return withFile(files, from, 'read', (source) =>
    withFile(files, to, 'create', (target) =>
      eachChunk(files, source, (chunk, position) => writeAll(files, target, chunk, position)),
    ),
  );
}

function eachChunk(files: FolderAccess, handle: number, visit: (chunk: Uint8Array, position: number) => void): Copied {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(Math.min(CHUNK, Math.max(files.size(handle), 1)));
  let position = 0;
  for (;;) {
    const chunk = buffer.subarray(0, readInto(files, handle, buffer, position));
    if (chunk.length === 0) return { sha256: hash.digest('hex'), bytes: position };
    hash.update(chunk);
    visit(chunk, position);
    position += chunk.length;
  }
}

function removeQuietly(files: FolderAccess, file: string): void {
  try {
    files.remove(file);
  } catch {
    // The first error is the one to tell.
  }
}
