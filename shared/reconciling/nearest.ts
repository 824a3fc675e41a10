// The few pieces nearest to an amount, for explaining what was not taken. Sorted once, then found by bisection.
import type { Minor } from '../money/amount.ts';
import { groupBy } from './contender.ts';

const KEPT = 3;

/** Answers, nearest first, at most three pieces of the same currency. */
export function nearestByAmount<T>(
  pieces: readonly T[],
  currencyOf: (piece: T) => string,
  amountOf: (piece: T) => Minor,
): (currency: string, amount: Minor) => readonly T[] {
  const sorted = new Map(
    [...groupBy(pieces, currencyOf)].map(([currency, group]) => [
      currency,
      group.sort((left, right) => amountOf(left) - amountOf(right)),
    ]),
  );
  return (currency, amount) => {
    const group = sorted.get(currency) ?? [];
    const at = firstAtLeast(group, amountOf, amount);
    const distance = (piece: T) => Math.abs(amountOf(piece) - amount);
    return group
      .slice(Math.max(0, at - KEPT), at + KEPT)
      .sort((left, right) => distance(left) - distance(right))
      .slice(0, KEPT);
  };
}

/** Index of the first piece whose amount is at least `least`; the pieces ascend by amount. */
export function firstAtLeast<T>(sorted: readonly T[], amountOf: (piece: T) => Minor, least: Minor): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = sorted[middle];
    if (piece !== undefined && amountOf(piece) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
