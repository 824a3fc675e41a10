// A file's money per currency, signed: payments - refunds, or money in - money out. Currencies are never added together.
import type { ControlSum } from '../../../../shared/model/import.ts';
import { kindSign } from '../../../../shared/model/record.ts';
import { addMinor, type Minor } from '../../../../shared/money/amount.ts';

export interface SignedSum {
  readonly currency: string;
  readonly amount: Minor;
  readonly count: number;
}

/** One per currency, in order of the currency's code. */
export function signedSums(sums: readonly ControlSum[]): SignedSum[] {
  const found = new Map<string, SignedSum>();
  for (const sum of sums) {
    const sign = sum.kind === null ? (sum.direction === 'D' ? -1 : 1) : kindSign(sum.kind);
    const before = found.get(sum.currency) ?? { currency: sum.currency, amount: 0, count: 0 };
    found.set(sum.currency, {
      currency: sum.currency,
      amount: addMinor(before.amount, sum.amount === 0 ? 0 : sign * sum.amount),
      count: before.count + sum.count,
    });
  }
  return [...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The currency with the most rows: the one to show where there is room for one. */
export function mainSum(sums: readonly ControlSum[]): SignedSum | null {
  const all = signedSums(sums);
  return all.reduce<SignedSum | null>((best, each) => (best === null || each.count > best.count ? each : best), null);
}
