// One channel's clearing date through the three stages, strictly in order. Reads as the specification; the passes are in the stages' own files.
import { OUTCOMES, STAGES, type Stage, type StageResult } from '../model/outcome.ts';
import type { Transaction } from '../model/record.ts';
import { reconcileBusiness } from './business.ts';
import { reconcileChannel } from './channel.ts';
import { type Contender, compareText } from './contender.ts';
import type { Carried, DayInput, DayOutput } from './day.ts';
import { reconcileFund } from './fund.ts';

/**
 * Pure: the same input in any row order gives the same output. Throws only on programmer errors (a record of another channel, an unknown
 * currency); everything a file can hold has an outcome.
 */
export function reconcileDay(input: DayInput): DayOutput {
  const channel = reconcileChannel(input);
  const business = reconcileBusiness(input, channel);
  const fund = reconcileFund(input);
  return {
    results: inContractOrder([...channel.results, ...business.results, ...fund.results], input),
    settlements: fund.opened,
    carried: [
      ...carriedContenders('channel', channel.participants, channel.results, input),
      ...carriedContenders('business', business.participants, business.results, input),
      ...fund.carried,
    ].sort(
      (left, right) =>
        STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage) ||
        (left.recordId ?? 0) - (right.recordId ?? 0) ||
        compareText(left.settlementId, right.settlementId),
    ),
    lateRows: [...channel.lateRows, ...business.lateRows],
    warnings: channel.warnings,
  };
}

/** Whoever took part and stays open: in timing, or in a break with a side still missing. */
function carriedContenders(
  stage: Stage,
  participants: readonly Contender[],
  results: readonly StageResult[],
  input: DayInput,
): Carried[] {
  const said = new Map<number, StageResult>();
  for (const result of results) for (const id of [...result.upstreamIds, ...result.downstreamIds]) said.set(id, result);
  return participants.flatMap(({ record, prior }): Carried[] => {
    const result = said.get(record.id);
    const now = result ?? (prior?.state === 'open' ? prior : undefined);
    if (now === undefined || !staysOpen(now.outcome)) return [];
    const since = result === undefined ? (prior?.since ?? input.date) : input.date;
    return [
      {
        stage,
        recordId: record.id,
        settlementId: '',
        outcome: now.outcome,
        reason: now.reason,
        breakId: now.breakId,
        since,
      },
    ];
  });
}

function staysOpen(outcome: StageResult['outcome']): boolean {
  return (
    outcome === 'timing' || outcome === 'upstream_only' || outcome === 'downstream_only' || outcome === 'duplicate'
  );
}

/** By stage, outcome in DOMAIN's order, keys, then the rows themselves (import id and line, not record ids). */
function inContractOrder(results: readonly StageResult[], input: DayInput): readonly StageResult[] {
  const rows = new Map<number, Pick<Transaction, 'importId' | 'line'>>();
  for (const record of [...input.orders, ...input.channelRows, ...input.bankRows, ...input.entries])
    rows.set(record.id, record);
  const compareRows = (left: readonly number[], right: readonly number[]): number => {
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
      const [ours, theirs] = [rows.get(left[index] ?? -1), rows.get(right[index] ?? -1)];
      const order = (ours?.importId ?? 0) - (theirs?.importId ?? 0) || (ours?.line ?? 0) - (theirs?.line ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  };
  const placed = results.map((result) => ({
    result,
    place: STAGES.indexOf(result.stage) * OUTCOMES.length + OUTCOMES.indexOf(result.outcome),
    upstream: result.upstreamKeys.join('|'),
    downstream: result.downstreamKeys.join('|'),
  }));
  placed.sort(
    (left, right) =>
      left.place - right.place ||
      compareText(left.upstream, right.upstream) ||
      compareText(left.downstream, right.downstream) ||
      compareRows(left.result.upstreamIds, right.result.upstreamIds) ||
      compareRows(left.result.downstreamIds, right.result.downstreamIds),
  );
  return placed.map(({ result }) => result);
}
