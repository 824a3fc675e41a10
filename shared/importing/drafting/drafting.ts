// The working table of one draft: which column serves which field so far, and what speaks for it.
import type { DraftTable } from './cells.ts';
import type { ColumnValues } from './column-values.ts';
import type { Match } from './match-columns.ts';

export interface UsedColumn {
  readonly field: string;
  readonly confidence: number;
  readonly because: string;
}

/** Confidence of what is proved, and the most of what is doubtful. */
export const CERTAIN = 99;
export const DOUBTFUL = 60;

/** Matches by slot, changed as more is understood. */
export class Drafting {
  readonly #matches: Map<string, Match>;
  readonly #notes = new Map<string, string[]>();
  readonly #confidence = new Map<string, number>();

  constructor(
    readonly table: DraftTable,
    matches: readonly Match[],
  ) {
    this.#matches = new Map(matches.map((match) => [match.slot.field, match]));
  }

  get(field: string): Match | undefined {
    return this.#matches.get(field);
  }

  has(...fields: readonly string[]): boolean {
    return fields.every((field) => this.#matches.has(field));
  }

  drop(...fields: readonly string[]): void {
    for (const field of fields) this.#matches.delete(field);
  }

  name(field: string): string | null {
    const match = this.get(field);
    return match === undefined ? null : (this.table.names[match.candidate.values.index] ?? null);
  }

  values(field: string): ColumnValues | null {
    return this.get(field)?.candidate.values ?? null;
  }

  cells(values: ColumnValues): readonly string[] {
    return this.table.rows.map((cells) => cells[values.index] ?? '');
  }

  cellsOf(field: string): readonly string[] {
    const values = this.values(field);
    return values === null ? [] : this.cells(values);
  }

  /** Adds a sentence to a field's reasons; `at` caps or raises its confidence. */
  note(field: string, sentence: string, at: number | null): void {
    this.#notes.set(field, [...(this.#notes.get(field) ?? []), sentence]);
    if (at !== null) this.#confidence.set(field, at);
  }

  used(): ReadonlyMap<number, UsedColumn> {
    return new Map(
      [...this.#matches].map(([field, match]) => {
        const at = this.#confidence.get(field);
        const confidence =
          at === undefined ? match.confidence : at === CERTAIN ? CERTAIN : Math.min(at, match.confidence);
        const because = [...match.reasons, ...(this.#notes.get(field) ?? [])].join(' · ');
        return [match.candidate.values.index, { field: CANONICAL[field] ?? field, confidence, because }];
      }),
    );
  }
}

/** Slots that complete another field. */
export const CANONICAL: Readonly<Record<string, string>> = { clock: 'time', refund: 'amount' };
