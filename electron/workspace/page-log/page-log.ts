// The log itself: actions appended, checkpoints into the snapshot, a new generation after each.
// At every moment snapshot and log on disk make up the last acknowledged state; see ARCHITECTURE.md for the order of writes.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type FileAccess, readInto, replaceFile, withFile, writeAll } from './file-access.ts';
import {
  digestOf,
  type EncodedFrame,
  encodeFrame,
  encodeHeader,
  encodeSuperseded,
  frameLength,
  GENERATION_LENGTH,
  LOG_HEADER_LENGTH,
  type LogHeader,
  type LogPosition,
} from './log-format.ts';
import { logFile, type Recovered } from './recover.ts';
import { HEADER_LENGTH, saltChangeCounter, type TrackedImage } from './tracked-image.ts';

export interface LogLimits {
  /** Bytes in the log that are made ahead and kept: writing into them costs no change of size. */
  readonly room: number;
  /** The log's bound for small databases and for large ones; in between it is half of the database. */
  readonly smallestBound: number;
  readonly largestBound: number;
}

export const LIMITS: LogLimits = { room: 1 << 20, smallestBound: 4 << 20, largestBound: 64 << 20 };
/** A frame is put together in memory before it is written. */
const LARGEST_FRAME = 256 << 20;

export class PageLog {
  readonly #files: FileAccess;
  readonly #file: string;
  readonly #image: TrackedImage;
  readonly #limits: LogLimits;
  #handle: number | null = null;
  #header: LogHeader;
  #position: LogPosition;
  /** Where the next frame goes; 0: none was written, and the header goes first. */
  #end = 0;
  /** The header of this generation is on the disk. */
  #hasHeader = false;
  /** Of the first bytes that the snapshot should have on disk: else it is not the one that belongs to this log. */
  #onDisk: Buffer;
  /** Pages that are newer here than in the snapshot. */
  readonly #pages = new Set<number>();
  /** After a failed fsync nobody knows what is on the disk: only a new snapshot is certain. */
  #isGivenUp = false;
  /** Frames that another process wrote may be in its cache only. */
  #isUnsynced = false;

