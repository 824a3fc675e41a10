// Stages, outcomes and what a stage says about records. The order of OUTCOMES is the order of results.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import type { Kind } from './record.ts';

export const STAGES = ['channel', 'business', 'fund'] as const;
export type Stage = (typeof STAGES)[number];

export const OUTCOMES = [
  'matched',
  'downstream_only',
  'upstream_only',
  'amount_differs',
  'fee_differs',
  'timing',
  'duplicate',
  'no_money',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that a person or a policy must decide. */
export const BREAK_OUTCOMES = [
  'downstream_only',
  'upstream_only',
  'amount_differs',
  'fee_differs',
  'duplicate',
] as const satisfies readonly Outcome[];
export type BreakOutcome = (typeof BREAK_OUTCOMES)[number];

export function isBreak(outcome: Outcome): outcome is BreakOutcome {
  return (BREAK_OUTCOMES as readonly Outcome[]).includes(outcome);
}

export type Reason =
  | ''
  | 'carried'
  | 'absent'
  | 'status'
  | 'kind'
  | 'currency'
  | 'file'
  | 'rule'
  | 'reversed'
  | 'zero'
  | 'ambiguous'
  | 'budget';

/** Upstream is nearer the business, downstream nearer the money. */
export type Side = 'upstream' | 'downstream';

/** One compared field. Amounts are minor units as text; '' stands for a missing value. */
export interface FieldDifference {
  readonly field: 'amount' | 'fee' | 'currency' | 'kind' | 'status' | 'time' | 'channel_no' | 'order_no' | 'bank_ref';
  readonly upstream: string;
  readonly downstream: string;
  /** True where the difference decided the outcome; false where it is only recorded (time, say). */
  readonly deciding: boolean;
}

/** A candidate that was looked at and not taken, with the first condition that failed. */
export interface Loser {
  readonly key: string;
  readonly rowName: string;
  readonly amount: Minor;
  readonly currency: string;
  /** e.g. "same amount; channel_no differs", "due 2026-11-21, valued 2026-11-20". */
  readonly failed: string;
}

/** A settlement that the bank file's rows make the company expect. Amount is signed as money in. */
export interface ExpectedSettlement {
  /** Unique for ever. The key, but in item mode two rows may share a channel_no: there it also names date, kind and rank. */
  readonly id: string;
  /** As results show it; see CONTRACT for its shape per mode. */
  readonly key: string;
  readonly channel: string;
  readonly settleDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly currency: string;
  /** '' for batch, the group for partial, the channel_no for item. */
  readonly group: string;
  readonly isFee: boolean;
  readonly signedAmount: Minor;
  /** The kind of the one row in item mode, else null. */
  readonly kind: Kind | null;
  readonly rowIds: readonly number[];
}

/**
 * What one run of a stage says about one match, break, timing item or no_money row. Amounts are positive; `difference` is
 * downstream - upstream (fund: signed as money in) and null where it has no meaning (no_money, across currencies).
 */
export interface StageResult {
  readonly stage: Stage;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly kind: Kind | '';
  readonly currency: string;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly upstreamAmount: Minor | null;
  readonly downstreamAmount: Minor | null;
  readonly difference: Minor | null;
  readonly upstreamFee: Minor | null;
  readonly downstreamFee: Minor | null;
  /** The pass that decided it: "channel_no", "bank_ref", "order_no", "reversal", "only_pair", "subset", "none" … */
  readonly rule: string;
  /** '' for matched, timing and no_money. Stable over runs: made of stage, channel and the anchor record's key, not of row numbers. */
  readonly breakId: string;
  /** Record ids, in the order of the keys. Empty for the settlement side of the fund stage. */
  readonly upstreamIds: readonly number[];
  readonly downstreamIds: readonly number[];
  /** Ids of the settlements on the upstream side of the fund stage, in the order of the keys; empty elsewhere. */
  readonly settlementIds: readonly string[];
  /** Every field that was compared and differs, not only the first. */
  readonly differences: readonly FieldDifference[];
  readonly losers: readonly Loser[];
}
