import { describe, expect, test } from 'vitest';
import { mt940 } from '../formats/mt940.ts';
import { expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';

const page = (number: string, fields: readonly string[]) =>
  [':20:STMT', ':25:622200001', `:28C:${number}`, ...fields, '-', ''].join('\n');
const ENTRY = ':61:2611191119C1,00NTRFNONREF';
const STATEMENT = page('5/1', [':60F:C261118CNY100,00', ENTRY, ':86:text', ':62F:C261119CNY101,00']);
const INTERIM = page('1/1', [':34F:CNY0,', ':13D:2611191815+0800', ENTRY, ':90D:0CNY0,00', ':90C:1CNY1,00']);
const entryOf = (...lines: readonly string[]) =>
  read(mt940, STATEMENT.replace(`${ENTRY}\n:86:text`, lines.join('\n'))).entries[0];

describe('MT940 and MT942', () => {
  test('a statement line that is wrapped before its amount is complete', () => {
    expect(entryOf(':61:2611191119C', '1,00NTRFREF1')).toMatchObject({ amount: 100, reference: 'REF1' });
    expect(entryOf(':61:2611191119C 1,00NTRFREF1')).toMatchObject({ amount: 100, reference: 'REF1' });
  });

  test('the payer’s own number in Dutch and German information; it stands in for a reference that the line has not', () => {
    expect(entryOf(ENTRY, ':86:/TRTP/SEPA/EREF/E2E-7/REMI/rent/')).toMatchObject({
      reference: 'E2E-7',
      extra: { end_to_end: 'E2E-7' },
    });
    expect(entryOf(ENTRY, ':86:/EREF/E2E-8')).toMatchObject({ reference: 'E2E-8' });
    expect(entryOf(ENTRY, ':86:166?00GUT?20EREF+E2E-9SVWZ+rent?32Name')).toMatchObject({
      reference: 'E2E-9',
      extra: { end_to_end: 'E2E-9', counterparty: 'Name' },
    });
    expect(entryOf(ENTRY.replace('NONREF', 'OWN'), ':86:/EREF/E2E-7/REMI/rent/')).toMatchObject({ reference: 'OWN' });
    expect(entryOf(ENTRY, ':86:/EREF/NOTPROVIDED/REMI/rent/')?.reference).toBe('');
  });

  test('other marks of subfields, with a code before them and without', () => {
    const expected = { memo: 'TRANSFER rent Name', extra: { counterparty: 'Name', counterparty_account: '99001' } };
    for (const mark of ['>', '<', '~', '^', '@'])
      expect(entryOf(ENTRY, `:86:020?00TRANSFER?20rent?3199001?32Name`.replaceAll('?', mark))).toMatchObject(expected);
    expect(entryOf(ENTRY, ':86:>00TRANSFER>20rent>3199001>32Name')).toMatchObject(expected);
    expect(entryOf(ENTRY, ':86:paid <20 items> in full')?.memo).toBe('paid <20 items> in full');
  });

  test('pages are one statement, from the opening of the first to the closing of the last', () => {
    const first = page('5/1', [':60F:C261118CNY100,00', ENTRY, ':62M:C261119CNY101,00']);
    const second = page('5/2', [':60M:C261119CNY101,00', ENTRY, ':62F:C261119CNY102,00']);
    expect(read(mt940, first + second)).toMatchObject({
      proof: 'proven',
      statements: [
        {
          accountNo: '622200001',
          currency: 'CNY',
          number: '5',
          openingDate: '2026-11-18',
          opening: 10000,
          closingDate: '2026-11-19',
          closing: 10200,
        },
      ],
    });
    expect(read(mt940, first).statements).toMatchObject([{ opening: 10000, closing: 10100 }]);
    expect(read(mt940, second).statements).toMatchObject([{ opening: 10100, closing: 10200 }]);
  });

  test('a page that closes without a currency', () => {
    const body = read(mt940, STATEMENT.replace(':62F:C261119CNY101,00', ':62M:C261119101,00'));
    expect(body).toMatchObject({ proof: 'proven', statements: [{ opening: 10000, closing: 10100 }] });
  });

  test('several statements, debit balances, and none for an interim report', () => {
    const overdrawn = STATEMENT.replaceAll('5/1', '6/1')
      .replace('C261118CNY100', 'D261118CNY2')
      .replace('C261119CNY101,', 'D261119CNY1,');
    const body = read(mt940, STATEMENT + overdrawn);
    expect(body.statements.map(({ number, opening, closing }) => [number, opening, closing])).toEqual([
      ['5', 10000, 10100],
      ['6', -200, -100],
    ]);
    const interim = read(mt940, INTERIM);
    expect(interim).toMatchObject({ proof: 'proven', statements: [], title: 'SWIFT MT940/MT942' });
    expect(interim.entries).toHaveLength(1);
    expect(read(mt940, INTERIM.replace(':90C:1', ':90C:2')).proof).toBe('contradicted');
  });

  test('captions between statements are no part of a balance; a balance may be wrapped', () => {
    const captioned = STATEMENT.replace('101,00\n-\n', '101,00\n\n2. Transfers\n\nBANKX\n940\n');
    const body = read(mt940, captioned + STATEMENT.replaceAll('5/1', '7/1'));
    expect(body).toMatchObject({ proof: 'proven', rejects: [] });
    expect(read(mt940, STATEMENT.replace('CNY101,00', 'CNY10\n1,00')).proof).toBe('proven');
  });

  test('a mark in small letters, and an amount without decimals that ends in a point', () => {
    const yen = STATEMENT.replaceAll('CNY', 'JPY').replaceAll(',00', '.').replace('C1.', 'c1.');
    expect(read(mt940, yen)).toMatchObject({ proof: 'proven', entries: [{ amount: 1, direction: 'C' }] });
  });

  test('a piece of a statement is recognised, and its lines are rejected with what is missing', () => {
    expect(read(mt940, `${ENTRY}\n:86:text\n`).rejects).toMatchObject([{ field: ':25:' }]);
  });

  test('other SWIFT messages are none, though they share tags', () => {
    const order = '{1:F01BANKXX}{2:I101BANKYYN}{4:\n:20:R1\n:28D:1/1\n:25:1\n:34B:EUR1,\n-}\n';
    expect(mt940.recognise(sourceText(order))).toBeNull();
    expect(mt940.recognise(sourceText(order.replace(/^.*\n/, '')))).toBeNull();
    expect(mt940.recognise(sourceText(`{1:F01BANKXX}{2:O940BANKYYN}{4:\n${STATEMENT}`))).not.toBeNull();
  });

  test('other text is not recognised', () => {
    for (const other of ['', ':20:only', ':x:', 'a,b']) expect(mt940.recognise(sourceText(`${other}\n`))).toBeNull();
  });

  const TWO = STATEMENT.replace(ENTRY, `${ENTRY}\n:86:first\ngoes on\n:61:2611191119D12,34NMSCREF2`).replace(
    '101,00',
    '88,66',
  );

  test.each([
    'z61:2611191119D12,34NMSCREF2',
    '":61:2611191119D12,34NMSCREF2',
    ':6l:2611191119D12,34NMSCREF2',
    ':16:2611191119D12,34NMSCREF2',
    ':61A:2611191119D12,34NMSCREF2',
    '612611191119D12,34NMSCREF2',
    '1119D12,34NMSCREF2',
    'D12,34NMSCREF2',
    ':261119    DD12,34NMSCREF2',
    ':61',
    ':6',
    ':??:??????????D??,??NMSCREF2',
  ])('a statement line with a damaged tag is a reject with its information: %s', (damaged) => {
    const body = read(mt940, TWO.replace(':61:2611191119D12,34NMSCREF2', damaged));
    expect(body.rejects).toMatchObject([{ line: 8, value: damaged, raw: `${damaged}\n:86:text` }]);
    expect(body).toMatchObject({ proof: 'contradicted', entries: [{ memo: 'first goes on' }] });
  });

  test('nothing of it: the second information is said with its line', () => {
    expect(read(mt940, TWO)).toMatchObject({ proof: 'proven', warnings: [], entries: [{}, {}] });
    const body = read(mt940, TWO.replace(':61:2611191119D12,34NMSCREF2', 'SCREF2'));
    expect(body).toMatchObject({ rejects: [], warnings: [{ line: 9 }] });
    expect(body.warnings[0]?.message).toContain('the :61: before it may be damaged');
    expect(read(mt940, STATEMENT.replace(':86:text', ':86:text\n:86:more')).warnings).toEqual([]);
  });

  test('among supplementary lines it is said with the line of the entry', () => {
    const lines = [ENTRY, '/SUPPLEMENTARY', '3NTRFREF2', '/SUPPLEMENTARY'];
    const body = read(mt940, STATEMENT.replace(ENTRY, lines.join('\n')));
    expect(body).toMatchObject({ rejects: [], warnings: [{ line: 5 }] });
    expect(body.warnings[0]?.message).toContain('too many lines');
  });

  test('behind the opening balance and behind the account no line is swallowed', () => {
    expect(read(mt940, STATEMENT.replace(':61:2611191119C', 'x')).rejects).toMatchObject([
      { line: 5, value: 'x1,00NTRFNONREF' },
    ]);
    const body = read(mt940, STATEMENT.replace(':28C:', 'z28C:'));
    expect(body).toMatchObject({ rejects: [{ line: 3 }], entries: [{ accountNo: '622200001' }] });
    expect(read(mt940, INTERIM.replace(/:61:.*NON/, '')).rejects).toMatchObject([{ line: 6, value: 'REF' }]);
    const wrapped = STATEMENT.replace(':28C:5/1', ':28C:0000\n0');
    expect(read(mt940, wrapped)).toMatchObject({ rejects: [], proof: 'proven' });
  });

  test('text that only looks like a statement line stays text', () => {
    for (const text of ['paid 12,34 EUR', '19.11. C 12', ': 61', '/61/', '1119 12,34', ':12 noon'])
      expect(entryOf(ENTRY, ':86:text', text)?.memo).toContain(text.trim());
  });

  test('a thousand damaged copies', () => expectToSurvive(mt940, [STATEMENT + INTERIM]));
});
