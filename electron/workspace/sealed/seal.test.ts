import { expect, test } from 'vitest';
import { Seal } from './seal.ts';
import { decodeSealHeader, encodeSealHeader, type SealHeader } from './seal-header.ts';
import { CHEAP } from './sealed.testing.ts';

const made = Seal.create('口令 ①', 4096, CHEAP);
const PLACE = Buffer.from('place');
const PLAIN = Buffer.from('what is not to be seen'.repeat(20));

function headerOf(bytes: Buffer): SealHeader {
  const header = decodeSealHeader(bytes);
  if (typeof header === 'string') throw new Error(header);
  return header;
}

test('only the passphrase opens the header, however it was typed', () => {
  const header = headerOf(made.header());
  for (const wrong of ['口令', '口令 ① ', '', '口令 2']) expect(Seal.open(wrong, header)).toBeNull();
  // ① and 1 are the same text after NFKC.
  const opened = Seal.open('口令 1', header);
  expect(opened?.keyId).toBe(made.keyId);
  expect(opened?.open('page', PLACE, made.seal('page', PLACE, PLAIN))?.equals(PLAIN)).toBe(true);
  expect(made.isOpenedBy('口令 ①')).toBe(true);
  expect(made.isOpenedBy('other')).toBe(false);
});

test('a piece opens under its key, in its role, at its place, and unaltered; never twice the same', () => {
  const piece = made.seal('page', PLACE, PLAIN);
  expect(piece.length).toBe(PLAIN.length + 28);
  expect(piece.includes(PLAIN.subarray(0, 8))).toBe(false);
  expect(made.seal('page', PLACE, PLAIN).equals(piece)).toBe(false);
  expect(made.open('page', PLACE, piece)?.equals(PLAIN)).toBe(true);
  expect(made.open('head', PLACE, piece)).toBeNull();
  expect(made.open('page', Buffer.from('plac'), piece)).toBeNull();
  expect(Seal.create('口令 ①', 4096, CHEAP).open('page', PLACE, piece)).toBeNull();
  for (let at = 0; at < piece.length; at += 1) {
    const altered = Buffer.from(piece);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(made.open('page', PLACE, altered)).toBeNull();
  }
  for (const length of [0, 27, piece.length - 1])
    expect(made.open('page', PLACE, piece.subarray(0, length))).toBeNull();
});

test('a header with one damaged copy is read from the other; with both it is damaged, never a wrong passphrase', () => {
  const bytes = made.header();
  for (const copy of [0, 2048])
    for (let at = 0; at < 512; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[copy + at] = (damaged[copy + at] ?? 0) ^ 0x20;
      expect(headerOf(damaged)).toEqual(headerOf(bytes));
    }
  const both = Buffer.from(bytes);
  for (const copy of [0, 2048]) both[copy + 90] = (both[copy + 90] ?? 0) ^ 1;
  expect(decodeSealHeader(both)).toBe('damaged');
  expect(decodeSealHeader(bytes.subarray(0, 300))).toBe('damaged');
  expect(decodeSealHeader(Buffer.from('SQLite format 3\0'))).toBe('clear');
  expect(decodeSealHeader(Buffer.alloc(0))).toBe('clear');
});

test('parameters that would take all memory are refused before they are followed; weaker ones do not open', () => {
  const header = headerOf(made.header());
  for (const derivation of [
    { n: 2 ** 30, r: 8, p: 1 },
    { n: 3, r: 8, p: 1 },
    { n: 2, r: 0, p: 1 },
    { n: 2, r: 1, p: 99 },
  ])
    expect(decodeSealHeader(encodeSealHeader({ ...header, derivation }))).toBe('damaged');
  expect(decodeSealHeader(encodeSealHeader({ ...header, blockSize: 4095 }))).toBe('damaged');
  // Bound into the wrapped key: not even with the right passphrase.
  const other = headerOf(encodeSealHeader({ ...header, blockSize: 8192 }));
  expect(Seal.open('口令 ①', other)).toBeNull();
});

test('neither key nor passphrase shows in what is printed', () => {
  expect(JSON.stringify(made)).not.toContain('口令');
  expect(Object.keys(made).sort()).toEqual(['blockSize', 'keyId']);
});
