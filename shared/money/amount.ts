// Money is a whole number of the currency's minor unit. This file owns the arithmetic; it refuses floats and overflow.

/** A whole number of minor units (CNY: fen). Always a safe integer. Unsigned in records; signed in differences. */
export type Minor = number;

/** Largest amount one row may carry, in minor units. Ten thousand such rows still sum to a safe integer. */
export const MAX_ROW_AMOUNT: Minor = 99_999_999_999_999;

/** Throws RangeError when a sum leaves the safe integers: a wrong sum is worse than none. */
export function addMinor(left: Minor, right: Minor): Minor {
  const sum = left + right;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`sum of amounts leaves the exact range: ${left} + ${right}`);
  return sum;
}

/** Sum of minor units. Throws RangeError when it leaves the safe integers. */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let sum = 0;
  for (const amount of amounts) sum = addMinor(sum, amount);
  return sum;
}

/** Count and sum of one currency; the building stone of every control total. */
export interface Total {
  readonly count: number;
  readonly amount: Minor;
}

export const ZERO_TOTAL: Total = { count: 0, amount: 0 };

export function addTotals(left: Total, right: Total): Total {
  return { count: left.count + right.count, amount: addMinor(left.amount, right.amount) };
}
