// The posting rules: every pair of accounts by name, and the overrides a company's settings put over them.
// Long: more money outside than ours. Short: the other way round. Refunds have mirrored legs throughout.
import type { AccountRole } from '../model/decision.ts';
import type { PostingOverride } from '../model/settings.ts';

/** Debit one role, credit the other. */
export interface Leg {
  readonly debit: AccountRole;
  readonly credit: AccountRole;
}

const leg = (debit: AccountRole, credit: AccountRole): Leg => ({ debit, credit });

/** Every default posting leg. The names are what `posting:` in the settings overrides and what `rule` of an entry says. */
export const DEFAULT_POSTING_RULES = {
  // Routine: our successful orders.
  order: leg('receivable', 'payable'),
  order_refund: leg('payable', 'receivable'),
  // Routine: fees in the channel's file, taken off the settlement (net) or owed.
  'channel_fee.net': leg('fee_cost', 'receivable'),
  'channel_fee.net.refund': leg('receivable', 'fee_cost'),
  'channel_fee.owed': leg('fee_cost', 'fee_payable'),
  'channel_fee.owed.refund': leg('fee_payable', 'fee_cost'),
  // Routine: what a matched row differs by within the tolerance. short: less came than ours says.
  'rounding.short': leg('rounding', 'receivable'),
  'rounding.long': leg('receivable', 'rounding'),
  'rounding.fee.short': leg('rounding', 'fee_payable'),
  'rounding.fee.long': leg('fee_payable', 'rounding'),
  // Routine: money on the bank account.
  money_arrived: leg('reserve_bank', 'receivable'),
  'money_arrived.debit': leg('receivable', 'reserve_bank'),
  fee_charged: leg('fee_payable', 'reserve_bank'),
  'fee_charged.returned': leg('reserve_bank', 'fee_payable'),
  // Parking. entry: a bank entry nobody expected, never in the receivable. fee: a fee settlement, owed in fee_payable.
  'decision.carry.long': leg('receivable', 'suspense_long'),
  'decision.carry.short': leg('suspense_short', 'receivable'),
  'decision.carry.entry.long': leg('reserve_bank', 'suspense_long'),
  'decision.carry.entry.short': leg('suspense_short', 'reserve_bank'),
  'decision.carry.fee.long': leg('fee_payable', 'suspense_long'),
  'decision.carry.fee.short': leg('suspense_short', 'fee_payable'),
  // Resolving.
  'decision.supplement.long': leg('suspense_long', 'payable'),
  'decision.supplement.short': leg('payable', 'suspense_short'),
  'decision.refund.long': leg('suspense_long', 'receivable'),
  'decision.refund.fund.long': leg('suspense_long', 'reserve_bank'),
  'decision.adjust.long': leg('suspense_long', 'payable'),
  'decision.adjust.short': leg('payable', 'suspense_short'),
  'decision.adjust.fund.long': leg('receivable', 'fee_cost'),
  'decision.adjust.fund.short': leg('fee_cost', 'receivable'),
  'decision.adjust.fund_fee.long': leg('fee_payable', 'fee_cost'),
  'decision.adjust.fund_fee.short': leg('fee_cost', 'fee_payable'),
  'decision.adjust.fund_parked.long': leg('suspense_long', 'fee_cost'),
  'decision.adjust.fund_parked.short': leg('fee_cost', 'suspense_short'),
  'decision.adjust_fee.net.more': leg('fee_cost', 'receivable'),
  'decision.adjust_fee.net.less': leg('receivable', 'fee_cost'),
  'decision.adjust_fee.owed.more': leg('fee_cost', 'fee_payable'),
  'decision.adjust_fee.owed.less': leg('fee_payable', 'fee_cost'),
  'decision.recover.short': leg('liable', 'suspense_short'),
  'decision.recover.receipt': leg('reserve_bank', 'liable'),
  'decision.recover.written_off': leg('liable', 'allowance'),
  'decision.write_off.loss': leg('credit_loss', 'allowance'),
  'decision.write_off.short': leg('allowance', 'suspense_short'),
  'decision.write_off.liable': leg('allowance', 'liable'),
} as const satisfies Record<string, Leg>;

export type PostingRuleName = keyof typeof DEFAULT_POSTING_RULES;
export type PostingRules = Readonly<Record<PostingRuleName, Leg>>;

/** The rules in force: the defaults with the company's overrides over them. Unknown names change nothing; see unknownPostingRules. */
export function postingRules(overrides: readonly PostingOverride[]): PostingRules {
  const rules: Record<PostingRuleName, Leg> = { ...DEFAULT_POSTING_RULES };
  for (const { rule, debit, credit } of overrides) if (isPostingRule(rule)) rules[rule] = { debit, credit };
  return rules;
}

/** The overrides whose rule does not exist: a settings file that names one is wrong. */
export function unknownPostingRules(overrides: readonly PostingOverride[]): string[] {
  return overrides.map(({ rule }) => rule).filter((rule) => !isPostingRule(rule));
}

function isPostingRule(name: string): name is PostingRuleName {
  return Object.hasOwn(DEFAULT_POSTING_RULES, name);
}
