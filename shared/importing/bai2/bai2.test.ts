import { describe, expect, test } from 'vitest';
import { bai2 } from '../formats/bai2.ts';
import { expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';

const FILE = [
  '01,BANKX,OURCO,261119,0600,7,,,2/',
  '02,OURCO,BANKX,1,261118,2359,USD,2/',
  '03,88001,,010,10000,,,015,10950,,,100,1200,2,Z,400,250,1,/',
  '16,142,1000,Z,BR1,CUST1,ACH, with a comma/',
  '16,142,200,V,261120,1200,,,WIRE/',
  '16,451,250,S,100,100,50,BR3,,FEES',
  '88,of November/',
  '49,23850,6/',
  '98,23850,1,8/',
  '99,23850,1,10/',
];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const replaced = (from: string, to: string) => text(FILE).replace(from, to);

describe('BAI2', () => {
  test('entries, references, text, value dates, and three levels of proof', () => {
    const body = read(bai2, text(FILE));
    expect(body).toMatchObject({
      profile: 'bai2',
      title: 'BAI2',
      source: 'funds',
      channel: '',
      proof: 'proven',
      rejects: [],
    });
    expect(body.entries).toMatchObject([
      {
        accountNo: '88001',
        direction: 'C',
        amount: 1000,
        currency: 'USD',
        valueDate: '2026-11-18',
        reference: 'CUST1//BR1',
        memo: 'ACH, with a comma',
        line: 4,
        extra: { type: '142', entry_date: '2026-11-18', availability: 'Z' },
      },
      { direction: 'C', amount: 200, valueDate: '2026-11-20', reference: '', memo: 'WIRE' },
      {
        direction: 'D',
        amount: 250,
        reference: 'BR3',
        memo: 'FEES of November',
        extra: { availability: 'S 100 100 50' },
      },
    ]);
    expect(body.headerFooter).toBe(6);
    expect(body.statements).toEqual([
      {
        accountNo: '88001',
        currency: 'USD',
        number: '',
        openingDate: '',
        opening: 10000,
        closingDate: '2026-11-18',
        closing: 10950,
      },
    ]);
    expect(body.declared).toHaveLength(2 + 5 + 3 + 3);
  });

  test.each([
    ['the account total', '49,23850', '49,23851', '49 control total 88001'],
    ['the account records', '23850,6', '23850,7', '49 number of records 88001'],
    ['the group total', '98,23850', '98,23859', '98 control total'],
    ['the accounts of the group', '98,23850,1', '98,23850,2', '98 number of accounts'],
    ['the records of the group', '1,8/', '1,9/', '98 number of records'],
    ['the file total', '99,23850', '99,3', '99 control total'],
    ['the groups', '99,23850,1', '99,23850,3', '99 number of groups'],
    ['the records of the file', '1,10/', '1,11/', '99 number of records'],
    ['a missing file trailer', '99,23850,1,10/\n', '', '99 number of records'],
    ['a missing account trailer', '49,23850,6/\n', '', '49 control total 88001'],
  ])('%s contradicts', (_name, from, to, what) => {
    const body = read(bai2, replaced(from, to));
    expect(body.proof).toBe('contradicted');
    expect(body.declared.filter(({ agrees }) => !agrees).map((total) => total.what)).toContain(what);
    expect(body.entries).toHaveLength(3);
  });

  test.each([
    ['total credits', '400,250,1', '400,260,1', '100,1200,2', '100,1190,2', '100 total credits 88001 as 11.90'],
    ['the number of credits', '', '', '100,1200,2', '100,1200,3', '100 total credits 88001 (number) as 3'],
    ['the closing ledger', '010,10000', '010,9999', '015,10950', '015,10951', '015 closing ledger 88001 as 109.51'],
  ])('%s may cover more than is listed, where the trailers agree', (_name, other, otherTo, from, to, stated) => {
    const body = read(bai2, replaced(from, to).replace(other, otherTo));
    expect(body).toMatchObject({ proof: 'proven', rejects: [] });
    expect(body.warnings.map(({ message }) => message).join('\n')).toContain(`states ${stated}, but the entries`);
  });

  test('a trailer may state the net of the entries in place of the sum of all amounts', () => {
    const net = text(FILE).replaceAll('23850', '950');
    expect(read(bai2, net)).toMatchObject({ proof: 'proven', warnings: [] });
    expect(read(bai2, net.replace('16,142,1000', '16,142,1001')).proof).toBe('contradicted');
  });

  test('a trailer without a sum says nothing of it', () => {
    expect(read(bai2, replaced('49,23850,6', '49,,6')).proof).toBe('proven');
    expect(read(bai2, replaced('49,23850,6', '49,,7')).proof).toBe('contradicted');
  });

  test('a blank field too many at the end of a line', () => {
    const broken = replaced('15,10950,,,100', '15,10950,,,/\n88,100').replace('49,23850,6', '49,23850,7');
    const body = read(bai2, broken.replace('98,23850,1,8', '98,23850,1,9').replace('99,23850,1,10', '99,23850,1,11'));
    expect(body).toMatchObject({ proof: 'proven', warnings: [] });
    expect(body.declared).toHaveLength(2 + 5 + 3 + 3);
  });

  test('decimals are those of the currency', () => {
    const yen = read(bai2, replaced('USD', 'JPY'));
    expect(yen.entries[0]).toMatchObject({ amount: 1000, currency: 'JPY' });
    expect(yen.declared[0]).toMatchObject({ declared: '23850', computed: '23850' });
    expect(read(bai2, replaced('88001,,', '88001,KWD,')).declared[0]?.declared).toBe('23.850');
  });

  test('a currency that nobody names is the format’s, and that is said', () => {
    const body = read(bai2, replaced('2359,USD', '2359,'));
    expect(body.entries[0]?.currency).toBe('USD');
    expect(body.warnings[0]?.message).toContain('names no currency; read as USD');
  });

  test('distributed availability shifts what follows', () => {
    const body = read(bai2, replaced('16,142,1000,Z,BR1', '16,142,1000,D,2,0,600,1,400,BR1'));
    expect(body.entries[0]).toMatchObject({ reference: 'CUST1//BR1', extra: { availability: 'D 2 0 600 1 400' } });
    expect(body.proof).toBe('proven');
  });

  test('fields may go on in an 88, and 88s count as records', () => {
    const body = read(
      bai2,
      replaced(
        '16,451,250,S,100,100,50,BR3,,FEES\n88,of November/',
        '16,451,250,S,100,100,50/\n88,BR3,,FEES of November/',
      ),
    );
    expect(body.entries[2]).toMatchObject({ reference: 'BR3', memo: 'FEES of November', line: 6 });
    expect(body.proof).toBe('proven');
  });

  test('no final slash, text broken over lines, several records on a line', () => {
    const plain = text(FILE);
    const odd = [
      plain.replaceAll('/\n', '\n'),
      plain.replace('ACH, with a comma', 'ACH,\nwith a comma'),
      plain.replace('WIRE/\n16', 'WIRE/   16'),
      plain.replaceAll('\n', '\r\n'),
    ];
    const expected = read(bai2, plain).entries.map(({ memo, amount, entryNo }) => [memo, amount, entryNo]);
    for (const bytes of odd) {
      const body = read(bai2, bytes);
      expect(body.entries.map(({ memo, amount, entryNo }) => [memo, amount, entryNo])).toEqual(expected);
      expect(body.proof).toBe('proven');
    }
    expect(read(bai2, odd[2] ?? '').warnings).toMatchObject([{ line: 5 }]);
  });

  test.each([
    ['a status as a detail', '16,142,1000', '16,040,1000', '16 type'],
    ['a loan code', '16,142,1000', '16,720,1000', '16 type'],
    ['a signed amount', '16,142,1000', '16,142,-1000', '16 amount'],
    ['no amount', '16,142,1000', '16,142,', '16 amount'],
    ['a decimal point', '16,142,1000', '16,142,10.00', '16 amount'],
    ['an unknown funds type', '16,142,1000,Z', '16,142,1000,Q', 'funds type'],
    ['an impossible value date', 'V,261120', 'V,261131', '16 value date'],
    ['no account', '03,88001', '03,', '03 account'],
    ['an unknown currency', '2359,USD', '2359,QQQ', '03 currency'],
  ])('rejects %s', (_name, from, to, field) => {
    const body = read(bai2, replaced(from, to));
    expect(body.rejects[0]).toMatchObject({ field });
    expect(body.proof).toBe('contradicted');
  });

  test('custom codes are read by their range, and that is said; 890 is left out; strays are rejected', () => {
    const custom = read(bai2, replaced('16,142,200', '16,921,200'));
    expect(custom.entries[1]).toMatchObject({ direction: 'C' });
    expect(custom.warnings[0]).toMatchObject({ line: 5 });
    const left = read(bai2, replaced('16,142,200,V,261120,1200,,,WIRE/', '16,890,,,,,SEE LETTER/'));
    expect(left.leftOut).toEqual([{ reason: 'Type 890 carries information and no money.', lines: [5], count: 1 }]);
    expect(read(bai2, replaced('16,142,200', '17,142,200')).rejects).toMatchObject([{ line: 5, field: '' }]);
  });

  test('a group that deletes or tests says so', () => {
    expect(read(bai2, replaced('BANKX,1,', 'BANKX,2,')).warnings[0]?.message).toContain('deletes what was reported');
    expect(read(bai2, replaced('BANKX,1,', 'BANKX,4,')).warnings[0]?.message).toContain('is a test');
  });

  test('a report of balances without entries states totals that it does not list', () => {
    const lines = [...FILE.slice(0, 3), '49,22400,2/', '98,22400,1,4/', '99,22400,1,6/'];
    const body = read(bai2, text(lines));
    expect(body).toMatchObject({ proof: 'proven', rows: [] });
    expect(body.warnings[0]?.message).toContain('report of balances');
  });

  test('equal entries get different numbers; the file exported again the same ones', () => {
    const twice = read(bai2, replaced('16,142,200', '16,142,1000,Z,BR1,CUST1,ACH, with a comma/\n16,142,200'));
    const numbers = twice.entries.map(({ entryNo }) => entryNo);
    expect(new Set(numbers).size).toBe(4);
    expect(numbers).toContain(read(bai2, text(FILE)).entries[0]?.entryNo);
  });

  test('text of another format is not recognised', () => {
    for (const other of ['00,0004,1/2/345,06/0321,0829,001,80,1,2/', '01,2,3\n', 'a,b\n01,1,2,3,4,5,6\n', '']) {
      expect(bai2.recognise(sourceText(`${other}\n`))).toBeNull();
    }
  });

  test('a thousand damaged copies', () => expectToSurvive(bai2, [text(FILE)]));
});
