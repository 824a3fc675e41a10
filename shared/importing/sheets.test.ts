// Sheets of workbooks as statements: what a spreadsheet does to cells must not become wrong keys or shifted rows.
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { parse, SETTINGS, transactions } from './importing.testing.ts';
import { unwrap } from './wrappers/unwrap.ts';

type Cell = string | number;

function sheetText(rows: readonly (readonly Cell[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const unwrapped = unwrap('book.xlsx', bytes, { onProgress: () => undefined, isCancelled: () => false });
  if (!unwrapped.ok) throw new Error(unwrapped.problem.message);
  return unwrapped.value.files[0]?.bytes ?? new Uint8Array();
}

const ORDERS = ['order_no', 'channel', 'kind', 'status', 'amount', 'currency', 'time', 'memo'];
const order = (key: Cell, memo: Cell = '') => [
  ...[key, 'WX', 'payment', 'success', 12.5, 'CNY', '2026-11-19T10:00:00', memo],
];

test('a number with more digits than a spreadsheet keeps is no key', () => {
  const file = parse(sheetText([ORDERS, order(4.2e27), order(1234567890123456), order(123456789012345), order('X9')]));
  expect(transactions(file).map(({ orderNo, amount }) => [orderNo, amount])).toEqual([
    ['123456789012345', 1250],
    ['X9', 1250],
  ]);
  expect(file.rejects).toMatchObject([
    { line: 2, value: '4.2E+27', reason: expect.stringContaining('rounded') },
    { line: 3, value: '1.23456789012346E+15', reason: expect.stringContaining('rounded') },
  ]);
});

test('a comma in a cell of a bill with backticks shifts nothing', () => {
  const columns =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注'.split(
      ',',
    );
  const values =
    '2026-11-19 10:00:00|wx1|1601|0||4200|S1|o1|NATIVE|SUCCESS|OTHERS|CNY|10.00|0.00|tea, "hot" and sweet||0.06000|0.60%|10.00|'.split(
      '|',
    );
  const row = values.map((value) => `\`${value}`);
  const file = parse(sheetText([columns, row]), { settings: SETTINGS });
  expect(file.rejects).toEqual([]);
  expect(transactions(file)).toMatchObject([{ bankRef: '4200', channelNo: 'S1', amount: 1000, fee: 6 }]);
  expect(JSON.stringify(file.rows)).toContain('tea, \\"hot\\" and sweet');
});
