// Durability by the page log: what the database wrote in memory becomes frames of the log.
import type { Database } from '../database.ts';
import type { Durability } from '../durability.ts';
import { type FileAccess, replaceFile } from './file-access.ts';
import { LIMITS, type LogLimits, PageLog } from './page-log.ts';
import { type Recovered, recover } from './recover.ts';
import { saltChangeCounter, type TrackedImage } from './tracked-image.ts';

/** From here on a word of warning. */
const NEARLY_FULL = 0.9;

export class LoggedFile implements Durability {
  #files: FileAccess;
  readonly #file: string;
  readonly #image: TrackedImage;
  readonly #limits: LogLimits;
  #log: PageLog;
  /** What the next save writes everything through. */
  #next: FileAccess | null = null;

  /** On what was recovered into `image`; touches no file. */
  constructor(files: FileAccess, file: string, image: TrackedImage, recovered: Recovered, limits: LogLimits = LIMITS) {
    this.#files = files;
    this.#file = file;
    this.#image = image;
    this.#limits = limits;
    this.#log = new PageLog(files, file, image, recovered, limits);
  }

  save(database: Database): void {
    const image = this.#image;
    if (!this.#isTracking(database)) this.adopt(database, database.image());
    if (this.#next !== null) {
      this.#moveTo(this.#next);
      return;
    }
    const pages = [...image.dirty].filter((page) => page < image.pageCount).sort((a, b) => a - b);
    if (pages.length === 0 && !this.#log.isGivenUp) return;
    this.#log.commit(pages);
    image.dirty.clear();
    if (this.#log.waiting > this.#log.bound) this.tidy();
  }

  /** Rolling back a long transaction cuts the file, which makes sql.js put it elsewhere. */
  rolledBack(database: Database): void {
    if (!this.#isTracking(database)) this.reload(database);
  }

  reload(database: Database): void {
    const isGivenUp = this.#log.isGivenUp;
    this.#log.release();
    const recovered = recoverInto(this.#files, this.#file, this.#image);
    if (this.#image.byteCount !== recovered.length || recovered.broken.length > 0)
      throw new Error('what is on the disk is not a whole workspace');
    this.#log = new PageLog(this.#files, this.#file, this.#image, recovered, this.#limits);
    if (isGivenUp) this.#log.giveUp();
    database.replace(this.#image.seed());
  }

  isTogether(): boolean {
    return this.#log.waiting === 0 && !this.#log.isGivenUp;
  }

  /** Also when the database left its bytes: they are copied back, and nobody knows which of them changed. */
  adopt(database: Database, image: Uint8Array): void {
    if (image.length > this.#image.length)
      throw new Error('the workspace is larger than the memory that could be reserved for it');
    this.#image.start(image.length);
    this.#image.view(0, image.length).set(image);
    saltChangeCounter(this.#image.view(0, image.length));
    this.#log.giveUp();
    database.replace(this.#image.seed());
  }

  bringTogether(): void {
    this.#log.checkpoint();
  }

  /** A checkpoint that fails costs nothing: all is in the log, and the next one tries again. */
  tidy(): void {
    try {
      this.#log.checkpoint();
    } catch {
      // The next action meets the same disk, and says what is wrong with it.
    }
  }

  close(): void {
    try {
      this.#log.close();
    } catch {
      // The log stays beside the workspace and is applied at the next opening.
    }
  }

  warnings(): readonly string[] {
    const share = this.#image.byteCount / this.#image.length;
    if (share < NEARLY_FULL) return [];
    const gib = this.#image.length / 2 ** 30;
    return [
      `the workspace fills ${Math.floor(share * 100)} % of the ${gib} GiB that this machine can hold; go on in a new workspace soon`,
    ];
  }

  files(): FileAccess {
    return this.#files;
  }

  move(next: FileAccess | null): void {
    this.#next = next;
    // Neither frames of the old kind nor a snapshot that needs them may be there when the new one comes into place.
    if (next !== null) this.#log.close();
  }

  /** The new file holds everything. Once it is in place all goes through `next`, even where the disk did not confirm it. */
  #moveTo(next: FileAccess): void {
    const image = this.#image;
    const goOn = () => this.#goOnThrough(next);
    try {
      replaceFile(next, this.#file, image.view(0, image.byteCount), () => {}, goOn);
    } catch (error) {
      // Which of the two files is there after a power cut is open: only one more that is confirmed is certain.
      if (this.#files === next) this.#log.giveUp();
      throw error;
    }
    image.dirty.clear();
  }

  #goOnThrough(next: FileAccess): void {
    const image = this.#image;
    const snapshotHeader = Buffer.from(image.header());
    const written = { image, length: image.byteCount, log: null, snapshotHeader, broken: [], blank: [] };
    this.#files = next;
    this.#log = new PageLog(next, this.#file, image, { ...written, state: 'none' }, this.#limits);
  }

  #isTracking(database: Database): boolean {
    return this.#image.isReadBy(() => database.readAnything());
  }
}

/** The pair on disk into the memory that is reserved; the page size is taken from it too. */
export function recoverInto(files: FileAccess, file: string, image: TrackedImage): Recovered {
  const recovered = recover(files, file, (length) => {
    if (length > image.length) throw new Error('the workspace is larger than the memory that could be reserved for it');
    image.start(length);
    return image.view(0, length);
  });
  image.start(recovered.length);
  image.pageSize = pageSizeOf(recovered.image);
  return recovered;
}

/** By the header; 0 where it is none. */
export function pageSizeOf(image: Uint8Array): number {
  const size = ((image[16] ?? 0) << 8) | (image[17] ?? 0);
  return size === 1 ? 65_536 : size;
}
