// A made-up disk: what was written and not yet synced may be lost at a crash, in any part; any call can be made to fail.
import type { FileAccess } from './file-access.ts';

interface Node {
  readonly id: number;
  /** As programs see it. */
  bytes: Buffer;
  /** As it is after a power cut, if nothing that waits gets through. */
  durable: Buffer;
  /** Writes and cuts since the last sync, in order. */
  waiting: Change[];
  version: number;
}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

export class Crash extends Error {}

export interface Fault {
  /** The number of the call, from 1, over all calls that change something. */
  readonly call: number;
  /** 'crash' stops before the call; 'torn' amid it; a code makes it fail; 'short' writes half of it. */
  readonly kind: 'crash' | 'torn' | 'short' | 'EIO' | 'ENOSPC' | 'EDQUOT' | 'EFBIG';
  /** The same for every later call. */
  readonly isLasting?: boolean;
}

const SECTOR = 512;

export class FaultyDisk implements FileAccess {
  #names = new Map<string, Node>();
  #durableNames = new Map<string, Node>();
  #handles = new Map<number, Node>();
  #next = 1;
  /** Calls that changed something so far, by name. */
  readonly calls: string[] = [];
  fault: Fault | null = null;
  /** After a crash nothing happens any more. */
  #isDead = false;

  open(file: string, mode: 'read' | 'update' | 'create'): number {
    let node = this.#names.get(file);
    if (mode === 'create') {
      this.#changing('create');
      if (node === undefined) {
        node = { id: this.#id(), bytes: Buffer.alloc(0), durable: Buffer.alloc(0), waiting: [], version: 0 };
        this.#names.set(file, node);
      } else this.#cut(node, 0);
    }
    if (node === undefined) throw failure('ENOENT', 'open');
    const handle = this.#id();
    this.#handles.set(handle, node);
    return handle;
  }

  close(handle: number): void {
    this.#node(handle);
    this.#handles.delete(handle);
  }

  size(handle: number): number {
    return this.#node(handle).bytes.length;
  }

  stamp(handle: number): string {
    const { id, version, bytes } = this.#node(handle);
    return `${id} ${version} ${bytes.length}`;
  }

  read(handle: number, target: Uint8Array, position: number): number {
    const { bytes } = this.#node(handle);
    const part = bytes.subarray(position, position + target.length);
    target.set(part);
    return part.length;
  }

  write(handle: number, bytes: Uint8Array, position: number): number {
    const node = this.#node(handle);
    let length = bytes.length;
    this.#changing('write', (kind) => {
      length = kind === 'short' ? Math.ceil(bytes.length / 2) : Math.min(bytes.length, SECTOR);
      if (kind === 'torn') {
        this.#put(node, bytes.subarray(0, length), position);
        throw this.#crash();
      }
    });
    this.#put(node, bytes.subarray(0, length), position);
    return length;
  }

  truncate(handle: number, size: number): void {
    this.#changing('truncate');
    this.#cut(this.#node(handle), size);
  }

  sync(handle: number): void {
    this.#changing('sync');
    const node = this.#node(handle);
    node.durable = Buffer.from(node.bytes);
    node.waiting = [];
  }

  syncData(handle: number): void {
    this.sync(handle);
  }

  rename(from: string, to: string): void {
    this.#changing('rename');
    const node = this.#names.get(from);
    if (node === undefined) throw failure('ENOENT', 'rename');
    this.#names.delete(from);
    this.#names.set(to, node);
  }

  remove(file: string): void {
    if (!this.#names.has(file)) return;
    this.#changing('remove');
    this.#names.delete(file);
  }

  exists(file: string): boolean {
    return this.#names.has(file);
  }

  syncFolder(): void {
    this.#changing('sync folder');
    this.#durableNames = new Map(this.#names);
  }

  list(): string[] {
    return [...this.#names.keys()].sort();
  }

  bytesOf(file: string): Buffer {
    const node = this.#names.get(file);
    if (node === undefined) throw failure('ENOENT', 'open');
    return Buffer.from(node.bytes);
  }

  put(file: string, bytes: Uint8Array): void {
    const copy = Buffer.from(bytes);
    const node = { id: this.#id(), bytes: copy, durable: Buffer.from(copy), waiting: [], version: 0 };
    this.#names.set(file, node);
    this.#durableNames.set(file, node);
  }

  /** The process ends: what it did stays. */
  afterKill(): FaultyDisk {
    return this.#copied((node) => node.bytes, this.#names);
  }

  /** The power goes: of what waits, sector by sector, `gets` says what got through; likewise of the changes of names. */
  afterPowerCut(gets: () => boolean): FaultyDisk {
    return this.#copied((node) => survived(node, gets), gets() ? this.#names : this.#durableNames);
  }

  #copied(contentOf: (node: Node) => Buffer, names: ReadonlyMap<string, Node>): FaultyDisk {
    const copy = new FaultyDisk();
    for (const [name, node] of names) copy.put(name, contentOf(node));
    return copy;
  }

  /** Counts, and fails where it was told to. */
  #changing(name: string, partly?: (kind: 'torn' | 'short') => void): void {
    if (this.#isDead) throw new Crash();
    this.calls.push(name);
    const { fault } = this;
    if (fault === null) return;
    const isDue = fault.isLasting === true ? this.calls.length >= fault.call : this.calls.length === fault.call;
    if (!isDue) return;
    if (fault.kind === 'torn' || fault.kind === 'short') {
      if (partly !== undefined) partly(fault.kind);
      else if (fault.kind === 'torn') throw this.#crash();
      return;
    }
    if (fault.kind === 'crash') throw this.#crash();
    throw failure(fault.kind, name);
  }

  #crash(): Crash {
    this.#isDead = true;
    return new Crash();
  }

  #put(node: Node, bytes: Uint8Array, position: number): void {
    node.version += 1;
    node.waiting.push({ at: position, bytes: Buffer.from(bytes) });
    node.bytes = written(node.bytes, bytes, position);
  }

  #cut(node: Node, size: number): void {
    node.version += 1;
    node.waiting.push({ size });
    node.bytes = resized(node.bytes, size);
  }

  #node(handle: number): Node {
    const node = this.#handles.get(handle);
    if (node === undefined) throw failure('EBADF', 'handle');
    return node;
  }

  #id(): number {
    this.#next += 1;
    return this.#next;
  }
}

function survived({ durable, waiting }: Node, gets: () => boolean): Buffer {
  const ends = waiting.map((change) => ('size' in change ? change.size : change.at + change.bytes.length));
  const content = Buffer.alloc(Math.max(durable.length, ...ends));
  durable.copy(content);
  let size = durable.length;
  for (const change of waiting) {
    if ('size' in change) {
      if (!gets()) continue;
      if (change.size < size) content.fill(0, change.size, size);
      size = change.size;
      continue;
    }
    for (let from = 0; from < change.bytes.length; ) {
      const position = change.at + from;
      const to = Math.min(change.bytes.length, from + SECTOR - (position % SECTOR));
      if (gets()) {
        content.set(change.bytes.subarray(from, to), position);
        size = Math.max(size, change.at + to);
      }
      from = to;
    }
  }
  return content.subarray(0, size);
}

function written(content: Buffer, bytes: Uint8Array, position: number): Buffer {
  const result = resized(content, Math.max(content.length, position + bytes.length));
  result.set(bytes, position);
  return result;
}

function resized(content: Buffer, size: number): Buffer {
  const result = Buffer.alloc(size);
  content.copy(result, 0, 0, Math.min(size, content.length));
  return result;
}

function failure(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}
