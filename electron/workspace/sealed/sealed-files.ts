// Files through a seal: the page log reads and writes plain pages, the disk holds sealed ones. Each page is sealed by itself and written
// in place by itself, so a torn write tears one page that the log holds, as in a file in clear. The first bytes of page 1, by which a log
// knows its snapshot, stand once more in a sector of their own: like the first sector of a file in clear they are old or new, never torn.
// The log seals its frames itself. Other files are read by what they begin with: copies under the same key as the workspace, all else as it is.
import { type FileAccess, readInto, temporaryOf, withFile, writeAll } from '../page-log/file-access.ts';
import { SEAL_LENGTH, type Sealing } from '../page-log/sealing.ts';
import { HEADER_LENGTH } from '../page-log/tracked-image.ts';
import type { Seal } from './seal.ts';
import { decodeSealHeader, HEAD_RECORD, SEAL_HEADER_LENGTH } from './seal-header.ts';

const HEAD_RECORD_LENGTH = HEADER_LENGTH + SEAL_LENGTH;
/** One call reads and unseals at most so many pages. */
const BLOCKS_A_READ = 256;
const BLOCKS_A_WRITE = 256;

/** A file that was encrypted with another passphrase than the workspace, or at another time. */
export class OtherKey extends Error {
  constructor() {
    super('it is encrypted with the passphrase of its time; open it by itself, with that one');
  }
}

export class SealedFiles implements FileAccess {
  readonly seal: Seal;
  readonly sealing: Sealing;
  readonly #inner: FileAccess;
  readonly #names: ReadonlySet<string>;
  /** Handles of sealed files, with the pages that did not carry their seal. */
  readonly #broken = new Map<number, Set<number>>();

