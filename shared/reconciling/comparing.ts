// What a pair of rows means: every field that differs is recorded, the first in precedence decides.
import type { FieldDifference, Outcome, Reason } from '../model/outcome.ts';
import type { Transaction } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';
import type { Minor } from '../money/amount.ts';
import { expectedFee, settingAmount } from './fee.ts';

export interface Comparison {
  readonly outcome: Extract<
    Outcome,
    'matched' | 'upstream_only' | 'downstream_only' | 'amount_differs' | 'fee_differs' | 'no_money'
  >;
  readonly reason: Reason;
  readonly upstreamFee: Minor | null;
  readonly downstreamFee: Minor | null;
  readonly differences: readonly FieldDifference[];
}

/** Precedence: no_money, status, currency, amount, fee (DOMAIN). Fees are compared only where `withFees` (the channel stage). */
export function comparePair(
  upstream: Transaction,
  downstream: Transaction,
  channel: ChannelSettings,
  withFees: boolean,
): Comparison {
  const ours = upstream.status === 'success';
  const theirs = downstream.status === 'success';
  const sameCurrency = upstream.currency === downstream.currency;
  const apart = Math.abs(downstream.amount - upstream.amount);
  const amountDiffers = sameCurrency && apart > settingAmount(channel.toleranceAmount, upstream.currency);
  const fee = withFees && sameCurrency ? compareFees(upstream, downstream, channel) : NO_FEE;
  const verdict = decide({ ours, theirs, sameCurrency, amountDiffers, feeDiffers: fee.differs, feeReason: fee.reason });
  return {
    outcome: verdict.outcome,
    reason: verdict.reason,
    upstreamFee: fee.upstream,
    downstreamFee: fee.downstream,
    differences: differencesOf(upstream, downstream, fee, {
      status: ours !== theirs,
      both: ours && theirs,
      amountDiffers,
      fee: verdict.outcome === 'fee_differs',
    }),
  };
}

function decide(facts: {
  ours: boolean;
  theirs: boolean;
  sameCurrency: boolean;
  amountDiffers: boolean;
  feeDiffers: boolean;
  feeReason: Reason;
}): Pick<Comparison, 'outcome' | 'reason'> {
  if (!facts.ours && !facts.theirs) return { outcome: 'no_money', reason: '' };
  if (!facts.ours) return { outcome: 'downstream_only', reason: 'status' };
  if (!facts.theirs) return { outcome: 'upstream_only', reason: 'status' };
  if (!facts.sameCurrency) return { outcome: 'amount_differs', reason: 'currency' };
  if (facts.amountDiffers) return { outcome: 'amount_differs', reason: '' };
  if (facts.feeDiffers) return { outcome: 'fee_differs', reason: facts.feeReason };
  return { outcome: 'matched', reason: '' };
}

interface FeeComparison {
  readonly upstream: Minor | null;
  readonly downstream: Minor | null;
  readonly differs: boolean;
  readonly reason: Reason;
}

const NO_FEE: FeeComparison = { upstream: null, downstream: null, differs: false, reason: '' };

function compareFees(upstream: Transaction, downstream: Transaction, channel: ChannelSettings): FeeComparison {
  const expected = expectedFee(upstream, channel);
  if (expected === null || downstream.fee === null) return NO_FEE;
  const apart = Math.abs(downstream.fee - expected.amount);
  return {
    upstream: expected.amount,
    downstream: downstream.fee,
    differs: apart > settingAmount(channel.toleranceFee, upstream.currency),
    reason: expected.reason,
  };
}

interface Deciding {
  readonly status: boolean;
  readonly both: boolean;
  readonly amountDiffers: boolean;
  readonly fee: boolean;
}

/** Every field that differs, in a fixed order. A key that one side does not have is no difference. */
function differencesOf(
  upstream: Transaction,
  downstream: Transaction,
  fee: FeeComparison,
  deciding: Deciding,
): readonly FieldDifference[] {
  const found: FieldDifference[] = [];
  const compare = (field: FieldDifference['field'], ours: string, theirs: string, decides: boolean) => {
    if (ours !== theirs) found.push({ field, upstream: ours, downstream: theirs, deciding: decides });
  };
  const compareKeys = (field: FieldDifference['field'], ours: string, theirs: string) => {
    if (ours !== '' && theirs !== '') compare(field, ours, theirs, false);
  };
  compare('status', upstream.status, downstream.status, deciding.status);
  compare('currency', upstream.currency, downstream.currency, deciding.both);
  if (upstream.amount !== downstream.amount)
    compare('amount', String(upstream.amount), String(downstream.amount), deciding.both && deciding.amountDiffers);
  if (fee.upstream !== fee.downstream) compare('fee', String(fee.upstream), String(fee.downstream), deciding.fee);
  compare('time', upstream.time, downstream.time, false);
  compareKeys('channel_no', upstream.channelNo, downstream.channelNo);
  compareKeys('order_no', upstream.orderNo, downstream.orderNo);
  compareKeys('bank_ref', upstream.bankRef, downstream.bankRef);
  return found;
}
