// The profile engine over made-up formats: every layout, where files state totals, signs, drift, companions, and what is rejected.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import {
  channel,
  entries,
  gb18030,
  linesTie,
  parse,
  refusalOf,
  request,
  settingsWith,
  transactions,
  utf8,
} from './importing.testing.ts';
import { parseFile } from './parse-file.ts';
import { previewLines } from './preview-lines.ts';
import { profileFromYaml } from './profile-yaml.ts';

function profileOf(yaml: string): Profile {
  const read = profileFromYaml(yaml);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

const SETTINGS = settingsWith(channel('X', '某渠道'));
const reading = (yaml: string) => ({ profiles: [profileOf(yaml)], settings: SETTINGS });

const FIXED = `
name: net-clearing
source: bank
recognise: { begins: [S] }
layout: { type: fixed, separator: 1, fields: { code: 3, shop: 10, no: 8, sent: 10, cents: 12, fee: 13 } }
amounts: { unit: minor, letters: { plus: C, minus: D } }
times: { year: day }
facts:
  - file: "NET{day}.txt"
  - line: 清算日期：{day} 生成{}
  - line: 共{n}笔
totals: { n: rows }
notes: [====]
fields:
  channel_no: { from: no, strip: zeros }
  merchant_no: shop
  time: sent
  amount: cents
  fee: { from: fee, sign: flip }
  currency: { always: CNY }
rows:
  - { when: { code: S22 }, kind: payment }
  - { when: { code: S30 }, kind: refund }
  - { when: { code: S00 }, skip: balance query }
kind: code
`;
const fixedLine = (code: string, no: string, sent: string, cents: string) =>
  `${code} 茶馆       ${no.padStart(8, '0')} ${sent} ${cents.padStart(12, '0')} D${'7'.padStart(12, '0')} tail 尾`;

describe('fixed width, counted in bytes', () => {
  const text = [
    '====',
    '清算日期：20260101     生成：x',
    fixedLine('S22', '123', '1231235959', '1050'),
    fixedLine('S30', '9', '0101000000', '20'),
    fixedLine('S00', '1', '0101000000', '0'),
    fixedLine('S22', '5', '0101000001', '1').slice(0, 40),
    ` ${fixedLine('S22', '6', '0101000002', '1')}`,
    fixedLine('S99', '7', '0101000003', '1'),
    '共2笔',
  ].join('\r\n');
  const file = parse(gb18030(text), reading(FIXED));

  test('rows, the year on both sides of New Year, zeros stripped, a turned fee, the free tail kept', () => {
    expect(file).toMatchObject({ profile: 'net-clearing', encoding: 'gb18030', proof: 'proven', header: [] });
    expect(transactions(file)).toMatchObject([
      {
        kind: 'payment',
        channelNo: '123',
        merchantNo: '茶馆',
        amount: 1050,
        fee: 7,
        time: '2025-12-31T23:59:59',
        extra: { tail: 'tail 尾' },
      },
      { kind: 'refund', channelNo: '9', amount: 20, time: '2026-01-01T00:00:00' },
    ]);
  });

  test('cut, shifted and unknown lines are rejects, left-out rows are told', () => {
    expect(file.rejects.map(({ line }) => line)).toEqual([6, 7, 8]);
    expect(file.rejects[0]?.reason).toContain('it was cut short');
    expect(file.rejects[1]?.reason).toContain('not blank');
    expect(file.leftOut).toEqual([{ reason: 'balance query', lines: [5], count: 1 }]);
    expect(linesTie(file)).toBe(true);
    expect(file.linesRead).toBe(9);
  });

  test('the year comes from the file’s name too; without any, rows are rejected and the format is still recognised', () => {
    const bare = gb18030(`${fixedLine('S22', '1', '0803101112', '1')}\n`);
    expect(transactions(parse(bare, { ...reading(FIXED), fileName: 'a/NET20180803.txt' }))[0]?.time).toBe(
      '2018-08-03T10:11:12',
    );
    const lost = parse(bare, { ...reading(FIXED), fileName: 'copy.txt' });
    expect(lost).toMatchObject({ profile: 'net-clearing', rows: [], rejects: [{ field: 'sent' }] });
  });
});

const STATEMENT = `
name: some-bank
source: funds
recognise: { columns: [day, out, in] }
columns: { day: 日期, out: [支出, 借方], in: [收入, 贷方], left: 余额, who: 对方, note: 摘要 }
amounts: { group: ",", nothing: ["-"] }
facts:
  - pairs: { 账号: account_no, 期初余额: opening, 期末余额: closing }
  - row: 合计
    columns: { out: out_sum, in: in_sum }
totals:
  out_sum: { title: 支出合计, measure: debit }
  in_sum: { title: 收入合计, measure: credit }
fields:
  value_date: day
  debit: out
  credit: in
  currency: { always: CNY }
  memo: [note, who]
balance: left
`;
const STATEMENT_ROWS = [
  '2026-01-05,"1,000.00",-,"9,000.00",甲,房租',
  '2026-01-06,,50.00,"9,050.00",乙,',
  '2026-01-06,,50.00,"9,100.00",乙,',
];
const statement = (rows: readonly string[], more = '') =>
  `某银行\n账号：6222 ,期初余额,"10,000.00"\n\n日期,支出,收入,余额,对方,摘要\n${rows.join('\n')}\n${more}`;

describe('an account statement', () => {
  const file = parse(statement(STATEMENT_ROWS, '合计,"1,000.00",100.00,,,\n'), reading(STATEMENT));

  test('two columns, head pairs, foot row, running balance; made entry numbers that do not repeat', () => {
    expect(file).toMatchObject({ source: 'funds', channel: '', proof: 'proven', rejects: [], headerFooter: 5 });
    expect(entries(file)).toMatchObject([
      { accountNo: '6222', direction: 'D', amount: 100000, balance: 900000, memo: '房租' },
      { direction: 'C', amount: 5000, memo: '乙' },
      { direction: 'C' },
    ]);
    expect(new Set(entries(file).map(({ entryNo }) => entryNo)).size).toBe(3);
    expect(file.declared.map(({ what }) => what)).toEqual(['支出合计', '收入合计', 'running balance 6222 CNY']);
    expect(file.statements).toMatchObject([{ opening: 1000000, closing: 910000, openingDate: '2026-01-05' }]);
  });

  test('newest first proves as well; the same rows keep their numbers', () => {
    const turned = parse(statement(STATEMENT_ROWS.toReversed()), reading(STATEMENT));
    expect(turned.proof).toBe('proven');
    expect(new Set(entries(turned).map(({ entryNo }) => entryNo))).toEqual(
      new Set(entries(file).map(({ entryNo }) => entryNo)),
    );
  });

  test('a balance that does not tie contradicts, with its line; one that is hidden is none', () => {
    const broken = parse(statement(STATEMENT_ROWS.with(1, '2026-01-06,,50.00,"9,051.00",乙,')), reading(STATEMENT));
    expect(broken.proof).toBe('contradicted');
    expect(broken.declared[0]).toMatchObject({
      what: 'running balance 6222 CNY, line 6',
      declared: '9051.00',
      computed: '9050.00',
    });
    const hidden = parse(
      statement(STATEMENT_ROWS.map((row) => row.replace(/"9,\d+\.00",(?=[甲乙])/, '"x,xxx.xx",'))),
      reading(STATEMENT),
    );
    expect(hidden).toMatchObject({ proof: 'unproven', rejects: [] });
    expect(entries(hidden).map(({ balance }) => balance)).toEqual([null, null, null]);
  });

  test('a stated closing balance is compared; a negative debit is money in; both sides filled is no row', () => {
    const stated = parse(statement(STATEMENT_ROWS, '期末余额：9100.00\n'), reading(STATEMENT));
    expect(stated.declared.at(-1)).toMatchObject({ what: 'closing balance 6222 CNY', agrees: true });
    const odd = parse(
      statement(['2026-01-05,-5.00,,,,', '2026-01-05,1.00,2.00,,,', '2026-01-05,,,,,']),
      reading(STATEMENT),
    );
    expect(entries(odd)).toMatchObject([{ direction: 'C', amount: 500 }]);
    expect(odd.rejects.map(({ line }) => line)).toEqual([6, 7]);
  });

  test('misplaced separators are read and said; an account that nothing names is said', () => {
    const odd = parse('日期,支出,收入\n2026-01-05,"1,00.00",\n', reading(STATEMENT));
    expect(entries(odd)).toMatchObject([{ amount: 10000, accountNo: 'some-bank' }]);
    expect(odd.warnings.map(({ message }) => message).join(' ')).toMatch(
      /odd places in 1 rows, first in line 2.*names no account/,
    );
  });
});

const REPORT = `
name: ruled
source: bank
recognise: { columns: [no, amt] }
layout: { type: ruler }
columns: { no: 单号, amt: 金额, day: 日期 }
amounts: { group: "," }
facts: [{ line: "小计 {sum} 元" }]
totals: { sum: { measure: net, over: section, title: 小计 } }
fields: { channel_no: no, amount: { from: amt, sign: any }, time: day, currency: { always: CNY } }
rows:
  - { when: { amt: { sign: minus } }, kind: refund }
  - { kind: payment }
`;

test('a report with a ruler: columns by its dashes in bytes, sections proved one by one, the head again on the next page', () => {
  const head = ['单号     金额       日期', '-------- ---------- ----------'];
  const rows = ['甲1      1,000.00   2026-01-05', '乙2        -10.00   2026-01-05', '小计  990.00  元'];
  const file = parse(
    gb18030([...head, ...rows, ...head, '丙3          5.00   2026-01-06', '小计 5.00 元', ''].join('\n')),
    reading(REPORT),
  );
  expect(file).toMatchObject({ profile: 'ruled', proof: 'proven', rejects: [], headerFooter: 6 });
  expect(transactions(file)).toMatchObject([
    { channelNo: '甲1', amount: 100000, kind: 'payment' },
    { channelNo: '乙2', amount: 1000, kind: 'refund' },
    { channelNo: '丙3', amount: 500 },
  ]);
});

const ELEMENTS = `
name: xml-records
source: bank
recognise: { columns: [no, amt] }
layout: { type: elements, element: Rec }
columns: { no: OrderNo, amt: Amt, day: Day }
amounts: { unit: minor }
fields: { channel_no: no, amount: amt, time: day, currency: { always: CNY } }
`;
const ELEMENT_FILE =
  '<?xml version="1.0" encoding="GB2312"?>\n<List><!-- 单位：分 --><Rec OrderNo="甲1" Amt="0005" Day="20260105"/><Rec OrderNo="乙2" Amt="x" Day="20260105"/>\n<Rec>\n<OrderNo>丙3</OrderNo><Amt>12</Amt><Day>20260105</Day></Rec></List>';

test('XML elements: attributes or children, several on one line, in the encoding that the document names', () => {
  const bytes = gb18030(ELEMENT_FILE);
  const file = parse(bytes, reading(ELEMENTS));
  expect(file).toMatchObject({
    encoding: 'gb18030',
    headerFooter: 1,
    rejects: [{ line: 2, field: 'Amt', raw: '<Rec OrderNo="乙2" Amt="x" Day="20260105"/>' }],
  });
  expect(transactions(file)).toMatchObject([
    { channelNo: '甲1', amount: 5 },
    { channelNo: '丙3', amount: 12, line: 3 },
  ]);
  expect(linesTie(file)).toBe(true);
  const shown = previewLines(file, bytes, 0, 100).rows;
  expect(shown.map(({ type }) => type)).toEqual(['header-footer', 'row', 'reject', 'row']);
  expect(shown[1]?.raw).toBe('<Rec OrderNo="甲1" Amt="0005" Day="20260105"/>');
});

const PLAIN = `
name: plain
source: bank
recognise: { columns: [no, amt] }
columns: { no: 单号, amt: 金额, day: 日期, more: 附加 }
headers: [[单号, 金额, 日期, 附加]]
fields: { channel_no: no, amount: amt, time: day, currency: { always: CNY } }
`;

describe('telling formats apart', () => {
  const text = '单号,金额,日期,附加\nA,1.00,2026-01-05,x\n';

  test('drift of the header is said: new, gone and moved columns', () => {
    expect(parse(text, reading(PLAIN)).warnings).toEqual([]);
    const drifted = parse('日期,单号,金额,渠道号\n2026-01-05,A,1.00,x\n', reading(PLAIN));
    expect(drifted.warnings[0]?.message).toContain('new 渠道号; gone 附加; moved 日期, 单号, 金额');
    expect(drifted.rows).toHaveLength(1);
  });

  test('the profile that knows more of the header wins; equals are named', () => {
    const whole = PLAIN.replace('name: plain', 'name: whole').replace('[no, amt]', '[no, amt, day, more]');
    const both = { profiles: [profileOf(PLAIN), profileOf(whole)], settings: SETTINGS };
    expect(parse(text, both).profile).toBe('whole');
    const twins = {
      profiles: [profileOf(PLAIN), profileOf(PLAIN.replace('name: plain', 'name: twin'))],
      settings: SETTINGS,
    };
    expect(refusalOf(text, twins)).toContain('plain or twin equally well');
    expect(parse(text, { ...twins, profile: 'twin' }).profile).toBe('twin');
  });

  test('evidence for every part; a draft is read as given, a faulty one tells its rows', () => {
    const file = parse(text, reading(PLAIN));
    expect(file.evidence.map(({ of }) => of)).toEqual(['encoding', 'format', 'source', 'channel', 'date']);
    const draft = { ...profileOf(PLAIN), name: '', fields: {} };
    expect(parse(text, { draft, settings: SETTINGS })).toMatchObject({
      rows: [],
      rejects: [{ reason: expect.stringContaining('Missing') }],
    });
  });

  test('a code page that the profile knows takes the place of a guess', () => {
    const bytes = new Uint8Array([
      ...utf8('单号,金额,日期,附加\n'.replace(/./g, '')),
      ...utf8('no;amt;day\nA'),
      0x9f,
      ...utf8(';1,00;05.01.2026\n'),
    ]);
    const western = PLAIN.replace(
      'source: bank',
      'source: bank\nencoding: ibm852\nlayout: { delimiter: ";" }\namounts: { decimal: "," }\ntimes: { order: dmy }',
    )
      .replace('单号', 'no')
      .replace('金额', 'amt')
      .replace('日期', 'day')
      .replace(/headers.*\n/, '');
    expect(parse(bytes, reading(western))).toMatchObject({ encoding: 'ibm852', rejects: [] });
  });

  test('the link key of the channel is applied', () => {
    const padded = { ...channel('X', 'x'), linkKey: { strip: ['zeros' as const], take: 'PAY{key}' } };
    const file = parse('单号,金额,日期\nPAY00042,1,2026-01-05\n', {
      profiles: [profileOf(PLAIN)],
      settings: settingsWith(padded),
    });
    expect(transactions(file)[0]?.channelNo).toBe('42');
  });
});

test('totals in a second file of the same drop; that file itself is recognised and holds no rows', () => {
  const yaml = `${PLAIN}totals: { n: rows, sum: amount }\ncompanion: { columns: [笔数, 总额], row: 合计, totals: { 笔数: n, 总额: sum } }\n`;
  const summary = utf8('门店,笔数,总额\n甲,1,1.00\n合计,2,3.50\n');
  const siblings = [
    { name: 'x.csv', bytes: utf8('a,b\n') },
    { name: 'sum.csv', bytes: summary },
  ];
  const file = parse('单号,金额,日期,附加\nA,1.00,2026-01-05,\nB,2.50,2026-01-05,\n', { ...reading(yaml), siblings });
  expect(file).toMatchObject({ proof: 'proven', warnings: [] });
  expect(file.evidence.map(({ text }) => text)).toContain('Its totals stand in sum.csv.');
  expect(parse(summary, reading(yaml))).toMatchObject({
    profile: 'plain',
    rows: [],
    rejects: [],
    headerFooter: 3,
    proof: 'unproven',
  });
});

const MARKED = `
name: marked
source: bank
recognise: { columns: [no, amt] }
layout: { marks: { header: CH, rows: [SB] } }
columns: { no: Id, amt: Gross, cur: Currency, way: CR or DR }
notes: [RH, SH]
facts:
  - line: SF,{currency},{sum}
  - line: SC,{n}
totals: { n: rows, sum: { measure: net, title: net } }
amounts: { unit: hundredth }
fields: { channel_no: no, amount: amt, currency: cur, time: { always: "2026-01-05" } }
rows:
  - { when: { way: CR }, kind: payment }
  - { when: { way: DR }, kind: refund }
`;

test('lines that carry marks, quoted or not; totals per currency; implied decimals', () => {
  const lines = [
    'RH,1',
    '"SH",x',
    '"CH","Id","Gross","Currency","CR or DR"',
    '"SB",A,500,USD,CR',
    '"SB",B,100,USD,DR',
    'SB,C,700,JPY,CR',
    'XX,D,1,USD,CR',
    '"SF","USD",400',
    'SF,JPY,700',
    '"SC",3',
  ];
  const file = parse(lines.join('\n'), reading(MARKED));
  expect(file.rejects).toMatchObject([{ line: 7, value: 'XX' }]);
  expect(file.declared).toMatchObject([
    { what: 'net USD', declared: '4.00', computed: '4.00', agrees: true },
    { what: 'net JPY', agrees: true },
    { what: 'n', declared: '3', agrees: true },
  ]);
  expect(transactions(file)[0]).toMatchObject({ amount: 500, extra: { 'CR or DR': 'CR' } });
});

const SEEDS: readonly (readonly [string, Uint8Array])[] = [
  [
    FIXED,
    gb18030([fixedLine('S22', '1', '0101000000', '5'), fixedLine('S30', '2', '0101000000', '5'), '共2笔'].join('\r\n')),
  ],
  [STATEMENT, utf8(statement(STATEMENT_ROWS, '合计,1,2,,,\n'))],
  [
    REPORT,
    gb18030('单号     金额       日期\n-------- ---------- ----------\n甲1      1,000.00   2026-01-05\n小计 5.00 元\n'),
  ],
  [ELEMENTS, gb18030(ELEMENT_FILE)],
  [PLAIN, utf8('单号,金额,日期,附加\nA,1.00,2026-01-05,"a\nb"\n')],
  [MARKED, utf8('RH,1\nCH,Id,Gross,Currency,CR or DR\nSB,A,500,USD,CR\nSF,USD,500\n')],
];

test('whatever happens to such files: no crash, the lines tie, the preview shows each of them once', () => {
  const place = fc.nat(1000);
  const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x0a, 0x2c, 0x22, 0x20, 0x3c, 0x2d, 0xb0));
  fc.assert(
    fc.property(
      fc.constantFrom(...SEEDS),
      fc.array(fc.tuple(place, fc.nat(60), fc.array(byte, { maxLength: 6 })), { maxLength: 4 }),
      ([yaml, seed], changes) => {
        const bytes = Uint8Array.from(
          changes.reduce<number[]>(
            (all, [at, cut, put]) => all.toSpliced(at % (all.length + 1), put.length === 0 ? cut : 1, ...put),
            [...seed],
          ),
        );
        const result = parseFile(request(bytes, { ...reading(yaml), profile: profileOf(yaml).name }));
        if (!result.ok) return;
        expect(linesTie(result.value)).toBe(true);
        const shown = previewLines(result.value, bytes, 0, 10_000).rows;
        expect(shown).toHaveLength(result.value.linesRead);
        expect(shown.filter(({ type }) => type === 'row')).toHaveLength(result.value.rows.length);
        for (const { reason } of result.value.rejects) expect(reason).toMatch(/\.$/);
      },
    ),
    { numRuns: 1500 },
  );
});
