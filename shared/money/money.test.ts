import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinor, MAX_ROW_AMOUNT, sumMinor } from './amount.ts';
import { currencyExponent, exponentOf } from './currency.ts';
import { cutToMinor, multiplyByRate, rateThenAdd, roundDecimalText } from './decimal.ts';
import { formatPlain, formatReadable } from './format.ts';
import { parseAmount } from './parse.ts';

test('only plain non-negative decimals in ASCII digits are amounts', () => {
  for (const text of [
    '1,00.00',
    '1.2E+11',
    '٣',
    '１２',
    '-1',
    '+1',
    '',
    ' 1',
    '1 ',
    '1.',
    '.5',
    '0x10',
    'NaN',
    '1.0.0',
    '1\n',
  ])
    expect(parseAmount(text, 2), text).toEqual({ ok: false, reason: 'not-a-plain-decimal' });
  expect(parseAmount('12.345', 2)).toEqual({ ok: false, reason: 'too-many-decimals' });
  expect(parseAmount('12.0', 0)).toEqual({ ok: false, reason: 'too-many-decimals' });
  expect(parseAmount('1000000000000.00', 2)).toEqual({ ok: false, reason: 'out-of-range' });
  expect(parseAmount('999999999999.99', 2)).toEqual({ ok: true, amount: MAX_ROW_AMOUNT });
  expect(parseAmount('9'.repeat(400), 2)).toEqual({ ok: false, reason: 'out-of-range' });
  expect(parseAmount('0000000000000000012.5', 2)).toEqual({ ok: true, amount: 1250 });
});

test('what is formatted parses back to the same minor units, for every exponent', () => {
  const currency = fc.constantFrom('CNY', 'JPY', 'KWD', 'USD');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_ROW_AMOUNT }), currency, (amount, code) => {
      expect(parseAmount(formatPlain(amount, code), exponentOf(code))).toEqual({ ok: true, amount });
      expect(formatReadable(amount, code).replaceAll(',', '')).toBe(formatPlain(amount, code));
    }),
  );
});

test('formats signs, separators and small amounts', () => {
  expect([formatPlain(-5, 'CNY'), formatPlain(0, 'KWD'), formatPlain(123, 'JPY')]).toEqual(['-0.05', '0.000', '123']);
  expect([formatReadable(-123456789, 'CNY'), formatReadable(100, 'CNY'), formatReadable(1000, 'JPY')]).toEqual([
    '−1,234,567.89',
    '1.00',
    '1,000',
  ]);
});

test('sums stay exact or throw', () => {
  expect(sumMinor([1, 2, -4])).toBe(-1);
  expect(() => addMinor(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
});

test('rates are exact and rounded once', () => {
  expect(multiplyByRate(1250, '0.006', 'half_up')).toBe(8);
  expect(multiplyByRate(250, '0.01', 'half_up')).toBe(3);
  expect(multiplyByRate(250, '0.01', 'half_even')).toBe(2);
  expect(multiplyByRate(1, '0.0001', 'up')).toBe(1);
  expect(multiplyByRate(9_999_999_999_999, '0.0055', 'down')).toBe(54_999_999_999);
  expect(rateThenAdd(1000, '0.0254', '0.30', 2, 'half_up')).toBe(55);
  expect(rateThenAdd(1000, '0.0005', '0.5', 0, 'half_up')).toBe(1);
  expect([cutToMinor('0.019', 2), cutToMinor('0.01', 0), cutToMinor('12.5', 3)]).toEqual([1, 0, 12500]);
  expect(roundDecimalText('0.04500', 2, 'half_up')).toBe(5);
  expect(roundDecimalText('-0.02000', 2, 'half_up')).toBe(-2);
  expect(roundDecimalText('-0.00100', 2, 'half_up')).toBe(0);
  expect(Object.is(roundDecimalText('-0.00100', 2, 'half_up'), -0)).toBe(false);
  expect(roundDecimalText('1e5', 2, 'half_up')).toBeNull();
});

test('currencies: exponents by ISO 4217, unknown codes are unknown', () => {
  expect([
    currencyExponent('CNY'),
    currencyExponent('JPY'),
    currencyExponent('KWD'),
    currencyExponent('RMB'),
    currencyExponent('cny'),
  ]).toEqual([2, 0, 3, undefined, undefined]);
  expect(() => exponentOf('RMB')).toThrow('RMB');
});
