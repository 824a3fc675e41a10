import { describe, expect, test } from 'vitest';
import { gb18030, utf8 } from '../bytes.testing.ts';
import { htmlRows } from './html-rows.ts';
import { MAX_CELL_CHARACTERS } from './limits.ts';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

const PAGE = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td { a > b }</style></head>
<body><!-- <table><tr><td>old --><table border=1><tr><th colspan="3">交易明细</th></tr>
<TR><TD>订单号<TD>金额<td>备注</tr>
<tr><td style="vnd.ms-excel.numberformat:@">0012</td><td>&yen;1,234.50</td><td>红&amp;黑,<br>茶&#33;</td></tr>
<tr><td></td></tr></table></body></html>`;
const LINES = '交易明细,,\n订单号,金额,备注\n0012,"¥1,234.50","红&黑, 茶!"\n';

describe('a web page named .xls', () => {
  test('its tables become CSV text, in the code page that it names', () => {
    expect(texts('a.xls', gb18030(PAGE))).toEqual([['a.xls', LINES]]);
    expect(unwrapped('a.xls', gb18030(PAGE)).files[0]?.evidence).toEqual([
      { of: 'wrapper', text: 'is a web page in spite of its name; its tables are read, 3 rows' },
    ]);
  });

  test('bytes that are not of the named code page are read as what they look like', () => {
    expect(texts('a.xls', utf8(PAGE.replace('gb2312', 'utf-8')))[0]?.[1]).toBe(LINES);
    expect(texts('a.xls', utf8(`\uFEFF${PAGE}`))[0]?.[1]).toBe(LINES);
    expect(texts('a.xls', gb18030(PAGE.replace('gb2312', 'utf-8')))[0]?.[1]).toBe(LINES);
  });

  test.each([
    ['a login', '<html><form><table><tr><td>a<td>b<td>c</table><input type="password"></form></html>'],
    ['a page without a table', '<!DOCTYPE html><html><body>Session expired</body></html>'],
    ['a table that is only layout', '<html><table><tr><td>Sorry</td><td>!</td></tr></table></html>'],
    ['a canonical file', 'order_no,channel\n<table>,a\n'],
    ['XML', '<?xml version="1.0"?><Document><table/></Document>'],
  ])('%s is left as it is', (_name, page) => {
    expect(texts('a.xls', utf8(page))).toEqual([['a.xls', page]]);
  });

  test('a giant cell is refused by name', () => {
    const page = `<table><tr><td>a<td>b<td>${'x'.repeat(MAX_CELL_CHARACTERS + 1)}</table>`;
    expect(refusal('a.xls', utf8(page))).toContain('cell C1 of table holds over');
  });
});

describe('rows of tables', () => {
  test('cells over several rows and columns keep the others in their columns', () => {
    const page = '<table><tr><td rowspan=2>A<td>1<td>2<tr><td colspan=2>3<tr><td>B<td>4<td>5</table>';
    expect(htmlRows(page)).toEqual([
      ['A', '1', '2'],
      ['', '3', ''],
      ['B', '4', '5'],
    ]);
  });

  test('a table within a table gives its own rows; the layout around it gives none', () => {
    const page = '<table><tr><td> <table><tr><td>a<td>b</table> </td></tr></table><table><tr><td>c</table>';
    expect(htmlRows(page)).toEqual([['a', 'b'], ['c']]);
  });

  test('what is no tag, what does not end, and spans of any size', () => {
    expect(htmlRows('<table><tr><td>1 < 2<td a="x>y">z<td colspan="99999999" rowspan=0>w')).toEqual([
      ['1 < 2', 'z', 'w', ...Array.from({ length: 1022 }, () => '')],
    ]);
    expect(htmlRows('<table><tr><td>&#0;&#x110000;&nothing;&#20013;</table>')).toEqual([['&#0;&#x110000;&nothing;中']]);
    expect(htmlRows(`<table><tr><td>a<img src="${'x'.repeat(9000)}">b`)).toEqual([['ab']]);
    expect(htmlRows('')).toEqual([]);
  });

  test('a hundred thousand open quotes and brackets take no longer than other text', () => {
    const started = performance.now();
    htmlRows(`<table><tr><td>${'<a "'.repeat(100_000)}`);
    htmlRows('<table><tr><td>x'.repeat(100_000));
    htmlRows(`<table>${'<!--'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
