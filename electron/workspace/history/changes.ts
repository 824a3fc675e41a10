// What one action changed, as rows: enough to bring every tracked table back to what it was, and to do the action again.
// Notes are kept deflated in pieces, so that the million rows of a day that ran again are never in memory at once.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SqlValue } from '../database.ts';

/** 'insert': the note is the values of the primary key. 'update', 'delete': the whole row as it was before. */
export type ChangeAct = 'insert' | 'update' | 'delete';

export interface TableChanges {
  /** Columns and primary key of the table as they were then. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Numbered tables: rows above `above` up to `to` are new; null where none is, and for other tables. */
  readonly added: { readonly above: number; readonly to: number } | null;
  /** Numbered tables: the highest number of before. */
  readonly above: number | null;
  /** How many notes the pieces hold. */
  readonly noted: number;
  /** Notes in the order things happened. */
  readonly pieces: readonly Uint8Array[];
}

/** By table. */
export type Changes = ReadonlyMap<string, TableChanges>;

const LETTERS: Readonly<Record<ChangeAct, string>> = { insert: 'i', update: 'u', delete: 'd' };
const ACTS: Readonly<Record<string, ChangeAct>> = { i: 'insert', u: 'update', d: 'delete' };

/** Characters of notes in one piece, roughly. */
const PIECE = 1 << 20;

/** Fast: an action waits for it. */
const deflate = (text: string) => new Uint8Array(deflateRawSync(Buffer.from(text, 'utf8'), { level: 1 }));

/** Takes notes as JSON lists. */
export class NoteWriter {
  readonly #pieces: Uint8Array[] = [];
  #lines: string[] = [];
  #length = 0;
  #noted = 0;

  add(act: ChangeAct, row: string): void {
    this.#lines.push(LETTERS[act] + row);
    this.#length += row.length;
    this.#noted += 1;
    if (this.#length >= PIECE) this.#flush();
  }

  end(): Pick<TableChanges, 'noted' | 'pieces'> {
    this.#flush();
    return { noted: this.#noted, pieces: this.#pieces };
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#pieces.push(deflate(this.#lines.join('\n')));
    this.#lines = [];
    this.#length = 0;
  }
}

type Visit = (act: ChangeAct, row: string) => void;

/** Every note in order; `row` is a JSON list. */
export function eachNote({ pieces }: TableChanges, visit: Visit): void {
  for (const piece of pieces) for (const line of linesOf(piece)) read(line, visit);
}

/** The row of the first note; null where there is none. */
export function firstNote({ pieces: [first] }: TableChanges): string | null {
  return first === undefined ? null : (linesOf(first)[0]?.slice(1) ?? null);
}

export function eachNoteBackwards({ pieces }: TableChanges, visit: Visit): void {
  for (const piece of pieces.toReversed()) for (const line of linesOf(piece).toReversed()) read(line, visit);
}

function linesOf(piece: Uint8Array): string[] {
  return inflateRawSync(piece).toString('utf8').split('\n');
}

function read(line: string, visit: Visit): void {
  const act = ACTS[line[0] ?? ''];
  if (act === undefined) throw new Error('a note of a change that cannot be read');
  visit(act, line.slice(1));
}

/** Numbers of the rows of a numbered table that were changed. */
export function updatedNumbers(own: TableChanges): number[] {
  const ids = new Set<number>();
  const at = own.columns.indexOf(own.key[0] ?? '');
  eachNote(own, (act, row) => {
    if (act === 'update') ids.add(Number(valuesOf(row)[at]));
  });
  return [...ids];
}

export function valuesOf(row: string): SqlValue[] {
  return JSON.parse(row) as SqlValue[];
}

export function isNothing(changes: Changes): boolean {
  return changes.size === 0;
}

type Head = readonly (readonly [name: string, table: Omit<TableChanges, 'pieces'> & { readonly lengths: number[] }])[];

/** Four bytes: how long the head is; the head, deflated; the pieces. */
export function encodeChanges(changes: Changes): Uint8Array {
  const head: Head = [...changes].map(([name, { pieces, ...table }]) => [
    name,
    { ...table, lengths: pieces.map(({ length }) => length) },
  ]);
  const deflated = deflate(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(deflated.length);
  return new Uint8Array(Buffer.concat([length, deflated, ...[...changes.values()].flatMap(({ pieces }) => pieces)]));
}

export function decodeChanges(bytes: Uint8Array): Changes {
  const headEnd = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(inflateRawSync(bytes.subarray(4, headEnd)).toString('utf8')) as Head;
  let start = headEnd;
  const take = (length: number) => {
    start += length;
    return bytes.subarray(start - length, start);
  };
  return new Map(head.map(([name, { lengths, ...table }]) => [name, { ...table, pieces: lengths.map(take) }]));
}
