// Which sets of amounts come to a target. Bounded: beyond the bound it says "budget", it never guesses. Deterministic: counts steps, not time.
import type { Minor } from '../money/amount.ts';

export interface SubsetAnswer {
  /** Sets of two or more indices, each ascending; at most SOLUTIONS_KEPT. */
  readonly sets: readonly (readonly number[])[];
  /** False when the search stopped before it saw everything. */
  readonly complete: boolean;
}

const SOLUTIONS_KEPT = 64;
const STEPS_ALLOWED = 3_000_000;
/** Up to here two halves of 2^18 sums each are listed and met in the middle: exact. */
const EXACT_UP_TO = 36;

/** All sets of two or more of `amounts` (signed minor units) whose sum is `target`. */
export function subsetsWithSum(amounts: readonly Minor[], target: Minor): SubsetAnswer {
  return amounts.length <= EXACT_UP_TO ? meetInTheMiddle(amounts, target) : boundedSearch(amounts, target);
}

function meetInTheMiddle(amounts: readonly Minor[], target: Minor): SubsetAnswer {
  const half = amounts.length >> 1;
  const left = sumsOf(amounts.slice(0, half));
  const right = sumsOf(amounts.slice(half));
  const masksBySum = new Map<Minor, number[]>();
  for (const [mask, sum] of left.entries()) {
    const masks = masksBySum.get(sum);
    if (masks === undefined) masksBySum.set(sum, [mask]);
    else masks.push(mask);
  }
  const sets: number[][] = [];
  for (const [rightMask, sum] of right.entries()) {
    for (const leftMask of masksBySum.get(target - sum) ?? []) {
      const set = [...indicesOf(leftMask, 0), ...indicesOf(rightMask, half)];
      if (set.length < 2) continue;
      if (sets.length === SOLUTIONS_KEPT) return { sets, complete: false };
      sets.push(set);
    }
  }
  return { sets, complete: true };
}

/** The sum of every subset, by its bit mask. */
function sumsOf(amounts: readonly Minor[]): Float64Array {
  const sums = new Float64Array(1 << amounts.length);
  for (const [bit, amount] of amounts.entries()) {
    const size = 1 << bit;
    for (let mask = 0; mask < size; mask += 1) sums[size + mask] = (sums[mask] ?? 0) + amount;
  }
  return sums;
}

function indicesOf(mask: number, offset: number): number[] {
  const indices: number[] = [];
  for (let bit = 0; mask >> bit !== 0; bit += 1) if ((mask >> bit) & 1) indices.push(offset + bit);
  return indices;
}

/** Depth first over the larger amounts first, cut where the rest can no longer reach the target. */
function boundedSearch(amounts: readonly Minor[], target: Minor): SubsetAnswer {
  const order = amounts
    .map((_, index) => index)
    .sort((left, right) => Math.abs(amounts[right] ?? 0) - Math.abs(amounts[left] ?? 0) || left - right);
  const most = new Array<Minor>(order.length + 1).fill(0);
  const least = new Array<Minor>(order.length + 1).fill(0);
  for (let depth = order.length - 1; depth >= 0; depth -= 1) {
    const amount = amounts[order[depth] ?? 0] ?? 0;
    most[depth] = (most[depth + 1] ?? 0) + Math.max(amount, 0);
    least[depth] = (least[depth + 1] ?? 0) + Math.min(amount, 0);
  }
  const sets: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;
  let complete = true;
  const visit = (depth: number, missing: Minor): void => {
    steps += 1;
    if (steps > STEPS_ALLOWED || sets.length > SOLUTIONS_KEPT) {
      complete = false;
      return;
    }
    if (missing > (most[depth] ?? 0) || missing < (least[depth] ?? 0)) return;
    if (depth === order.length) {
      if (chosen.length > 1) sets.push([...chosen].sort((left, right) => left - right));
      return;
    }
    const index = order[depth] ?? 0;
    chosen.push(index);
    visit(depth + 1, missing - (amounts[index] ?? 0));
    chosen.pop();
    if (complete) visit(depth + 1, missing);
  };
  visit(0, target);
  return { sets: sets.slice(0, SOLUTIONS_KEPT), complete };
}
