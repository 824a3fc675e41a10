// China Minsheng Bank (民生银行) merchant reconciliation file: a head with totals, order numbers behind an apostrophe, a note as last line.
// The clearing date is the head's 对帐日期 (the bank's day does not end at midnight). Refunds are positive; the word tells them.
import { defineProfile } from '../profile.ts';

const row = {
  status: 'success' as const,
  channelNo: ['orderNo'],
  bankRef: ['bankRef'],
  merchantNo: ['merchantNo'],
  memo: ['memo'],
  time: ['date', 'clock'],
  timeFallback: [],
  amount: 'amount',
  fee: 'fee',
  feeSign: 'positive' as const,
};

const stated = (kind: 'payment' | 'refund' | 'reversal', counts: string[], sums: string[]) => [
  { labels: counts, measure: 'rows' as const, column: null, kinds: [kind] },
  { labels: sums, measure: 'amount' as const, column: null, kinds: [kind] },
];

export const cmbcChannel = defineProfile({
  name: 'cmbc-channel',
  title: 'China Minsheng Bank channel file 民生银行网上支付商户对帐文件',
  source: 'bank',
  channel: { codeBegins: ['CMBC'], nameHolds: ['民生', 'CMBC', 'Minsheng'] },
  delimiter: ',',
  backtick: false,
  trailingDelimiter: true,
  columns: {
    orderNo: ['订单号', '商户订单号', '定单号'],
    amount: ['交易金额', '金额'],
    date: ['交易日期'],
    clock: ['交易时间'],
    type: ['交易类型'],
    fee: ['手续费', '交易手续费'],
    bankRef: ['银行流水号', '交易流水号'],
    merchantNo: ['商户号', '商户编号'],
    memo: ['备注'],
  },
  recognisedBy: ['orderNo', 'amount', 'date', 'type'],
  required: ['orderNo', 'amount', 'date', 'clock', 'type'],
  rows: [
    { ...row, when: [{ column: 'type', oneOf: ['消费', '支付'] }], kind: 'payment' },
    { ...row, when: [{ column: 'type', oneOf: ['退货', '退款', '退单'] }], kind: 'refund' },
    { ...row, when: [{ column: 'type', oneOf: ['撤销', '消费撤销'] }], kind: 'reversal' },
  ],
  kindColumn: 'type',
  currency: { always: 'CNY' },
  unit: 'major',
  settleDateLabels: ['对帐日期', '对账日期', '清算日期'],
  headTotals: [
    ...stated('payment', ['消费笔数'], ['消费金额']),
    ...stated('reversal', ['撤销笔数'], ['撤销金额']),
    ...stated('refund', ['退单笔数', '退货笔数', '退款笔数'], ['退单金额', '退货金额', '退款金额']),
    { labels: ['累计笔数', '汇总笔数'], measure: 'rows', column: null, kinds: [] },
    { labels: ['汇总金额', '累计金额'], measure: 'net-or-gross', column: null, kinds: [] },
  ],
  footTotals: [],
  notes: ['注：', '注:', '备注：', '备注:'],
});