  /** On what was recovered into `image`. Touches no file. */
  constructor(files: FileAccess, file: string, image: TrackedImage, recovered: Recovered, limits: LogLimits) {
    this.#files = files;
    this.#file = file;
    this.#image = image;
    this.#limits = limits;
    this.#onDisk = digestOf(recovered.snapshotHeader);
    this.#header = this.#newHeader(recovered.snapshotHeader);
    this.#position = encodeHeader(this.#header).position;
    const { log, state } = recovered;
    if (state === 'applied' && log !== null && !log.isDamaged) this.#goOnWith(log, recovered.blank);
    else saltChangeCounter(this.#image.view(0, HEADER_LENGTH));
    // What a damaged log still gave is in memory only: the next action writes it whole.
    this.#isGivenUp = state === 'applied' && log?.isDamaged === true;
  }

  /** From now on only a new snapshot counts as durable. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** Log bytes that wait for a checkpoint. */
  get waiting(): number {
    return this.#end;
  }

  /** How long the log may become; a share of the database, so that opening never takes long. */
  get bound(): number {
    return Math.min(this.#limits.largestBound, Math.max(this.#limits.smallestBound, this.#image.byteCount / 2));
  }

  /** Makes these pages durable: by the log, or where that is cheaper or the log is given up, by a new snapshot. */
  commit(pages: readonly number[]): void {
    const length = frameLength(pages.length, this.#image.pageSize);
    const isMost = length > this.bound && pages.length > this.#image.pageCount / 2;
    if (this.#isGivenUp || isMost || length > LARGEST_FRAME) this.snapshot();
    else this.#append(pages);
  }

  /** Moves what the log holds into the snapshot, in place: a crash amid it is repaired from the log. */
  checkpoint(): void {
    if (this.#isGivenUp) {
      this.snapshot();
      return;
    }
    if (this.#pages.size === 0) return;
    this.#syncFound();
    if (!this.#writeInPlace()) {
      this.snapshot();
      return;
    }
    this.#startGeneration();
  }

  /** Writes all of memory as a new file in the snapshot's place. */
  snapshot(): void {
    const bytes = this.#image.view(0, this.#image.byteCount);
    let isAnnounced = false;
    try {
      replaceFile(this.#files, this.#file, bytes, () => {
        this.#supersede();
        isAnnounced = true;
      });
    } catch (error) {
      // Which of the two files is there after a power cut is open.
      if (isAnnounced) this.#isGivenUp = true;
      throw error;
    }
    if (this.#isGivenUp) this.#dropLog();
    this.#isGivenUp = false;
    this.#startGeneration();
  }

  /** After it only the snapshot is left; where that can't be done, the log stays and is applied at the next opening. */
  close(): void {
    try {
      this.checkpoint();
      this.#dropLog();
    } finally {
      this.release();
    }
  }

  /** Lets go of the file and writes nothing. */
  release(): void {
    if (this.#handle !== null) this.#files.close(this.#handle);
    this.#handle = null;
  }

  #goOnWith(log: NonNullable<Recovered['log']>, blank: readonly number[]): void {
    this.#header = {
      ...log.header,
      generation: Buffer.from(log.header.generation),
      baseDigest: Buffer.from(log.header.baseDigest),
    };
    this.#position = { sequence: log.position.sequence, chain: Buffer.from(log.position.chain) };
    this.#end = log.end;
    for (const { pages } of log.frames) for (const { number } of pages) this.#pages.add(number);
    for (const page of blank) this.#pages.add(page);
    this.#isUnsynced = true;
  }

  #append(pages: readonly number[]): void {
    const { pageSize, pageCount } = this.#image;
    this.#write((position) =>
      encodeFrame(
        this.#header,
        position,
        pageCount,
        pages,
        (page) => this.#image.view(page * pageSize, (page + 1) * pageSize),
        this.#files.sealing,
      ),
    );
    for (const page of pages) this.#pages.add(page);
  }

  /** Says in the log that the snapshot about to come into place holds all of it. */
  #supersede(): void {
    if (this.#isGivenUp || (this.#end === 0 && !this.#files.exists(logFile(this.#file)))) return;
    const digest = digestOf(this.#image.header());
    this.#write((position) => encodeSuperseded(this.#header, position, digest, this.#files.sealing));
  }

  /** One frame, durable when this returns; else the log is as it was before, or given up. */
  #write(encode: (position: LogPosition) => EncodedFrame): void {
    const frame = encode(this.#end === 0 ? encodeHeader(this.#header).position : this.#position);
    const isNew = this.#handle === null && !this.#files.exists(logFile(this.#file));
    const handle = this.#opened();
    const begin = this.#end === 0 ? LOG_HEADER_LENGTH : this.#end;
    let isWritten = false;
    try {
      if (this.#end === 0 && !this.#hasHeader) this.#writeHeader(handle);
      writeAll(this.#files, handle, frame.bytes, begin);
      this.#makeRoom(handle, begin + frame.bytes.length);
      isWritten = true;
      this.#files.syncData(handle);
      if (isNew) this.#files.syncFolder(path.dirname(this.#file));
    } catch (error) {
      this.#takeBack(handle, isWritten);
      throw error;
    }
    this.#position = frame.position;
    this.#end = begin + frame.bytes.length;
    this.#isUnsynced = false;
  }

  /** Durable before the first frame overwrites those of an older generation: a power cut must not leave the old header before torn old frames. */
  #writeHeader(handle: number): void {
    writeAll(this.#files, handle, encodeHeader(this.#header).bytes, 0);
    try {
      this.#files.syncData(handle);
    } catch (error) {
      this.#isGivenUp = true;
      throw error;
    }
    this.#hasHeader = true;
  }

  /** Zeros behind the end, best effort: they save the file system's own bookkeeping for the next actions. */
  #makeRoom(handle: number, end: number): void {
    try {
      if (this.#files.size(handle) <= end) this.#files.write(handle, new Uint8Array(this.#limits.room), end);
    } catch {
      // The action itself has its place.
    }
  }

  /** An unfinished frame is cut off again; if that or an fsync fails, the log is not to be trusted any more. */
  #takeBack(handle: number, mayBeWritten: boolean): void {
    if (mayBeWritten) this.#isGivenUp = true;
    try {
      this.#files.truncate(handle, this.#end === 0 && this.#hasHeader ? LOG_HEADER_LENGTH : this.#end);
      if (mayBeWritten) this.#files.syncData(handle);
    } catch {
      this.#isGivenUp = true;
    }
  }

  #opened(): number {
    if (this.#handle !== null) return this.#handle;
    const log = logFile(this.#file);
    this.#handle = this.#files.open(log, this.#files.exists(log) ? 'update' : 'create');
    return this.#handle;
  }

  #syncFound(): void {
    if (!this.#isUnsynced) return;
    this.#files.syncData(this.#opened());
    this.#isUnsynced = false;
  }

  /** False where the file is not the one this log starts from: someone put another in its place. */
  #writeInPlace(): boolean {
    if (!this.#files.exists(this.#file)) return false;
    return withFile(this.#files, this.#file, 'update', (handle) => {
      if (!this.#isOurs(handle)) return false;
      for (const [first, last] of runs(
        [...this.#pages].sort((a, b) => a - b),
        this.#image.pageCount,
      )) {
        const begin = first * this.#image.pageSize;
        writeAll(this.#files, handle, this.#image.view(begin, (last + 1) * this.#image.pageSize), begin);
      }
      if (this.#files.size(handle) !== this.#image.byteCount) this.#files.truncate(handle, this.#image.byteCount);
      try {
        this.#files.sync(handle);
      } catch (error) {
        this.#isGivenUp = true;
        throw error;
      }
      return true;
    });
  }

  #isOurs(handle: number): boolean {
    const header = Buffer.alloc(HEADER_LENGTH);
    readInto(this.#files, handle, header, 0);
    return this.#onDisk.equals(digestOf(header));
  }

  /** The snapshot is whole. The old frames may stay in the file: they never pass in the new chain. */
  #startGeneration(): void {
    this.#header = this.#newHeader(this.#image.header());
    this.#onDisk = this.#header.baseDigest;
    this.#position = encodeHeader(this.#header).position;
    this.#hasHeader = false;
    this.#pages.clear();
    this.#end = 0;
    this.#isUnsynced = false;
    // No two generations count alike: what is on the disk is recognised by its counter.
    saltChangeCounter(this.#image.view(0, HEADER_LENGTH));
    if (this.#handle === null) return;
    try {
      // For readers, who see by it that a checkpoint ended.
      this.#writeHeader(this.#handle);
      // Only then: a reader that finds the old header finds the old frames.
      if (this.#files.size(this.#handle) > this.#limits.smallestBound)
        this.#files.truncate(this.#handle, this.#limits.room);
    } catch {
      // The old log is still true of the new snapshot.
    }
  }

  #newHeader(snapshotHeader: Uint8Array): LogHeader {
    return {
      pageSize: this.#image.pageSize,
      generation: randomBytes(GENERATION_LENGTH),
      baseDigest: digestOf(snapshotHeader),
      basePageCount: new DataView(snapshotHeader.buffer, snapshotHeader.byteOffset).getUint32(28),
      isSealed: this.#files.sealing !== undefined,
    };
  }

  #dropLog(): void {
    this.release();
    this.#hasHeader = false;
    this.#files.remove(logFile(this.#file));
    this.#files.syncFolder(path.dirname(this.#file));
  }
}

/** Neighbouring pages together: [first, last], last included. */
function* runs(pages: readonly number[], pageCount: number): Generator<readonly [number, number]> {
  let first = -1;
  let last = -1;
  for (const page of pages) {
    if (page >= pageCount) break;
    if (page === last + 1 && first >= 0) last = page;
    else {
      if (first >= 0) yield [first, last];
      first = page;
      last = page;
    }
  }
  if (first >= 0) yield [first, last];
}
