// From the pair on disk, snapshot and log, to the bytes of the newest state. Writes nothing.
// A log that starts from another snapshot is never applied.

import { type FileAccess, readInto, withFile } from './file-access.ts';
import { digestOf, LOG_HEADER_LENGTH, type ReadLog, readHeader, readLog } from './log-format.ts';
import { HEADER_LENGTH } from './tracked-image.ts';

export type LogState =
  /** No log, or one without a whole action. */
  | 'none'
  | 'applied'
  /** The snapshot holds all of it and more. */
  | 'superseded'
  /** It starts from another snapshot. */
  | 'foreign'
  /** Its beginning can't be read, but it is not empty. */
  | 'unreadable';

export interface Recovered {
  /** What `allocate` gave, filled; whether it is a database is for the reader to find out. */
  readonly image: Uint8Array;
  readonly length: number;
  readonly state: LogState;
  /** The log as it was read; null where its header could not be. */
  readonly log: ReadLog | null;
  /** The first bytes of page 1 as they are in the snapshot. */
  readonly snapshotHeader: Buffer;
  /** Pages, from 0, that neither the snapshot nor the log gives: their seal does not fit. Without encryption none can be told. */
  readonly broken: readonly number[];
  /** Pages that were given out since the log began and never written: their place in the snapshot has no seal yet. */
  readonly blank: readonly number[];
}

export const logFile = (file: string): string => `${file}-log`;

/** `allocate` gets the length of the database and answers at least so many bytes, zero behind what is filled. */
export function recover(files: FileAccess, file: string, allocate: (length: number) => Uint8Array): Recovered {
  return withFile(files, file, 'read', (handle) => assemble(files, handle, readLogBytes(files, file), allocate));
}

const ATTEMPTS = 40;
/** A log that does not fit may be amid a change; after so many looks it is believed. */
const DOUBTS = 5;

/**
 * The same beside a writer that goes on writing: pages that a checkpoint moves meanwhile are all in the log that is read after them.
 * Null where the writer never left time enough.
 */
export function recoverForReading(files: FileAccess, file: string, pause: () => void): Recovered | null {
  let doubts = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) pause();
    const recovered = readBeside(files, file);
    const isDoubtful = recovered?.state === 'foreign' || recovered?.state === 'unreadable';
    if (isDoubtful) doubts += 1;
    if (recovered !== null && (!isDoubtful || doubts > DOUBTS)) return recovered;
  }
  return null;
}

/** Null where a checkpoint ended meanwhile. */
function readBeside(files: FileAccess, file: string): Recovered | null {
  const generation = generationOf(files, file);
  return withFile(files, file, 'read', (handle) => {
    const stamp = files.stamp(handle);
    const snapshot = readWhole(files, handle);
    // Only now: what a checkpoint wrote into the snapshot up to here was in the log before.
    const log = readLogBytes(files, file);
    // A new generation may cut the log while it is read: its header comes first, so that is seen now.
    if (generation !== generationIn(log) || generation !== generationOf(files, file)) return null;
    if (generation === '' && stamp !== files.stamp(handle)) return null;
    return assembled(files, handle, snapshot, log, (length) => grown(snapshot, length));
  });
}

function assemble(
  files: FileAccess,
  handle: number,
  logBytes: Buffer,
  allocate: (length: number) => Uint8Array,
): Recovered {
  const header = Buffer.alloc(HEADER_LENGTH);
  readInto(files, handle, header, 0);
  const size = files.size(handle);
  return assembled(
    files,
    handle,
    header,
    logBytes,
    (length) => {
      const image = allocate(Math.max(length, size));
      readInto(files, handle, image.subarray(0, size), 0);
      return image;
    },
    size,
  );
}

