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
    const upstream = upstreamTotal(result, records, settlements);
    const downstream = recordsTotal(result, result.downstreamIds, records);
    totals.set(key, {
      stage,
      channel,
      channelOrder,
      currency,
      outcome,
      count: (before?.count ?? 0) + 1,
      upstream: addTotals(before?.upstream ?? ZERO_TOTAL, upstream),
      downstream: addTotals(before?.downstream ?? ZERO_TOTAL, downstream),
      difference: addMinor(
        before?.difference ?? 0,
        isCrossCurrency(result) ? downstream.amount - upstream.amount : signedDifference(result),
      ),
    });
  }
  return [...totals.values()];
}

/** No difference can be told; within the result's own currency the whole of its side is what differs. */
function isCrossCurrency({ difference, outcome }: StageResult): boolean {
  return difference === null && outcome !== 'no_money';
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

/**
 * Rows in another currency than the result's are counted, not summed: sums never mix currencies. So are rows that claim no money,
 * as in each result's difference; then upstream + difference = downstream.
 */
function recordsTotal(result: StageResult, ids: readonly number[], records: ReadonlyMap<number, SourceRecord>): Total {
  let total = ZERO_TOTAL;
  for (const id of ids) {
    const record = records.get(id);
    const counts = record !== undefined && record.currency === result.currency && claimsMoney(record);
    const amount = counts ? signedAmount(record) : 0;
    total = addTotals(total, { count: 1, amount });
  }
  return total;
}

function claimsMoney(record: SourceRecord): boolean {
  return record.source === 'funds' || record.status === 'success';
}

/** Money towards the company is positive: payments and credits. */
export function signedAmount(record: SourceRecord): Minor {
  if (record.source === 'funds') return record.direction === 'C' ? record.amount : 0 - record.amount;
  return kindSign(record.kind) === 1 ? record.amount : 0 - record.amount;
}
