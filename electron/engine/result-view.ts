// Stored results to the rows of the contract: their records, settlements and age are looked up for one page at a time.
import { type CalendarDate, daysBetween } from '../../shared/calendar/date.ts';
import type { ResultRow } from '../../shared/contract/engine-api.ts';
import type { ExpectedSettlement } from '../../shared/model/outcome.ts';
import { rowName, type SourceRecord } from '../../shared/model/record.ts';
import { recordsById } from '../workspace/tables/records.ts';
import type { StoredResult } from '../workspace/tables/results.ts';
import { settlementsById } from '../workspace/tables/settlements.ts';
import { flaggedBreaks } from './books-flags.ts';
import type { EngineContext } from './engine-context.ts';
import { type RecordViewing, recordView, settlementView, viewing } from './record-view.ts';

/** `asOf`: the date that ages count to; null for each result's own clearing date. Rows whose import was undone are left out. */
export function resultRows(
  context: EngineContext,
  results: readonly StoredResult[],
  asOf: CalendarDate | null,
): ResultRow[] {
  const { database } = context.workspace;
  const look = viewing(context);
  const recordIds = new Set(results.flatMap(({ result }) => [...result.upstreamIds, ...result.downstreamIds]));
  const settlementIds = new Set(results.flatMap(({ result }) => result.settlementIds));
  const records = new Map(recordsById(database, recordIds).map((record) => [record.id, record]));
  const settlements = new Map(
    settlementIds.size === 0 ? [] : settlementsById(database, settlementIds).map((one) => [one.id, one]),
  );
  const flagged = flaggedBreaks(
    context,
    results.flatMap(({ result, decision }) => (decision === null ? [] : [result.breakId])),
  );
  return results.map((stored) => resultRow(stored, { look, records, settlements, flagged, asOf }));
}

interface Lookup {
  readonly look: RecordViewing;
  readonly records: ReadonlyMap<number, SourceRecord>;
  readonly settlements: ReadonlyMap<string, ExpectedSettlement>;
  /** Breaks whose decision rests on other facts. */
  readonly flagged: ReadonlySet<string>;
  readonly asOf: CalendarDate | null;
}

function resultRow(stored: StoredResult, { look, records, settlements, flagged, asOf }: Lookup): ResultRow {
  const { result } = stored;
  const find = (ids: readonly number[]) => ids.flatMap((id) => records.get(id) ?? []);
  const [upstream, downstream] = [find(result.upstreamIds), find(result.downstreamIds)];
  const expected = result.settlementIds.flatMap((id) => settlements.get(id) ?? []);
  const [first, second] = [upstream[0], downstream[0]];
  const born = expected[0]?.settleDate ?? dateOf(first ?? second) ?? result.clearingDate;
  return {
    resultId: stored.id,
    stage: result.stage,
    clearingDate: result.clearingDate,
    channel: result.channel,
    outcome: result.outcome,
    reason: result.reason,
    kind: result.kind,
    currency: result.currency,
    upstreamKeys: result.upstreamKeys,
    downstreamKeys: result.downstreamKeys,
    upstreamAmount: result.upstreamAmount,
    downstreamAmount: result.downstreamAmount,
    difference: result.difference,
    upstreamFee: result.upstreamFee,
    downstreamFee: result.downstreamFee,
    rule: result.rule,
    breakId: result.breakId,
    upstreamRows: upstream.map(rowName),
    downstreamRows: downstream.map(rowName),
    differences: result.differences,
    standing: stored.standing,
    ageDays: Math.max(0, daysBetween(born, asOf ?? result.clearingDate)),
    itemId: stored.itemId,
    decision: stored.decision,
    flagged: flagged.has(result.breakId),
    upstream: first === undefined ? null : recordView(first, look),
    downstream: second === undefined ? null : recordView(second, look),
    settlements: expected.map(settlementView),
  };
}

function dateOf(record: SourceRecord | undefined): CalendarDate | undefined {
  return record === undefined ? undefined : record.source === 'funds' ? record.valueDate : record.clearingDate;
}
