// A row and its own reversal on one side cancel each other in a pass of their own, before anything is compared.
import { naturalKey } from '../model/record.ts';
import { type Contender, groupBy, isSuccess } from './contender.ts';

export interface Cancelled {
  readonly row: Contender;
  readonly reversal: Contender;
}

/** Pairs each successful reversal with the first successful row of its key, currency and amount. Order in, order out. */
export function cancelReversals(active: readonly Contender[]): {
  readonly cancelled: readonly Cancelled[];
  readonly rest: readonly Contender[];
} {
  if (!active.some(({ record }) => record.kind === 'reversal')) return { cancelled: [], rest: active };
  const identity = ({ record }: Contender) => `${naturalKey(record)}\u0000${record.currency}\u0000${record.amount}`;
  const reversible = groupBy(
    active.filter((contender) => isSuccess(contender) && contender.record.kind !== 'reversal'),
    identity,
  );
  const cancelled: Cancelled[] = [];
  const gone = new Set<Contender>();
  for (const reversal of active) {
    if (reversal.record.kind !== 'reversal' || !isSuccess(reversal)) continue;
    const row = reversible.get(identity(reversal))?.find((candidate) => !gone.has(candidate));
    if (row === undefined) continue;
    gone.add(row);
    gone.add(reversal);
    cancelled.push({ row, reversal });
  }
  return { cancelled, rest: active.filter((contender) => !gone.has(contender)) };
}
