// Makes StageResults out of what the passes found, names breaks, and leaves out what an earlier run has already said.
import type { CalendarDate } from '../calendar/date.ts';
import { daysBetween } from '../calendar/date.ts';
import { isNearCutoff } from '../calendar/time.ts';
import {
  type FieldDifference,
  isBreak,
  type Loser,
  type Outcome,
  type Reason,
  type Side,
  type Stage,
  type StageResult,
} from '../model/outcome.ts';
import { naturalKey, type Transaction } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';
import { stableId } from '../model/stable-id.ts';
import type { Minor } from '../money/amount.ts';
import { comparePair } from './comparing.ts';
import { type Contender, compareTransactions, groupBy, isSuccess } from './contender.ts';
import type { Pair } from './pairing.ts';
import type { Cancelled } from './reversals.ts';

/** What every result of one run of one stage shares. */
export interface StageFrame {
  readonly stage: Stage;
  readonly date: CalendarDate;
  readonly channel: ChannelSettings;
  readonly withFees: boolean;
  /** Rank of a record among the rows of its side with the same key, kind and clearing date: names breaks apart. */
  readonly rankOf: (side: Side, contender: Contender) => number;
}

/**
 * `sides`: every row a side may ever hold, as it was imported, whether it takes part today or not: so a row keeps its rank from run to
 * run. Where a side holds two files, the channel module's rows rank before the bank's.
 */
export function frameOf(
  stage: Stage,
  date: CalendarDate,
  channel: ChannelSettings,
  sides: Readonly<Record<Side, readonly Transaction[]>>,
): StageFrame {
  const ranks = { upstream: ranksOf(sides.upstream), downstream: ranksOf(sides.downstream) };
  return {
    stage,
    date,
    channel,
    withFees: stage === 'channel',
    rankOf: (side, { record }) => ranks[side].get(record.id) ?? 0,
  };
}

