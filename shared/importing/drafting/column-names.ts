// What column names of statements mean, in Chinese and English. A name is known as a whole, or by a part that tells; it is a hint, the values decide.
import { foldName } from '../header.ts';

export type Role =
  /** Our own number by its name. */
  | 'own-number'
  /** An order number: ours, or the issuer's where there is one of ours beside it. */
  | 'order'
  | 'issuer-number'
  | 'channel-number'
  | 'kind'
  | 'status'
  | 'direction'
  | 'amount'
  | 'refund-amount'
  | 'debit'
  | 'credit'
  | 'fee'
  | 'balance'
  | 'currency'
  | 'time'
  | 'settle-date'
  | 'value-date'
  | 'account'
  | 'merchant'
  | 'batch'
  | 'channel'
  | 'reference'
  | 'memo'
  /** Columns that look like others and are none of them. */
  | 'party'
  | 'other-amount'
  | 'serial';

type Names = readonly [role: Role, names: string, part: RegExp | null];

/** In the order in which parts are tried: the more particular ones first. */
const NAMES: readonly Names[] = [
  ['amount', '', /收支金额|收\/支金额/],
  [
    'direction',
    '借贷 借贷标志 借贷方向 借贷标识 收支 收/支 收支方向 收支类型 方向 资金方向 direction dr/cr cr/dr d/c c/d debit/credit debit_or_credit credit_debit_indicator indicator cdtdbtind',
    /借贷|收支|收\/支|dr_?\/_?cr|cr_?\/_?dr|debit_?(or|\/)_?credit|credit_?(or|\/)?_?debit/,
  ],
  [
    'balance',
    '余额 账户余额 本次余额 联机余额 当前余额 交易后余额 账面余额 balance running_balance account_balance closing_balance balance_after',
    /余额|结余|balance/,
  ],
  [
    'party',
    '对方户名 对方账号 对方名称 对方开户行 对方行名 对方信息 对手信息 对方账户 收款人 付款人 收款方 付款方 收(付)方名称 收(付)方账号 counterparty payee payer beneficiary name',
    /对方|对手|收款[人方账户]|付款[人方账户]|收\(付\)|counter_?party|payee|payer|beneficiary|remitter|partner|opposite|cardholder|开户行|开户机构|户名/,
  ],
  [
    'other-amount',
    '净额 清算净额 实收净额 结算金额 应结金额 优惠金额 net net_amount settlement_amount tax',
    /净额|优惠|红包|立减|结算金额|代金券|分润|积分|税|^net_|_net$|discount|coupon|vat|tax/,
  ],
  [
    'refund-amount',
    '退款金额 退货金额 退款额 refund_amount refunded_amount amount_refunded refund',
    /退[款货]金额|退款额|refund(ed)?_amount|amount_refunded/,
  ],
  [
    'fee',
    '手续费 商户手续费 交易手续费 服务费 费用 渠道手续费 回扣 扣率金额 fee fees charge charges commission processing_fee transaction_fee mdr',
    /手续费|服务费|回扣|佣金|(^|_)fees?(_|$)|commission/,
  ],
  [
    'debit',
    '支出 支出金额 借方 借方金额 借方发生额 出账金额 转出金额 付出 付款金额 支取金额 交易金额(支出) 支出(元) debit debits debit_amount withdrawal withdrawals money_out paid_out out outgoing soll',
    /支出|借方|出账|转出|支取|付出|debit|withdraw|money_out|paid_out|outflow/,
  ],
  [
    'credit',
    '收入 收入金额 贷方 贷方金额 贷方发生额 入账金额 转入金额 存入金额 收款金额 交易金额(收入) 收入(元) credit credits credit_amount deposit deposits money_in paid_in in incoming haben',
    /收入|贷方|入账金额|转入|存入|credit(?!_card)|deposit|money_in|paid_in|inflow/,
  ],
  [
    'settle-date',
    '清算日期 清算日 结算日期 结算日 对账日期 清算对账日期 settle_date settlement_date settled_on payout_date funding_date',
    /清算日|结算日|对账日|settle(ment|d)?_(date|on|day)|payout_date/,
  ],
  [
    'value-date',
    '起息日 起息日期 入账日期 记账日期 记账日 入账日 value_date booking_date posting_date posted_date post_date entry_date date_posted valuta buchungstag',
    /起息|入账日|记账日|value_?date|book(ing)?_?date|post(ing|ed)?_?date|valuta/,
  ],
  ['amount', '', /^gross(?!_up)|^(本金|交易金额)/],
  [
    'currency',
    '币种 货币 币别 货币种类 交易币种 订单币种 currency ccy curr currency_code cur',
    /币种|币别|货币|currency|^ccy/,
  ],
  [
    'status',
    '状态 交易状态 订单状态 支付状态 处理结果 交易结果 结果 返回码 应答码 响应码 status state result txn_status payment_status order_status response_code',
    /状态|处理结果|交易结果|status|^state$|应答码|返回码/,
  ],
  [
    'kind',
    '类型 交易类型 业务类型 种类 订单类型 交易种类 业务种类 交易名称 交易代码 type kind transaction_type txn_type trans_type payment_type operation event_type reporting_category',
    /类型|种类|类别|(^|_)type$|kind|category/,
  ],
  [
    'batch',
    '批次号 清算批次号 结算批次号 批次 batch batch_no batch_number batch_id payout_id settlement_id',
    /批次|batch|payout_id|settlement_id/,
  ],
  [
    'merchant',
    '商户号 商户编号 商户代码 商户id 特约商户号 merchant_no merchant_id merchant_number merchant_code mid merchant',
    /商户(编)?号$|商户代码|merchant_?(id|no|code|number|account)/,
  ],
  [
    'channel-number',
    '通道流水号 渠道流水号 通道订单号 渠道订单号 通道请求号 通道单号 渠道单号 通道流水 channel_no channel_order_no channel_reference request_no',
    /(通道|渠道)(流水|订单|请求|单)号|channel_?(no|order|ref)/,
  ],
  ['channel', '通道 渠道 通道代码 渠道代码 通道编码 渠道编码 支付通道 支付渠道 channel channel_code', null],
  [
    'own-number',
    '商户订单号 商家订单号 商户流水号 商户单号 外部订单号 商户交易号 请求号 企业流水号 merchant_reference merchant_order_no merchant_order_id merchant_ref out_trade_no invoice_id invoice_number invoice invoice_no client_reference merchant_transaction_id end_to_end_id endtoendid',
    /商[户家](订单|流水|单|交易)|请求号|merchant_?(ref|order|trans)|out_?trade|invoice|client_?ref/,
  ],
  [
    'order',
    '订单号 订单编号 定单号 支付订单号 业务订单号 业务单号 账单编号 order_no order_id order_number ordernum order',
    /[订定]单(编?号|流水)|order_?(no|id|number|ref)/,
  ],
  [
    'issuer-number',
    '流水号 交易流水号 银行流水号 支付流水号 交易号 平台流水号 系统流水号 银行订单号 参考号 系统参考号 检索参考号 系统跟踪号 银行参考号 账户流水号 明细编号 分录号 记账流水号 核心流水号 日志号 交易单号 交易序号 transaction_id txn_id transaction_no transaction_number trans_id payment_id psp_reference bank_reference bank_ref rrn trace_no entry_no journal_no id unique_id transaction_reference',
    /流水号?$|流水$|参考号|跟踪号|交易[单序]?号|明细编号|日志号|trans(action)?_?(id|no|num|ref)|txn_?(id|no|ref)|payment_?id|psp_?ref|bank_?ref|trace_?no|rrn|journal_?no/,
  ],
  [
    'account',
    '账号 账户 卡号 帐号 账户号 银行账号 本方账号 我方账号 账号/卡号 account account_no account_number iban card_number bank_account our_account',
    /本方账|我方账|账号|帐号|account_?(no|number|id)|iban|卡号/,
  ],
  [
    'reference',
    '参考 业务参考号 凭证号 凭证号码 票据号 回单编号 reference ref customer_reference payment_reference cheque_no check_number voucher',
    /凭证|票据|回单|reference|(^|_)ref$|voucher|che(que|ck)_?(no|number)/,
  ],
  [
    'memo',
    '备注 摘要 附言 用途 说明 交易摘要 交易附言 商品名称 交易详情 memo description details detail narrative remark remarks note notes purpose particulars text label',
    /备注|摘要|附言|用途|说明|详情|商品|memo|descri|detail|narrat|remark|note|purpose|particular/,
  ],
  ['serial', '序号 编号 行号 no no. # seq line row index s/n', /^序号|^行号/],
  [
    'amount',
    '金额 交易金额 订单金额 支付金额 发生额 付款额 消费金额 记账金额 订单交易金额 amount amt gross gross_amount total total_amount transaction_amount txn_amount value billing_amount betrag',
    /金额|发生额|amount|(^|_)amt|gross|betrag/,
  ],
  [
    'time',
    '时间 日期 交易时间 交易日期 支付时间 订单时间 下单时间 创建时间 完成时间 交易日 订单日期 支付日期 交易日期时间 time date datetime transaction_date transaction_time txn_date txn_time trans_date created created_at timestamp payment_date date_time datum',
    /时间|日期|交易日|date|time|created|datum|(processed|paid|settled)_(on|at)$/,
  ],
];

const KNOWN: ReadonlyMap<string, Role> = new Map(
  [...NAMES].reverse().flatMap(([role, names]) =>
    names
      .split(' ')
      .filter((name) => name !== '')
      .map((name): [string, Role] => [plain(name), role]),
  ),
);

/** Without what issuers put in brackets: units, codes. */
const BRACKETED = /\((?:[+-]?元?|人民币元?|rmb|[a-z]{3}|¥|[^()]*单位[^()]*)\)/g;

function plain(name: string): string {
  return foldName(name)
    .replace(/帐/g, '账')
    .replace(/[*:：.#]+$/g, '');
}

export interface NameMeaning {
  readonly role: Role;
  readonly known: 'whole' | 'part';
}

/** What a name means, or null. "交易金额（元）" is known as 交易金额. */
export function meaningOf(name: string): NameMeaning | null {
  const whole = plain(name);
  const bare = whole.replace(BRACKETED, '').replace(/_+$/, '');
  const known = KNOWN.get(whole) ?? KNOWN.get(bare);
  if (known !== undefined) return { role: known, known: 'whole' };
  if (whole.length > 60) return null;
  const part = NAMES.find(([, , telling]) => telling?.test(whole));
  return part === undefined ? null : { role: part[0], known: 'part' };
}
