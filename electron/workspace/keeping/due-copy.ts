// The daily copy that is still to be made. Since the first action of the day the workspace file has stood still, for actions go into the log:
// it is copied right before anything changes the file. The note of that lies in the backup folder, so that it outlives a crash.
import path from 'node:path';
import { type FileAccess, readInto, replaceFile, withFile } from '../page-log/file-access.ts';
import type { FolderAccess } from './folder-access.ts';

export interface DueCopy {
  readonly at: string;
  readonly revision: number;
  /** Of the workspace file when the copy became due: it may be taken only as long as this holds. */
  readonly stamp: string;
}

const noteFile = (folder: string) => path.join(folder, 'daily-due.json');

export function stampOf(files: FileAccess, file: string): string {
  return withFile(files, file, 'read', (handle) => files.stamp(handle));
}

/** Null where there is none, or none that can be read. */
export function readDueCopy(files: FolderAccess, folder: string): DueCopy | null {
  const file = noteFile(folder);
  if (!files.exists(file)) return null;
  try {
    const bytes = withFile(files, file, 'read', (handle) => {
      const content = Buffer.alloc(files.size(handle));
      return content.subarray(0, readInto(files, handle, content, 0));
    });
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { at, revision, stamp } = value as Partial<DueCopy>;
    return typeof at === 'string' && typeof revision === 'number' && typeof stamp === 'string'
      ? { at, revision, stamp }
      : null;
  } catch {
    return null;
  }
}

export function writeDueCopy(files: FolderAccess, folder: string, due: DueCopy): void {
  replaceFile(files, noteFile(folder), Buffer.from(`${JSON.stringify(due)}\n`, 'utf8'));
}

export function forgetDueCopy(files: FolderAccess, folder: string): void {
  files.remove(noteFile(folder));
}
