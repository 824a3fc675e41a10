// The China Minsheng Bank channel file: GB18030, totals in the head, order numbers behind an apostrophe, a note at the foot.
import type { CalendarDate } from '../calendar/date.ts';
import { formatPlain } from '../money/format.ts';
import { clockText } from './clock.ts';
import { gb18030 } from './gb18030.ts';
import type { Transaction } from './rows.ts';

/** Rows of one day; payments and refunds only, all successful and without fees. */
export function cmbcFile(rows: readonly Transaction[], date: CalendarDate): Uint8Array {
  const refunds = rows.filter((row) => row.kind === 'refund');
  const paid = sum(rows) - sum(refunds);
  const yuan = (amount: number): string => formatPlain(amount, 'CNY');
  const head = [
    '中国民生银行网上支付商户对帐文件',
    `商户名称,示例支付科技有限公司,对帐日期,${date.replaceAll('-', '')}`,
    `消费笔数,${rows.length - refunds.length},消费金额,${yuan(paid)}`,
    '撤销笔数,0,撤销金额,0.00',
    `退单笔数,${refunds.length},退单金额,${yuan(sum(refunds))}`,
    `累计笔数,${rows.length},汇总金额,${yuan(paid - sum(refunds))}`,
    '交易明细',
  ];
  const details = rows.map((row) => {
    const [day = '', time = ''] = clockText(row.seconds, ' ').split(' ');
    const type = row.kind === 'refund' ? '退货' : '消费';
    return `'${row.channelNo},${yuan(row.amount)},${day.replaceAll('-', '')},${time.replaceAll(':', '')},${type},`;
  });
  const lines = [
    ...head.map((text) => `${text} `),
    '订单号,交易金额,交易日期,交易时间,交易类型,',
    ...details,
    '注：系统支持两年以内订单流水查询。',
  ];
  return gb18030(`${lines.join('\n')}\n`);
}

function sum(rows: readonly Transaction[]): number {
  return rows.reduce((total, row) => total + row.amount, 0);
}
