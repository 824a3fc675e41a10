// Text to minor units, digit by digit: no float is ever made. Refuses, never guesses.
import { MAX_ROW_AMOUNT, type Minor } from './amount.ts';

export type AmountRefusal = 'not-a-plain-decimal' | 'too-many-decimals' | 'out-of-range';

export type ParsedAmount =
  | { readonly ok: true; readonly amount: Minor }
  | { readonly ok: false; readonly reason: AmountRefusal };

const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * A plain non-negative decimal in ASCII digits ("12", "12.3", "12.30") to minor units of a currency with `exponent` decimals.
 * Signs, separators, exponents, blanks and digits of other scripts are refused; so are more decimals than the currency has
 * (trailing zeros count as decimals) and amounts above MAX_ROW_AMOUNT.
 */
export function parseAmount(text: string, exponent: number): ParsedAmount {
  const parts = PLAIN_DECIMAL.exec(text);
  if (parts === null) return { ok: false, reason: 'not-a-plain-decimal' };
  const fraction = parts[2] ?? '';
  if (fraction.length > exponent) return { ok: false, reason: 'too-many-decimals' };
  const digits = `${parts[1]}${fraction.padEnd(exponent, '0')}`.replace(/^0+(?=\d)/, '');
  if (digits.length > 15) return { ok: false, reason: 'out-of-range' };
  const amount = Number(digits);
  return amount > MAX_ROW_AMOUNT ? { ok: false, reason: 'out-of-range' } : { ok: true, amount };
}
