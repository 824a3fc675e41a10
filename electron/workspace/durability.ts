// How a committed action reaches the disk: the seam between the database in memory and the file.
import type { Database } from './database.ts';
import { type FileAccess, replaceFile } from './page-log/file-access.ts';
import { recover } from './page-log/recover.ts';
import { saltChangeCounter } from './page-log/tracked-image.ts';

/** Throws what the file system throws; the workspace turns that into a problem and reloads. */
export interface Durability {
  /** Keeps what was committed since the last time; when it returns, that survives a power cut. */
  save(database: Database): void;
  /** After a rollback: memory has to be as it was last kept. */
  rolledBack(database: Database): void;
  /** Brings memory back to what was last kept. */
  reload(database: Database): void;
  /** Whether the workspace file alone holds everything that was kept, without a log. */
  isTogether(): boolean;
  /** These bytes take the place of all that memory holds; the next save writes them whole. */
  adopt(database: Database, image: Uint8Array): void;
  /** Moves the log into the file now. */
  bringTogether(): void;
  /** Work that can wait until nobody does. Never throws. */
  tidy(): void;
  /** Never throws: what was kept is kept. */
  close(): void;
  /** What the user should know about how this workspace is kept. */
  warnings(): readonly string[];
  /** What the file is read and written through now; null where there is none. */
  files(): FileAccess | null;
  /**
   * The next save writes everything anew through these, in the place of what is there: the whole of it or nothing. Brings all into the
   * file first, and throws where that can't be done. Null: as before after all.
   */
  move(next: FileAccess | null): void;
}

/** Where pages can't be followed: each action writes the whole database beside the file and renames it. */
export function snapshotFile(given: FileAccess, file: string): Durability {
  let files = given;
  let next: FileAccess | null = null;
  return {
    save(database) {
      const image = database.image();
      saltChangeCounter(image);
      const through = next ?? files;
      const goOn = () => {
        files = through;
      };
      replaceFile(through, file, image, () => {}, goOn);
    },
    rolledBack: () => {},
    reload(database) {
      const { image, length, broken } = recover(files, file, (bytes) => new Uint8Array(bytes));
      if (broken.length > 0) throw new Error('what is on the disk is not a whole workspace');
      database.replace(image.subarray(0, length));
    },
    isTogether: () => true,
    adopt: (database, image) => database.replace(image),
    bringTogether: () => {},
    tidy: () => {},
    close: () => {},
    warnings: () => ['each action writes the whole workspace again, because changed pages could not be followed here'],
    files: () => files,
    move(through) {
      next = through;
    },
  };
}

/** For throw-away workspaces, and for reading: kept in memory only. `files`: what it was read through. */
export function keptInMemory(files: FileAccess | null = null): Durability {
  let kept: Uint8Array | null = null;
  return {
    save(database) {
      kept = database.image();
    },
    rolledBack: () => {},
    reload(database) {
      if (kept !== null) database.replace(kept);
    },
    isTogether: () => true,
    adopt: (database, image) => database.replace(image),
    bringTogether: () => {},
    tidy: () => {},
    close: () => {},
    warnings: () => [],
    files: () => files,
    move(next) {
      if (next !== null) throw new Error('there is no file to write anew');
    },
  };
}
