// What the two panes show of one result: cells per side, why a side is empty, the counted sums. Refunds read negative by kind.
import type { RecordView, ResultRow, SettlementView } from '../../../shared/contract/engine-api.ts';
import { type FieldDifference, isBreak, type Side } from '../../../shared/model/outcome.ts';
import { kindSign } from '../../../shared/model/record.ts';
import type { Minor } from '../../../shared/money/amount.ts';

export type Flag =
  | { readonly type: 'status' | 'kind' | 'carried'; readonly value: string }
  | { readonly type: 'count'; readonly value: number };

export interface SideCells {
  readonly key: string;
  readonly flag: Flag | null;
  readonly amount: Minor | null;
  readonly currency: string;
  readonly fee: Minor | null;
  /** Short: "12:03:07", on another day "11-20 00:00". */
  readonly time: string;
  /** Deciding differences of this row, by field. */
  readonly differs: ReadonlySet<FieldDifference['field']>;
  /** The side is there but does not count: failed or pending. */
  readonly muted: boolean;
}

/** Why a side has nothing to show; texts in breaks-texts under `void`. */
export type VoidReason = 'absent' | 'paired' | 'waits' | 'due' | 'ambiguous' | 'budget' | 'noMoney';

/** null: the side has no record (see voidReason). */
export function sideCells(row: ResultRow, side: Side): SideCells | null {
  const upstream = side === 'upstream';
  const keys = upstream ? row.upstreamKeys : row.downstreamKeys;
  const amount = upstream ? row.upstreamAmount : row.downstreamAmount;
  const record = upstream ? row.upstream : row.downstream;
  const settlement = upstream && row.stage === 'fund' ? row.settlements[0] : undefined;
  const [key] = keys;
  if (key === undefined) return null;
  const differs = new Set(row.differences.filter(({ deciding }) => deciding).map(({ field }) => field));
  return {
    key,
    flag: flagOf(row, record, keys.length),
    amount: amount === null ? null : amount * signOf(row, record, settlement),
    currency: record?.currency ?? settlement?.currency ?? row.currency,
    fee: feeOf(row, record, upstream),
    time: record === null ? (settlement?.settleDate ?? '') : shortTime(record, row.clearingDate),
    differs,
    muted: record !== null && record.status !== '' && record.status !== 'success',
  };
}

function flagOf(row: ResultRow, record: RecordView | null, count: number): Flag | null {
  if (record !== null && record.status !== '' && record.status !== 'success') {
    return { type: 'status', value: record.status };
  }
  if (count > 1) return { type: 'count', value: count };
  if (record !== null && record.kind !== '' && record.kind !== 'payment') return { type: 'kind', value: record.kind };
  return row.reason === 'carried' ? { type: 'carried', value: 'carried' } : null;
}

function feeOf(row: ResultRow, record: RecordView | null, upstream: boolean): Minor | null {
  const compared = upstream ? row.upstreamFee : row.downstreamFee;
  const fee = compared ?? record?.fee ?? null;
  if (fee === null) return null;
  return row.kind === '' ? fee : fee * kindSign(row.kind);
}

function signOf(row: ResultRow, record: RecordView | null, settlement: SettlementView | undefined): 1 | -1 {
  if (settlement !== undefined) return settlement.signedAmount < 0 ? -1 : 1;
  if (record?.direction === 'D') return -1;
  const kind = record === null || record.kind === '' ? row.kind : record.kind;
  return kind === '' ? 1 : kindSign(kind);
}

/** Time of day on the clearing date itself, month and day before it elsewhere; account entries have a date only. */
export function shortTime(record: Pick<RecordView, 'time' | 'clearingDate'>, clearingDate: string): string {
  const [day = '', clock = ''] = record.time.split(/[T ]/);
  if (clock === '') return day === '' ? record.clearingDate : day;
  const time = clock.slice(0, 8);
  return day === clearingDate ? time : `${day.slice(5)} ${time.slice(0, 5)}`;
}

export function voidReason(row: ResultRow): VoidReason {
  if (row.reason === 'ambiguous' || row.reason === 'budget') return row.reason;
  if (row.outcome === 'duplicate') return 'paired';
  if (row.outcome === 'no_money') return 'noMoney';
  if (row.outcome === 'timing') return row.stage === 'fund' ? 'due' : 'waits';
  return 'absent';
}

export interface CountedSums {
  readonly currency: string;
  readonly ours: Minor;
  readonly theirs: Minor;
  readonly oursRows: number;
  readonly theirsRows: number;
}

/** Signed amounts as they count: a missing or unsuccessful side counts zero, so theirs - ours is the signed difference. */
export function countedSums(row: ResultRow): CountedSums {
  const ours = sideCells(row, 'upstream');
  const theirs = sideCells(row, 'downstream');
  const counts = (side: SideCells | null, without: ResultRow['outcome']) =>
    side !== null && row.outcome !== without && row.outcome !== 'no_money' && row.reason !== 'currency';
  return {
    currency: row.currency,
    ours: counts(ours, 'downstream_only') ? (ours?.amount ?? 0) : 0,
    theirs: counts(theirs, 'upstream_only') ? (theirs?.amount ?? 0) : 0,
    oursRows: ours === null ? 0 : row.upstreamKeys.length,
    theirsRows: theirs === null ? 0 : row.downstreamKeys.length,
  };
}

/** Whether a person can decide it now. */
export function canDecide(row: ResultRow): boolean {
  return isBreak(row.outcome) && row.breakId !== '' && row.standing === 'open';
}
