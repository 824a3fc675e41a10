// An enquiry at a bank or channel: the rows of breaks as a table, and a letter around them. Account and card numbers come in masked;
// columns that the company's files have of their own, and file names, are not sent.
import type { CalendarDate } from '../calendar/date.ts';
import type { Outcome, Stage } from '../model/outcome.ts';
import type { SourceRow } from '../model/record.ts';
import type { Minor } from '../money/amount.ts';
import { formatPlain } from '../money/format.ts';
import { csvText, plainCell, textCell } from './csv-cell.ts';

export interface EnquiryBreak {
  readonly breakId: string;
  readonly stage: Stage;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly currency: string;
  readonly difference: Minor | null;
  readonly rows: readonly EnquiryRow[];
}

export interface EnquiryRow {
  readonly side: 'upstream' | 'downstream';
  readonly row: SourceRow | EnquirySettlement;
}

/** What was expected from the bank, where no row of a file stands for it. */
export interface EnquirySettlement {
  readonly source: 'settlement';
  readonly key: string;
  readonly settleDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly currency: string;
  readonly signedAmount: Minor;
}

export const ENQUIRY_COLUMNS = [
  ...[
    'break_id',
    'stage',
    'clearing_date',
    'channel',
    'outcome',
    'reason',
    'side',
    'source',
    'key',
    'kind',
    'direction',
  ],
  ...['status', 'amount', 'currency', 'fee', 'time', 'value_date', 'order_no', 'channel_no', 'bank_ref', 'batch_no'],
  ...['merchant_no', 'entry_no', 'account_no', 'reference', 'memo'],
] as const;

type Column = (typeof ENQUIRY_COLUMNS)[number];

export function enquiryCsv(breaks: readonly EnquiryBreak[]): string {
  const rows = breaks.flatMap((one) =>
    one.rows.map(({ side, row }) => {
      const values = { ...breakCells(one), side, source: row.source, ...rowCells(row) };
      return ENQUIRY_COLUMNS.map((column) => cell(column, values[column] ?? ''));
    }),
  );
  return csvText(ENQUIRY_COLUMNS, rows);
}

const PLAIN = new Set<Column>([
  'stage',
  'clearing_date',
  'outcome',
  'side',
  'source',
  'kind',
  'amount',
  'currency',
  'fee',
  'time',
]);

const cell = (column: Column, value: string) => (PLAIN.has(column) ? plainCell(value) : textCell(value));

function breakCells(one: EnquiryBreak): Partial<Record<Column, string>> {
  const { breakId, stage, clearingDate, channel, outcome, reason } = one;
  return { break_id: breakId, stage, clearing_date: clearingDate, channel, outcome, reason };
}

function rowCells(row: EnquiryRow['row']): Partial<Record<Column, string>> {
  const { currency } = row;
  if (row.source === 'settlement')
    return {
      key: row.key,
      amount: formatPlain(row.signedAmount, currency),
      currency,
      time: row.settleDate,
      value_date: row.dueDate,
    };
  const { memo } = row;
  const amount = formatPlain(row.amount, currency);
  if (row.source === 'funds') {
    const { entryNo, accountNo, direction, valueDate, reference } = row;
    return {
      ...{ key: entryNo, direction, amount, currency, value_date: valueDate, entry_no: entryNo },
      ...{ account_no: accountNo, reference, memo },
    };
  }
  const { kind, status, fee, time, orderNo, channelNo, bankRef, batchNo, merchantNo } = row;
  return {
    ...{ kind, status, amount, currency, fee: fee === null ? '' : formatPlain(fee, currency), time, memo },
    ...{ order_no: orderNo, channel_no: channelNo, bank_ref: bankRef, batch_no: batchNo, merchant_no: merchantNo },
  };
}

/** A letter in Chinese and English, one paragraph per break. */
export function enquiryText(company: string, breaks: readonly EnquiryBreak[]): string {
  const items = breaks.map((one, index) => {
    const difference = one.difference === null ? '' : formatPlain(one.difference, one.currency);
    const keys = [...new Set(one.rows.flatMap(({ row }) => keyOf(row)))].join(', ');
    return [
      `${index + 1}. ${one.breakId}  ${one.channel}  ${one.clearingDate}  ${one.stage}/${one.outcome}${one.reason === '' ? '' : `/${one.reason}`}`,
      `   ${keys}${difference === '' ? '' : `  difference 差额 ${difference} ${one.currency}`}`,
    ].join('\n');
  });
  return `${[
    `查询 Enquiry${company === '' ? '' : `: ${company}`}`,
    '',
    '以下交易与贵方数据不一致，请核查并告知结果（状态、金额、入账日期）。明细见 enquiry.csv。账号列、以及摘要和附言中认得出的账号和卡号只留末四位；订单号、渠道流水号、银行参考号等键值原样保留，以便查找。',
    'These transactions do not agree with your records. Please look them up and tell us their status, amount and date of booking.',
    'The rows are in enquiry.csv. The account column, and account and card numbers that are told in references and memos, show their last four characters only; keys such as order_no, channel_no and bank_ref stand whole, so that you find the rows.',
    '',
    ...items,
  ].join('\n')}\n`;
}

function keyOf(row: EnquiryRow['row']): string[] {
  const keys =
    row.source === 'settlement'
      ? [row.key]
      : row.source === 'funds'
        ? [row.entryNo]
        : [row.channelNo, row.bankRef, row.orderNo];
  return keys.filter((key) => key !== '').slice(0, 1);
}
