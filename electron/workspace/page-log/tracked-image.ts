// The bytes of an open database in memory, which notice every page that is written.
// sql.js takes the array it is given by slice(), keeps what that answers, and writes by set(): both are ours here.
import { randomInt } from 'node:crypto';

/** Tried from the top. Memory is touched only as far as the database reaches. */
const CAPACITIES = [8, 4, 2, 1, 0.5].map((gib) => gib * 2 ** 30);

const PAGE_COUNT = 28;
const CHANGE_COUNTER = 24;
const VERSION_VALID_FOR = 92;
export const HEADER_LENGTH = 100;

export class TrackedImage extends Uint8Array<ArrayBuffer> {
  /** Views and copies of it are plain arrays. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  /** Pages written since they were last taken, counted from 0. */
  readonly dirty = new Set<number>();
  pageSize = 4096;
  /** No byte at or behind this one was ever written. */
  #touched = 0;
  #reads = 0;

  /** As large as the machine gives, but no larger than asked; null where not even `atLeast` bytes can be had. */
  static reserve(atLeast: number, capacities: readonly number[] = CAPACITIES): TrackedImage | null {
    for (const capacity of capacities.filter((bytes) => bytes >= atLeast)) {
      try {
        return new TrackedImage(new ArrayBuffer(capacity));
      } catch {
        // Not this much: the next smaller.
      }
    }
    return null;
  }

  override set(source: ArrayLike<number>, offset = 0): void {
    super.set(source, offset);
    if (source.length === 0) return;
    const end = offset + source.length;
    const last = Math.floor((end - 1) / this.pageSize);
    for (let page = Math.floor(offset / this.pageSize); page <= last; page += 1) this.dirty.add(page);
    if (end > this.#touched) this.#touched = end;
  }

  override subarray(begin = 0, end = this.length): Uint8Array<ArrayBuffer> {
    this.#reads += 1;
    return new Uint8Array(this.buffer, begin, Math.min(end, this.length) - begin);
  }

  /** Whether the database still reads from here; `read` makes it read a page. A file that was cut or grew too large lives elsewhere. */
  isReadBy(read: () => void): boolean {
    const before = this.#reads;
    read();
    return this.#reads > before;
  }

  /** Makes room for `length` bytes that the caller fills by `view`; everything behind them is zero, nothing is dirty. */
  start(length: number): void {
    if (this.#touched > length) new Uint8Array(this.buffer, length, this.#touched - length).fill(0);
    this.#touched = length;
    this.dirty.clear();
  }

  /** Plain bytes on the same memory: what is written there is not noticed. */
  view(begin: number, end: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, begin, end - begin);
  }

  /** What `new Database()` is given to work on these bytes themselves. */
  seed(): Uint8Array {
    return new Seed(this, this.byteCount);
  }

  get pageCount(): number {
    return this.#header().getUint32(PAGE_COUNT);
  }

  /** The size of the database by its own header, never by how far anything was written. */
  get byteCount(): number {
    return this.pageCount * this.pageSize;
  }

  /** The first bytes of page 1, copied. */
  header(): Uint8Array<ArrayBuffer> {
    return this.view(0, HEADER_LENGTH).slice();
  }

  #header(): DataView {
    return new DataView(this.buffer, 0, HEADER_LENGTH);
  }
}

/**
 * Gives the file change counter in a database's header a random start; SQLite raises it by one with each transaction, and compares
 * it before each. So no two lines of states ever count alike, and a log knows its snapshot by it. Not between the steps of a statement.
 */
export function saltChangeCounter(image: Uint8Array): void {
  const header = new DataView(image.buffer, image.byteOffset, HEADER_LENGTH);
  const counter = randomInt(2 ** 32);
  header.setUint32(CHANGE_COUNTER, counter);
  header.setUint32(VERSION_VALID_FOR, counter);
}

/** Answers the tracked image in place of a copy of itself. */
class Seed extends Uint8Array<ArrayBuffer> {
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  readonly #image: TrackedImage;

  constructor(image: TrackedImage, length: number) {
    super(image.buffer, 0, length);
    this.#image = image;
  }

  override slice(): TrackedImage {
    return this.#image;
  }
}
