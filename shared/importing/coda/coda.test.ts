import { describe, expect, test } from 'vitest';
import { coda } from '../formats/coda.ts';
import { expectToSurvive, read, sourceText } from '../statements/reading.testing.ts';

/** A line of 128 places: texts by the position (from 1) at which they begin. */
function line(places: Readonly<Record<number, string>>): string {
  const cells = Array.from({ length: 128 }, () => ' ');
  for (const [from, text] of Object.entries(places)) {
    for (const [index, character] of [...text].entries()) cells[Number(from) - 1 + index] = character;
  }
  return cells.join('');
}

const thousandths = (amount: number) => String(amount).padStart(15, '0');
const HEAD = line({ 1: '0000019112620005', 128: '2' });
const oldBalance = (amount: number, sign = '0') =>
  line({ 1: '12012BE68539007547034', 40: 'EUR', 43: `${sign}${thousandths(amount)}181126`, 126: '045' });
const newBalance = (amount: number, sign = '0') =>
  line({ 1: '8012BE68539007547034', 39: 'EUR', 42: `${sign}${thousandths(amount)}191126`, 128: '0' });
const trailer = (lines: number, debit: number, credit: number) =>
  line({ 1: '9', 17: String(lines).padStart(6, '0'), 23: thousandths(debit), 38: thousandths(credit), 128: '2' });

interface Movement {
  readonly number: string;
  readonly detail?: string;
  readonly sign?: string;
  readonly amount: number;
  readonly value?: string;
  readonly communication?: string;
}

const movement = ({
  number,
  detail = '0000',
  sign = '0',
  amount,
  value = '191126',
  communication = '0FREE TEXT',
}: Movement) =>
  line({
    1: `21${number}${detail}REF${number}`,
    32: `${sign}${thousandths(amount)}${value}001500000`,
    62: communication,
    116: '191126',
    122: '012',
    125: '0',
  });

