// Tables of every layout, cut by bytes, rulers, marks and elements; whatever is done to such files, their lines tie.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gb18030, linesTie, parse, request, transactions, utf8 } from '../importing.testing.ts';
import { parseFile } from '../parse-file.ts';
import { previewLines } from '../preview-lines.ts';
import {
  ELEMENT_FILE,
  ELEMENTS,
  FIXED,
  fixedLine,
  MARKED,
  PLAIN,
  profileOf,
  REPORT,
  reading,
  STATEMENT,
  STATEMENT_ROWS,
  statement,
} from './formats.testing.ts';

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

  test('the year comes from the file’s name too; without any it is of the year up to the import, and that is said', () => {
    const bare = gb18030(`${fixedLine('S22', '1', '0803101112', '1')}\n`);
    expect(transactions(parse(bare, { ...reading(FIXED), fileName: 'a/NET20180803.txt' }))[0]?.time).toBe(
      '2018-08-03T10:11:12',
    );
    const lost = parse(bare, { ...reading(FIXED), fileName: 'copy.txt', today: '2027-01-02' });
    expect(lost).toMatchObject({ profile: 'net-clearing', rejects: [] });
    expect(transactions(lost)[0]?.time).toBe('2026-08-03T10:11:12');
    expect(lost.warnings.map(({ message }) => message).join()).toContain('the year up to the import on 2027-01-02');
  });
});

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
