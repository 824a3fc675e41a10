// Unknown files, made up, from nothing to records: the draft is read by the engine as it stands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../model/profile.ts';
import { gb18030, request, utf8 } from '../importing.testing.ts';
import { parseFile } from '../parse-file.ts';
import { normaliseProfile } from '../profile/yaml.ts';
import { readSourceText } from '../source-text.ts';
import { type DraftAsked, draftProfile } from './draft-profile.ts';

function draft(bytes: Uint8Array, asked: Partial<DraftAsked> = {}) {
  const text = readSourceText('unknown.txt', bytes, null);
  if (!text.ok) throw new Error(text.problem.message);
  return draftProfile(text.value, { source: null, layout: null, headerLine: null, ...asked });
}

function read(bytes: Uint8Array, profile: Profile) {
  expect(normaliseProfile(JSON.parse(JSON.stringify(profile)))).toEqual({ ok: true, value: profile });
  const parsed = parseFile(request(bytes, { draft: profile, channel: profile.source === 'funds' ? null : 'WX' }));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { linesRead, rows, rejects, headerFooter } = parsed.value;
  expect(linesRead).toBe(rows.length + rejects.length + headerFooter);
  return parsed.value;
}

const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n`;

describe('account statements', () => {
  const CHINESE = gb18030(
    lines(
      '海河银行账户明细',
      '账号：6200117700001234,币种：人民币',
      '',
      '序号,记账日期,记账时间,借方发生额（元）,贷方发生额（元）,账户余额（元）,对方户名,交易流水号,摘要',
      '1,20260114,093011,,"1,200.00","11,200.00",长河贸易,HH0000001,货款',
      '2,20260114,101500,350.50,,"10,849.50",青山物流,HH0000002,运费',
      '3,20260115,160203,5.00,,"10,844.50",,HH0000003,手续费',
      '合计,,,355.50,"1,200.00",,,,',
      '共3笔',
    ),
  );

  test('a Chinese bank: two columns, a total below, an account above', () => {
    const { profile, columns, missing } = draft(CHINESE);
    expect(missing).toEqual([]);
    expect(profile.source).toBe('funds');
    expect(Object.fromEntries(columns.map(({ column, field }) => [column, field]))).toEqual({
      序号: '',
      记账日期: 'value_date',
      记账时间: '',
      '借方发生额（元）': 'debit',
      '贷方发生额（元）': 'credit',
      '账户余额（元）': 'balance',
      对方户名: '',
      交易流水号: 'entry_no',
      摘要: 'memo',
    });
    for (const { field, confidence, because } of columns) {
      expect(because).not.toBe('');
      if (field !== '') expect(confidence).toBeGreaterThan(80);
    }
    expect(columns.find(({ field }) => field === 'debit')?.because).toContain('balance after each row ties');
    const file = read(CHINESE, profile);
    expect(file.rejects).toEqual([]);
    expect(
      file.rows.map(
        (row) =>
          row.source === 'funds' && [
            row.accountNo,
            row.direction,
            row.amount,
            row.currency,
            row.valueDate,
            row.entryNo,
          ],
      ),
    ).toEqual([
      ['6200117700001234', 'C', 120000, 'CNY', '2026-01-14', 'HH0000001'],
      ['6200117700001234', 'D', 35050, 'CNY', '2026-01-14', 'HH0000002'],
      ['6200117700001234', 'D', 500, 'CNY', '2026-01-15', 'HH0000003'],
    ]);
    expect(file.declared.length).toBeGreaterThan(1);
    expect(file.proof).toBe('proven');
  });

  test('a European bank: semicolons, decimal comma, day first, signed amounts', () => {
    const bytes = utf8(
      lines(
        'Booking date;Value date;Description;Amount;Currency;Balance',
        '13.01.2026;14.01.2026;"Rent; January";-1.250,00;EUR;8.750,00',
        '15.01.2026;15.01.2026;Invoice 77;300,5;EUR;9.050,50',
        '16.01.2026;16.01.2026;Card fee;-0,50;EUR;9.050,00',
      ),
    );
    const { profile, missing } = draft(bytes);
    expect(missing).toEqual([]);
    expect(profile.amounts).toMatchObject({ decimal: ',', group: '.' });
    expect(profile.times.order).toBe('dmy');
    const file = read(bytes, profile);
    expect(file.rejects).toEqual([]);
    expect(
      file.rows.map((row) => row.source === 'funds' && [row.direction, row.amount, row.valueDate, row.balance]),
    ).toEqual([
      ['D', 125000, '2026-01-13', 875000],
      ['C', 30050, '2026-01-15', 905050],
      ['D', 50, '2026-01-16', 905000],
    ]);
    expect(file.proof).toBe('proven');
  });

  test('the books of a company, where debit is money in: the balance tells', () => {
    const bytes = utf8(
      lines(
        'Date,Text,D/C,Amount,Balance,Currency',
        '2026-01-14,opening sale,D,100.00,1100.00,USD',
        '2026-01-15,supplier,C,40.00,1060.00,USD',
        '2026-01-16,sale,D,5.00,1065.00,USD',
      ),
    );
    const { profile, columns } = draft(bytes);
    expect(columns.find(({ field }) => field === 'direction')?.confidence).toBe(99);
    const file = read(bytes, profile);
    expect(file.rows.map((row) => row.source === 'funds' && row.direction)).toEqual(['C', 'D', 'C']);
    expect(file.proof).toBe('proven');
  });

  test('day and month that could be either are said, and lie close together', () => {
    const bytes = utf8(
      lines(
        'Date,Description,Amount,Currency',
        '01/02/2026,a,-1.00,USD',
        '02/02/2026,b,2.00,USD',
        '05/02/2026,c,3.00,USD',
      ),
    );
    const { profile, columns } = draft(bytes);
    expect(profile.times.order).toBe('dmy');
    const date = columns.find(({ field }) => field === 'value_date');
    expect(date?.confidence).toBeLessThanOrEqual(60);
    expect(date?.because).toContain('other way round');
  });

  test('what no column tells is named', () => {
    expect(draft(utf8(lines('Date,Amount', '2026-01-14,1.00', '2026-01-15,2.00'))).missing).toEqual([
      'channel_no',
      'currency',
    ]);
    expect(draft(utf8(lines('Date,Amount,Balance', '2026-01-14,1.00,3.00', '2026-01-15,2.00,9.00'))).missing).toEqual([
      'direction',
      'currency',
    ]);
    expect(draft(utf8('nothing at all')).missing).not.toEqual([]);
  });
});

describe('settlement files', () => {
  test('words for kinds and states, and a word that nobody knows', () => {
    const bytes = gb18030(
      lines(
        '商户编号\t交易时间\t商户订单号\t平台流水号\t交易类型\t交易状态\t交易金额\t手续费',
        '8800123\t2026/1/14 9:05:01\tT20260114001\t99000000011\t消费\t交易成功\t100.00\t0.60',
        '8800123\t2026/1/14 9:06:11\tT20260114002\t99000000012\t退款\t交易成功\t20.00\t0.00',
        '8800123\t2026/1/14 9:07:00\tT20260114003\t99000000013\t消费\t交易失败\t30.00\t0.00',
        '8800123\t2026/1/14 9:08:00\tT20260114004\t99000000014\t调账\t交易成功\t1.00\t0.00',
        '总笔数：4',
      ),
    );
    const { profile, columns, missing } = draft(bytes);
    expect(missing).toEqual([]);
    expect(profile.source).toBe('bank');
    expect(columns.find(({ field }) => field === 'kind')?.because).toContain('调账');
    const file = read(bytes, profile);
    expect(
      file.rows.map(
        (row) =>
          row.source === 'bank' && [row.channelNo, row.bankRef, row.kind, row.status, row.amount, row.fee, row.time],
      ),
    ).toEqual([
      ['T20260114001', '99000000011', 'payment', 'success', 10000, 60, '2026-01-14T09:05:01'],
      ['T20260114002', '99000000012', 'refund', 'success', 2000, 0, '2026-01-14T09:06:11'],
      ['T20260114003', '99000000013', 'payment', 'failed', 3000, 0, '2026-01-14T09:07:00'],
    ]);
    expect(file.rejects.map(({ value }) => value)).toEqual(['调账']);
    const taught = {
      ...profile,
      fields: {
        ...profile.fields,
        kind: { ...profile.fields.kind, words: { ...profile.fields.kind?.words, 调账: 'reversal' } },
      },
    } as Profile;
    expect(read(bytes, taught).rejects).toEqual([]);
    expect(read(bytes, taught).proof).toBe('proven');
  });

  test('a negative amount is a refund where no column tells kinds', () => {
    const bytes = utf8(
      lines(
        'Created,Merchant Reference,Transaction ID,Gross,Fee,Currency',
        '2026-01-14T08:00:00Z,R1001,tx_000001,$10.00,-$0.30,USD',
        '2026-01-14T09:00:00Z,R1002,tx_000002,-$4.00,$0.00,USD',
      ),
    );
    const { profile, missing } = draft(bytes);
    expect(missing).toEqual([]);
    const file = read(bytes, profile);
    expect(file.rejects).toEqual([]);
    expect(file.rows.map((row) => row.source === 'bank' && [row.channelNo, row.kind, row.amount, row.fee])).toEqual([
      ['R1001', 'payment', 1000, 30],
      ['R1002', 'refund', 400, 0],
    ]);
  });

  test('fixed width in GBK: columns where bytes are blank in every row', () => {
    const row = (id: string, name: string, amount: string, time: string) =>
      `${id} ${name}${' '.repeat(12 - name.length * 2)} ${amount.padStart(10)} ${time}`;
    const bytes = gb18030(
      lines(
        row('T00000001', '长河贸易', '100.00', '20260114093000'),
        row('T00000002', '青山', '2350.75', '20260114094500'),
        row('T00000003', '海河物流站', '8.20', '20260114110000'),
      ),
    );
    const { profile, columns, missing } = draft(bytes, { source: 'bank' });
    expect(profile.layout).toMatchObject({ type: 'fixed', separator: 1 });
    expect(columns.map(({ column, field }) => [column, field])).toEqual([
      ['1', 'channel_no'],
      ['2', ''],
      ['3', 'amount'],
      ['4', 'time'],
    ]);
    expect(missing).toEqual([]);
    const file = read(bytes, profile);
    expect(file.rejects).toEqual([]);
    expect(
      file.rows.map((record) => record.source === 'bank' && [record.channelNo, record.amount, record.time]),
    ).toEqual([
      ['T00000001', 10000, '2026-01-14T09:30:00'],
      ['T00000002', 235075, '2026-01-14T09:45:00'],
      ['T00000003', 820, '2026-01-14T11:00:00'],
    ]);
  });

  test('no header: columns are numbered, what their values tell is taken', () => {
    const bytes = utf8(
      lines(
        'PAY|T10000001|2026-01-14 09:30:00|100.00|成功',
        'PAY|T10000002|2026-01-14 09:31:00|20.50|成功',
        'REFUND|T10000003|2026-01-14 09:32:00|3.00|失败',
        '共3笔',
      ),
    );
    const { profile, columns, missing } = draft(bytes, { source: 'bank' });
    expect(columns.map(({ field }) => field)).toEqual(['kind', 'channel_no', 'time', 'amount', 'status']);
    expect(columns.every(({ confidence }) => confidence < 60)).toBe(true);
    expect(missing).toEqual([]);
    const file = read(bytes, profile);
    expect(file.rejects).toEqual([]);
    expect(file.rows).toHaveLength(3);
    expect(file.proof).toBe('proven');
  });
});

test('what a person says about layout, source and header counts', () => {
  const bytes = utf8(lines('a;b;c', 'x;y;z', '2026-01-14;1.00;T100001', '2026-01-15;2.00;T100002'));
  const second = draft(bytes, { headerLine: 2, source: 'orders' });
  expect(second.profile.source).toBe('orders');
  expect(second.columns.map(({ column, field }) => [column, field])).toEqual([
    ['x', 'time'],
    ['y', 'amount'],
    ['z', 'order_no'],
  ]);
  expect(draft(bytes, { headerLine: 0 }).columns.map(({ column }) => column)).toEqual(['1', '2', '3']);
  const asFixed = draft(bytes, {
    layout: {
      type: 'fixed',
      separator: 0,
      fields: [
        { name: 'day', length: 10 },
        { name: 'rest', length: 3 },
      ],
      needed: 'day',
    },
  });
  expect(asFixed.columns.map(({ column }) => column)).toEqual(['day', 'rest']);
});

test('any text has a draft whose profile is whole, and the engine ties its lines', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '金额',
      'Date',
      '订单号',
      '成功',
      '2026-01-14',
      '1,234.50',
      '-3',
      '',
      'T1',
      '合计',
      '"',
      '余额',
      '__proto__',
    ),
    fc.string({ maxLength: 8 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
  const delimiter = fc.constantFrom(',', ';', '\t', '|', ' ', '');
  fc.assert(
    fc.property(
      table,
      delimiter,
      fc.constantFrom(null, 'funds', 'bank', 'orders', 'channel'),
      fc.constantFrom(null, 0, 1, 3),
      (rows, mark, source, headerLine) => {
        const bytes = utf8(rows.map((cells) => cells.join(mark)).join('\n'));
        if (bytes.length === 0) return;
        const { profile, columns } = draft(bytes, { source, headerLine } as Partial<DraftAsked>);
        expect(normaliseProfile(JSON.parse(JSON.stringify(profile)))).toMatchObject({ ok: true });
        expect(columns.every(({ because, confidence }) => because !== '' && confidence >= 0 && confidence <= 100)).toBe(
          true,
        );
        const parsed = parseFile(request(bytes, { draft: profile, channel: 'WX' }));
        if (!parsed.ok) return;
        expect(parsed.value.linesRead).toBe(
          parsed.value.rows.length + parsed.value.rejects.length + parsed.value.headerFooter,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('a long file is drafted while a person waits', () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, index) => `2026-01-14 10:00:00,T${100_000 + index},消费,成功,${index}.50,0.10`,
  );
  const bytes = utf8(lines('交易时间,商户订单号,交易类型,交易状态,交易金额,手续费', ...rows));
  const before = performance.now();
  expect(draft(bytes).missing).toEqual([]);
  expect(performance.now() - before).toBeLessThan(3000);
});
