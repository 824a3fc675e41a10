import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedCharacters, type Piece } from './changed-characters.ts';

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const kept = (pieces: readonly Piece[]) => text(pieces.filter((piece) => !piece.changed));

test('only the characters that differ are changed', () => {
  const { left, right } = changedCharacters('1276.00', '1246.00');
  expect(left).toEqual([
    { text: '12', changed: false },
    { text: '7', changed: true },
    { text: '6.00', changed: false },
  ]);
  expect(kept(right)).toBe('126.00');
});

test('a character outside the basic plane is one character', () => {
  expect(changedCharacters('a𠮷b', 'a𠮶b').left).toContainEqual({ text: '𠮷', changed: true });
});

test('pieces give the texts back and agree on what is common', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '1', '吉', '𠮷'), maxLength: 40 });
  fc.assert(
    fc.property(few, few, (one, other) => {
      const { left, right } = changedCharacters(one, other);
      expect(text(left)).toBe(one);
      expect(text(right)).toBe(other);
      expect(kept(left)).toBe(kept(right));
      if (one === other) expect([...left, ...right].some((piece) => piece.changed)).toBe(false);
    }),
  );
});

test('two very long different texts are answered at once, changed as a whole', () => {
  const { left } = changedCharacters('a'.repeat(50_000), 'b'.repeat(50_000));
  expect(left).toEqual([{ text: 'a'.repeat(50_000), changed: true }]);
});