/** `load` answers the snapshot's bytes with room for `length`. */
function assembled(
  files: FileAccess,
  handle: number,
  snapshot: Buffer,
  logBytes: Buffer,
  load: (length: number) => Uint8Array,
  size = snapshot.length,
): Recovered {
  const log = readLog(logBytes, files.sealing);
  const state = stateOf(snapshot, size, log, logBytes);
  const last = log?.frames.at(-1);
  const length =
    state === 'applied' && log !== null && last !== undefined ? last.pageCount * log.header.pageSize : size;
  const image = load(length);
  const applied = state === 'applied' ? log : null;
  if (applied !== null) apply(applied, image, length);
  return {
    image,
    length,
    state,
    log,
    snapshotHeader: Buffer.from(snapshot.subarray(0, HEADER_LENGTH)),
    ...unsealed(files.sealing?.broken(handle) ?? [], applied, length),
  };
}

/** A checkpoint that was cut short, or that goes on beside a reader, tears only pages that the log holds, and pages that hold nothing. */
function unsealed(
  pages: readonly number[],
  applied: ReadLog | null,
  length: number,
): { readonly broken: readonly number[]; readonly blank: readonly number[] } {
  if (pages.length === 0 || applied === null) return { broken: pages, blank: [] };
  const { frames, header } = applied;
  const replayed = new Set(frames.flatMap((frame) => frame.pages.map(({ number }) => number)));
  const left = pages.filter((page) => !replayed.has(page) && (page + 1) * header.pageSize <= length);
  // As far as the database reached at every moment; what is behind was written by a frame, or by nobody.
  const reach = frames.reduce((least, { pageCount }) => Math.min(least, pageCount), header.basePageCount);
  return { broken: left.filter((page) => page < reach), blank: left.filter((page) => page >= reach) };
}

function apply({ frames, header }: ReadLog, image: Uint8Array, length: number): void {
  for (const { pages } of frames)
    for (const { number, bytes } of pages)
      if ((number + 1) * header.pageSize <= length) image.set(bytes, number * header.pageSize);
}

function stateOf(snapshot: Buffer, size: number, log: ReadLog | null, logBytes: Buffer): LogState {
  if (log === null) return logBytes.length > LOG_HEADER_LENGTH && !isBlank(logBytes) ? 'unreadable' : 'none';
  const digest = digestOf(snapshot);
  if (log.supersededBy?.equals(digest) === true) return 'superseded';
  if (log.frames.length === 0) return log.isDamaged ? 'applied' : 'none';
  return size >= log.header.basePageCount * log.header.pageSize && belongs(snapshot, digest, log)
    ? 'applied'
    : 'foreign';
}

/** Page 1 changes with every action: the snapshot is where the log began, or a checkpoint brought it some way along. */
function belongs(snapshot: Buffer, digest: Buffer, { header, frames }: ReadLog): boolean {
  if (digest.equals(header.baseDigest)) return true;
  const pageOne = snapshot.subarray(0, HEADER_LENGTH);
  return frames.some(({ pages }) =>
    pages.some(({ number, bytes }) => number === 0 && bytes.subarray(0, HEADER_LENGTH).equals(pageOne)),
  );
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0);

function readLogBytes(files: FileAccess, file: string): Buffer {
  const log = logFile(file);
  return files.exists(log) ? withFile(files, log, 'read', (handle) => readWhole(files, handle)) : Buffer.alloc(0);
}

function generationOf(files: FileAccess, file: string): string {
  const log = logFile(file);
  if (!files.exists(log)) return '';
  return withFile(files, log, 'read', (handle) => {
    const header = Buffer.alloc(LOG_HEADER_LENGTH);
    readInto(files, handle, header, 0);
    return generationIn(header);
  });
}

const generationIn = (log: Buffer): string => readHeader(log)?.generation.toString('hex') ?? '';

function readWhole(files: FileAccess, handle: number): Buffer {
  const bytes = Buffer.alloc(files.size(handle));
  return bytes.subarray(0, readInto(files, handle, bytes, 0));
}

function grown(bytes: Buffer, length: number): Uint8Array {
  if (bytes.length >= length) return bytes;
  const larger = Buffer.alloc(length);
  bytes.copy(larger);
  return larger;
}
