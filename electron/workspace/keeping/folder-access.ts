// What keeping copies asks of the file system beyond the calls that durability stands on. Refuses nothing: every call throws what the file system throws.
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { type FileAccess, realFiles } from '../page-log/file-access.ts';

export interface FolderAccess extends FileAccess {
  /** Names of the files in a folder, in order; none where there is no such folder. */
  list(folder: string): string[];
  /** An existing one is fine. */
  makeFolder(folder: string): void;
  /** A copy that shares its blocks with the original, made at once; false where the file system has no such thing. */
  clone(from: string, to: string): boolean;
}

export const realFolders: FolderAccess = {
  ...realFiles,
  list: (folder) =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
          .sort()
      : [],
  makeFolder: (folder) => mkdirSync(folder, { recursive: true, mode: 0o700 }),
  clone(from, to) {
    try {
      copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE);
      return true;
    } catch {
      return false;
    }
  },
};
