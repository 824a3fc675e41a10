// Why an order has no counterpart: an unsuccessful channel row of the same transaction is no ledger row, but it tells the reason.
import type { Transaction } from '../model/record.ts';
import { compareTransactions, groupBy } from './contender.ts';

/** Answers, once per channel row, the latest unsuccessful attempt for an order: by channel_no, then order_no, of the same kind. */
export function statusConsultant(attempts: readonly Transaction[]): (order: Transaction) => Transaction | null {
  const latestFirst = [...attempts].sort((left, right) => compareTransactions(right, left));
  const byChannelNo = groupBy(latestFirst, (row) => keyOf(row.channelNo, row.kind));
  const byOrderNo = groupBy(latestFirst, (row) => keyOf(row.orderNo, row.kind));
  const shown = new Set<number>();
  return (order) => {
    const candidates = [
      ...(byChannelNo.get(keyOf(order.channelNo, order.kind)) ?? []),
      ...(byOrderNo.get(keyOf(order.orderNo, order.kind)) ?? []),
    ];
    const attempt = candidates.find((row) => !shown.has(row.id));
    if (attempt === undefined) return null;
    shown.add(attempt.id);
    return attempt;
  };
}

function keyOf(key: string, kind: string): string {
  return key === '' ? '' : `${key}\u0000${kind}`;
}
