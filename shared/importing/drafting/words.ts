// The words that issuers use for kinds, states, directions and currencies. Whole cells only; a word that is not here is left to people.
import { currencyExponent } from '../../money/currency.ts';

function dictionary(lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(lists).flatMap(([meaning, words]) =>
      words.split(' ').map((word): [string, string] => [word, meaning]),
    ),
  );
}

const KINDS = dictionary({
  payment:
    '支付 付款 消费 收款 收单 购买 充值 扫码支付 在线支付 支付交易 消费交易 交易 pay payment purchase sale charge capture captured settled order s22 pcep sale_payment debit_sale',
  refund: '退款 退货 退回 部分退款 全额退款 消费退货 支付退款 refund refunded return rfd refe s30 credit_note',
  fee: '手续费 服务费 费用 扣费 fee fees commission charges invoicededuction stripe_fee',
  reversal: '撤销 冲正 消费撤销 撤单 冲销 退单 reversal reversed void voided cancel chargeback dispute',
});

const STATUSES = dictionary({
  success:
    '成功 交易成功 支付成功 已支付 已付款 付款成功 退款成功 已退款 全额退款 部分退款 处理成功 完成 已完成 已清算 支付成功已清算 已结算 已入账 正常 success succeeded successful paid completed complete settled approved ok done captured trade_success trade_finished booked posted 00 0000',
  failed: '失败 交易失败 支付失败 退款失败 付款失败 已拒绝 拒绝 failed failure fail declined rejected refused error',
  pending:
    '处理中 待支付 未支付 等待付款 待处理 支付中 待确认 退款中 pending processing in_progress waiting created authorised authorized',
  closed: '关闭 已关闭 交易关闭 已取消 取消 已撤销 超时关闭 已过期 closed cancelled canceled expired voided',
});

const DIRECTIONS = dictionary({
  C: '收入 收 贷 贷方 入 入账 转入 存入 贷_cr 来账 c cr credit in + deposit crdt h haben',
  D: '支出 支 借 借方 出 出账 转出 支取 付 借_dr 往账 d dr debit out - withdrawal dbit s soll',
});

const CURRENCIES = dictionary({
  CNY: '人民币 人民币元 rmb 元 156 cn¥ ¥ ￥ 01',
  USD: '美元 840 $ us$ usd$',
  EUR: '欧元 978 €',
  HKD: '港币 港元 344 hk$',
  GBP: '英镑 826 £',
  JPY: '日元 392 円',
});

/** Case, blanks and full-width signs say nothing here. */
function folded(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+(?=\S)/g, '_')
    .replace(/（.*）$|\(.*\)$/, '');
}

export type WordField = 'kind' | 'status' | 'direction' | 'currency';

const DICTIONARIES: Readonly<Record<WordField, ReadonlyMap<string, string>>> = {
  kind: KINDS,
  status: STATUSES,
  direction: DIRECTIONS,
  currency: CURRENCIES,
};

/** The code that a word means in a field, or null. Currency codes mean themselves. */
export function wordMeaning(field: WordField, word: string): string | null {
  const upper = word.trim().toUpperCase();
  if (field === 'currency' && currencyExponent(upper) !== undefined) return upper;
  const plain = word.trim().toLowerCase();
  return DICTIONARIES[field].get(plain) ?? DICTIONARIES[field].get(folded(word)) ?? null;
}
