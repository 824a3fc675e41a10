// The bytes of a page log: one header, then frames. A frame is one action: the pages it changed, whole.
// Each frame's checksum covers the one before it, and the first covers the header's random generation: frames of an older log never pass.
// Of an encrypted workspace the payload of each frame is sealed and bound to its place in the chain; a log in clear is never read beside one.
import { createHash } from 'node:crypto';
import { SEAL_LENGTH, type Sealing } from './sealing.ts';
import { HEADER_LENGTH } from './tracked-image.ts';

const MAGIC = Buffer.from('CLRBLOG\n', 'latin1');
const FORMAT = 1;
const SEALED_FORMAT = 2;
export const LOG_HEADER_LENGTH = 128;
export const GENERATION_LENGTH = 16;
const HASH_LENGTH = 32;
const FRAME_MAGIC = 0x46524c43;
const FRAME_HEADER_LENGTH = 40;
const PAGES = 1;
const SUPERSEDED = 2;

export interface LogHeader {
  readonly pageSize: number;
  /** Random: tells this log from every other. */
  readonly generation: Buffer;
  /** Of the first bytes of page 1 in the snapshot that this log starts from. */
  readonly baseDigest: Buffer;
  readonly basePageCount: number;
  readonly isSealed: boolean;
}

export interface PageFrame {
  /** Of the database after this action. */
  readonly pageCount: number;
  readonly pages: readonly { readonly number: number; readonly bytes: Buffer }[];
}

export interface ReadLog {
  readonly header: LogHeader;
  readonly frames: readonly PageFrame[];
  /** The snapshot, by its digest, that holds everything of this log and more; null: none. */
  readonly supersededBy: Buffer | null;
  /** Where the whole frames end. */
  readonly end: number;
  /** Frames so far, and the checksum of the last: what the next one goes on from. */
  readonly position: LogPosition;
  /** Something behind `end` was whole once: more than the last, unfinished action is lost. */
  readonly isDamaged: boolean;
}

export interface LogPosition {
  readonly sequence: number;
  readonly chain: Buffer;
}

export interface EncodedFrame {
  readonly bytes: Buffer;
  /** Where the log stands after it. */
  readonly position: LogPosition;
}

export function digestOf(pageOneHeader: Uint8Array): Buffer {
  return createHash('sha256').update(pageOneHeader.subarray(0, HEADER_LENGTH)).digest();
}

export function encodeHeader(header: LogHeader): EncodedFrame {
  const bytes = Buffer.alloc(LOG_HEADER_LENGTH);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(header.isSealed ? SEALED_FORMAT : FORMAT, 8);
  bytes.writeUInt32LE(header.pageSize, 12);
  header.generation.copy(bytes, 16);
  header.baseDigest.copy(bytes, 32);
  bytes.writeUInt32LE(header.basePageCount, 64);
  const chain = createHash('sha256').update(bytes.subarray(0, 96)).digest();
  chain.copy(bytes, 96);
  return { bytes, position: { sequence: 0, chain } };
}

/** `pages` as numbers; their bytes are taken from `pageOf`. */
export function encodeFrame(
  header: LogHeader,
  position: LogPosition,
  pageCount: number,
  pages: readonly number[],
  pageOf: (page: number) => Uint8Array,
  sealing?: Sealing,
): EncodedFrame {
  const bytes = frameOf(header, position, PAGES, pages.length, pageCount);
  let offset = FRAME_HEADER_LENGTH;
  for (const page of pages) offset = bytes.writeUInt32LE(page, offset);
  for (const page of pages) {
    bytes.set(pageOf(page), offset);
    offset += header.pageSize;
  }
  return chained(hidden(bytes, position, sealing), position);
}

/** Says that a snapshot with this digest, durable but not yet in place, makes the log needless. */
export function encodeSuperseded(
  header: LogHeader,
  position: LogPosition,
  digest: Buffer,
  sealing?: Sealing,
): EncodedFrame {
  const bytes = frameOf(header, position, SUPERSEDED, 0, 0);
  digest.copy(bytes, FRAME_HEADER_LENGTH);
  return chained(hidden(bytes, position, sealing), position);
}

export function frameLength(pages: number, pageSize: number): number {
  return FRAME_HEADER_LENGTH + pages * (4 + pageSize) + HASH_LENGTH;
}

export function readHeader(bytes: Buffer): LogHeader | null {
  if (bytes.length < LOG_HEADER_LENGTH || !bytes.subarray(0, 8).equals(MAGIC)) return null;
  const format = bytes.readUInt32LE(8);
  if (format !== FORMAT && format !== SEALED_FORMAT) return null;
  const sum = createHash('sha256').update(bytes.subarray(0, 96)).digest();
  if (!sum.equals(bytes.subarray(96, LOG_HEADER_LENGTH))) return null;
  return {
    pageSize: bytes.readUInt32LE(12),
    generation: bytes.subarray(16, 32),
    baseDigest: bytes.subarray(32, 64),
    basePageCount: bytes.readUInt32LE(64),
    isSealed: format === SEALED_FORMAT,
  };
}

