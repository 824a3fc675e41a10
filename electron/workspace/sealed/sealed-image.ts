// The bytes of an encrypted file that holds this image, made in memory: for one who may not write beside the workspace.
import { type FileAccess, withFile, writeAll } from '../page-log/file-access.ts';
import type { Seal } from './seal.ts';
import { SealedFiles } from './sealed-files.ts';

/** `image`: whole pages in clear. */
export function sealedImage(seal: Seal, image: Uint8Array): Uint8Array {
  const memory = new MemoryFile();
  const files = new SealedFiles(memory, NAME, seal);
  withFile(files, NAME, 'create', (handle) => writeAll(files, handle, image, 0));
  return memory.content();
}

const NAME = 'workspace';

/** One file that grows at its end. */
class MemoryFile implements FileAccess {
  #bytes = Buffer.alloc(1 << 20);
  #size = 0;

  content(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  open = () => 0;
  close = () => {};
  size = () => this.#size;
  stamp = () => '';

  read(_handle: number, target: Uint8Array, position: number): number {
    const piece = this.#bytes.subarray(position, Math.min(this.#size, position + target.length));
    target.set(piece);
    return piece.length;
  }

  write(_handle: number, bytes: Uint8Array, position: number): number {
    this.#reach(position + bytes.length);
    this.#bytes.set(bytes, position);
    return bytes.length;
  }

  truncate(_handle: number, size: number): void {
    this.#reach(size);
    this.#size = size;
  }

  sync = () => {};
  syncData = () => {};
  rename = () => {};
  remove = () => {};
  exists = () => true;
  syncFolder = () => {};

  #reach(size: number): void {
    if (size > this.#bytes.length) {
      const larger = Buffer.alloc(size * 2);
      larger.set(this.content());
      this.#bytes = larger;
    }
    this.#size = Math.max(this.#size, size);
  }
}
