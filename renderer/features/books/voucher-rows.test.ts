import { expect, test } from 'vitest';
import type { EntryView, VoucherView } from '../../../shared/contract/engine-api.ts';
import { booksRows, NOTHING_OPENED, voucherId } from './voucher-rows.ts';

function voucherOf(voucherNo: string, channel: string, amount: number, currency = 'CNY'): VoucherView {
  const line = (lineNo: number, accountCode: string, debit: number | null, credit: number | null) => ({
    lineNo,
    summary: '',
    accountCode,
    accountName: '',
    debit,
    credit,
    currency,
    postingKey: `${voucherNo}/${lineNo}`,
    count: 2,
  });
  return {
    voucherNo,
    voucherDate: '2026-11-19',
    channel,
    rule: 'order',
    currency,
    count: 2,
    debit: amount,
    credit: amount,
    lines: [line(1, '112201', amount, null), line(2, '224101', null, amount)],
    batchId: '',
  };
}

function entryOf(postingKey: string, amount: number): EntryView {
  return {
    postingKey,
    date: '2026-11-19',
    channel: 'WX',
    rule: 'order',
    currency: 'CNY',
    amount,
    debitCode: '112201',
    debitName: '',
    creditCode: '224101',
    creditName: '',
    key: '',
    row: '',
    decisionId: null,
    batchId: '',
  };
}

const vouchers = [
  voucherOf('1', 'WX', 300),
  voucherOf('2', 'ALI', 50),
  voucherOf('3', 'WX', 200),
  voucherOf('4', 'ADY', 9, 'USD'),
];

test('vouchers stand under their channel, currencies are never summed together', () => {
  const rows = booksRows(vouchers, NOTHING_OPENED);
  expect(rows.map((row) => row.type)).toEqual([
    'channel',
    'voucher',
    'voucher',
    'channel',
    'voucher',
    'channel',
    'voucher',
    'total',
    'total',
  ]);
  expect(rows[0]).toMatchObject({ channel: 'WX', vouchers: 2, debit: 500, credit: 500 });
  expect(rows.filter((row) => row.type === 'total')).toMatchObject([
    { currency: 'CNY', debit: 550 },
    { currency: 'USD', debit: 9 },
  ]);
});

test('an unfolded summary line shows its details and holds their sum against the line', () => {
  const [first] = vouchers;
  const opened = {
    ...NOTHING_OPENED,
    vouchers: new Set([first === undefined ? '' : voucherId(first)]),
    lines: new Map([['1/1', { total: 2, entries: [entryOf('a', 100), entryOf('b', 200)] }]]),
  };
  const rows = booksRows(vouchers, opened);
  expect(rows.map((row) => row.type).slice(0, 6)).toEqual([
    'channel',
    'voucher',
    'line',
    'detail',
    'detail',
    'detail-sum',
  ]);
  expect(rows.find((row) => row.type === 'detail-sum')).toMatchObject({
    sum: 300,
    lineAmount: 300,
    complete: true,
    side: 'debit',
  });
});

test('details that are still to come are counted', () => {
  const [first] = vouchers;
  const rows = booksRows(vouchers, {
    ...NOTHING_OPENED,
    vouchers: new Set([first === undefined ? '' : voucherId(first)]),
    lines: new Map([['1/2', { total: 1_000, entries: [entryOf('a', 100)] }]]),
  });
  expect(rows.find((row) => row.type === 'more')).toMatchObject({ left: 999 });
  expect(rows.find((row) => row.type === 'detail-sum')).toMatchObject({ complete: false });
});
