// What results move, with the facts around them that the pure rules need.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { StageResult } from '../../shared/model/outcome.ts';
import { type BreakEffect, breakEffect } from '../../shared/posting/item-effect.ts';
import { recordsInBusiness } from '../workspace/tables/entries.ts';
import { settlementsById } from '../workspace/tables/settlements.ts';
import type { EngineContext } from './engine-context.ts';

/** The effect of each result, in their order, as runs up to a date (null: all) let it stand. */
export function effectsOf(
  context: EngineContext,
  results: readonly StageResult[],
  upTo: CalendarDate | null,
): BreakEffect[] {
  const net = new Map(context.settings().channels.map(({ code, settlement }) => [code, settlement.net]));
  const fees = feeSettlementsAmong(context, results);
  const inLedger = bankRowsInLedger(context, results, upTo);
  return results.map((result) =>
    breakEffect(result, {
      net: net.get(result.channel) ?? false,
      isFeeSettlement: result.settlementIds.some((id) => fees.has(id)),
      bankStandsInLedger: result.stage === 'channel' && result.downstreamIds.some((id) => inLedger.has(id)),
    }),
  );
}

/** Ids of the settlements of fees alone that these results name. */
export function feeSettlementsAmong({ workspace }: EngineContext, results: readonly StageResult[]): Set<string> {
  const ids = new Set(results.flatMap(({ settlementIds }) => settlementIds));
  if (ids.size === 0) return ids;
  return new Set(settlementsById(workspace.database, ids).flatMap(({ id, isFee }) => (isFee ? [id] : [])));
}

/** Bank rows of channel pairs that stand in the confirmed ledger in place of their channel row. */
export function bankRowsInLedger(
  { workspace }: EngineContext,
  results: readonly StageResult[],
  upTo: CalendarDate | null,
): Set<number> {
  const pairs = results.filter(
    ({ stage, upstreamIds, downstreamIds }) =>
      stage === 'channel' && upstreamIds.length > 0 && downstreamIds.length > 0,
  );
  if (pairs.length === 0) return new Set();
  const known = recordsInBusiness(
    workspace.database,
    pairs.flatMap(({ upstreamIds, downstreamIds }) => [...upstreamIds, ...downstreamIds]),
    upTo,
  );
  return new Set(
    pairs.flatMap(({ upstreamIds, downstreamIds }) =>
      upstreamIds.some((id) => known.has(id)) ? [] : downstreamIds.filter((id) => known.has(id)),
    ),
  );
}
