// Counts and sums of a run's results per stage, channel, currency and outcome. Amounts signed as money towards the company.
import type { ExpectedSettlement, StageResult } from '../../shared/model/outcome.ts';
import { kindSign, type SourceRecord } from '../../shared/model/record.ts';
import { addMinor, addTotals, type Minor, type Total, ZERO_TOTAL } from '../../shared/money/amount.ts';
import type { StoredOutcomeTotal } from '../workspace/tables/outcome-totals.ts';

export function sumOutcomes(
  results: readonly StageResult[],
  channelOrder: number,
  records: ReadonlyMap<number, SourceRecord>,
  settlements: ReadonlyMap<string, ExpectedSettlement>,
): StoredOutcomeTotal[] {
  const totals = new Map<string, StoredOutcomeTotal>();
  for (const result of results) {
    const { stage, channel, currency, outcome } = result;
    const key = `${stage} ${currency} ${outcome}`;
    const before = totals.get(key);
    totals.set(key, {
      stage,
      channel,
      channelOrder,
      currency,
      outcome,
      count: (before?.count ?? 0) + 1,
      upstream: addTotals(before?.upstream ?? ZERO_TOTAL, upstreamTotal(result, records, settlements)),
      downstream: addTotals(before?.downstream ?? ZERO_TOTAL, recordsTotal(result, result.downstreamIds, records)),
      difference: addMinor(before?.difference ?? 0, signedDifference(result)),
    });
  }
  return [...totals.values()];
}

/** A refund's difference turns its sign; the fund stage is signed as money in already. */
export function signedDifference(result: StageResult): Minor {
  const difference = result.difference ?? 0;
  return result.stage === 'fund' || result.kind === '' || difference === 0
    ? difference
    : difference * kindSign(result.kind);
}

function upstreamTotal(
  result: StageResult,
  records: ReadonlyMap<number, SourceRecord>,
  settlements: ReadonlyMap<string, ExpectedSettlement>,
): Total {
  let total = recordsTotal(result, result.upstreamIds, records);
  for (const id of result.settlementIds)
    total = addTotals(total, { count: 1, amount: settlements.get(id)?.signedAmount ?? 0 });
  return total;
}

/** Rows in another currency than the result's are counted, not summed: sums never mix currencies. */
function recordsTotal(result: StageResult, ids: readonly number[], records: ReadonlyMap<number, SourceRecord>): Total {
  let total = ZERO_TOTAL;
  for (const id of ids) {
    const record = records.get(id);
    const amount = record === undefined || record.currency !== result.currency ? 0 : signedAmount(record);
    total = addTotals(total, { count: 1, amount });
  }
  return total;
}

/** Money towards the company is positive: payments and credits. */
export function signedAmount(record: SourceRecord): Minor {
  if (record.source === 'funds') return record.direction === 'C' ? record.amount : 0 - record.amount;
  return kindSign(record.kind) === 1 ? record.amount : 0 - record.amount;
}
