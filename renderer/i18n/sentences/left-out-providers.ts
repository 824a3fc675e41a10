// Why the profiles of international payment providers leave rows out.
import type { Sentence } from '../engine-sentences.ts';

export const providerLeftOutSentences: readonly Sentence[] = [
  ['A step before the settlement: no money moved yet.', '结算之前的步骤：资金尚未变动。'],
  ['Currency conversion between our own balances.', '自有余额之间的货币兑换。'],
  ['Money held or released: nothing was paid.', '资金冻结或解冻：没有付款。'],
  ['Movement of the balance itself: no customer paid or was paid.', '余额自身的变动：没有客户付款或收款。'],
  ['Movement of the balance or the deposit: no customer paid or was paid.', '余额或保证金的变动：没有客户付款或收款。'],
  ['Not posted yet: the entry comes with a later statement.', '尚未入账：该笔会出现在之后的对账单中。'],
  ['No money moved.', '没有资金变动。'],
  ["Payment that we sent: not a customer's.", '我方付出的款项：不是客户交易。'],
  ['Payout: the other rows of its batch add up to it.', '打款：同一批次其余各行之和即为此数。'],
  ['Payout: the other rows of its payout id add up to it.', '打款：同一打款编号其余各行之和即为此数。'],
  ['Transfer from or to our bank account; the bank statement has it.', '与自有银行账户之间的划转；见银行流水。'],
];
