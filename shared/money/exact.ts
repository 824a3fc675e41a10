// Decimals with any number of places, added and compared exactly: sums of columns that are finer than the currency.

/** units x 10^-places. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly places: number;
}

export const EXACT_ZERO: ExactDecimal = { units: 0n, places: 0 };

/** Longer digit strings are no money and would make sums slow. */
const LONGEST = 60;

/** ASCII digits with the last `places` of them decimals; null when there are more than sixty. */
export function exactOfDigits(digits: string, places: number, negative: boolean): ExactDecimal | null {
  if (digits.length > LONGEST) return null;
  const units = BigInt(digits);
  return { units: negative ? -units : units, places };
}

function unitsAt(value: ExactDecimal, places: number): bigint {
  return value.places === places ? value.units : value.units * 10n ** BigInt(places - value.places);
}

export function addExact(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  const places = Math.max(left.places, right.places);
  return { units: unitsAt(left, places) + unitsAt(right, places), places };
}

/** By value: 1.50 equals 1.5. */
export function equalExact(left: ExactDecimal, right: ExactDecimal): boolean {
  const places = Math.max(left.places, right.places);
  return unitsAt(left, places) === unitsAt(right, places);
}

/** Plain text with at least `decimals` places, more where the value needs them: "-0.01". */
export function formatExact(value: ExactDecimal, decimals: number): string {
  const negative = value.units < 0n;
  const digits = String(negative ? -value.units : value.units).padStart(value.places + 1, '0');
  const whole = digits.slice(0, digits.length - value.places);
  let fraction = digits.slice(digits.length - value.places);
  while (fraction.length > decimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  fraction = fraction.padEnd(decimals, '0');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
