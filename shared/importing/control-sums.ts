// Sums of the accepted rows per kind (or direction) and currency, and what the declared totals prove.
import type { ControlSum, DeclaredTotal, Proof } from '../model/import.ts';
import { type Direction, KINDS, type Kind, type SourceRow } from '../model/record.ts';
import { addMinor, type Minor } from '../money/amount.ts';

interface Running {
  readonly kind: Kind | null;
  readonly direction: Direction | null;
  readonly currency: string;
  count: number;
  amount: Minor;
  fee: Minor | null;
}

const DIRECTIONS: readonly Direction[] = ['C', 'D'];

function rank(sum: ControlSum): number {
  return sum.kind === null ? DIRECTIONS.indexOf(sum.direction ?? 'C') : KINDS.indexOf(sum.kind);
}

function startSum(row: SourceRow): Running {
  const isEntry = row.source === 'funds';
  return {
    kind: isEntry ? null : row.kind,
    direction: isEntry ? row.direction : null,
    currency: row.currency,
    count: 0,
    amount: 0,
    fee: null,
  };
}

/** Ordered by currency, then kind or direction, whatever the order of the rows. Throws RangeError when a sum is not exact any more. */
export function controlSums(rows: readonly SourceRow[]): ControlSum[] {
  const sums = new Map<string, Running>();
  let sum: Running | null = null;
  for (const row of rows) {
    const word = row.source === 'funds' ? row.direction : row.kind;
    if (sum === null || (sum.kind ?? sum.direction) !== word || sum.currency !== row.currency) {
      const key: string = `${word} ${row.currency}`;
      sum = sums.get(key) ?? startSum(row);
      sums.set(key, sum);
    }
    sum.count += 1;
    sum.amount = addMinor(sum.amount, row.amount);
    if (row.source !== 'funds' && row.fee !== null) sum.fee = addMinor(sum.fee ?? 0, row.fee);
  }
  return [...sums.values()].sort((left, right) =>
    left.currency === right.currency ? rank(left) - rank(right) : left.currency < right.currency ? -1 : 1,
  );
}

export function proofOf(declared: readonly DeclaredTotal[]): Proof {
  if (declared.length === 0) return 'unproven';
  return declared.every((total) => total.agrees) ? 'proven' : 'contradicted';
}
