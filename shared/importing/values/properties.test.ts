import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate } from '../../calendar/date.ts';
import type { AmountFormat, TimeFormat } from '../../model/profile.ts';
import { MAX_ROW_AMOUNT } from '../../money/amount.ts';
import { exponentOf } from '../../money/currency.ts';
import { addExact, EXACT_ZERO, equalExact, formatExact } from '../../money/exact.ts';
import { formatPlain, formatReadable } from '../../money/format.ts';
import { amountReader, decimalReader } from './amount.ts';
import { timeReader } from './time.ts';

const amountFormat: fc.Arbitrary<AmountFormat> = fc
  .record({
    unit: fc.constantFrom('major', 'minor', 'hundredth', 'thousandth'),
    decimal: fc.constantFrom('.', ','),
    group: fc.constantFrom('', ',', '.', ' ', "'"),
    letters: fc.constantFrom(null, { plus: 'C', minus: 'D' }),
    symbols: fc.subarray(['¥', '$', 'RMB', '']),
    nothing: fc.subarray(['-', '--', '']),
    finer: fc.constantFrom('fault', 'round'),
  } as const)
  .map((format) => (format.group === format.decimal ? { ...format, group: '' } : format));

const timeFormat: fc.Arbitrary<TimeFormat> = fc.record({
  order: fc.constantFrom('ymd', 'dmy', 'mdy'),
  year: fc.constantFrom(null, 'settle_date'),
  zone: fc.constantFrom(null, { always: 'PST' }, { always: 'Europe/Berlin' }, { always: 'nowhere' }),
  cutoff: fc.constant(null),
} as const);

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(..."0123456789.,-+()$¥CD eE'年月日/:TZAPM "), maxLength: 24 }),
);

const currency = fc.constantFrom('CNY', 'JPY', 'KWD');
const minorUnits = fc.integer({ min: 0, max: MAX_ROW_AMOUNT });

test('any text is an amount within the exact range or refused with a sentence', () => {
  fc.assert(
    fc.property(amountFormat, anyText, currency, (format, text, code) => {
      const read = amountReader(format)(text, code);
      if ('refused' in read) expect(read.refused).toMatch(/\.$/);
      else {
        expect(Number.isSafeInteger(read.minor) && read.minor >= 0 && read.minor <= MAX_ROW_AMOUNT).toBe(true);
        expect(Object.is(read.minor, -0)).toBe(false);
        if (read.minor > 0) expect(text).toMatch(/[1-9]/);
      }
    }),
    { numRuns: 2000 },
  );
});

test('written amounts are read back, in every style', () => {
  const style = fc.constantFrom('plain', 'front', 'behind', 'brackets', 'symbol', 'letters', 'grouped');
  fc.assert(
    fc.property(minorUnits, currency, style, fc.boolean(), (amount, code, how, comma) => {
      const [decimal, group] = comma ? ([',', '.'] as const) : (['.', ','] as const);
      const format: AmountFormat = {
        unit: 'major',
        decimal,
        group,
        letters: { plus: 'C', minus: 'D' },
        symbols: ['¥'],
        nothing: [],
        finer: 'fault',
      };
      const english = how === 'grouped' ? formatReadable(amount, code) : formatPlain(amount, code);
      const text = comma ? english.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')) : english;
      const written = {
        plain: text,
        grouped: text,
        front: `-${text}`,
        behind: `${text}-`,
        brackets: `(${text})`,
        symbol: `-¥ ${text}`,
        letters: `D${text}`,
      }[how];
      const negative = how !== 'plain' && how !== 'grouped' && amount !== 0;
      expect(amountReader(format)(written, code)).toEqual({
        minor: amount,
        negative,
        isNothing: false,
        misplaced: false,
      });
    }),
  );
});

test('implied decimals are read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), currency, (amount, code) => {
      const format = { decimal: '.', group: '', letters: null, symbols: [], nothing: [], finer: 'fault' } as const;
      const padded = String(amount).padStart(12, '0');
      expect(amountReader({ ...format, unit: 'minor' })(padded, code)).toMatchObject({ minor: amount });
      const thousandths = padded + '0'.repeat(3 - exponentOf(code));
      expect(amountReader({ ...format, unit: 'thousandth' })(thousandths, code)).toMatchObject({ minor: amount });
    }),
  );
});

test('sums of decimals are exact and do not depend on the order', () => {
  const format: AmountFormat = {
    unit: 'major',
    decimal: '.',
    group: '',
    letters: null,
    symbols: [],
    nothing: [],
    finer: 'round',
  };
  const read = decimalReader(format);
  const exact = (text: string) => {
    const value = read(text, 'CNY');
    if ('refused' in value) throw new Error(text);
    return value;
  };
  const decimals = fc.array(fc.stringMatching(/^-?\d{1,10}(\.\d{1,9})?$/), { maxLength: 30 });
  fc.assert(
    fc.property(decimals, (texts) => {
      const sum = texts.map(exact).reduce(addExact, EXACT_ZERO);
      expect(equalExact([...texts].reverse().map(exact).reduce(addExact, EXACT_ZERO), sum)).toBe(true);
      const negated = texts.map((text) => exact(text.startsWith('-') ? text.slice(1) : `-${text}`));
      expect(negated.reduce(addExact, sum).units).toBe(0n);
      expect(equalExact(exact(formatExact(sum, 2)), sum)).toBe(true);
    }),
  );
});

test('any text is a time that exists or refused with a sentence', () => {
  fc.assert(
    fc.property(timeFormat, anyText, fc.constantFrom(null, 'PDT', 'CST'), (format, text, zone) => {
      const time = timeReader(format)(text, zone, 'Asia/Shanghai', '2026-01-01');
      if (typeof time !== 'string') expect(time.refused).toMatch(/\.$/);
      else {
        expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$/);
        expect(isCalendarDate(time.slice(0, 10))).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('times are read back in every order and layout', () => {
  const moment = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2068-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const separator = fc.constantFrom('-', '/', '.');
  const order = fc.constantFrom('ymd', 'dmy', 'mdy');
  fc.assert(
    fc.property(moment, separator, order, fc.boolean(), fc.boolean(), (date, mark, sequence, padded, run) => {
      const iso = date.toISOString();
      const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
      const bare = (text: string) => (padded || run ? text : String(Number(text)));
      const parts = {
        ymd: [year, bare(month), bare(day)],
        dmy: [bare(day), bare(month), year],
        mdy: [bare(month), bare(day), year],
      }[sequence];
      const clock = iso.slice(11, 19);
      const text = run ? `${parts.join('')}${clock.replaceAll(':', '')}` : `${parts.join(mark)}  ${clock}`;
      expect(
        timeReader({ order: sequence, year: null, zone: null, cutoff: null })(text, null, 'Asia/Shanghai', null),
      ).toBe(iso.slice(0, 19));
    }),
  );
});

test('long digits and blanks take no time', () => {
  const before = performance.now();
  for (const text of ['9'.repeat(1_000_000), ' '.repeat(1_000_000), '1,'.repeat(500_000), '-'.repeat(1_000_000)]) {
    amountReader({
      unit: 'major',
      decimal: '.',
      group: ',',
      letters: null,
      symbols: ['¥'],
      nothing: [],
      finer: 'fault',
    })(text, 'CNY');
    timeReader({ order: 'ymd', year: 'x', zone: null, cutoff: null })(text, null, 'Asia/Shanghai', '2026-01-01');
  }
  expect(performance.now() - before).toBeLessThan(2000);
});
