// Any table, however it is written down, is read back equal; anything done to a file leaves its line arithmetic tied.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransactionRow } from '../model/record.ts';
import { gb18030, linesTie, parse, request, transactions, utf8 } from './importing.testing.ts';
import { parseFile } from './parse-file.ts';
import { previewLines } from './preview-lines.ts';

const NAMES = {
  order_no: '订单号',
  channel: '渠道',
  channel_no: '渠道流水号',
  kind: '类型',
  status: '状态',
  amount: '金额',
  currency: '币种',
  fee: '手续费',
  time: '时间',
  merchant_no: '商户号',
  memo: '备注',
  store: '门店',
} as const;
type Column = keyof typeof NAMES;
const COLUMNS = Object.keys(NAMES) as Column[];

const memo = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', ',', '"', '\n', '红', '茶', ';', '0', "'", '`'),
  maxLength: 12,
});
const key = fc.stringMatching(/^[A-Z][A-Z0-9]{0,8}$/);
const two = (value: number) => String(value).padStart(2, '0');
const order = fc.record({
  order_no: key,
  channel: fc.constantFrom('WX', 'CMBC'),
  channel_no: key,
  kind: fc.constantFrom('payment', 'refund', 'fee', 'reversal'),
  status: fc.constantFrom('success', 'failed', 'pending', 'closed'),
  amount: fc.nat(99_999_999).map((minor) => `${Math.floor(minor / 100)}.${two(minor % 100)}`),
  currency: fc.constant('CNY'),
  fee: fc.constantFrom('', '0.10', '7'),
  time: fc
    .tuple(fc.nat(27), fc.nat(23), fc.nat(59))
    .map(([day, hour, minute]) => `2026-11-${two(day + 1)}T${two(hour)}:${two(minute)}:00`),
  merchant_no: key,
  memo,
  store: memo,
});
type Order = Record<Column, string>;

const writing = fc.record({
  columns: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }),
  newline: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'gb18030'),
  chinese: fc.boolean(),
  quoteAll: fc.boolean(),
  lastBreak: fc.boolean(),
});
type Writing = {
  columns: Column[];
  newline: string;
  encoding: string;
  chinese: boolean;
  quoteAll: boolean;
  lastBreak: boolean;
};

function write(orders: readonly Order[], how: Writing): Uint8Array {
  const cell = (text: string) => (how.quoteAll || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const header = how.columns.map((column) => (how.chinese ? NAMES[column] : column));
  const lines = [header, ...orders.map((row) => how.columns.map((column) => row[column]))].map((cells) =>
    cells.map(cell).join(','),
  );
  const text = lines.join(how.newline) + (how.lastBreak ? how.newline : '');
  if (how.encoding === 'gb18030') return gb18030(text);
  return how.encoding === 'utf-8' ? utf8(text) : new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(text)]);
}

function asWritten(row: TransactionRow): Order {
  return {
    order_no: row.orderNo,
    channel: row.channel,
    channel_no: row.channelNo,
    kind: row.kind,
    status: row.status,
    amount: `${Math.floor(row.amount / 100)}.${two(row.amount % 100)}`,
    currency: row.currency,
    fee: row.fee === null ? '' : row.fee === 10 ? '0.10' : '7',
    time: row.time,
    merchant_no: row.merchantNo,
    memo: row.memo,
    store: Object.values(row.extra)[0] ?? '',
  };
}

test('any table in any order, encoding, quoting and line end is read back equal', () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 12 }), writing, (orders, how) => {
      const bytes = write(orders, how);
      const file = parse(bytes);
      expect(file.rejects).toEqual([]);
      expect(transactions(file).map(asWritten)).toEqual(orders);
      expect(file.linesRead).toBe(orders.length + 1);
      for (const row of file.rows) {
        const raw = new TextDecoder(file.encoding).decode(bytes.slice(row.byteStart, row.byteEnd));
        expect(raw).toContain(transactions({ ...file, rows: [row] })[0]?.orderNo);
      }
    }),
    { numRuns: 300 },
  );
});

test('rows in another order give the same rows and sums', () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 2, maxLength: 12 }), writing, (orders, how) => {
      const [file, turned] = [parse(write(orders, how)), parse(write(orders.toReversed(), how))];
      expect(transactions(turned).toReversed().map(asWritten)).toEqual(transactions(file).map(asWritten));
      expect(turned.sums).toEqual(file.sums);
    }),
    { numRuns: 100 },
  );
});

const WECHAT = [
  '交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,微信退款单号,商户退款单号,退款金额,退款状态,商品名称,手续费',
  '`2026-11-19 10:00:00,`421,`S1,`SUCCESS,`CNY,`1.00,`0,`0,`0.00,`,`茶,`0.00600',
  '`2026-11-19 10:00:01,`422,`S2,`REFUND,`CNY,`0.00,`502,`R2,`0.50,`SUCCESS,`茶,`-0.00300',
  '总交易单数,应结订单总金额,退款总金额,手续费总金额',
  '`2,`1.00,`0.50,`0.00300',
  '',
].join('\r\n');
const CMBC = [
  '商户名称,某公司,对帐日期,20261119',
  '消费笔数,1,消费金额,10.50',
  '订单号,交易金额,交易日期,交易时间,交易类型,',
  "'T1,10.50,20261118,230838,消费,",
  '注：完',
  '',
].join('\n');
const MT940 = [
  '{1:F01X}{2:O940X}{4:',
  ':20:X',
  ':25:622',
  ':28C:1/1',
  ':60F:C261118CNY1,00',
  ':61:2611191119C1,00NTRFREF//B1',
  'supplementary',
  ':86:166?00a?20b',
  ':61:2611191119RD1,00NTRFNONREF',
  ':62F:C261119CNY3,00',
  '-}',
  '',
].join('\r\n');
const GENERIC =
  'order_no,channel,kind,status,amount,currency,time,memo\nO1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,"a\nb"\nO2,WX,refund,success,2,CNY,2026-11-19T10:00:00,茶\n';
const SEEDS = [utf8(WECHAT), gb18030(WECHAT), utf8(CMBC), gb18030(CMBC), utf8(MT940), utf8(GENERIC), gb18030(GENERIC)];

type Mutation = (bytes: number[]) => number[];
const place = fc.nat(2000);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.slice(0, at % (bytes.length + 1)),
  ),
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.slice(at % (bytes.length + 1)),
  ),
  fc.tuple(place, fc.nat(255)).map(
    ([at, value]): Mutation =>
      (bytes) =>
        bytes.with(at % bytes.length, value),
  ),
  fc.tuple(place, fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x60, 0x3a, 0x2d, 0xff, 0x81)).map(
    ([at, value]): Mutation =>
      (bytes) =>
        bytes.toSpliced(at % bytes.length, 0, value),
  ),
  fc.tuple(place, place).map(
    ([at, length]): Mutation =>
      (bytes) =>
        bytes.toSpliced(at % bytes.length, length % 40),
  ),
  fc.tuple(place, place).map(
    ([from, length]): Mutation =>
      (bytes) => {
        const start = from % bytes.length;
        return bytes.toSpliced(start, 0, ...bytes.slice(start, start + (length % 200)));
      },
  ),
);

test('whatever happens to a file: no crash, the lines tie, the preview shows each of them once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 4 }), (seed, mutations) => {
      const bytes = Uint8Array.from(
        mutations.reduce((mutated, mutate) => (mutated.length === 0 ? mutated : mutate(mutated)), [...seed]),
      );
      const result = parseFile(request(bytes));
      if (!result.ok) {
        expect(result.problem).toMatchObject({
          code: expect.stringMatching(/^(input-refused|not-recognised)$/),
          file: 'file.csv',
        });
        return;
      }
      const file = result.value;
      expect(linesTie(file)).toBe(true);
      const preview = previewLines(file, bytes, 0, 10_000).rows;
      expect(preview).toHaveLength(file.linesRead);
      expect(preview.filter(({ type }) => type === 'row')).toHaveLength(file.rows.length);
      expect(preview.filter(({ type }) => type === 'reject')).toHaveLength(file.rejects.length);
      for (const reject of file.rejects) expect(reject.reason).toMatch(/\.$/);
    }),
    { numRuns: 3000 },
  );
});

test('random bytes never crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const result = parseFile(request(bytes));
      if (result.ok) expect(linesTie(result.value)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('time grows with the file, not faster: 60,000 rows, each with an open quote', () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, index) => `O${index},WX,payment,success,1,CNY,2026-11-19T10:00:00,"open`,
  );
  const started = performance.now();
  const file = parse(`order_no,channel,kind,status,amount,currency,time,memo\n${rows.join('\n')}\n`);
  expect(file.rejects.length).toBe(60_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});
