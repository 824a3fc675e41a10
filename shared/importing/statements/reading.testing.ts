// Reads a text by one statement format, without detection, and mutates files for the tests of this room.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Encoding, Proof } from '../../model/import.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import { proofOf } from '../control-sums.ts';
import type { FileBody, SiblingFile, StatementFormat } from '../format.ts';
import { readSourceText, type SourceText } from '../source-text.ts';

export interface ReadMore {
  readonly siblings?: readonly SiblingFile[];
  readonly encoding?: Encoding;
  readonly fileName?: string;
}

export type ReadBody = FileBody & { readonly proof: Proof; readonly entries: readonly AccountEntryRow[] };

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

export function sourceText(text: string | Uint8Array, more: ReadMore = {}): SourceText {
  const source = readSourceText(more.fileName ?? 'file.txt', bytesOf(text), more.encoding ?? null);
  if (!source.ok) throw new Error(source.problem.message);
  return source.value;
}

/** What the format makes of a text that it must recognise and accept; its lines must tie. */
export function read(format: StatementFormat, text: string | Uint8Array, more: ReadMore = {}): ReadBody {
  const source = sourceText(text, more);
  expect(format.recognise(source)).not.toBeNull();
  return readUnseen(format, source, more);
}

/** The words with which the format refuses a text that it recognises. */
export function refusal(format: StatementFormat, text: string): string {
  const control = { onProgress: () => {}, isCancelled: () => false };
  const body = format.read(sourceText(text), [], control, { currency: 'CNY' });
  return body.ok ? '' : `${body.problem.code}: ${body.problem.message}`;
}

function readUnseen(format: StatementFormat, source: SourceText, more: ReadMore): ReadBody {
  const control = { onProgress: () => {}, isCancelled: () => false };
  const body = format.read(source, more.siblings ?? [], control, { currency: 'CNY' });
  if (!body.ok) throw new Error(body.problem.message);
  const entries = body.value.rows.filter((row): row is AccountEntryRow => row.source === 'funds');
  expectTied(body.value, source);
  return { ...body.value, entries, proof: proofOf(body.value.declared) };
}

/** Header and footer are the lines that no row and no reject touches; rows and rejects stand in file order. */
function expectTied(body: FileBody, source: SourceText): void {
  const touched = new Set<number>();
  for (const row of body.rows) {
    expect(row.byteEnd).toBeGreaterThanOrEqual(row.byteStart);
    for (let line = row.line - 1; line < source.lineCount; line += 1) {
      if (line > row.line - 1 && source.byteStart(line) >= row.byteEnd) break;
      touched.add(line);
    }
  }
  for (const { line, raw } of body.rejects) {
    const breaks = raw.split(source.newline).length - 1;
    for (let at = 0; at <= breaks; at += 1) touched.add(line - 1 + at);
  }
  expect(body.headerFooter).toBe(source.lineCount - touched.size);
  for (const list of [body.rows, body.rejects]) {
    expect(list.map(({ line }) => line)).toEqual(list.map(({ line }) => line).sort((left, right) => left - right));
  }
  for (const { reason } of body.rejects) expect(reason).toMatch(/\.$/);
}

type Mutation = (bytes: readonly number[]) => readonly number[];

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(
    (share): Mutation =>
      (bytes) =>
        bytes.slice(0, bytes.length * share),
  ),
  fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 255 })).map(
    ([share, byte]): Mutation =>
      (bytes) =>
        bytes.map((old, at) => (at === Math.floor(bytes.length * share) ? byte : old)),
  ),
  fc.tuple(fc.nat(60), fc.nat(60)).map(
    ([from, to]): Mutation =>
      (bytes) => {
        const lines = splitLines(bytes);
        const moved = lines[from % lines.length] ?? [];
        return lines.flatMap((line, at) => (at === to % lines.length ? [...line, ...moved] : line));
      },
  ),
  fc.nat(60).map(
    (at): Mutation =>
      (bytes) => {
        const lines = splitLines(bytes);
        return lines.filter((_, place) => place !== at % lines.length).flat();
      },
  ),
  fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(40)).map(
    ([share, length]): Mutation =>
      (bytes) => {
        const from = Math.floor(bytes.length * share);
        return [...bytes.slice(0, from), ...bytes.slice(from + length)];
      },
  ),
  fc.constant<Mutation>((bytes) => bytes.flatMap((byte) => (byte === 10 ? [13, 10] : [byte]))),
  fc.constant<Mutation>((bytes) => bytes.map((byte) => (byte === 44 ? 59 : byte === 59 ? 44 : byte))),
);

function splitLines(bytes: readonly number[]): number[][] {
  const lines: number[][] = [[]];
  for (const byte of bytes) {
    lines.at(-1)?.push(byte);
    if (byte === 10) lines.push([]);
  }
  return lines;
}

/** Read with tied lines, or refused as a file. */
function survives(format: StatementFormat, source: SourceText, more: ReadMore): void {
  const control = { onProgress: () => {}, isCancelled: () => false };
  const body = format.read(source, more.siblings ?? [], control, { currency: 'CNY' });
  if (body.ok) expectTied(body.value, source);
  else expect(body.problem).toMatchObject({ code: 'input-refused', file: source.fileName });
}

/** A thousand damaged copies: no crash, the lines tie, whatever is left of the file. Returns how many were still recognised. */
export function expectToSurvive(format: StatementFormat, seeds: readonly (string | Uint8Array)[], more: ReadMore = {}) {
  let recognised = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds.map((seed) => [...bytesOf(seed)])),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (seed, mutations) => {
        const bytes = Uint8Array.from(
          mutations.reduce<readonly number[]>(
            (mutated, mutate) => (mutated.length === 0 ? mutated : mutate(mutated)),
            seed,
          ),
        );
        const source = readSourceText('file.txt', bytes, null);
        if (!source.ok) return;
        if (format.recognise(source.value) !== null) recognised += 1;
        survives(format, source.value, more);
      },
    ),
    { numRuns: 1000 },
  );
  expect(recognised).toBeGreaterThan(100);
}
