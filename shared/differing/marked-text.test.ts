import { expect, test } from 'vitest';
import { markText, windowAround } from './marked-text.ts';

const show = (pieces: ReturnType<typeof markText>) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

test('the characters that differ are marked where the value stands', () => {
  expect(
    show(
      markText('T118,payment,1276.00,CNY,7.72', [
        { spellings: ['1276.00'], counterpart: '1246.00' },
        { spellings: ['7.72'], counterpart: '7.61' },
      ]),
    ),
  ).toBe('T118,payment,12[7]6.00,CNY,7.[72]');
});

test('a value inside another number is not that value', () => {
  expect(show(markText('1.00,11.00', [{ spellings: ['1.00'], counterpart: '' }]))).toBe('[1.00],11.00');
  expect(show(markText('21.00', [{ spellings: ['1.00'], counterpart: '2.00' }]))).toBe('21.00');
});

test('the line may spell the value otherwise', () => {
  expect(show(markText('¥80', [{ spellings: ['80.00', '80'], counterpart: '' }]))).toBe('¥[80]');
});

test('a long line is shown around its first mark', () => {
  const pieces = markText(`${'x,'.repeat(100)}80.00,${'y,'.repeat(100)}`, [{ spellings: ['80.00'], counterpart: '' }]);
  const shown = show(windowAround(pieces, 40));
  expect(shown).toMatch(/^….*\[80\.00\].*…$/);
  expect(shown.length).toBe(44);
});
