import { expect, test } from 'vitest';
import type { AmountFormat } from '../../model/profile.ts';
import { formatExact } from '../../money/exact.ts';
import { amountReader, decimalReader } from './amount.ts';

const PLAIN: AmountFormat = {
  unit: 'major',
  decimal: '.',
  group: '',
  letters: null,
  symbols: [],
  nothing: [],
  finer: 'fault',
};

/** Signed, "~" behind what was misplaced, "" for nothing, "!" for refused. */
function read(format: Partial<AmountFormat>, text: string, currency = 'CNY'): string {
  const amount = amountReader({ ...PLAIN, ...format })(text, currency);
  if ('refused' in amount) return '!';
  if (amount.isNothing) return '';
  return `${amount.negative ? '-' : ''}${amount.minor}${amount.misplaced ? '~' : ''}`;
}

test('plain amounts, with the sign on either side or as brackets', () => {
  const texts = [
    '12.34',
    '-12.34',
    '+12.34',
    '12.34-',
    '12.34+',
    '(12.34)',
    '( 12.34 )',
    '- 12.34',
    '−12.34',
    '12',
    '.5',
    '5.',
    '0012.30',
    ' 1.00\t',
  ];
  expect(texts.map((text) => read({}, text))).toEqual([
    '1234',
    '-1234',
    '1234',
    '-1234',
    '1234',
    '-1234',
    '-1234',
    '-1234',
    '-1234',
    '1200',
    '50',
    '500',
    '1230',
    '100',
  ]);
  expect([
    read({}, '-0.00'),
    read({}, ''),
    read({ nothing: ['-', '--'] }, ' -- '),
    read({ nothing: ['-'] }, '-'),
  ]).toEqual(['0', '', '', '']);
});

test('what is no amount is refused', () => {
  for (const text of [
    '--1',
    '-1-',
    '(-1)',
    '+-1',
    '1.2.3',
    '1,2',
    '1 2',
    'x',
    '-',
    '.',
    '()',
    '1e5',
    '1.2E+11',
    '１２',
    '－1',
    '٣',
    '0x10',
    'NaN',
    'Infinity',
    '$1',
    '1.234',
    '1.230',
    '1000000000000.00',
    '9'.repeat(400),
  ])
    expect(read({}, text), text).toBe('!');
  const why = (text: string) => amountReader(PLAIN)(text, 'CNY');
  expect(why('1.2E+11')).toEqual({ refused: expect.stringContaining('spreadsheet') });
  expect(why('１２')).toEqual({ refused: expect.stringContaining('full-width') });
  expect(why('－12')).toEqual({ refused: expect.stringContaining('full-width') });
  expect(why('٣')).toEqual({ refused: expect.stringContaining('another script') });
});

test('separators are taken off wherever they stand, odd places are said, a likely decimal mark is not', () => {
  const comma: Partial<AmountFormat> = { group: ',' };
  const texts = [
    '1,234.56',
    '1,234,567',
    '1,00.00',
    '1,2,3.00',
    ',100.00',
    '12,34,567.00',
    '1.23,4',
    '1,50',
    '1,5',
    '12,',
  ];
  expect(texts.map((text) => read(comma, text))).toEqual([
    '123456',
    '123456700',
    '10000~',
    '12300~',
    '10000~',
    '123456700~',
    '!',
    '!',
    '!',
    '1200~',
  ]);
  expect(read({ group: '.', decimal: ',' }, '-1.234,56')).toBe('-123456');
  expect(read({ group: '', decimal: ',' }, '1234,5')).toBe('123450');
  expect(read({ group: ' ', decimal: ',' }, '1\u00A0234\u202F567,89')).toBe('123456789');
  expect(read({ group: "'" }, '1’234.50')).toBe('123450');
  expect(read({ group: '.', decimal: ',' }, '12.50')).toBe('!');
});

test('symbols on both sides of the sign, letters for the sign', () => {
  const dollars: Partial<AmountFormat> = { symbols: ['$', 'US$', '¥'], group: ',' };
  const texts = ['$-0.93', '-$0.93', 'US$1.00', '¥ 1,00.00', '1.00 $', '($1.00)', '$(1.00)', '$$1', '$'];
  expect(texts.map((text) => read(dollars, text))).toEqual([
    '-93',
    '-93',
    '100',
    '10000~',
    '100',
    '-100',
    '-100',
    '!',
    '!',
  ]);
  const letters: Partial<AmountFormat> = { unit: 'minor', letters: { plus: 'C', minus: 'D' } };
  expect(
    ['C000000000001', 'D000000000120', ' 000000000000', '000000000012D', 'X000000000001', 'CD1'].map((text) =>
      read(letters, text),
    ),
  ).toEqual(['1', '-120', '0', '-12', '!', '!']);
  expect(read({ letters: { plus: 'CR', minus: 'DR' }, group: ',' }, '1,200.00 DR')).toBe('-120000');
});

test('units: implied decimals are exact or refused, finer ones rounded only where asked', () => {
  expect([
    read({ unit: 'minor' }, '1234', 'JPY'),
    read({ unit: 'minor' }, '1234', 'KWD'),
    read({ unit: 'minor' }, '12.00'),
  ]).toEqual(['1234', '1234', '!']);
  expect([
    read({ unit: 'hundredth' }, '120000', 'JPY'),
    read({ unit: 'hundredth' }, '120050', 'JPY'),
    read({ unit: 'hundredth' }, '5', 'KWD'),
  ]).toEqual(['1200', '!', '50']);
  expect([
    read({ unit: 'thousandth' }, '000000012340'),
    read({ unit: 'thousandth' }, '12345'),
    read({ unit: 'thousandth', finer: 'round' }, '12345'),
    read({ unit: 'thousandth', finer: 'round' }, '4'),
  ]).toEqual(['1234', '!', '1235', '0']);
  expect([
    read({ finer: 'round' }, '0.04500'),
    read({ finer: 'round' }, '-0.00499'),
    read({ finer: 'round' }, '1200.50', 'JPY'),
  ]).toEqual(['5', '0', '1201']);
});

test('decimals keep every digit for sums', () => {
  const decimal = (text: string, format: Partial<AmountFormat> = {}) => {
    const value = decimalReader({ ...PLAIN, ...format })(text, 'CNY');
    return 'refused' in value ? value : formatExact(value, 2);
  };
  expect([decimal('-0.012345678'), decimal(''), decimal('12'), decimal('1234', { unit: 'minor' })]).toEqual([
    '-0.012345678',
    '0.00',
    '12.00',
    '12.34',
  ]);
  expect(decimal('9'.repeat(100))).toHaveProperty('refused');
});
