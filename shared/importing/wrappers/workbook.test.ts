import { type CellObject, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gb18030 } from '../bytes.testing.ts';
import { MAX_SHEETS } from './limits.ts';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

const text = (v: string): CellObject => ({ t: 's', v });
const number = (v: number, z = 'General'): CellObject => ({ t: 'n', v, z });

function sheet(cells: Readonly<Record<string, CellObject>>, ref = 'A1:E9'): WorkSheet {
  return { ...cells, '!ref': ref };
}

function book(sheets: Readonly<Record<string, WorkSheet>>, more: Partial<WorkBook> = {}): WorkBook {
  return { SheetNames: Object.keys(sheets), Sheets: { ...sheets }, ...more };
}

type Kind = 'xlsx' | 'biff8';
const written = (workbook: WorkBook, bookType: Kind | 'xlsb' | 'ods' = 'xlsx') =>
  new Uint8Array(write(workbook, { type: 'array', bookType, compression: true }) as ArrayBuffer);

/** The parts of an .xlsx with one of them rewritten. */
function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

const STATEMENT = sheet({
  A1: text('时间'),
  B1: text('单号'),
  C1: text('金额'),
  D1: text('备注'),
  A3: number(46_345.5, 'yyyy-mm-dd hh:mm'),
  B3: text('0012'),
  C3: number(0.1 + 0.2),
  D3: text('红,"茶"\r\n热'),
});
const LINES = '时间,单号,金额,备注\n,,,\n2026-11-19T12:00:00,0012,0.3,"红,""茶"" 热"\n';

describe.each<Kind>(['xlsx', 'biff8'])('a workbook: %s', (kind) => {
  test('is a file per sheet; line n is row n', () => {
    const bytes = written(
      book({ 明细: STATEMENT, 空: sheet({}), Two: sheet({ A1: text('x'), B2: number(-1) }) }),
      kind,
    );
    expect(texts('b.xls', bytes)).toEqual([
      ['b.xls/明细', LINES],
      ['b.xls/Two', 'x,\n,-1\n'],
    ]);
    const { files, leftOut } = unwrapped('b.xls', bytes);
    expect(files[0]?.evidence).toEqual([{ of: 'wrapper', text: 'sheet 明细 of b.xls, 2 rows' }]);
    expect(files[0]?.warnings).toEqual([]);
    expect(leftOut).toEqual([{ name: 'b.xls/空', reason: 'is an empty sheet' }]);
  });

  test('numbers are in exponent form only where the spreadsheet has lost digits of them', () => {
    const numbers = [12_345_678_901_236_500, 1e21, 1.5e-7, -2473.12, 1e15 - 1, 1234567.89, 0, -0];
    const cells = Object.fromEntries(numbers.map((value, index) => [`A${index + 1}`, number(value)]));
    const { files } = unwrapped('b.xls', written(book({ S: sheet({ ...cells, B9: text('end') }) }), kind));
    expect(new TextDecoder().decode(files[0]?.bytes).split('\n').slice(0, 8)).toEqual([
      '1.23456789012365E+16,',
      '1E+21,',
      '0.00000015,',
      '-2473.12,',
      '999999999999999,',
      '1234567.89,',
      '0,',
      '0,',
    ]);
    expect(files[0]?.warnings.map(({ message }) => message)).toEqual([
      'b.xls/S: 2 cells hold numbers of more than 15 digits (A1, A2), of which a spreadsheet loses the last: do not use them as ids, get the file as CSV or text.',
    ]);
  });

  test('dates, times, both, and the zeros that a format shows', () => {
    const cells = {
      A1: number(46_345, 'yyyy/m/d'),
      B1: number(0.75, 'h:mm:ss'),
      C1: number(46_345.75, 'm/d/yy'),
      D1: number(46_345, 'yyyy-mm-dd hh:mm:ss'),
      E1: number(69_151, '0000000000'),
      A2: number(12.5, '[Red]#,##0.00'),
      B2: number(46_345, '"day "0'),
    };
    expect(texts('b.xls', written(book({ S: sheet(cells) }), kind))[0]?.[1]).toBe(
      '2026-11-19,18:00:00,2026-11-19T18:00:00,2026-11-19T00:00:00,0000069151\n12.5,46345,,,\n',
    );
  });

  test('errors are named, hidden sheets said', () => {
    const cells = { A1: number(3), B1: { t: 'e', v: 42 }, A2: text('x') } as const;
    const workbook = book({ S: sheet(cells) }, { Workbook: { Sheets: [{ Hidden: 1 }] } });
    const { files } = unwrapped('b.xls', written(workbook, kind));
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('3,#N/A\nx,\n');
    const said = files[0]?.warnings.map(({ message }) => message).join(' ');
    expect(said).toContain('the sheet is hidden');
    expect(said).toContain('(B1 #N/A)');
  });

  test('a sheet of one column is lines of text', () => {
    const cells = { A1: text('a,b'), A2: text('1,"2"') };
    expect(texts('b.xls', written(book({ S: sheet(cells) }), kind))[0]?.[1]).toBe('a,b\n1,"2"\n');
  });

  test('more sheets than people look at', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_SHEETS + 1 }, (_, index) => [`S${index}`, sheet({})]));
    expect(refusal('b.xls', written(book(many), kind))).toContain(`more than ${MAX_SHEETS} sheets`);
    expect(refusal('b.xls', written(book({ S: sheet({}) }), kind))).toContain('holds no file');
  });
});

