// Gathers what a statement reader finds: rows, rejects, left-out records, totals. Counts the lines that no row and no reject touches.
import type { DeclaredTotal, Evidence, Reject, StatementBalance } from '../../model/import.ts';
import type { Problem } from '../../model/problem.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import type { FileBody } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import { type Fault, toReject } from '../values.ts';

/** Where a record stands: lines from 0, both included. The raw text and the bytes are those of the lines, where nothing closer is given. */
export interface RecordPlace {
  readonly from: number;
  readonly to: number;
  readonly raw?: string;
  readonly byteStart?: number;
  readonly byteEnd?: number;
}

/** An entry before it has a place in the file. */
export type EntryFacts = Omit<AccountEntryRow, 'source' | 'line' | 'byteStart' | 'byteEnd'>;

export class BodyBuilder {
  readonly #text: SourceText;
  readonly #rows: AccountEntryRow[] = [];
  readonly #rejects: Reject[] = [];
  readonly #declared: DeclaredTotal[] = [];
  readonly #warnings: Problem[] = [];
  readonly #evidence: Evidence[] = [];
  readonly #statements: StatementBalance[] = [];
  readonly #leftOut = new Map<string, number[]>();
  readonly #touched: Uint8Array;

  constructor(text: SourceText) {
    this.#text = text;
    this.#touched = new Uint8Array(text.lineCount);
  }

  row(facts: EntryFacts, place: RecordPlace): AccountEntryRow {
    this.#touched.fill(1, place.from, place.to + 1);
    const row: AccountEntryRow = {
      source: 'funds',
      line: place.from + 1,
      byteStart: place.byteStart ?? this.#text.byteStart(place.from),
      byteEnd: place.byteEnd ?? this.#text.byteEnd(place.to),
      ...facts,
      extra: Object.fromEntries(Object.entries(facts.extra).filter(([, value]) => value !== '')),
    };
    this.#rows.push(row);
    return row;
  }

  reject(fault: Fault, place: RecordPlace): void {
    this.#touched.fill(1, place.from, place.to + 1);
    this.#rejects.push(toReject(fault, place.from + 1, place.raw ?? this.#text.span(place.from, place.to)));
  }

  /** A record that is no movement of money; its first line, from 0. */
  leaveOut(reason: string, line: number): void {
    const lines = this.#leftOut.get(reason) ?? [];
    this.#leftOut.set(reason, lines);
    lines.push(line + 1);
  }

  declare(...totals: readonly DeclaredTotal[]): void {
    this.#declared.push(...totals);
  }

  /** `line` from 0; null: the file as a whole. */
  warn(message: string, line: number | null = null): void {
    const file = this.#text.fileName;
    this.#warnings.push({
      code: 'warning',
      message: `${file}: ${message}`,
      file,
      ...(line === null ? {} : { line: line + 1 }),
    });
  }

  say(evidence: Evidence): void {
    this.#evidence.push(evidence);
  }

  balance(statement: StatementBalance): void {
    this.#statements.push(statement);
  }

  body(profile: string, title: string): FileBody {
    return {
      profile,
      title,
      source: 'funds',
      channel: '',
      rows: this.#rows,
      rejects: this.#rejects,
      headerFooter: this.#touched.reduce((count, touched) => count + (touched === 0 ? 1 : 0), 0),
      declared: this.#declared,
      warnings: this.#warnings,
      evidence: this.#evidence,
      leftOut: [...this.#leftOut].map(([reason, lines]) => ({ reason, lines, count: lines.length })),
      statements: this.#statements,
      header: [],
      mapping: [],
    };
  }
}
