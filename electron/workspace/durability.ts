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
  /** Work that can wait until nobody does. Never throws. */
  tidy(): void;
  /** Never throws: what was kept is kept. */
  close(): void;
  /** What the user should know about how this workspace is kept. */
  warnings(): readonly string[];
}

/** Where pages can't be followed: each action writes the whole database beside the file and renames it. */
export function snapshotFile(files: FileAccess, file: string): Durability {
  return {
    save(database) {
      const image = database.image();
      saltChangeCounter(image);
      replaceFile(files, file, image);
    },
    rolledBack: () => {},
    reload(database) {
      const { image, length } = recover(files, file, (bytes) => new Uint8Array(bytes));
      database.replace(image.subarray(0, length));
    },
    isTogether: () => true,
    adopt: (database, image) => database.replace(image),
    tidy: () => {},
    close: () => {},
    warnings: () => ['each action writes the whole workspace again, because changed pages could not be followed here'],
  };
}

/** For throw-away workspaces, and for reading: kept in memory only. */
export function keptInMemory(): Durability {
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
    tidy: () => {},
    close: () => {},
    warnings: () => [],
  };
}