describe('.xlsx', () => {
  const plain = written(book({ S: STATEMENT }));
  const SHEET = 'xl/worksheets/sheet1.xml';

  test('the date system of 1904', () => {
    const bytes = withPart(plain, 'xl/workbook.xml', (xml) =>
      xml.replace(/<workbookPr[^>]*>/, '<workbookPr date1904="1"/>'),
    );
    expect(texts('b.xlsx', bytes)[0]?.[1]).toContain('2030-11-20T12:00:00');
  });

  test('inside an archive, however deep the archive is', () => {
    const zip = zipSync({ 'in.zip': zipSync({ 'in.zip': zipSync({ 'b.xlsx': plain }) }) });
    expect(texts('o.zip', zip)).toEqual([['o.zip/in.zip/in.zip/b.xlsx/S', LINES]]);
  });

  test('entities are not expanded: a part that declares a document type is refused', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    for (const part of [SHEET, 'xl/workbook.xml']) {
      const bytes = withPart(plain, part, (xml) => xml.replace('?>', `?>${bomb}`));
      expect(refusal('b.xlsx', bytes)).toContain(`its part ${part} declares a document type`);
    }
  });

  test('formulas give the value calculated last, and are named', () => {
    const cells = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [`A${index + 1}`, { t: 'n', v: index, f: `${index}+0` } as const]),
    );
    const { files } = unwrapped('b.xlsx', written(book({ S: sheet(cells) })));
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('0\n1\n2\n3\n4\n5\n6\n');
    expect(files[0]?.warnings[0]?.message).toContain('7 cells hold formulas (A1, A2, A3, A4, A5, …)');
  });

  test('a formula that was never calculated is said', () => {
    const bytes = withPart(plain, SHEET, (xml) => xml.replace(/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3"><f>1+1</f></c>'));
    const said = unwrapped('b.xlsx', bytes).files[0]?.warnings.map(({ message }) => message);
    expect(said).toEqual([expect.stringContaining('without a calculated value (C3)')]);
  });

  test('a stray cell far out, and a giant cell, are refused by name', () => {
    const stray = withPart(plain, SHEET, (xml) => xml.replace('r="D3"', 'r="XFD3"'));
    expect(refusal('b.xlsx', stray)).toContain('reaches to row 3 and column 16384');
    const low = withPart(plain, SHEET, (xml) =>
      xml.replaceAll('r="3"', 'r="99999999"').replace(/r="([A-D])3"/g, 'r="$199999999"'),
    );
    expect(refusal('b.xlsx', low)).toContain('reaches to row');
    const giant = written(book({ S: sheet({ A1: text('x') }) }));
    const changed = withPart(giant, SHEET, (xml) =>
      xml.replace(/<c r="A1".*<\/c>/, `<c r="A1" t="str"><v>${'y'.repeat(40_000)}</v></c>`),
    );
    expect(refusal('b.xlsx', changed)).toContain('cell A1 of S holds over 32767 characters');
  });

  test('other documents that are zip archives are refused by name', () => {
    expect(refusal('b.xlsb', written(book({ S: STATEMENT }), 'xlsb'))).toContain('is a binary workbook (.xlsb)');
    expect(refusal('b.ods', written(book({ S: STATEMENT }), 'ods'))).toContain('office document');
    const letter = zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') });
    expect(refusal('b.docx', letter)).toContain('office document');
  });

  test('a part that is gone', () => {
    const parts = unzipSync(plain);
    delete parts[SHEET];
    expect(refusal('b.xlsx', zipSync(parts))).toContain('damaged');
  });
});

/** A record of an old workbook. */
const record = (type: number, data: readonly number[]) => [
  type & 255,
  type >> 8,
  data.length & 255,
  data.length >> 8,
  ...data,
];

const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)];

describe('.xls', () => {
  const bytes = written(book({ S: STATEMENT }), 'biff8');

  test('bare records, as some web sites write them, in the code page of China', () => {
    const label = (row: number, column: number, value: string) => {
      const raw = [...gb18030(value)];
      return record(0x204, [row, 0, column, 0, 0, 0, raw.length, 0, ...raw]);
    };
    const raw = new Uint8Array([
      ...record(0x809, [0, 5, 0x10, 0, 0, 0, 0, 0]),
      ...label(0, 0, '订单号'),
      ...label(0, 1, '金额'),
      ...label(1, 0, 'O1'),
      ...record(0x203, [1, 0, 1, 0, 0, 0, ...double(12.5)]),
      ...record(0x06, [2, 0, 1, 0, 0, 0, ...double(7), 0, 0, 0, 0, 0, 0, 3, 0, 0x1e, 7, 0]),
      ...record(0x0a, []),
    ]);
    const { files } = unwrapped('b.xls', raw);
    expect(new TextDecoder().decode(files[0]?.bytes)).toEqual('订单号,金额\nO1,12.5\n,7\n');
    expect(files[0]?.warnings[0]?.message).toContain('1 cells hold formulas (B3)');
  });

  test('cut short, damaged, locked, and other documents', () => {
    expect(refusal('b.xls', bytes.slice(0, 700))).toMatch(/cut short|damaged/);
    expect(refusal('b.xls', bytes.slice(0, 8))).toContain('damaged');
    const locked = new Uint8Array([
      ...record(0x809, [0, 6, 5, 0, 0, 0, 0, 0]),
      ...record(0x2f, [1, 0]),
      ...record(10, []),
    ]);
    expect(refusal('b.xls', locked)).toContain('locked with a password');
    const other = bytes.slice();
    const name = strToU8('W\0o\0r\0k\0b\0o\0o\0k\0');
    const at = other.findIndex((_, index) => name.every((byte, place) => other[index + place] === byte));
    expect(at).toBeGreaterThan(0);
    other.set(strToU8('W\0o\0r\0d\0D\0o\0c\0u\0'), at);
    expect(refusal('b.xls', other)).toContain('not a workbook');
  });
});
