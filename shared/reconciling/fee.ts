// The fee a row should carry: the channel row's own where the file has one, else the channel's fee rule, rounded once per row.
import type { Transaction } from '../model/record.ts';
import type { ChannelSettings, FeeRule } from '../model/settings.ts';
import type { Minor } from '../money/amount.ts';
import { exponentOf } from '../money/currency.ts';
import { cutToMinor, rateThenAdd } from '../money/decimal.ts';

export interface ExpectedFee {
  readonly amount: Minor;
  readonly reason: 'file' | 'rule';
}

/** null where neither the file nor the settings say what the fee should be, and for rows that are fees themselves. */
export function expectedFee(row: Transaction, channel: ChannelSettings): ExpectedFee | null {
  if (row.fee !== null) return { amount: row.fee, reason: 'file' };
  if (channel.fee === null || row.kind === 'fee') return null;
  if (row.kind !== 'payment' && channel.fee.refunds === 'kept') return { amount: 0, reason: 'rule' };
  return { amount: feeByRule(row.amount, row.currency, channel.fee), reason: 'rule' };
}

/** rate (or the tier's rate) x amount + per item, rounded once by the rule's mode, then held between min and max. */
export function feeByRule(amount: Minor, currency: string, rule: FeeRule): Minor {
  const tier = rule.tiers.find(({ upTo }) => upTo === null || amount <= settingAmount(upTo, currency));
  const fee = rateThenAdd(amount, tier?.rate ?? rule.rate, rule.perItem ?? '0', exponentOf(currency), rule.rounding);
  const atLeast = rule.min === null ? fee : Math.max(fee, settingAmount(rule.min, currency));
  return rule.max === null ? atLeast : Math.min(atLeast, settingAmount(rule.max, currency));
}

/** An amount of the settings ("0.50") in a currency's minor units. Settings know no currency: what is finer than it has is cut off. */
export function settingAmount(text: string, currency: string): Minor {
  return cutToMinor(text, exponentOf(currency));
}
