// Strings of digits to minor units, exactly: for amounts whose decimals are implied or finer than the currency.
import { MAX_ROW_AMOUNT, type Minor } from './amount.ts';

export type DigitsRefusal = 'too-fine' | 'out-of-range';

const LONGEST = 15;

/**
 * `digits` (ASCII digits only) with the last `places` of them decimals of a major unit, to minor units of a currency with `exponent` decimals.
 * What is finer than the currency is refused unless it is all zeros, or rounded half up once. Amounts above MAX_ROW_AMOUNT are refused.
 */
export function digitsToMinor(
  digits: string,
  places: number,
  exponent: number,
  finer: 'refuse' | 'round',
): Minor | DigitsRefusal {
  const cut = Math.max(0, places - exponent);
  const padded = digits.padStart(cut, '0');
  const kept = padded.slice(0, padded.length - cut) + '0'.repeat(Math.max(0, exponent - places));
  const tail = padded.slice(padded.length - cut);
  if (finer === 'refuse' && /[^0]/.test(tail)) return 'too-fine';
  const significant = kept.replace(/^0+/, '');
  if (significant.length > LONGEST) return 'out-of-range';
  const amount = Number(significant) + (tail.charCodeAt(0) >= 0x35 ? 1 : 0);
  return amount > MAX_ROW_AMOUNT ? 'out-of-range' : amount;
}