/** Every whole frame from the start; null where not even the header is one, or is sealed and should not be, or the other way round. */
export function readLog(bytes: Buffer, sealing?: Sealing): ReadLog | null {
  const header = readHeader(bytes);
  if (header === null || header.isSealed !== (sealing !== undefined)) return null;
  const frames: PageFrame[] = [];
  let supersededBy: Buffer | null = null;
  let end = LOG_HEADER_LENGTH;
  let position: LogPosition = { sequence: 0, chain: bytes.subarray(96, LOG_HEADER_LENGTH) };
  let isForged = false;
  for (;;) {
    const length = wholeFrame(bytes, end, header, position);
    if (length === 0) break;
    const payload = payloadOf(bytes.subarray(end, end + length), position, sealing);
    if (payload === null) {
      isForged = true;
      break;
    }
    if (bytes.readUInt32LE(end + 4) === SUPERSEDED) supersededBy = payload;
    else {
      // An action after it: the snapshot never came into place.
      supersededBy = null;
      frames.push(pageFrame(bytes.subarray(end, end + FRAME_HEADER_LENGTH), payload, header));
    }
    end += length;
    position = { sequence: position.sequence + 1, chain: bytes.subarray(end - HASH_LENGTH, end) };
  }
  const isDamaged = isForged || hasLaterFrame(bytes, end, header, position);
  return { header, frames, supersededBy, end, position, isDamaged };
}

function frameOf(header: LogHeader, position: LogPosition, kind: number, pages: number, pageCount: number): Buffer {
  const payload = kind === PAGES ? 0 : HASH_LENGTH;
  const bytes = Buffer.allocUnsafe(frameLength(pages, header.pageSize) + payload);
  bytes.writeUInt32LE(FRAME_MAGIC, 0);
  bytes.writeUInt32LE(kind, 4);
  header.generation.copy(bytes, 8);
  bytes.writeUInt32LE(position.sequence + 1, 24);
  bytes.writeUInt32LE(pages, 28);
  bytes.writeUInt32LE(pageCount, 32);
  bytes.writeUInt32LE(0, 36);
  return bytes;
}

/** The frame with its payload sealed; as it is where nothing is encrypted. */
function hidden(bytes: Buffer, position: LogPosition, sealing: Sealing | undefined): Buffer {
  if (sealing === undefined) return bytes;
  const head = bytes.subarray(0, FRAME_HEADER_LENGTH);
  const payload = bytes.subarray(FRAME_HEADER_LENGTH, bytes.length - HASH_LENGTH);
  return Buffer.concat([head, sealing.sealFrame(payload, placeOf(head, position)), Buffer.alloc(HASH_LENGTH)]);
}

/** What a sealed payload is bound to: its frame's header, and by the chain all that was before. */
const placeOf = (head: Buffer, position: LogPosition): Buffer => Buffer.concat([head, position.chain]);

/** Of a whole frame; null where its seal does not fit, though its checksum does: someone else made it. */
function payloadOf(frame: Buffer, position: LogPosition, sealing: Sealing | undefined): Buffer | null {
  const payload = frame.subarray(FRAME_HEADER_LENGTH, frame.length - HASH_LENGTH);
  if (sealing === undefined) return payload;
  return sealing.openFrame(payload, placeOf(frame.subarray(0, FRAME_HEADER_LENGTH), position));
}

function chained(bytes: Buffer, position: LogPosition): EncodedFrame {
  const body = bytes.length - HASH_LENGTH;
  const chain = createHash('sha256').update(position.chain).update(bytes.subarray(0, body)).digest();
  chain.copy(bytes, body);
  return { bytes, position: { sequence: position.sequence + 1, chain } };
}

/** The length of the frame at `offset` if it is whole and the next in the chain, else 0. */
function wholeFrame(bytes: Buffer, offset: number, header: LogHeader, position: LogPosition): number {
  if (!isFrameOf(bytes, offset, header) || bytes.readUInt32LE(offset + 24) !== position.sequence + 1) return 0;
  const isPages = bytes.readUInt32LE(offset + 4) === PAGES;
  const extra = (isPages ? 0 : HASH_LENGTH) + (header.isSealed ? SEAL_LENGTH : 0);
  const length = frameLength(bytes.readUInt32LE(offset + 28), header.pageSize) + extra;
  if (offset + length > bytes.length) return 0;
  const body = offset + length - HASH_LENGTH;
  const sum = createHash('sha256').update(position.chain).update(bytes.subarray(offset, body)).digest();
  return sum.equals(bytes.subarray(body, body + HASH_LENGTH)) ? length : 0;
}

function isFrameOf(bytes: Buffer, offset: number, header: LogHeader): boolean {
  return (
    offset >= 0 &&
    offset + FRAME_HEADER_LENGTH <= bytes.length &&
    bytes.readUInt32LE(offset) === FRAME_MAGIC &&
    bytes.subarray(offset + 8, offset + 8 + GENERATION_LENGTH).equals(header.generation)
  );
}

function pageFrame(head: Buffer, payload: Buffer, { pageSize }: LogHeader): PageFrame {
  const count = head.readUInt32LE(28);
  const first = count * 4;
  return {
    pageCount: head.readUInt32LE(32),
    pages: Array.from({ length: count }, (_, index) => ({
      number: payload.readUInt32LE(index * 4),
      bytes: payload.subarray(first + index * pageSize, first + (index + 1) * pageSize),
    })),
  };
}

/** Only the last action can be unfinished: a frame of this log with a later number proves that one before it was damaged. */
function hasLaterFrame(bytes: Buffer, end: number, header: LogHeader, position: LogPosition): boolean {
  for (let at = bytes.indexOf(header.generation, end); at >= 0; at = bytes.indexOf(header.generation, at + 1)) {
    const offset = at - 8;
    if (isFrameOf(bytes, offset, header) && bytes.readUInt32LE(offset + 24) > position.sequence + 1) return true;
  }
  return false;
}
