// The only import of decimal.js. Used where a rate has more digits than the currency: fees are computed here and rounded once.
import { Decimal } from 'decimal.js';
import type { Minor } from './amount.ts';

export type Rounding = 'half_up' | 'half_even' | 'up' | 'down';

const ROUNDING_MODES: Readonly<Record<Rounding, Decimal.Rounding>> = {
  half_up: Decimal.ROUND_HALF_UP,
  half_even: Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
};

const Exact = Decimal.clone({ precision: 60 });

/** amount x rate, rounded once to whole minor units. `rate` is a plain decimal text such as "0.006". Throws on a malformed rate. */
export function multiplyByRate(amount: Minor, rate: string, rounding: Rounding): Minor {
  return new Exact(amount).times(rate).toDecimalPlaces(0, ROUNDING_MODES[rounding]).toNumber();
}

/** (amount x rate) + addition, rounded once; `addition` is a plain decimal text in major units of a currency with `exponent` decimals. */
export function rateThenAdd(
  amount: Minor,
  rate: string,
  addition: string,
  exponent: number,
  rounding: Rounding,
): Minor {
  const added = new Exact(addition).times(new Exact(10).pow(exponent));
  return new Exact(amount).times(rate).plus(added).toDecimalPlaces(0, ROUNDING_MODES[rounding]).toNumber();
}

/** A plain decimal text in major units to whole minor units, what is finer than the currency cut off: "0.019" CNY is 1. */
export function cutToMinor(text: string, exponent: number): Minor {
  return new Exact(text).times(new Exact(10).pow(exponent)).toDecimalPlaces(0, Decimal.ROUND_DOWN).toNumber();
}

/**
 * A decimal text with any number of decimals to minor units, rounded once with `rounding` (fees in files may carry five decimals).
 * Returns null where the text is not a plain decimal with an optional minus sign.
 */
export function roundDecimalText(text: string, exponent: number, rounding: Rounding): Minor | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const minor = new Exact(text)
    .times(new Exact(10).pow(exponent))
    .toDecimalPlaces(0, ROUNDING_MODES[rounding])
    .toNumber();
  return Number.isSafeInteger(minor) ? minor + 0 : null;
}
