// Text formats through the importer's door: what the settings and the files beside one add to it.
import { expect, test } from 'vitest';
import { entries, linesTie, parse, refusalOf, utf8 } from '../importing.testing.ts';

const UMSATZ = '37040044;1234567;12;20.11.26;9310;Rechnung;GUT;;051;;100,50;;;19.11.26\n';
const AUSZUG = '37040044;1234567;12;19.11.26;EUR;1000,00;0,00;100,50;1100,50;;;;;;;;;1\n';

test('a MultiCash file is proved by the one dropped beside it', () => {
  const siblings = [{ name: 'AUSZUG.TXT', bytes: utf8(AUSZUG) }];
  expect(parse(UMSATZ, { siblings })).toMatchObject({ profile: 'multicash', proof: 'proven', source: 'funds' });
  expect(parse(UMSATZ)).toMatchObject({ profile: 'multicash', proof: 'unproven' });
  expect(parse(AUSZUG)).toMatchObject({ rows: [], linesRead: 1, headerFooter: 1 });
});

test('QIF amounts are in the currency of the settings', () => {
  const file = parse('!Type:Bank\nD11/19/2026\nT5\n^\n');
  expect(entries(file)).toMatchObject([{ currency: 'CNY', amount: 500 }]);
  expect(file.evidence.map(({ of }) => of)).toContain('date');
  expect(linesTie(file)).toBe(true);
});

test('a statement is no file of orders', () => {
  expect(refusalOf('!Type:Bank\nD11/19/2026\nT5\n^\n', { source: 'orders' })).toContain('import it as funds');
});

test.each([
  ['qif', '!Type:Bank\nD11/19/2026\nT5\n^'],
  ['bai2', '01,A,B,261119,0600,7,,,2/\n02,B,A,1,261118,,USD,2/\n03,1,/\n16,142,5,,,,x/\n49,5,3/\n98,5,1,5/\n99,5,1,7/'],
  ['ofx', '<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1<STMTTRN><DTPOSTED>20261119<TRNAMT>5</STMTTRN></OFX>'],
])('%s: a control-Z at the end of the file is no text', (profile, text) => {
  for (const end of ['\u001A', '\n\u001A', '\r\n\u001A\u001A']) {
    const file = parse(`${text}${end}`);
    expect(file).toMatchObject({ profile, rejects: [], rows: [{ amount: profile === 'bai2' ? 5 : 500 }] });
    expect(file.proof).not.toBe('contradicted');
    expect(linesTie(file)).toBe(true);
  }
});
