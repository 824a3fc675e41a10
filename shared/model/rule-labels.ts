// What a voucher's summary (摘要) says of a posting rule. Finance reads Chinese; the screen translates the rule's name by itself.

/** By posting rule, in the order of vouchers. */
export const RULE_LABELS = {
  order: '订单收款',
  order_refund: '订单退款',
  'channel_fee.net': '通道手续费',
  'channel_fee.net.refund': '通道手续费退回',
  'channel_fee.owed': '应付通道手续费',
  'channel_fee.owed.refund': '应付通道手续费退回',
  'rounding.short': '尾差-短',
  'rounding.long': '尾差-长',
  'rounding.fee.short': '手续费尾差-短',
  'rounding.fee.long': '手续费尾差-长',
  money_arrived: '通道到账',
  'money_arrived.debit': '通道扣款',
  fee_charged: '支付通道手续费',
  'fee_charged.returned': '收回通道手续费',
  'decision.carry.long': '长款挂账',
  'decision.carry.short': '短款挂账',
  'decision.carry.entry.long': '不明到账挂账',
  'decision.carry.entry.short': '不明扣款挂账',
  'decision.carry.fee.long': '手续费长款挂账',
  'decision.carry.fee.short': '手续费短款挂账',
  'decision.supplement.long': '补单',
  'decision.supplement.short': '补退款单',
  'decision.refund.long': '长款退款',
  'decision.refund.fund.long': '长款银行退款',
  'decision.adjust.long': '调账-长款',
  'decision.adjust.short': '调账-短款',
  'decision.adjust.fund.long': '资金调账-多收',
  'decision.adjust.fund.short': '资金调账-少收',
  'decision.adjust.fund_fee.long': '手续费资金调账-少扣',
  'decision.adjust.fund_fee.short': '手续费资金调账-多扣',
  'decision.adjust.fund_parked.long': '资金挂账转出-长款',
  'decision.adjust.fund_parked.short': '资金挂账转出-短款',
  'decision.adjust_fee.net.more': '手续费调账-多扣',
  'decision.adjust_fee.net.less': '手续费调账-少扣',
  'decision.adjust_fee.owed.more': '应付手续费调账-多扣',
  'decision.adjust_fee.owed.less': '应付手续费调账-少扣',
  'decision.recover.short': '追款',
  'decision.recover.receipt': '追款收回',
  'decision.recover.written_off': '已核销坏账收回',
  'decision.write_off.loss': '计提信用减值',
  'decision.write_off.short': '坏账核销-短款',
  'decision.write_off.liable': '坏账核销-责任方',
} as const;

const ORDER: ReadonlyMap<string, number> = new Map(Object.keys(RULE_LABELS).map((rule, index) => [rule, index]));
const REVERSED = '.reversed';

function plainRule(rule: string): string {
  return rule.endsWith(REVERSED) ? rule.slice(0, -REVERSED.length) : rule;
}

function isLabelled(rule: string): rule is keyof typeof RULE_LABELS {
  return ORDER.has(rule);
}

/** The label of a rule as entries carry it; reversals say 红冲. */
export function ruleLabel(rule: string): string {
  const plain = plainRule(rule);
  const label = isLabelled(plain) ? RULE_LABELS[plain] : plain;
  return plain === rule ? label : `红冲-${label}`;
}

/** Place of a rule in the order of vouchers: routine first, each reversal after its rule. */
export function ruleRank(rule: string): number {
  const plain = plainRule(rule);
  return (ORDER.get(plain) ?? ORDER.size) * 2 + (plain === rule ? 0 : 1);
}
