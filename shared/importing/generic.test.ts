import { describe, expect, test } from 'vitest';
import { channel, entries, linesTie, parse, refusalOf, settingsWith, transactions, utf8 } from './importing.testing.ts';

const ORDERS = 'order_no,channel,channel_no,kind,status,amount,currency,fee,time,merchant_no,memo';
const ORDER = 'O1,WX,C1,payment,success,12.30,CNY,0.07,2026-11-19T10:00:00,M1,tea';
const BANK = 'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date,batch_no,status';
const FUNDS = 'entry_no,account_no,direction,amount,currency,value_date,balance,reference,memo';

const orders = (...rows: string[]) => `${[ORDERS, ...rows].join('\n')}\n`;
const withField = (index: number, value: string) => ORDER.split(',').with(index, value).join(',');

describe('canonical files', () => {
  test('an orders row takes its clearing date from its time and the cut-off', () => {
    const file = parse(orders(ORDER, ORDER.replace('WX', 'CMBC').replace('10:00:00', '23:00:00')));
    expect(file).toMatchObject({
      profile: 'generic',
      source: 'orders',
      channel: '',
      encoding: 'utf-8',
      proof: 'unproven',
    });
    expect(file.rows[0]).toEqual({
      source: 'orders',
      line: 2,
      byteStart: ORDERS.length + 1,
      byteEnd: ORDERS.length + 1 + ORDER.length,
      channel: 'WX',
      clearingDate: '2026-11-19',
      kind: 'payment',
      status: 'success',
      amount: 1230,
      currency: 'CNY',
      fee: 7,
      time: '2026-11-19T10:00:00',
      orderNo: 'O1',
      channelNo: 'C1',
      bankRef: '',
      batchNo: '',
      merchantNo: 'M1',
      memo: 'tea',
      extra: {},
    });
    expect(transactions(file)[1]?.clearingDate).toBe('2026-11-20');
    expect(file.sums).toEqual([{ kind: 'payment', direction: null, currency: 'CNY', count: 2, amount: 2460, fee: 14 }]);
    expect(file).toMatchObject({ linesRead: 3, headerFooter: 1 });
  });

  test('a bank row without status is a success, its settle_date is its clearing date, an empty fee is none', () => {
    const file = parse(`${BANK}\nB1,C1,WX,refund,5,CNY,,2026-11-19 10:00:00,2026-11-20,7,\n`);
    expect(file.source).toBe('bank');
    expect(file.rows[0]).toMatchObject({
      status: 'success',
      clearingDate: '2026-11-20',
      fee: null,
      amount: 500,
      batchNo: '7',
    });
  });

  test('a bank file without channel column takes the channel that was named, or the only one', () => {
    const rows = 'bank_ref,kind,amount,currency,time,settle_date\nB1,payment,5,CNY,2026-11-19T10:00:00,2026-11-19\n';
    expect(transactions(parse(rows, { channel: 'CMBC' }))[0]?.channel).toBe('CMBC');
    expect(transactions(parse(rows, { settings: settingsWith(channel('A', 'a')) }))[0]?.channel).toBe('A');
    expect(refusalOf(rows)).toContain('--channel');
  });

  test('funds rows carry direction, value date and a balance that may be below zero', () => {
    const file = parse(`${FUNDS}\nE1,622,C,10.00,CNY,2026-11-20,-5.50,C1,财付通\nE2,622,D,1.00,CNY,2026-11-20,,,\n`);
    expect(entries(file)).toMatchObject([
      { entryNo: 'E1', accountNo: '622', direction: 'C', amount: 1000, balance: -550, reference: 'C1', memo: '财付通' },
      { direction: 'D', balance: null },
    ]);
    expect(file.sums.map(({ direction, amount }) => [direction, amount])).toEqual([
      ['C', 1000],
      ['D', 100],
    ]);
  });

  test('Chinese headers, any order, unknown columns kept, names folded', () => {
    const file = parse(
      '备注,门店,金额, 币种 ,类型,状态,交易时间,渠道,订单号\nm,东店,1.00,CNY,payment,success,2026-11-19T10:00:00,WX,O9\n',
    );
    expect(file.rows[0]).toMatchObject({ source: 'orders', orderNo: 'O9', memo: 'm', extra: { 门店: '东店' } });
    expect(file.mapping).toContainEqual({ column: '渠道', field: 'channel' });
  });

  test('the header may follow a preamble and blank lines; both are counted', () => {
    const file = parse(`Exported by core\n\n${orders(ORDER)}\n`);
    expect(file).toMatchObject({ linesRead: 5, headerFooter: 4 });
    expect(file.rows[0]?.line).toBe(4);
  });

  test('quoted commas, quotes and line breaks stay one row, with its whole byte range', () => {
    const text = orders(withField(10, '"a, ""b""\r\nc, 民"'), ORDER);
    const file = parse(text);
    expect(transactions(file).map(({ memo }) => memo)).toEqual(['a, "b"\r\nc, 民', 'tea']);
    const bytes = utf8(text);
    expect(new TextDecoder().decode(bytes.slice(file.rows[0]?.byteStart, file.rows[0]?.byteEnd))).toBe(
      withField(10, '"a, ""b""\r\nc, 民"'),
    );
    expect(file.rows[1]?.line).toBe(4);
    expect(file).toMatchObject({ linesRead: 3, headerFooter: 1 });
  });

  test('a header that comes again is a header line', () => {
    expect(parse(orders(ORDER, ORDERS, ORDER))).toMatchObject({ linesRead: 4, headerFooter: 2 });
  });
});

