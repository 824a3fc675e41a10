// WeChat Pay trade bill (交易账单): sets ALL, SUCCESS, REFUND and the older one without 免充值券. Amounts in yuan, fees with five decimals.
// Source: the issuer's bill documentation. Refund rows carry the refund positive and its fee negative; a refund stands in the bill of the day it was applied for.
import { defineProfile } from '../profile.ts';

const shared = {
  merchantNo: ['subMerchantNo', 'merchantNo'],
  memo: ['goods'],
  fee: 'fee',
};

const refunded = {
  ...shared,
  amount: 'refundAmount',
  time: ['refundAppliedTime'],
  timeFallback: ['time'],
  feeSign: 'negative' as const,
  status: {
    column: 'refundState',
    words: { SUCCESS: 'success', FAIL: 'failed', CHANGE: 'failed', PROCESSING: 'pending' } as const,
    empty: 'success' as const,
  },
};

const paid = {
  ...shared,
  amount: 'amount',
  time: ['time'],
  timeFallback: [],
  feeSign: 'positive' as const,
  channelNo: ['outTradeNo'],
  bankRef: ['transactionId'],
};

const columnTotal = (labels: string[], column: string) => ({ labels, measure: 'column' as const, column, kinds: [] });

export const wechatTrade = defineProfile({
  name: 'wechat-trade',
  title: 'WeChat Pay trade bill 微信支付交易账单',
  source: 'bank',
  channel: { codeBegins: ['WX', 'WECHAT', 'WEIXIN'], nameHolds: ['微信', 'WeChat'] },
  delimiter: ',',
  backtick: true,
  trailingDelimiter: false,
  columns: {
    time: ['交易时间'],
    merchantNo: ['商户号'],
    subMerchantNo: ['特约商户号', '子商户号'],
    transactionId: ['微信订单号'],
    outTradeNo: ['商户订单号'],
    state: ['交易状态'],
    currency: ['货币种类'],
    amount: ['应结订单金额', '总金额'],
    coupon: ['代金券金额', '代金券或立减优惠金额', '企业红包金额'],
    refundAppliedTime: ['退款申请时间'],
    refundId: ['微信退款单号'],
    outRefundNo: ['商户退款单号'],
    refundAmount: ['退款金额'],
    refundCoupon: ['充值券退款金额', '代金券或立减优惠退款金额', '企业红包退款金额'],
    refundState: ['退款状态'],
    goods: ['商品名称'],
    fee: ['手续费'],
    orderAmount: ['订单金额'],
    refundApplied: ['申请退款金额'],
  },
  recognisedBy: ['time', 'transactionId', 'outTradeNo', 'state'],
  required: ['time', 'transactionId', 'outTradeNo', 'state', 'currency', 'amount', 'fee'],
  rows: [
    {
      ...refunded,
      when: [
        { column: 'state', oneOf: ['REVOKED'] },
        { column: 'refundAmount', filled: true },
      ],
      kind: 'reversal',
      channelNo: ['outTradeNo'],
      bankRef: ['refundId', 'transactionId'],
    },
    { ...paid, when: [{ column: 'state', oneOf: ['REVOKED'] }], kind: 'payment', status: 'closed' },
    {
      ...refunded,
      when: [
        { column: 'state', oneOf: ['REFUND'] },
        { column: 'refundId', filled: true },
      ],
      kind: 'refund',
      channelNo: ['outRefundNo'],
      bankRef: ['refundId'],
    },
    { ...paid, when: [{ column: 'state', oneOf: ['SUCCESS', 'REFUND'] }], kind: 'payment', status: 'success' },
  ],
  kindColumn: 'state',
  currency: { column: 'currency' },
  unit: 'major',
  settleDateLabels: [],
  headTotals: [],
  footTotals: [
    { labels: ['总交易单数'], measure: 'rows', column: null, kinds: [] },
    columnTotal(['应结订单总金额', '总交易额'], 'amount'),
    columnTotal(['退款总金额', '总退款金额'], 'refundAmount'),
    columnTotal(['充值券退款总金额', '总代金券或立减优惠退款金额', '总企业红包退款金额'], 'refundCoupon'),
    columnTotal(['手续费总金额'], 'fee'),
    columnTotal(['订单总金额'], 'orderAmount'),
    columnTotal(['申请退款总金额'], 'refundApplied'),
  ],
  notes: [],
});
