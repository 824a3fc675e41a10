import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldSource } from '../../model/profile.ts';
import { keyCleaner, spreadsheetDamage } from './key.ts';

const clean = (text: string, strip: FieldSource['strip'] = [], take: string | null = null) =>
  keyCleaner({ strip, take })(text);

test('layout around a key is taken off, the rest only as asked', () => {
  expect([clean('`4200\t'), clean("'990121"), clean(' [3233] '), clean('0000069151')]).toEqual([
    '4200',
    '990121',
    '[3233]',
    '0000069151',
  ]);
  expect(clean('0000069151', ['zeros'])).toBe('69151');
  expect(clean('000000', ['zeros'])).toBe('');
  expect([clean('[3233]', ['brackets']), clean('（3233）', ['brackets']), clean('[3233', ['brackets'])]).toEqual([
    '3233',
    '3233',
    '[3233',
  ]);
  expect([clean('="00123"', ['quotes']), clean('"T 1 "', ['quotes']), clean("'T1'", ['quotes'])]).toEqual([
    '00123',
    'T 1',
    'T1',
  ]);
  expect(clean(' 1234 5678　9 ', ['blanks'])).toBe('123456789');
  expect(clean("'[00 12]", ['brackets', 'blanks', 'zeros'])).toBe('12');
});

test('our own number is the part that the template names', () => {
  expect(clean('PAY-00123-X', ['zeros'], 'PAY-{key}-{}')).toBe('123');
  expect(clean('other', [], 'PAY-{key}')).toBe('');
  expect(clean('订单号：T1 备注', [], '订单号:{key} {}')).toBe('T1');
});

test('cleaning never fails, and what is clean stays as it is', () => {
  const strip = fc.subarray(['zeros', 'brackets', 'quotes', 'blanks'] as const);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), strip, (text, rules) => {
      expect(typeof clean(text, rules)).toBe('string');
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9A-Za-z][0-9A-Za-z-]{0,40}$/), strip, (key, rules) => {
      expect(clean(key, rules)).toBe(key);
      expect(clean(`\t\`000${key} `, ['zeros'])).toBe(key);
    }),
  );
});

test.each([
  ['4.00123E+27', 'exponent'],
  ['1.2302025304E+022', 'exponent'],
  ['4E+15', 'exponent'],
  ['12345678901234500', 'zeros'],
  ['1234567890123450', 'zeros'],
  ['123456789012345', null],
  ['12345678901234567', null],
  ['12E34', null],
  ['5E12', null],
  ['', null],
])('%j is damage: %s', (text, damage) => {
  expect(spreadsheetDamage(text)).toBe(damage);
});
