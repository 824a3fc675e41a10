import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes.testing.ts';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

const book = (sheets: string, head = '') =>
  utf8(`<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>${head}
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`);
const cell = (type: string, value: string, more = '') => `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;

describe('a workbook of 2003 in XML', () => {
  const rows = [
    `<Row>${cell('String', '订单号')}${cell('String', '金额')}${cell('String', '时间')}</Row>`,
    `<Row ss:Index="3">${cell('String', '0012')}${cell('Number', '1.5E-2')}${cell('DateTime', '2026-11-19T00:00:00.000')}</Row>`,
    `<Row>${cell('Number', '4.00123E+27', ' ss:Index="2"')}${cell('DateTime', '2026-11-19T10:00:00.000')}</Row>`,
    `<Row>${cell('Boolean', '1')}${cell('Number', '3', ' ss:Formula="=1+2"')}${cell('Error', '#N/A')}</Row>`,
    `<Row><Cell><Data ss:Type="String">红<B xmlns="x">黑</B>&amp;<![CDATA[<茶>]]></Data></Cell></Row>`,
  ];
  const sheet = `<Worksheet ss:Name="明/细"><Table>${rows.join('')}</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`;

  test('sheets, places, numbers without exponent, dates', () => {
    expect(texts('a.xls', book(`${sheet}<Worksheet ss:Name="Two"><Table/></Worksheet>`))).toEqual([
      [
        'a.xls/明_细',
        '订单号,金额,时间\n,,\n0012,0.015,2026-11-19\n,4.00123E+27,2026-11-19T10:00:00\nTRUE,3,#N/A\n红黑&<茶>,,\n',
      ],
    ]);
    const { files, leftOut } = unwrapped('a.xls', book(`${sheet}<Worksheet ss:Name="Two"/>`));
    expect(leftOut).toEqual([{ name: 'a.xls/Two', reason: 'is an empty sheet' }]);
    const said = files[0]?.warnings.map(({ message }) => message).join(' ');
    expect(said).toContain('hidden');
    expect(said).toContain('1 cells hold formulas (B5)');
    expect(said).toContain('more than 15 digits (B4)');
    expect(said).toContain('(C5 #N/A)');
  });

  test('entities are not expanded', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(
      refusal('a.xls', book(`<Worksheet><Table><Row>${cell('String', '&b;')}</Row></Table></Worksheet>`, bomb)),
    ).toContain('declares a document type');
    expect(
      refusal('a.xls', book(`<Worksheet><Table><Row>${cell('String', '&b;')}</Row></Table></Worksheet>`)),
    ).toContain('damaged');
  });

  test('damage, places out of reach, nothing inside', () => {
    expect(refusal('a.xls', book(sheet).slice(0, 700))).toContain('damaged');
    expect(refusal('a.xls', book('<Worksheet><Table><Row ss:Index="99999999"/></Table></Worksheet>'))).toContain(
      'reaches to Index',
    );
    expect(refusal('a.xls', book('<Worksheet/>'))).toContain('holds no file');
  });
});