  /** `file` by its real path. */
  constructor(inner: FileAccess, file: string, seal: Seal) {
    this.#inner = inner;
    this.seal = seal;
    this.#names = new Set([file, temporaryOf(file)]);
    this.sealing = {
      sealFrame: (payload, about) => seal.seal('frame', about, payload),
      openFrame: (sealed, about) => seal.open('frame', about, sealed),
      broken: (handle) => [...(this.#broken.get(handle) ?? [])],
    };
  }

  open(file: string, mode: 'read' | 'update' | 'create'): number {
    const handle = this.#inner.open(file, mode);
    try {
      const isOurs = this.#names.has(file);
      if (isOurs && mode === 'create') writeAll(this.#inner, handle, this.seal.header(), 0);
      if (isOurs || (mode === 'read' && this.#isCopy(handle))) this.#broken.set(handle, new Set());
      return handle;
    } catch (error) {
      this.#inner.close(handle);
      throw error;
    }
  }

  close(handle: number): void {
    this.#broken.delete(handle);
    this.#inner.close(handle);
  }

  size(handle: number): number {
    const size = this.#inner.size(handle);
    if (!this.#broken.has(handle)) return size;
    return Math.max(0, Math.floor((size - SEAL_HEADER_LENGTH) / this.#stride)) * this.seal.blockSize;
  }

  stamp(handle: number): string {
    return this.#inner.stamp(handle);
  }

  read(handle: number, target: Uint8Array, position: number): number {
    const broken = this.#broken.get(handle);
    if (broken === undefined) return this.#inner.read(handle, target, position);
    const { blockSize } = this.seal;
    const first = Math.floor(position / blockSize);
    const wanted = Math.ceil((position + target.length) / blockSize) - first;
    const count = Math.min(wanted, BLOCKS_A_READ, this.size(handle) / blockSize - first);
    if (count <= 0) return 0;
    if (position === 0 && target.length <= HEADER_LENGTH) {
      const head = this.#head(handle);
      if (head !== null) {
        target.set(head.subarray(0, target.length));
        return target.length;
      }
    }
    const raw = Buffer.alloc(count * this.#stride);
    readInto(this.#inner, handle, raw, this.#placeOf(first));
    const skipped = position - first * blockSize;
    const plain = Buffer.alloc(count * blockSize);
    for (let index = 0; index < count; index += 1) {
      const block = raw.subarray(index * this.#stride, (index + 1) * this.#stride);
      plain.set(this.#opened(handle, broken, first + index, block), index * blockSize);
    }
    const length = Math.min(target.length, plain.length - skipped);
    target.set(plain.subarray(skipped, skipped + length));
    return length;
  }

  /** Whole pages only: the page log writes no others. */
  write(handle: number, bytes: Uint8Array, position: number): number {
    if (!this.#broken.has(handle)) return this.#inner.write(handle, bytes, position);
    const { blockSize } = this.seal;
    if (position % blockSize !== 0 || bytes.length % blockSize !== 0) throw new Error('only whole pages are sealed');
    const first = position / blockSize;
    this.#fill(handle, first);
    const count = Math.min(BLOCKS_A_WRITE, bytes.length / blockSize);
    const blocks = Array.from({ length: count }, (_, index) =>
      this.#sealedPage(first + index, bytes.subarray(index * blockSize, (index + 1) * blockSize)),
    );
    if (first === 0) this.#writeHead(handle, bytes);
    writeAll(this.#inner, handle, Buffer.concat(blocks), this.#placeOf(first));
    return count * blockSize;
  }

  truncate(handle: number, size: number): void {
    if (!this.#broken.has(handle)) this.#inner.truncate(handle, size);
    else {
      const blocks = Math.ceil(size / this.seal.blockSize);
      this.#fill(handle, blocks);
      this.#inner.truncate(handle, this.#placeOf(blocks));
    }
  }

  sync(handle: number): void {
    this.#inner.sync(handle);
  }

  syncData(handle: number): void {
    this.#inner.syncData(handle);
  }

  rename(from: string, to: string): void {
    this.#inner.rename(from, to);
  }

  remove(file: string): void {
    this.#inner.remove(file);
  }

  exists(file: string): boolean {
    return this.#inner.exists(file);
  }

  syncFolder(folder: string): void {
    this.#inner.syncFolder(folder);
  }

  get #stride(): number {
    return this.seal.blockSize + SEAL_LENGTH;
  }

  #placeOf(block: number): number {
    return SEAL_HEADER_LENGTH + block * this.#stride;
  }

  /** A file in clear would have a hole there, which reads as zeros: here zeros are sealed, up to this block. */
  #fill(handle: number, end: number): void {
    for (let block = this.size(handle) / this.seal.blockSize; block < end; block += 1)
      writeAll(this.#inner, handle, this.#sealedPage(block, Buffer.alloc(this.seal.blockSize)), this.#placeOf(block));
  }

  #sealedPage(block: number, plain: Uint8Array): Buffer {
    return this.seal.seal('page', numbered(block), plain);
  }

  /** Whether another file is sealed by this key. One that is sealed by another can't be read here. */
  #isCopy(handle: number): boolean {
    const header = headerIn(this.#inner, handle);
    if (header === 'clear') return false;
    if (typeof header !== 'string' && header.keyId.toString('hex') === this.seal.keyId) return true;
    throw new OtherKey();
  }

  #opened(handle: number, broken: Set<number>, block: number, piece: Uint8Array): Uint8Array {
    const plain = this.seal.open('page', numbered(block), piece);
    const head = block === 0 ? this.#head(handle) : null;
    // Page 1 and its beginning differ: a checkpoint was cut short between them, or someone put an older one there.
    const isWhole = plain !== null && (head === null || head.equals(plain.subarray(0, HEADER_LENGTH)));
    if (isWhole) broken.delete(block);
    else broken.add(block);
    const page = plain ?? Buffer.alloc(this.seal.blockSize);
    if (head !== null) page.set(head);
    return page;
  }

  /** The first bytes of page 1 from their own sector; null where they do not carry their seal. */
  #head(handle: number): Buffer | null {
    const record = Buffer.alloc(HEAD_RECORD_LENGTH);
    readInto(this.#inner, handle, record, HEAD_RECORD);
    return this.seal.open('head', EMPTY, record);
  }

  #writeHead(handle: number, pageOne: Uint8Array): void {
    writeAll(this.#inner, handle, this.seal.seal('head', EMPTY, pageOne.subarray(0, HEADER_LENGTH)), HEAD_RECORD);
  }
}

const EMPTY = new Uint8Array(0);

function numbered(block: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(block));
  return bytes;
}

/** The head of a file, sealed or not. Throws what the file system throws. */
export function readSealHeader(files: FileAccess, file: string): ReturnType<typeof decodeSealHeader> {
  return withFile(files, file, 'read', (handle) => headerIn(files, handle));
}

function headerIn(files: FileAccess, handle: number): ReturnType<typeof decodeSealHeader> {
  const bytes = Buffer.alloc(SEAL_HEADER_LENGTH);
  return decodeSealHeader(bytes.subarray(0, readInto(files, handle, bytes, 0)));
}
