// Result rows as JSON: the contract's columns, in its order, with the same texts as the CSV.
import type { ResultRow } from '../../../../shared/contract/engine-api.ts';
import { amountText } from './amount.ts';

export function resultJson(row: ResultRow): Record<string, string> {
  const theirs = row.differences.find(({ field }) => field === 'currency')?.downstream ?? row.currency;
  return {
    stage: row.stage,
    clearing_date: row.clearingDate,
    channel: row.channel,
    outcome: row.outcome,
    reason: row.reason,
    kind: row.kind,
    currency: row.currency,
    upstream_keys: row.upstreamKeys.join('|'),
    downstream_keys: row.downstreamKeys.join('|'),
    upstream_amount: amountText(row.upstreamAmount, row.currency),
    downstream_amount: amountText(row.downstreamAmount, theirs),
    difference: amountText(row.difference, row.currency),
    upstream_fee: amountText(row.upstreamFee, row.currency),
    downstream_fee: amountText(row.downstreamFee, row.currency),
    rule: row.rule,
    break_id: row.breakId,
    upstream_rows: row.upstreamRows.join('|'),
    downstream_rows: row.downstreamRows.join('|'),
  };
}