describe('rejects', () => {
  const cases: readonly (readonly [name: string, row: string, field: string, reason: string])[] = [
    ['a misplaced separator', withField(5, '"1,00.00"'), 'amount', 'plain non-negative'],
    ['an exponent', withField(5, '1.2E+11'), 'amount', 'plain non-negative'],
    ['a digit of another script', withField(5, '٣'), 'amount', 'plain non-negative'],
    ['a full-width digit', withField(5, '１2'), 'amount', 'plain non-negative'],
    ['a negative amount', withField(5, '-1.00'), 'amount', 'plain non-negative'],
    ['no amount', withField(5, ''), 'amount', 'plain non-negative'],
    ['too many decimals', withField(5, '1.005'), 'amount', 'More decimals'],
    ['too many decimals for JPY', withField(5, '1.0').replace('CNY', 'JPY'), 'amount', 'More decimals'],
    ['an amount out of range', withField(5, '99999999999999999'), 'amount', 'too large'],
    ['a bad fee', withField(7, 'free'), 'fee', 'plain non-negative'],
    ['30 February', withField(8, '2026-02-30T10:00:00'), 'time', 'exists'],
    ['25 o’clock', withField(8, '2026-11-19T25:00:00'), 'time', 'exists'],
    ['no time', withField(8, ''), 'time', 'exists'],
    ['an unknown kind', withField(3, 'gift'), 'kind', 'payment, refund'],
    ['an unknown status', withField(4, 'ok'), 'status', 'success, failed'],
    ['an unknown currency', withField(6, 'RMB'), 'currency', 'ISO 4217'],
    ['an unknown channel', withField(1, 'ZZ'), 'channel', 'settings'],
    ['a missing key', withField(0, ''), 'order_no', 'Missing'],
    ['a key that a spreadsheet rounded', withField(2, '4.00123E+27'), 'channel_no', 'spreadsheet'],
    ['a short row', 'O1,WX,C1,payment', '', 'cut short'],
    ['too many cells', `${ORDER},more`, '', 'quote a cell'],
    ['an unclosed quote', withField(10, '"tea'), '', 'not closed'],
    ['a quote in the wrong place', withField(10, '"tea"x"'), '', 'do not pair'],
  ];
  test.each(cases)('%s', (_name, row, field, reason) => {
    const file = parse(orders(ORDER, row, ORDER));
    expect(file.rows).toHaveLength(2);
    expect(file.rejects).toHaveLength(1);
    expect(file.rejects[0]).toMatchObject({ line: 3, field, raw: row });
    expect(file.rejects[0]?.reason).toContain(reason);
    expect(linesTie(file)).toBe(true);
  });

  test('funds: impossible value date, unknown direction, bad balance', () => {
    const row = (direction: string, date: string, balance: string) =>
      `E1,622,${direction},10.00,CNY,${date},${balance},,`;
    const file = parse(
      [
        FUNDS,
        row('X', '2026-11-20', ''),
        row('C', '2026-02-30', ''),
        row('C', '2026-11-20', '1,0'),
        row('C', '2026-11-20', '"1,0"'),
      ].join('\n'),
    );
    expect(file.rejects.map(({ field }) => field)).toEqual(['direction', 'value_date', '', 'balance']);
  });

  test('a bank row needs its settle_date to exist', () => {
    const file = parse(`${BANK}\nB1,C1,WX,payment,5,CNY,,2026-11-19T10:00:00,2026-02-30,,\n`);
    expect(file.rejects[0]).toMatchObject({ field: 'settle_date', value: '2026-02-30' });
  });

  test('a row of another channel than the one asked for', () => {
    const own = ORDER.replace('WX', 'CMBC');
    const file = parse(orders(own, ORDER), { channel: 'CMBC' });
    expect(file).toMatchObject({ channel: 'CMBC', rows: [{ channel: 'CMBC' }] });
    expect(file.rejects[0]).toMatchObject({ field: 'channel', value: 'WX' });
  });

  test('kinds and states in Chinese words are read, others are unknown', () => {
    const refund = ORDER.replace('payment', '退款').replace('success', '成功');
    expect(parse(orders(refund, ORDER.replace('payment', '转账')))).toMatchObject({
      rows: [{ kind: 'refund', status: 'success' }],
      rejects: [{ field: 'kind', value: '转账' }],
    });
  });

  test('a file of which every row names another channel is refused whole', () => {
    expect(refusalOf(orders(ORDER, ORDER), { channel: 'CMBC' })).toContain('every row names another channel than CMBC');
  });

  test('a file is refused as the other source when a column only that one has speaks for it', () => {
    const channelFile = `${'channel_no,order_no,channel,kind,status,amount,currency,fee,time,bank_ref'}\nC1,O1,WX,payment,success,1,CNY,,2026-11-19T10:00:00,B1\n`;
    expect(refusalOf(channelFile, { source: 'orders' })).toContain('is a channel file by its columns');
    expect(refusalOf(orders(ORDER), { source: 'channel' })).toContain('is a orders file by its columns');
    const extra = channelFile.replace('bank_ref', 'memo');
    expect(parse(extra, { source: 'channel' }).rows).toMatchObject([{ source: 'channel', extra: { memo: 'B1' } }]);
  });

  test.each([' 5', '5 ', '5\t'])('the amount %j is no plain decimal', (amount) => {
    expect(parse(orders(withField(5, amount))).rejects).toMatchObject([{ field: 'amount', value: amount }]);
  });

  test('long values are clipped, the raw line is not', () => {
    const file = parse(orders(withField(5, 'x'.repeat(5000))));
    expect(file.rejects[0]?.value.length).toBeLessThan(200);
    expect(file.rejects[0]?.raw.length).toBeGreaterThan(5000);
  });

  test('a quote that swallows rows costs its own line only', () => {
    const file = parse(orders(withField(10, '"tea'), ORDER, ORDER, withField(10, 'x"'), ORDER));
    expect(file.rejects.map(({ line }) => line)).toEqual([2]);
    expect(file.rows.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  });

  test('a quote that is never closed does not swallow the rest, however long', () => {
    const file = parse(orders(withField(10, '"tea'), ...Array.from({ length: 5000 }, () => ORDER)));
    expect(file.rejects).toHaveLength(1);
    expect(file.rows).toHaveLength(5000);
  });

  test('a trailing comma is no fault where the header has it too; elsewhere it may be a shifted row', () => {
    expect(parse(`${ORDERS},\n${ORDER},\n`).rejects).toEqual([]);
    expect(parse(orders(`${ORDER},`)).rejects).toHaveLength(1);
  });
});

describe('which source', () => {
  const BOTH = 'order_no,channel_no,channel,kind,status,amount,currency,time';
  const ROW = 'O1,C1,WX,payment,success,1,CNY,2026-11-19T10:00:00';

  test('orders and channel rows look alike: exclusive columns, then the file name, else a question', () => {
    expect(parse(`${BOTH},bank_ref\n${ROW},B\n`).source).toBe('channel');
    expect(parse(`${BOTH},merchant_no\n${ROW},M\n`).source).toBe('orders');
    expect(parse(`${BOTH}\n${ROW}\n`, { fileName: 'channel-1119.csv' }).source).toBe('channel');
    expect(refusalOf(`${BOTH}\n${ROW}\n`)).toContain('--source');
    expect(parse(`${BOTH}\n${ROW}\n`, { source: 'channel' }).source).toBe('channel');
  });

  test('a file that is not what it claims is refused', () => {
    const bank = `${BANK}\nB1,C1,WX,payment,5,CNY,,2026-11-19T10:00:00,2026-11-19,,success\n`;
    expect(refusalOf(bank, { source: 'channel' })).toContain('is a bank file');
    expect(refusalOf(bank, { source: 'funds' })).toContain('entry_no');
    expect(refusalOf(orders(ORDER), { source: 'bank' })).toContain('settle_date');
  });

  test('a missing column is named, with what was found', () => {
    const message = refusalOf(orders(ORDER).replace('amount,', 'sum,'), { source: 'orders' });
    expect(message).toMatch(/^input-refused: file.csv: .*amount.*Found: order_no/);
    expect(refusalOf(orders(ORDER).replace('currency,', 'x,'))).toContain('currency');
  });

  test('two columns for one field are refused by name', () => {
    expect(refusalOf(orders(`${ORDER}`).replace('memo', '金额'))).toContain('amount and 金额');
  });

  test('an unknown channel or profile is a usage problem', () => {
    expect(refusalOf(orders(ORDER), { channel: 'NO' })).toMatch(/^usage: .*WX, CMBC/);
    expect(refusalOf(orders(ORDER), { profile: 'nope' })).toMatch(/^usage: .*mt940/);
    expect(parse(orders(ORDER), { profile: 'auto' }).profile).toBe('generic');
  });

  test('a sum that leaves the exact range refuses the file', () => {
    const big = withField(5, '999999999999.99');
    expect(refusalOf(orders(...Array.from({ length: 100 }, () => big)))).toContain('exact range');
  });

  test('cancelling answers cancelled; progress ends complete', () => {
    expect(refusalOf(orders(ORDER), { isCancelled: () => true })).toMatch(/^cancelled/);
    const seen: number[] = [];
    parse(orders(ORDER), { onProgress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
  });
});

test('blanks behind the last quotation mark of a line are padding', () => {
  const file = parse(
    'order_no,channel,kind,status,amount,currency,time,memo\n"O1","WX",payment,success,1.00,CNY,2026-11-19T10:00:00,"tea"  \nO2,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,"a ""b"" \nc" \t\n',
  );
  expect(file).toMatchObject({ rejects: [], headerFooter: 1 });
  expect(transactions(file).map(({ memo }) => memo)).toEqual(['tea', 'a "b" \nc']);
});
