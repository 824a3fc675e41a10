// The nearest candidates that were not taken, each with the first condition that failed. They explain; they never decide.
import type { Loser } from '../model/outcome.ts';
import { naturalKey, rowName } from '../model/record.ts';
import { type Contender, groupBy } from './contender.ts';

const AT_MOST = 3;
/** A popular amount (9.90) may have thousands of rows; only so many are looked at. */
const LOOKED_AT = 50;

/** Finds losers for rows left alone: rows of the other side, left alone too, with the same amount and currency. */
export function loserFinder(others: readonly Contender[]): (contender: Contender) => readonly Loser[] {
  const byAmount = groupBy(others, ({ record }) => `${record.currency}\u0000${record.amount}`);
  return ({ record }) => {
    const candidates = byAmount.get(`${record.currency}\u0000${record.amount}`);
    if (candidates === undefined) return [];
    const ours = secondsOf(record.time);
    return candidates
      .slice(0, LOOKED_AT)
      .map((other) => ({ other, apart: Math.abs(secondsOf(other.record.time) - ours) }))
      .sort((left, right) => left.apart - right.apart)
      .slice(0, AT_MOST)
      .map(({ other }) => ({
        key: naturalKey(other.record),
        rowName: rowName(other.record),
        amount: other.record.amount,
        currency: other.record.currency,
        failed: firstFailed(other, record.kind, record.status),
      }));
  };
}

function firstFailed({ record }: Contender, kind: string, status: string): string {
  if (record.kind !== kind) return `same amount; kind is ${record.kind}, not ${kind}`;
  if (record.status !== status) return `same amount and kind; status is ${record.status}, not ${status}`;
  return `same amount and kind at ${record.time.replace('T', ' ')}; no key in common`;
}

function secondsOf(time: string): number {
  return Date.parse(`${time.slice(0, 19)}Z`) / 1000;
}