const CREDIT = movement({ number: '0001', amount: 25000, communication: '1101123456789012' });
const SECOND = line({ 1: '2200010000', 64: 'CUSTOMER 7', 99: 'GEBABEBB' });
const THIRD = line({ 1: '2300010000BE71096123456769', 48: 'KLANT NV' });
const DEBIT = movement({ number: '0002', sign: '1', amount: 10500, value: '000000' });
const STATEMENT = [
  HEAD,
  oldBalance(100000),
  CREDIT,
  SECOND,
  THIRD,
  DEBIT,
  newBalance(114500),
  trailer(6, 10500, 25000),
];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('CODA', () => {
  test('movements with communications, references and counterparties; old and new balance and the trailer prove them', () => {
    const body = read(coda, text(STATEMENT));
    expect(body).toMatchObject({ profile: 'coda', title: 'CODA', proof: 'proven', rejects: [], headerFooter: 4 });
    expect(body.entries).toMatchObject([
      {
        entryNo: 'BE68539007547034:045:2026-11-18:0001',
        accountNo: 'BE68539007547034',
        direction: 'C',
        amount: 2500,
        currency: 'EUR',
        valueDate: '2026-11-19',
        reference: '123456789012//REF0001',
        line: 3,
        extra: {
          statement: '045',
          type: '00150000',
          communication_type: '101',
          customer_reference: 'CUSTOMER 7',
          counterparty: 'KLANT NV',
          counterparty_account: 'BE71096123456769',
          counterparty_bank: 'GEBABEBB',
        },
      },
      { direction: 'D', amount: 1050, valueDate: '2026-11-19', memo: 'FREE TEXT', reference: 'REF0002' },
    ]);
    expect(body.statements).toEqual([
      {
        accountNo: 'BE68539007547034',
        currency: 'EUR',
        number: '045',
        openingDate: '2026-11-18',
        opening: 10000,
        closingDate: '2026-11-19',
        closing: 11450,
      },
    ]);
    expect(body.declared.map(({ what, declared }) => [what, declared])).toEqual([
      ['8 new balance BE68539007547034 045', '114.500'],
      ['9 number of records', '6'],
      ['9 sum of debits', '10.500'],
      ['9 sum of credits', '25.000'],
    ]);
  });

  test.each([
    ['a new balance', 6, newBalance(114501)],
    ['a new balance below zero', 6, newBalance(114500, '1')],
    ['a count', 7, trailer(7, 10500, 25000)],
    ['a debit sum', 7, trailer(6, 10, 25000)],
    ['a credit sum', 7, trailer(6, 10500, 10)],
  ])('%s that does not agree contradicts', (_name, at, wrong) => {
    const body = read(coda, text(STATEMENT.map((old, place) => (place === at ? wrong : old))));
    expect(body).toMatchObject({ proof: 'contradicted' });
    expect(body.declared.filter(({ agrees }) => !agrees)).toHaveLength(1);
  });

  test('a statement that was cut contradicts itself', () => {
    expect(read(coda, text(STATEMENT.slice(0, 6))).declared.filter(({ agrees }) => !agrees)).toHaveLength(4);
  });

  test('details of a globalised movement are counted as lines, not as money', () => {
    const details = ['0001', '0002'].map((detail) => movement({ number: '0001', detail, amount: 12500 }));
    const lines = [...STATEMENT.slice(0, 5), ...details, ...STATEMENT.slice(5, 7), trailer(8, 10500, 25000)];
    const body = read(coda, text(lines));
    expect(body).toMatchObject({ proof: 'proven' });
    expect(body.entries).toHaveLength(2);
    expect(body.leftOut).toMatchObject([{ lines: [6, 7], count: 2 }]);
  });

  test('free communication runs over three lines, information is added', () => {
    const first = movement({ number: '0001', amount: 25000, communication: `0${'A'.repeat(53)}` });
    const second = line({ 1: `2200010000${'B'.repeat(53)}` });
    const third = line({ 1: '2300010000', 83: 'C' });
    const information = line({ 1: '3100010001', 40: '0INFORMATION' });
    const lines = [
      HEAD,
      oldBalance(100000),
      first,
      second,
      third,
      information,
      newBalance(125000),
      trailer(6, 0, 25000),
    ];
    const body = read(coda, text(lines));
    expect(body.proof).toBe('proven');
    expect(body.entries[0]?.memo).toBe(`${'A'.repeat(53)}${'B'.repeat(53)}C INFORMATION`);
  });

  test.each([
    ['thousandths that the currency has not', movement({ number: '0002', sign: '1', amount: 10501 }), '21 amount'],
    ['letters in the amount', DEBIT.replace('000000000010500', '0000000000105X0'), '21 amount'],
    ['an unknown sign', movement({ number: '0002', sign: '2', amount: 10500 }), '21 sign'],
    ['an impossible date', movement({ number: '0002', sign: '1', amount: 10500, value: '310226' }), '21 value date'],
    ['a cut line', DEBIT.slice(0, 100), '21'],
    ['a shifted line', `${DEBIT.slice(0, 20)}XX${DEBIT.slice(20)}Y`, '21'],
    ['an unknown record', `5${DEBIT.slice(1)}`, ''],
    ['what continues nothing', line({ 1: '2200090000' }), ''],
  ])('rejects %s and lets the sums say so', (_name, wrong, field) => {
    const body = read(coda, text(STATEMENT.map((old) => (old === DEBIT ? wrong : old))));
    expect(body.rejects).toMatchObject([{ line: 6, field, raw: wrong }]);
    expect(body.entries).toHaveLength(1);
    expect(body.proof).toBe('contradicted');
  });

  test('the account in four ways', () => {
    const with1 = (account: string) => read(coda, text([HEAD, account, DEBIT])).entries[0];
    const at = (structure: string, field: string, currency: Record<number, string> = {}) =>
      line({ 1: `1${structure}012${field}`, ...currency, 43: `0${thousandths(0)}181126` });
    expect(with1(at('0', '539007547034 EUR0BE'))?.accountNo).toBe('539007547034');
    expect(with1(at('1', 'DE-1234567', { 40: 'USD' }))).toMatchObject({ accountNo: 'DE-1234567', currency: 'USD' });
    expect(with1(at('3', 'FR1420041010050500013M02606', { 40: 'EUR' }))?.accountNo).toBe('FR1420041010050500013M02606');
  });

  test('dinars have three decimals, yen none', () => {
    const of = (currency: string) =>
      read(coda, text(STATEMENT.map((old) => old.replace('EUR', currency)))).entries.map(({ amount }) => amount);
    expect(of('KWD')).toEqual([25000, 10500]);
    expect(of('JPY')).toEqual([25]);
  });

  test('several statements in a file; the same one twice keeps its numbers and is said', () => {
    const body = read(coda, text([...STATEMENT, ...STATEMENT]));
    expect(body).toMatchObject({ proof: 'proven' });
    expect(new Set(body.entries.map(({ entryNo }) => entryNo)).size).toBe(2);
    expect(body.warnings[0]?.message).toContain('more than once');
  });

  test('Latin letters are one place each', () => {
    const name = THIRD.replace('KLANT NV', 'CAFÉ ÉCOLE');
    const bytes = Uint8Array.from(
      text(STATEMENT.map((old) => (old === THIRD ? `${name.slice(0, 128)}` : old))),
      (letter) => letter.charCodeAt(0),
    );
    expect(read(coda, bytes).entries[0]?.extra.counterparty).toContain('CAF');
    expect(read(coda, bytes, { encoding: 'windows-1252' }).entries[0]?.extra.counterparty).toBe('CAFÉ ÉCOLE');
  });

  test('a movement whose code became that of a free message is a reject', () => {
    const body = read(coda, `${[HEAD, oldBalance(100000), CREDIT, DEBIT.replace(/^2/, '4')].join('\n')}\n`);
    expect(body.entries).toHaveLength(1);
    expect(body.rejects).toMatchObject([{ line: 4, value: '41' }]);
    const message = read(coda, `${[HEAD, oldBalance(100000), CREDIT, line({ 1: '4 00010005' })].join('\n')}\n`);
    expect(message.rejects).toEqual([]);
  });

  test('other text is not recognised', () => {
    for (const other of ['', '1,2,3\n', '00000 nothing\n']) expect(coda.recognise(sourceText(`${other}\n`))).toBeNull();
  });

  test('a thousand damaged copies', () => expectToSurvive(coda, [text(STATEMENT)]));
});