function ranksOf(records: readonly Transaction[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  const identity = (record: Transaction) => `${naturalKey(record)}\u0000${record.kind}\u0000${record.clearingDate}`;
  const file = ({ source }: Transaction) => (source === 'bank' ? 1 : 0);
  for (const group of groupBy(records, identity).values()) {
    if (group.length === 1) continue;
    group.sort((left, right) => file(left) - file(right) || compareTransactions(left, right));
    for (const [rank, { id }] of group.entries()) ranks.set(id, rank);
  }
  return ranks;
}

/** The stable name of a break, anchored on the record that claims success. A carried record keeps the name it had. */
function breakIdOf(frame: StageFrame, side: Side, anchor: Contender): string {
  if (anchor.prior !== undefined && anchor.prior.breakId !== '') return anchor.prior.breakId;
  const { record } = anchor;
  return stableId('B', [
    frame.stage,
    record.channel,
    side,
    naturalKey(record),
    record.kind,
    record.clearingDate,
    String(frame.rankOf(side, anchor)),
  ]);
}

/** What a result says beside its frame. One literal makes them all: results come by the hundred thousand. */
interface Said {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly rule: string;
  readonly breakId: string;
  readonly difference: Minor | null;
  readonly fees: readonly [Minor | null, Minor | null];
  readonly differences: readonly FieldDifference[];
  readonly losers: readonly Loser[];
}

function resultOf(
  frame: StageFrame,
  upstream: readonly Transaction[],
  downstream: readonly Transaction[],
  said: Said,
): StageResult {
  const first = upstream[0] ?? downstream[0];
  if (first === undefined) throw new Error('a result without a row');
  return {
    stage: frame.stage,
    clearingDate: frame.date,
    channel: frame.channel.code,
    outcome: said.outcome,
    reason: said.reason,
    kind: first.kind,
    currency: first.currency,
    upstreamKeys: upstream.map(naturalKey),
    downstreamKeys: downstream.map(naturalKey),
    upstreamAmount: upstream[0]?.amount ?? null,
    downstreamAmount: downstream[0]?.amount ?? null,
    difference: said.difference,
    upstreamFee: said.fees[0],
    downstreamFee: said.fees[1],
    rule: said.rule,
    breakId: said.breakId,
    upstreamIds: upstream.map((record) => record.id),
    downstreamIds: downstream.map((record) => record.id),
    settlementIds: NONE,
    differences: said.differences,
    losers: said.losers,
  };
}

const NONE: readonly never[] = [];
const NO_FEES = [null, null] as const;

/** A pair of rows. null where an earlier run said the same about the same rows. */
export function pairResult(frame: StageFrame, pair: Pair): StageResult | null {
  const { upstream, downstream } = pair;
  const comparison = comparePair(upstream.record, downstream.record, frame.channel, frame.withFees);
  const { outcome } = comparison;
  if (wasSaid(outcome, [upstream, downstream])) return null;
  const late = isCarried(frame, upstream) || isCarried(frame, downstream);
  const sameCurrency = upstream.record.currency === downstream.record.currency;
  const ours = isSuccess(upstream) ? upstream.record.amount : 0;
  const theirs = isSuccess(downstream) ? downstream.record.amount : 0;
  const anchored = isSuccess(upstream) ? 'upstream' : 'downstream';
  return resultOf(frame, [upstream.record], [downstream.record], {
    outcome,
    reason: outcome === 'matched' && late ? 'carried' : comparison.reason,
    rule: pair.rule,
    breakId: isBreak(outcome) ? breakIdOf(frame, anchored, pair[anchored]) : '',
    difference: outcome === 'no_money' || !sameCurrency ? null : theirs - ours,
    fees: [comparison.upstreamFee, comparison.downstreamFee],
    differences: comparison.differences,
    losers: NONE,
  });
}

/** Of an earlier date, or standing for a row that broke on one. */
function isCarried(frame: StageFrame, { record, prior }: Contender): boolean {
  return prior !== undefined || record.clearingDate !== frame.date;
}

/** An order and the unsuccessful channel row that explains it: upstream_only by status, or no_money when neither claims success. */
export function consultedResult(frame: StageFrame, order: Contender, attempt: Transaction): StageResult | null {
  const comparison = comparePair(order.record, attempt, frame.channel, false);
  if (wasSaid(comparison.outcome, [order])) return null;
  const broke = comparison.outcome !== 'no_money';
  return resultOf(frame, [order.record], [attempt], {
    outcome: comparison.outcome,
    reason: comparison.reason,
    rule: 'channel_status',
    breakId: broke ? breakIdOf(frame, 'upstream', order) : '',
    difference: broke && order.record.currency === attempt.currency ? 0 - order.record.amount : null,
    fees: NO_FEES,
    differences: comparison.differences,
    losers: NONE,
  });
}

/** A row and its reversal on one side. */
export function reversedResult(frame: StageFrame, side: Side, { row, reversal }: Cancelled): StageResult {
  const records = [row.record, reversal.record];
  return resultOf(frame, side === 'upstream' ? records : NONE, side === 'upstream' ? NONE : records, {
    outcome: 'no_money',
    reason: 'reversed',
    rule: 'reversal',
    breakId: '',
    difference: null,
    fees: NO_FEES,
    differences: NONE,
    losers: NONE,
  });
}

/** A row whose own side alone has it. */
export interface Alone {
  readonly side: Side;
  readonly contender: Contender;
  readonly outcome: Extract<Outcome, 'upstream_only' | 'downstream_only' | 'timing' | 'duplicate' | 'no_money'>;
  readonly reason: Reason;
  readonly differences: readonly FieldDifference[];
  readonly losers: readonly Loser[];
}

export function aloneResult(frame: StageFrame, alone: Alone): StageResult | null {
  const { side, contender, outcome } = alone;
  if (wasSaid(outcome, [contender])) return null;
  const up = side === 'upstream';
  const records = [contender.record];
  return resultOf(frame, up ? records : NONE, up ? NONE : records, {
    outcome,
    reason: alone.reason,
    rule: outcome === 'timing' ? 'timing_window' : outcome === 'duplicate' ? 'surplus' : 'none',
    breakId: isBreak(outcome) ? breakIdOf(frame, side, contender) : '',
    difference: outcome === 'no_money' ? null : up ? 0 - contender.record.amount : contender.record.amount,
    fees: NO_FEES,
    differences: alone.differences,
    losers: alone.losers,
  });
}

/** timing while the row is near a cut-off and younger than carry_days; else the one-sided break (DOMAIN, "Window"). */
export function absence(frame: StageFrame, side: Side, contender: Contender): Pick<Alone, 'outcome' | 'reason'> {
  const { record } = contender;
  const young = daysBetween(record.clearingDate, frame.date) < frame.channel.carryDays;
  if (young && isNearCutoff(record.time, frame.channel.cutoff, frame.channel.timingWindowSeconds))
    return { outcome: 'timing', reason: '' };
  return { outcome: side === 'upstream' ? 'upstream_only' : 'downstream_only', reason: 'absent' };
}

/**
 * True when every row was in an earlier run and stood there as it stands now: breaks of earlier days are not repeated, nor is no_money.
 * Items in timing are listed by every run until they leave it.
 */
function wasSaid(outcome: Outcome, members: readonly Contender[]): boolean {
  if (outcome === 'timing' || outcome === 'matched') return false;
  return members.every(({ prior }) => prior !== undefined && prior.outcome === outcome);
}
