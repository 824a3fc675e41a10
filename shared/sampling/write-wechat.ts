// The WeChat Pay trade bill with all columns: backticks before every value, a summary of plain column sums at the foot.
import { formatPlain } from '../money/format.ts';
import { clockText } from './clock.ts';
import type { Transaction } from './rows.ts';
import { utf8 } from './utf8.ts';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const FOOT_HEADER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (amount: number): string => formatPlain(amount, 'CNY');
/** The bill writes fees with five decimals; whole fen only. */
const fee = (amount: number): string => `${formatPlain(amount, 'CNY')}000`;

/** The fee of a refund is given back: negative in the bill. */
const signedFee = (row: Transaction): number => (row.kind === 'refund' ? -(row.fee ?? 0) : (row.fee ?? 0)) + 0;

function detail(row: Transaction): string {
  const refund = row.kind === 'refund';
  const paid = refund ? 0 : row.amount;
  const back = refund ? row.amount : 0;
  const cells = [
    clockText(row.seconds, ' '),
    'wx2026c1ea4be9c4',
    '1900002026',
    '0',
    '',
    refund ? `${row.bankRef}P` : row.bankRef,
    refund ? `${row.channelNo}P` : row.channelNo,
    `oSample${row.merchant.number}`,
    'JSAPI',
    refund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    yuan(paid),
    '0.00',
    refund ? row.bankRef : '0',
    refund ? row.channelNo : '0',
    yuan(back),
    '0.00',
    refund ? 'ORIGINAL' : '',
    refund ? 'SUCCESS' : '',
    row.merchant.goods[row.seconds % row.merchant.goods.length] ?? '',
    row.merchant.number,
    fee(signedFee(row)),
    '0.60%',
    yuan(paid),
    yuan(back),
    '',
  ];
  return cells.map((cell) => `\`${cell}`).join(',');
}

/** Rows of one day; payments and refunds only, all successful. UTF-8 with BOM, CRLF. */
export function wechatBill(rows: readonly Transaction[]): Uint8Array {
  const sum = (of: (row: Transaction) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const paid = sum((row) => (row.kind === 'refund' ? 0 : row.amount));
  const back = sum((row) => (row.kind === 'refund' ? row.amount : 0));
  const foot = [String(rows.length), yuan(paid), yuan(back), '0.00', fee(sum(signedFee)), yuan(paid), yuan(back)];
  const lines = [HEADER, ...rows.map(detail), FOOT_HEADER, foot.map((cell) => `\`${cell}`).join(',')];
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`);
}
