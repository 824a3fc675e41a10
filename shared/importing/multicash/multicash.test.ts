import { describe, expect, test } from 'vitest';
import type { SiblingFile } from '../format.ts';
import { multicash } from '../formats/multicash.ts';
import { bytesOf, expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';

/** A line of fields by their place, from 1. */
function line(count: number, places: Readonly<Record<number, string>>): string {
  return Array.from({ length: count }, (_, index) => places[index + 1] ?? '').join(';');
}

const statement = (closing = '1080,25', count = '2', more: Readonly<Record<number, string>> = {}) =>
  line(18, {
    1: '37040044',
    2: '1234567',
    3: '12',
    4: '19.11.26',
    5: 'EUR',
    6: '1000,00',
    7: '-20,25',
    8: '100,50',
    9: closing,
    18: count,
    ...more,
  });
const entry = (amount: string, more: Readonly<Record<number, string>> = {}) =>
  line(34, {
    1: '37040044',
    2: '1234567',
    3: '012',
    4: '20.11.26',
    5: '9310',
    6: 'Rechnung 7',
    7: 'GUTSCHRIFT',
    9: '051',
    10: '0000000',
    11: amount,
    14: '19.11.26',
    17: 'vom Mai',
    30: 'Müller',
    31: 'GmbH',
    32: '10020030',
    33: '998877',
    34: '166',
    ...more,
  });

const STATEMENTS = `${statement()}\r\n`;
const ENTRIES = `${entry('100,50')}\r\n${entry('-20.25', { 4: '19.11.2026', 10: '0000123' })}\r\n`;
const beside = (text: string): { readonly siblings: readonly SiblingFile[] } => ({
  siblings: [
    { name: 'other.csv', bytes: bytesOf('a,b\n') },
    { name: 'AUSZUG.TXT', bytes: bytesOf(text) },
  ],
});

describe('MultiCash', () => {
  test('entries are proved by the statements beside them', () => {
    const body = read(multicash, ENTRIES, beside(STATEMENTS));
    expect(body).toMatchObject({
      profile: 'multicash',
      title: 'MultiCash',
      proof: 'proven',
      rejects: [],
      warnings: [],
      statements: [],
    });
    expect(body.entries).toMatchObject([
      {
        entryNo: '37040044/1234567:012:19.11.26:001',
        accountNo: '37040044/1234567',
        direction: 'C',
        amount: 10050,
        currency: 'EUR',
        valueDate: '2026-11-20',
        reference: '',
        memo: 'GUTSCHRIFT Rechnung 7 vom Mai',
        line: 1,
        extra: {
          statement: '012',
          entry_date: '2026-11-19',
          primanota: '9310',
          text_key: '051',
          counterparty: 'Müller GmbH',
          counterparty_bank: '10020030',
          counterparty_account: '998877',
        },
      },
      { direction: 'D', amount: 2025, valueDate: '2026-11-19', reference: '0000123' },
    ]);
    expect(body.declared.map(({ what, declared }) => [what, declared])).toEqual([
      ['AUSZUG sum of debits 37040044/1234567 12', '20.25'],
      ['AUSZUG sum of credits 37040044/1234567 12', '100.50'],
      ['AUSZUG closing balance 37040044/1234567 12', '1080.25'],
      ['AUSZUG number of entries 37040044/1234567 12', '2'],
    ]);
  });

  test.each([
    ['another closing balance', statement('1080,26')],
    ['another number of entries', statement('1080,25', '3')],
    ['another sum', statement('1080,25', '2', { 8: '100,51' })],
    ['a statement whose entries are missing', `${statement()}\n${statement('1080,25', '2', { 3: '13' })}`],
  ])('%s contradicts', (_name, text) => {
    expect(read(multicash, ENTRIES, beside(text)).proof).toBe('contradicted');
  });

  test('statements of other accounts are not held against it', () => {
    const other = statement('5,00', '1', { 2: '999' });
    expect(read(multicash, ENTRIES, beside(`${other}\n${STATEMENTS}`)).proof).toBe('proven');
  });

  test('entries alone are unproven, in the currency of the settings, and that is said', () => {
    const body = read(multicash, ENTRIES);
    expect(body).toMatchObject({ proof: 'unproven' });
    expect(body.entries[0]?.currency).toBe('CNY');
    expect(body.warnings[0]?.message).toContain('those are taken as CNY, and nothing proves them');
  });

  test('the file of statements is a file of zero rows, with balances that it proves itself', () => {
    const body = read(multicash, STATEMENTS);
    expect(body).toMatchObject({ rows: [], rejects: [], headerFooter: 1, proof: 'proven' });
    expect(body.statements).toEqual([
      {
        accountNo: '37040044/1234567',
        currency: 'EUR',
        number: '12',
        openingDate: '',
        opening: 100000,
        closingDate: '2026-11-19',
        closing: 108025,
      },
    ]);
    expect(read(multicash, statement('1,00')).proof).toBe('contradicted');
    expect(read(multicash, `${statement()}\n${statement().slice(0, 30)}\n`).rejects).toMatchObject([{ line: 2 }]);
  });

  test.each([
    ['850', 0x81, 'ibm850'],
    ['1252', 0xfc, 'windows-1252'],
  ] as const)('code page %s', (_page, byte, encoding) => {
    const bytes = Uint8Array.from(ENTRIES, (letter) => (letter === 'ü' ? byte : letter.charCodeAt(0)));
    expect(read(multicash, bytes, { encoding }).entries[0]?.extra.counterparty).toBe('Müller GmbH');
  });

  test.each([
    ['an impossible day', entry('1,00', { 4: '31.11.26' }), '4 value date'],
    ['an impossible day of posting', entry('1,00', { 14: '31.11.26' }), '14 posting date'],
    ['thousands', entry('1.000,00'), '11 amount'],
    ['no amount', entry(''), '11 amount'],
    ['no account', entry('1,00', { 2: '' }), '2 account'],
    ['a cut line', entry('1,00').slice(0, 30), ''],
  ])('rejects %s', (_name, wrong, field) => {
    const body = read(multicash, `${ENTRIES}${wrong}\n`, beside(STATEMENTS));
    expect(body.rejects).toMatchObject([{ line: 3, field, raw: wrong }]);
    expect(body.entries).toHaveLength(2);
  });

  test('an amount with its sign behind, equal entries', () => {
    const body = read(multicash, `${entry('7,00-')}\n${entry('7,00-')}\n`);
    expect(body.entries).toMatchObject([{ direction: 'D', amount: 700 }, { direction: 'D' }]);
    expect(new Set(body.entries.map(({ entryNo }) => entryNo)).size).toBe(2);
  });

  test('other text is not recognised', () => {
    for (const other of ['', 'a;b;c;01.01.26;EUR', '1;2;3;4;5;6;7;8;9;10;11;12;13;14;15', 'date;amount']) {
      expect(multicash.recognise(sourceText(`${other}\n`))).toBeNull();
    }
  });

  test('a thousand damaged copies', () => expectToSurvive(multicash, [ENTRIES, STATEMENTS], beside(STATEMENTS)));
});
