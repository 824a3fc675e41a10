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

export function frameOf(
  stage: Stage,
  date: CalendarDate,
  channel: ChannelSettings,
  sides: Readonly<Record<Side, readonly Contender[]>>,
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

function ranksOf(contenders: readonly Contender[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  const identity = ({ record }: Contender) => `${naturalKey(record)}\u0000${record.kind}\u0000${record.clearingDate}`;
  for (const group of groupBy(contenders, identity).values()) {
    if (group.length === 1) continue;
    group.sort((left, right) => compareTransactions(left.record, right.record));
    for (const [rank, { record }] of group.entries()) ranks.set(record.id, rank);
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

const NO_FEES = { upstreamFee: null, downstreamFee: null } as const;

/** A pair of rows. null where an earlier run said the same about the same rows. */
export function pairResult(frame: StageFrame, pair: Pair): StageResult | null {
  const { upstream, downstream } = pair;
  const comparison = comparePair(upstream.record, downstream.record, frame.channel, frame.withFees);
  if (wasSaid(comparison.outcome, [upstream, downstream])) return null;
  const late = upstream.record.clearingDate !== frame.date || downstream.record.clearingDate !== frame.date;
  const sameCurrency = upstream.record.currency === downstream.record.currency;
  const ours = isSuccess(upstream) ? upstream.record.amount : 0;
  const theirs = isSuccess(downstream) ? downstream.record.amount : 0;
  const [side, anchor]: [Side, Contender] = isSuccess(upstream) ? ['upstream', upstream] : ['downstream', downstream];
  return {
    ...base(
      frame,
      comparison.outcome,
      comparison.outcome === 'matched' && late ? 'carried' : comparison.reason,
      pair.rule,
    ),
    kind: upstream.record.kind,
    currency: upstream.record.currency,
    upstreamKeys: [naturalKey(upstream.record)],
    downstreamKeys: [naturalKey(downstream.record)],
    upstreamAmount: upstream.record.amount,
    downstreamAmount: downstream.record.amount,
    difference: comparison.outcome === 'no_money' || !sameCurrency ? null : theirs - ours,
    upstreamFee: comparison.upstreamFee,
    downstreamFee: comparison.downstreamFee,
    breakId: isBreak(comparison.outcome) ? breakIdOf(frame, side, anchor) : '',
    upstreamIds: [upstream.record.id],
    downstreamIds: [downstream.record.id],
    differences: comparison.differences,
  };
}

/** An order and the unsuccessful channel row that explains it: upstream_only by status, or no_money when neither claims success. */
export function consultedResult(frame: StageFrame, order: Contender, attempt: Transaction): StageResult | null {
  const comparison = comparePair(order.record, attempt, frame.channel, false);
  if (wasSaid(comparison.outcome, [order])) return null;
  const broke = comparison.outcome !== 'no_money';
  return {
    ...base(frame, comparison.outcome, comparison.reason, 'channel_status'),
    kind: order.record.kind,
    currency: order.record.currency,
    upstreamKeys: [naturalKey(order.record)],
    downstreamKeys: [naturalKey(attempt)],
    upstreamAmount: order.record.amount,
    downstreamAmount: attempt.amount,
    difference: broke && order.record.currency === attempt.currency ? 0 - order.record.amount : null,
    ...NO_FEES,
    breakId: broke ? breakIdOf(frame, 'upstream', order) : '',
    upstreamIds: [order.record.id],
    downstreamIds: [attempt.id],
    differences: comparison.differences,
  };
}

/** A row and its reversal on one side. */
export function reversedResult(frame: StageFrame, side: Side, { row, reversal }: Cancelled): StageResult {
  const keys = [naturalKey(row.record), naturalKey(reversal.record)];
  const ids = [row.record.id, reversal.record.id];
  const up = side === 'upstream';
  return {
    ...base(frame, 'no_money', 'reversed', 'reversal'),
    kind: row.record.kind,
    currency: row.record.currency,
    upstreamKeys: up ? keys : [],
    downstreamKeys: up ? [] : keys,
    upstreamAmount: up ? row.record.amount : null,
    downstreamAmount: up ? null : row.record.amount,
    difference: null,
    ...NO_FEES,
    breakId: '',
    upstreamIds: up ? ids : [],
    downstreamIds: up ? [] : ids,
    differences: [],
  };
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
  const { record } = contender;
  const up = side === 'upstream';
  const key = [naturalKey(record)];
  return {
    ...base(
      frame,
      outcome,
      alone.reason,
      outcome === 'timing' ? 'timing_window' : outcome === 'duplicate' ? 'surplus' : 'none',
    ),
    kind: record.kind,
    currency: record.currency,
    upstreamKeys: up ? key : [],
    downstreamKeys: up ? [] : key,
    upstreamAmount: up ? record.amount : null,
    downstreamAmount: up ? null : record.amount,
    difference: outcome === 'no_money' ? null : up ? 0 - record.amount : record.amount,
    ...NO_FEES,
    breakId: isBreak(outcome) ? breakIdOf(frame, side, contender) : '',
    upstreamIds: up ? [record.id] : [],
    downstreamIds: up ? [] : [record.id],
    differences: alone.differences,
    losers: alone.losers,
  };
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

function base(frame: StageFrame, outcome: Outcome, reason: Reason, rule: string) {
  return {
    stage: frame.stage,
    clearingDate: frame.date,
    channel: frame.channel.code,
    outcome,
    reason,
    rule,
    settlementIds: [],
    losers: [],
  };
}
