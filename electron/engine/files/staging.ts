// Files that wait in memory to be imported, and the last parses of them. Nothing here is in the workspace; the engine's end is theirs.
import type { SiblingFile } from '../../../shared/importing/format.ts';
import type { Result } from '../../../shared/model/problem.ts';
import type { HeldFile } from './held-file.ts';
import { type ReadFile, siblingsAmong } from './read-file.ts';

export interface StagedEntry {
  readonly id: number;
  /** Files that came together are siblings. */
  readonly drop: number;
  readonly held: HeldFile;
}

/** Rows of parses that are kept; the newest parse is kept whatever its size. A row takes some 500 bytes. */
const MOST_ROWS_KEPT = 300_000;
const MOST_PARSES_KEPT = 200;

interface KeptParse {
  readonly entryId: number;
  readonly rows: number;
  readonly result: Result<ReadFile>;
}

export class Staging {
  readonly #entries = new Map<number, StagedEntry>();
  /** By what was read and how; the oldest use first. */
  readonly #parses = new Map<string, KeptParse>();
  #comparison: { readonly key: string; readonly value: unknown } | null = null;
  #lastId = 0;
  #lastDrop = 0;

  /** One drop. A file of the same name and content takes the place of the one that waits already. */
  add(files: readonly HeldFile[]): StagedEntry[] {
    this.#lastDrop += 1;
    const place = ({ file, sha256 }: HeldFile) => `${file}\u0000${sha256}`;
    const coming = new Set(files.map(place));
    this.remove([...this.#entries.values()].filter(({ held }) => coming.has(place(held))).map(({ id }) => id));
    return files.map((held) => {
      this.#lastId += 1;
      const entry = { id: this.#lastId, drop: this.#lastDrop, held };
      this.#entries.set(entry.id, entry);
      return entry;
    });
  }

  /** In the order they came. */
  all(): StagedEntry[] {
    return [...this.#entries.values()];
  }

  find(id: number): StagedEntry | null {
    return this.#entries.get(id) ?? null;
  }

  /** Puts files away. What was read of their siblings may have rested on them and is read again. */
  remove(ids: readonly number[]): void {
    const drops = new Set(ids.flatMap((id) => this.#entries.get(id)?.drop ?? []));
    for (const id of ids) this.#entries.delete(id);
    for (const [key, { entryId }] of this.#parses) {
      const entry = this.#entries.get(entryId);
      if (entry === undefined || drops.has(entry.drop)) this.#parses.delete(key);
    }
    this.#comparison = null;
  }

  siblingsOf(entry: StagedEntry): SiblingFile[] {
    const together = this.all().filter(({ drop }) => drop === entry.drop);
    return siblingsAmong(
      together.map(({ held }) => held),
      entry.held,
    );
  }

  /** What was read before under this key, or what `read` answers now. */
  parse(entryId: number, key: string, read: () => Result<ReadFile>): Result<ReadFile> {
    const known = this.#parses.get(key);
    const result = known?.result ?? read();
    if (!result.ok && result.problem.code === 'cancelled') return result;
    this.#parses.delete(key);
    const rows = result.ok ? result.value.parsed.rows.length + result.value.parsed.rejects.length : 0;
    this.#parses.set(key, { entryId, rows, result });
    this.#forgetOldest();
    return result;
  }

  /** The last comparison under this key, or what `compare` answers now. */
  compare<T>(key: string, compare: () => T): T {
    if (this.#comparison?.key !== key) this.#comparison = { key, value: compare() };
    return this.#comparison.value as T;
  }

  #forgetOldest(): void {
    let rows = 0;
    for (const parse of this.#parses.values()) rows += parse.rows;
    for (const [key, parse] of this.#parses) {
      if (this.#parses.size === 1 || (rows <= MOST_ROWS_KEPT && this.#parses.size <= MOST_PARSES_KEPT)) return;
      this.#parses.delete(key);
      rows -= parse.rows;
    }
  }
}
