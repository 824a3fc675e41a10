// Rows that a format's rules leave out, by reason: counted with header and footer, shown apart.
import type { LeftOut } from '../model/import.ts';

export class LeftOutRow {
  constructor(readonly reason: string) {}
}

/** Lines shown per reason; the count has them all. */
const MOST_LINES = 1000;

export class LeftOutLines {
  readonly #found = new Map<string, { lines: number[]; count: number }>();

  /** `line` counts from 1. */
  add(reason: string, line: number): void {
    let found = this.#found.get(reason);
    if (found === undefined) {
      found = { lines: [], count: 0 };
      this.#found.set(reason, found);
    }
    found.count += 1;
    if (found.lines.length < MOST_LINES) found.lines.push(line);
  }

  all(): readonly LeftOut[] {
    return [...this.#found].map(([reason, { lines, count }]) => ({ reason, lines, count }));
  }
}
