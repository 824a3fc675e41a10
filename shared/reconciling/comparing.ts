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
    ...verdict,
    upstreamFee: fee.upstream,
    downstreamFee: fee.downstream,
    differences: [
      ...difference('status', upstream.status, downstream.status, ours !== theirs),
      ...difference('currency', upstream.currency, downstream.currency, ours && theirs),
      ...difference('amount', String(upstream.amount), String(downstream.amount), ours && theirs && amountDiffers),
      ...(fee.upstream === null
        ? []
        : difference('fee', String(fee.upstream), String(fee.downstream), verdict.outcome === 'fee_differs')),
      ...difference('time', upstream.time, downstream.time, false),
      ...(upstream.channelNo === '' || downstream.channelNo === ''
        ? []
        : difference('channel_no', upstream.channelNo, downstream.channelNo, false)),
      ...(upstream.orderNo === '' || downstream.orderNo === ''
        ? []
        : difference('order_no', upstream.orderNo, downstream.orderNo, false)),
      ...(upstream.bankRef === '' || downstream.bankRef === ''
        ? []
        : difference('bank_ref', upstream.bankRef, downstream.bankRef, false)),
    ],
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

function difference(
  field: FieldDifference['field'],
  upstream: string,
  downstream: string,
  deciding: boolean,
): FieldDifference[] {
  return upstream === downstream ? [] : [{ field, upstream, downstream, deciding }];
}
