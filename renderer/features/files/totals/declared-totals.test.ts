import { expect, test } from 'vitest';
import { drawnTotal, leadingAmount, readableDecimal } from './declared-totals.ts';

const total = (declared: string, computed: string) => ({
  what: 'net',
  declared,
  computed,
  agrees: declared === computed,
});

test('differences are exact and signed, with the more decimals of the two', () => {
  expect(drawnTotal(total('38302.62', '38214.62'))).toMatchObject({ difference: '−88.00', negative: true });
  expect(drawnTotal(total('201', '200')).difference).toBe('−1');
  expect(drawnTotal(total('-0.1', '0.20')).difference).toBe('0.30');
  expect(drawnTotal(total('90071992547409.93', '90071992547409.92')).difference).toBe('−0.01');
});

test('what is no number is shown as it came, without a difference', () => {
  expect(drawnTotal(total('2026-11-19', '2026-11-20'))).toMatchObject({ declared: '2026-11-19', difference: '' });
  expect(readableDecimal('1234567.80')).toBe('1,234,567.80');
});

test('the first amount that does not agree hangs from the seam; counts never do', () => {
  const totals = [total('201', '200'), total('10.00', '10.00'), total('38302.62', '38214.62'), total('5.00', '4.00')];
  expect(leadingAmount(totals, 'CNY')).toMatchObject({ declared: 3_830_262, computed: 3_821_462, difference: -8_800 });
  expect(leadingAmount([total('201', '201')], 'CNY')).toBeNull();
});

test('fees lead only where nothing else does, or where they alone do not agree', () => {
  const named = (what: string, declared: string, computed = declared) => ({ ...total(declared, computed), what });
  const amount = named('total_amount', '5987.45');
  expect(leadingAmount([amount, named('total_fee', '35.91')], 'CNY')?.what).toBe('total_amount');
  expect(leadingAmount([named('手续费总额', '35.91')], 'CNY')?.what).toBe('手续费总额');
  expect(leadingAmount([amount, named('total_fee', '35.91', '35.90')], 'CNY')?.what).toBe('total_fee');
});
