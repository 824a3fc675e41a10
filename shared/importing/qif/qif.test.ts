import { describe, expect, test } from 'vitest';
import { qif } from '../formats/qif.ts';
import { expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';
import { guessOrder, readQifDate } from './date-order.ts';

const FILE = `!Type:Bank
D11/19/2026
T-1,234.50
U-1,234.50
N1001
PRent GmbH
AStreet 1
A1000 Town
MNovember
LHousing
SHousing:Flat
Eflat
$-1,200.00
SHousing:Garage
D1/1/2020
$-34.50
^
D11/18/2026
T300
PClient
^
`;

describe('QIF', () => {
  test('entries with splits; the currency of the settings, and nothing that proves the file, are said', () => {
    const body = read(qif, FILE);
    expect(body).toMatchObject({ profile: 'qif', title: 'QIF', proof: 'unproven', rejects: [], headerFooter: 1 });
    expect(body.entries).toMatchObject([
      {
        accountNo: 'Bank',
        direction: 'D',
        amount: 123450,
        currency: 'CNY',
        valueDate: '2026-11-19',
        reference: '1001',
        memo: 'Rent GmbH November',
        line: 2,
        extra: {
          category: 'Housing',
          address: 'Street 1, 1000 Town',
          split_1: 'Housing:Flat | flat | -1,200.00',
          split_2: 'Housing:Garage | -34.50',
        },
      },
      { direction: 'C', amount: 30000, valueDate: '2026-11-18', memo: 'Client' },
    ]);
    expect(body.warnings.map(({ message }) => message).join()).toContain('the amounts are taken as CNY');
    expect(body.evidence).toEqual([{ of: 'date', text: 'All its dates together read as month, day, year.' }]);
  });

  test.each([
    ["2/14'2020", 'mdy', '2020-02-14'],
    ["1/ 5' 6", 'mdy', '2006-01-05'],
    ["1/ 5'06", 'dmy', '2006-05-01'],
    ['12/31/99', 'mdy', '1999-12-31'],
    ['31.12.26', 'dmy', '2026-12-31'],
    ['2026-11-19', 'ymd', '2026-11-19'],
    ['11-19-2026', 'mdy', '2026-11-19'],
  ] as const)('the date %s as %s', (text, order, expected) => {
    expect(readQifDate(text, order)).toBe(expected);
  });

  test('the order of dates is told from all of them; what two orders read alike is ambiguous and said', () => {
    expect(guessOrder(['1/2/26', '1/13/26'])).toEqual({ order: 'mdy', isAmbiguous: false });
    expect(guessOrder(['1/2/26', '13/1/26'])).toEqual({ order: 'dmy', isAmbiguous: false });
    expect(guessOrder(['2026/01/02'])).toEqual({ order: 'ymd', isAmbiguous: false });
    expect(guessOrder(['1/2/26', '2/2/26', '3/2/26'])).toEqual({ order: 'dmy', isAmbiguous: true });
    expect(guessOrder(['2/1/26', '2/2/26', '2/3/26'])).toEqual({ order: 'mdy', isAmbiguous: true });
    expect(guessOrder(['2/2/26'])).toEqual({ order: 'mdy', isAmbiguous: false });
    const body = read(qif, FILE.replace('11/19', '11/10').replace('11/18', '11/11'));
    expect(body.warnings[0]?.message).toContain('more than one order; taken as month, day, year');
  });

  test('splits that do not come to the amount are said; percentages are not added', () => {
    expect(read(qif, FILE.replace('$-34.50', '$-34.51')).warnings.map(({ message }) => message)).toContain(
      'file.txt: the splits of this entry come to -1234.51, its amount is -1234.50; check it at the source.',
    );
    expect(read(qif, FILE.replace('$-34.50', '%3')).warnings).toHaveLength(2);
  });

  test('accounts by name, three registers, lists and investments left out with their reason', () => {
    const file = `!Account\nNGiro\nTBank\n^\n${FILE}!Account\nNVisa\n^\n!Type:CCard \nD11/19/2026\nT-5\n^\n!Type:Cash\nD11/20/2026\nT1\n^\n!Type:Cat\nNFood\n^\n!Type:Invst\nD11/19/2026\nT5\n^\n!Type:Oth L\nD11/19/2026\nT5\n^\n`;
    const body = read(qif, file);
    expect(body.entries.map(({ accountNo, amount }) => [accountNo, amount])).toEqual([
      ['Giro', 123450],
      ['Giro', 30000],
      ['Visa', 500],
      ['Visa', 100],
    ]);
    expect(body.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
      ['Lists of accounts, categories and classes are no entries.', 3],
      ['Movements of investments are no entries of a bank account.', 1],
      ['The section oth l is no bank, cash or card register.', 1],
    ]);
  });

  test('a list of accounts names no account for what follows', () => {
    const file = `!Option:AutoSwitch\n!Account\nNOne\n^\nNTwo\n^\n!Clear:AutoSwitch\n${FILE}`;
    expect(read(qif, file).entries[0]?.accountNo).toBe('Bank');
  });

  test('an opening balance is said', () => {
    expect(read(qif, FILE.replace('PClient', 'POpening Balance')).warnings.at(-1)?.message).toContain(
      'opening balance',
    );
  });

  test.each([
    ['no date', 'D11/18/2026\n', '', 'D'],
    ['a date that no order reads', 'D11/18/2026', 'D31/31/2026', 'D'],
    ['no amount', 'T300\n', '', 'T'],
    ['an amount with a word', 'T300', 'T300 CR', 'T'],
    ['two amounts', 'T300', 'T300\nU301', 'U'],
    ['too many decimals', 'T300', 'T300.1234', 'T'],
  ])('rejects %s', (_name, from, to, field) => {
    const body = read(qif, FILE.replace(from, to));
    expect(body.rejects).toMatchObject([{ field, line: 18 }]);
    expect(body.entries).toHaveLength(1);
  });

  test('a record without its caret was cut', () => {
    expect(read(qif, FILE.slice(0, -2)).rejects).toMatchObject([{ field: '^', line: 18 }]);
  });

  test('two records that run together are a reject that names both lines; their money does not vanish', () => {
    const two = '!Type:Bank\nD11/19/2026\nT-5\nPA\n^\nD11/20/2026\nU7\nT7\nPB\n^\n';
    for (const caret of ['', 'x\n', '^x\n']) {
      const body = read(qif, two.replace('^\n', caret));
      expect(body).toMatchObject({ rows: [], rejects: [{ field: 'D', line: 2 }] });
      expect(body.rejects[0]?.reason).toContain(`in the lines 2 and ${caret === '' ? 5 : 6} of one record`);
      expect(body.rejects[0]?.raw).toContain('T7');
    }
    const split = read(qif, FILE.replace('^\n', ''));
    expect(split).toMatchObject({ rows: [], rejects: [{ field: 'T', line: 2 }] });
  });

  test('entries below a damaged heading are rejects, lists are left out', () => {
    const lists = '!Account\nNGiro\nDmy account\nTBank\n^\n';
    const entry = 'D11/19/2026\nT-5\n^\n';
    for (const heading of ['Type:Bank\n', ''])
      expect(read(qif, `${lists}${heading}${entry}${entry}`)).toMatchObject({
        rows: [],
        rejects: [{ field: '!Type' }, { field: '!Type' }],
        leftOut: [{ count: 1 }],
      });
    expect(read(qif, `Type:Bank\n${entry}!Type:CCard\n${entry}`)).toMatchObject({
      rejects: [{ field: '!Type', line: 1 }],
      entries: [{ accountNo: 'CCard' }],
    });
    expect(read(qif, `exported by a program\n\n${FILE}`)).toMatchObject({ rejects: [], leftOut: [] });
  });

  test('European amounts', () => {
    expect(read(qif, FILE.replaceAll('-1,234.50', '-1.234,50')).entries[0]?.amount).toBe(123450);
  });

  test('equal entries get different numbers; exported again the same', () => {
    const again = 'D11/18/2026\nT300\nPClient\n^\n';
    const numbers = read(qif, FILE + again).entries.map(({ entryNo }) => entryNo);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers.slice(0, 2)).toEqual(read(qif, FILE).entries.map(({ entryNo }) => entryNo));
  });

  test('other text is not recognised', () => {
    for (const other of ['', 'Type:Bank', '!important', 'a,b'])
      expect(qif.recognise(sourceText(`${other}\n`))).toBeNull();
  });

  test('the amount may stand behind the splits', () => {
    const body = read(qif, '!Type:Bank\nD11/19/2026\nSfood\nEbread\n$-5\nT-5\nPShop\n^\n');
    expect(body).toMatchObject({ rejects: [], entries: [{ amount: 500, direction: 'D', memo: 'Shop' }] });
  });

  test('a thousand damaged copies', () => expectToSurvive(qif, [FILE]));
});
