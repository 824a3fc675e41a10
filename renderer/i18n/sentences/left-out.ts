// Why shipped statement profiles leave rows out.
import type { Sentence } from '../engine-sentences.ts';

export const leftOutSentences: readonly Sentence[] = [
  ['Balance query: no money moved.', '余额查询：没有资金变动。'],
  ['Authorisation: money is held, not moved.', '预授权：资金只冻结，未划转。'],
  ['Pre-authorisation or its void: money is held, not moved.', '预授权或其撤销：资金只冻结，未划转。'],
  ['Closed trade (交易关闭): no money moved, or it came back.', '交易关闭：资金未变动或已退回。'],
  ['Open trade (等待付款): nothing was paid yet.', '等待付款：尚未付款。'],
  ["Neutral row (不计收支): money moved between the holder's own accounts.", '不计收支：资金在本人账户之间划转。'],
  ["Neutral row (中性交易): money moved between the holder's own accounts.", '中性交易：资金在本人账户之间划转。'],
  [
    'Not a payment or refund: it settles by its own amount; book it from the settlement.',
    '不是支付或退款：按自身金额结算，请依据结算单入账。',
  ],
  [
    'Error or dispute (差错): which way its money goes is not published; look it up with UnionPay and book it by hand.',
    '差错交易：资金方向没有公开说明，请向银联核实后手工入账。',
  ],
];
