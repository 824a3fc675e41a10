import { describe, expect, test } from 'vitest';
import { entries, gb18030, linesTie, parse, refusalOf, utf8 } from './importing.testing.ts';

const page = (...fields: string[]) => [':20:STMT', ':25:622200001', ':28C:5/1', ...fields].join('\n');
const OPEN = ':60F:C261118CNY100,00';
const close = (amount: string, mark = 'C') => `:62F:${mark}261119CNY${amount}`;
const statement = (lines: readonly string[], closing: string) => `${page(OPEN, ...lines, close(closing))}\n-\n`;
const only = (line: string, closing = '101,00') => entries(parse(statement([line], closing)))[0];

describe('MT940', () => {
  test('an entry with reference, bank reference and text', () => {
    const file = parse(statement([':61:2611191119C1,00NTRFC100200//B77', ':86:财付通 clearing'], '101,00'));
    expect(file).toMatchObject({
      profile: 'mt940',
      source: 'funds',
      channel: '',
      proof: 'proven',
      linesRead: 7,
      headerFooter: 6,
      header: [],
    });
    expect(file.rows[0]).toMatchObject({
      entryNo: '622200001:5/1:2026-11-18:001',
      accountNo: '622200001',
      direction: 'C',
      amount: 100,
      currency: 'CNY',
      valueDate: '2026-11-19',
      balance: null,
      reference: 'C100200//B77',
      memo: '财付通 clearing',
      extra: { entry_date: '2026-11-19', type: 'NTRF' },
      line: 5,
    });
    expect(linesTie(file)).toBe(true);
  });

  test('the byte range holds the whole record', () => {
    const bytes = gb18030(statement([':61:2611191119C1,00NTRFNONREF', ':86:财付通', '清算款'], '101,00'));
    const file = parse(bytes);
    expect(file.encoding).toBe('gb18030');
    expect(new TextDecoder('gb18030').decode(bytes.slice(file.rows[0]?.byteStart, file.rows[0]?.byteEnd))).toBe(
      ':61:2611191119C1,00NTRFNONREF\n:86:财付通\n清算款',
    );
  });

  test.each([
    ['a funds letter', ':61:2611191119CY1,00NTRFX', { direction: 'C', amount: 100, reference: 'X' }],
    ['a blank entry date', ':61:261119    C1,00NTRFX', { direction: 'C', amount: 100 }],
    ['no entry date', ':61:261119C1,00NTRFX', { amount: 100 }],
    ['no decimals behind the comma', ':61:2611191119C1,NTRFX', { amount: 100 }],
    [
      'no comma at all',
      ':61:2611191119C500NTRF29-07-2014 10:05//B4',
      { amount: 50000, reference: '29-07-2014 10:05//B4' },
    ],
    ['a decimal point', ':61:2611191119C1.50NTRFX', { amount: 150 }],
    ['one decimal', ':61:2611191119C1,5NTRFX', { amount: 150 }],
    ['NONREF', ':61:2611191119C1,00NMSCNONREF', { reference: '' }],
    ['NONREF before a bank reference', ':61:2611191119C1,00NMSCNONREF//R1', { reference: 'R1' }],
    [
      'an empty bank reference and a supplementary line',
      ':61:2611191119C1,00NMSCNONREF//\n/ABC/DEF',
      { reference: '', memo: '/ABC/DEF' },
    ],
    [
      'a wrapped bank reference',
      ':61:2611191119C1,00NTRFE//00000000001\n005\n/TRCD/00100/',
      { reference: 'E//00000000001005' },
    ],
    ['a reversed debit comes in', ':61:2611191119RD1,00NTRFX', { direction: 'C', amount: 100 }],
    ['a reversed credit goes out', ':61:2611191119RC1,00NTRFX', { direction: 'D', amount: 100 }],
    ['a reversed credit with funds letter', ':61:2611191119RCY1,00NTRFX', { direction: 'D' }],
    ['nothing', ':61:2611191119D0,00NTRFX', { direction: 'D', amount: 0 }],
  ])('%s', (_name, line, expected) => {
    expect(only(line)).toMatchObject(expected);
  });

  test('the entry date may lie in the year before or after', () => {
    expect(only(':61:2601020105C1,00NTRFX')?.extra.entry_date).toBe('2026-01-05');
    expect(only(':61:2601021231C1,00NTRFX')?.extra.entry_date).toBe('2025-12-31');
    expect(only(':61:2512310102C1,00NTRFX')?.extra.entry_date).toBe('2026-01-02');
  });

  test.each([
    ['31 February', ':61:2602310301D6,00N024NONREF', ':61: value date'],
    ['31 November', ':61:2611310301D6,00N024NONREF', ':61: value date'],
    ['an impossible entry date', ':61:2603010230D6,00N024NONREF', ':61: entry date'],
    ['a point and a comma', ':61:2611191119D1.000,00NTRFX', ':61: amount'],
    ['a point that could mean thousands', ':61:2611191119D1.000NTRFX', ':61: amount'],
    ['too many decimals', ':61:2611191119D1,005NTRFX', ':61: amount'],
    ['no mark', ':61:26111911191,00NTRFX', ':61:'],
    ['an expected entry', ':61:2611191119EC1,00NTRFX', ':61: mark'],
    ['nonsense', ':61:hello', ':61:'],
  ])('rejects %s and lets the balance say so', (_name, line, field) => {
    const file = parse(statement([line, ':86:text', 'more', ':61:2611191119C1,00NTRFX'], '95,00'));
    expect(file.rejects).toMatchObject([{ line: 5, field, raw: `${line}\n:86:text\nmore` }]);
    expect(file.rows).toHaveLength(1);
    expect(file.proof).toBe('contradicted');
    expect(linesTie(file)).toBe(true);
  });

  test('30 February of a bank that counts months of 30 days is the end of February, and the file says so', () => {
    const file = parse(statement([':61:2602300301D6,00N024NONREF'], '94,00'));
    expect(file.rows).toMatchObject([{ valueDate: '2026-02-28', extra: { value_date_written: '260230' } }]);
    expect(file).toMatchObject({ proof: 'proven', warnings: [{ code: 'warning', line: 5 }] });
    expect(parse(statement([':61:2402300301D6,00N024NONREF'], '94,00')).rows).toMatchObject([
      { valueDate: '2024-02-29' },
    ]);
  });

  test('opening plus lines is closing, below zero too; reversals count with their sign', () => {
    const lines = [':61:2611191119D150,00NTRFX', ':61:2611191119RC10,00NTRFX', ':61:2611191119RD5,00NTRFX'];
    expect(parse(`${page(OPEN, ...lines, close('55,00', 'D'))}\n-\n`)).toMatchObject({
      proof: 'proven',
      declared: [{ what: ':62F: closing balance 622200001 5/1', declared: '-55.00', computed: '-55.00' }],
    });
    const wrong = parse(`${page(OPEN, ...lines, close('55,00'))}\n-\n`);
    expect(wrong.proof).toBe('contradicted');
    expect(wrong.warnings[0]?.message).toContain('closing balance');
  });

  test('pages continue each other', () => {
    const first = page(OPEN, ':61:2611191119C1,00NTRFX', ':62M:C261119CNY101,00');
    const second = page(':60M:C261119CNY101,00', ':61:2611191119C1,00NTRFX', close('102,00')).replace('5/1', '5/2');
    const file = parse(`${first}\n-\n${second}\n-\n`);
    expect(file).toMatchObject({ proof: 'proven' });
    expect(file.declared.map(({ what }) => what)).toEqual([
      ':62M: closing balance 622200001 5/1',
      ':60M: opening balance 622200001 5/2 continues 5/1',
      ':62F: closing balance 622200001 5/2',
    ]);
    expect(
      parse(`${first}\n-\n${second.replace('60M:C261119CNY101', '60M:C261119CNY100')}\n-\n`).declared[1]?.agrees,
    ).toBe(false);
  });

  test('each statement proves itself: one that does not follow the one before is told as a gap', () => {
    const next = (number: string, opening: string) =>
      [
        ':20:X',
        ':25:622200001',
        `:28C:${number}`,
        `:60F:C261119CNY${opening}`,
        `:62F:C261119CNY${opening}`,
        '-',
        '',
      ].join('\n');
    const first = statement([':61:2611191119C1,00NTRFX'], '101,00');
    expect(parse(first + next('6/1', '101,00')).proof).toBe('proven');
    const gap = parse(first + next('6/1', '90,00'));
    expect(gap.proof).toBe('proven');
    expect(gap.warnings.map(({ message }) => message).join()).toContain('a statement between them is missing');
  });

  test('a statement cut before its closing balance contradicts itself', () => {
    expect(parse(page(OPEN, ':61:2611191119C1,00NTRFX')).declared).toEqual([
      { what: ':62F: closing balance 622200001 5/1', declared: '', computed: '101.00', agrees: false },
    ]);
  });

  test('a closing balance without currency', () => {
    expect(
      parse(statement([':61:2611191119C1,00NTRFX'], '101,00').replace(':62F:C261119CNY', ':62F:C261119')).proof,
    ).toBe('proven');
  });

  test('blocks, CRLF, control characters, a header before the tags, text behind the end', () => {
    const body = statement([':61:2611191119C1,00NTRFX', ':86:a'], '101,00');
    const wrappings = [
      `{1:F01BANKCNBJXXXX0000000000}{2:O940BANKCNBJXXXXN}{3:{108:1}}{4:\n${body.replace('-\n', '-}{5:{CHK:1}}\n')}`,
      `{1:F01BANKCNBJXXXX0000000000}{2:O940BANKCNBJXXXXN}{4:${body.replace('-\n', '-}\n')}`,
      body.replaceAll('\n', '\r\n'),
      `\u0001${body.replace('-\n', '-\u0003')}`,
      `BANKCNBJ\n940\nBANKCNBJ\n${body}BANKCNBJ\n940\n${body}`,
      body.replace('-\n', '-XXX'),
    ];
    for (const text of wrappings) {
      const file = parse(text);
      expect(file).toMatchObject({ proof: 'proven', rejects: [] });
      expect(entries(file)[0]).toMatchObject({ memo: 'a', amount: 100 });
      expect(linesTie(file)).toBe(true);
    }
  });

  test('a hyphen alone inside the text of an entry does not end the statement', () => {
    const file = parse(
      statement(
        [':61:2611191119C1,00NTRFX', ':86:/MARF/MND', '-', 'EV01//REMI/x/', ':61:2611191119C1,00NTRFY'],
        '102,00',
      ),
    );
    expect(file).toMatchObject({ proof: 'proven' });
    expect(entries(file)[0]?.memo).toBe('/MARF/MND-EV01//REMI/x/');
  });

  test('without :28C:, without :20:, an account with its currency behind it', () => {
    const bare = `:25:NL77INGB0574908765CNY\n${OPEN}\n:61:2611191119C1,00NTRFX\n${close('101,00')}\n`;
    const file = parse(bare + bare.replaceAll('8765', '8766'));
    expect(entries(file).map(({ accountNo, entryNo }) => [accountNo, entryNo])).toEqual([
      ['NL77INGB0574908765', 'NL77INGB0574908765:2026-11-18:001'],
      ['NL77INGB0574908766', 'NL77INGB0574908766:2026-11-18:001'],
    ]);
  });

  test('structured German text is put together from its subfields', () => {
    const line = only(
      ':61:2611191119C1,00NTRFX\n:86:166?00GUTSCHRIFT?100399?20EREF+ABCDEFGHIJKLMNOPQRSTUV?2112 SVWZ+Miete No\nvember?30PBNKDEFF?31DE42?32Hans Must?33ermann',
    );
    expect(line?.memo).toBe('GUTSCHRIFT EREF+ABCDEFGHIJKLMNOPQRSTUV12 SVWZ+Miete November Hans Mustermann');
    expect(line?.extra).toMatchObject({
      transaction_code: '166',
      counterparty: 'Hans Mustermann',
      counterparty_account: 'DE42',
    });
  });

  test('subfields without a transaction code in front', () => {
    const line = only(':61:2611191119C1,00NTRFX\n:86:?20Invoice 29 ?21see letter');
    expect(line?.memo).toBe('Invoice 29 see letter');
    expect(line?.extra).not.toHaveProperty('transaction_code');
  });

  test('free text that is wrapped at full width is put together, shorter lines are words', () => {
    const full = 'x'.repeat(65);
    expect(only(`:61:2611191119C1,00NTRFX\n:86:${full}\nyz\nend`)?.memo).toBe(`${full}yz end`);
  });

  test('a Hungarian :NS: takes the place of :86:', () => {
    expect(only(':61:2611191119C1,00NTRFX\n:NS:01text')?.memo).toBe('01text');
  });

  test('yen, dinars and an unknown currency', () => {
    const of = (currency: string, amount: string) =>
      parse(statement([`:61:2611191119C${amount}NTRFX`], '101,00').replaceAll('CNY', currency));
    expect(entries(of('JPY', '1000,00'))[0]?.amount).toBe(1000);
    expect(entries(of('KWD', '1,005'))[0]?.amount).toBe(1005);
    expect(of('QQQ', '1,00').rejects[0]).toMatchObject({ field: ':60F: currency', value: 'QQQ' });
  });

  test('an interim report declares counts and sums', () => {
    const report = (credits: string) =>
      [
        ':20:X',
        ':25:PL29',
        ':28C:1/1',
        ':34F:PLN0',
        ':13D:2611191815+0100',
        ':61:2611191119CN0,01NTRFNONREF//A',
        ':61:2611191119CN0,02NTRFNONREF//B',
        ':90D:0PLN0,00',
        `:90C:${credits}`,
        '-',
        '',
      ].join('\n');
    const file = parse(report('2PLN0,03'));
    expect(file).toMatchObject({ proof: 'proven', sums: [{ direction: 'C', currency: 'PLN', count: 2, amount: 3 }] });
    expect(file.warnings[0]?.message).toContain('MT942');
    expect(entries(file)[0]?.entryNo).toBe('PL29:1/1:261119:001');
    expect(parse(report('3PLN0,03')).proof).toBe('contradicted');
    expect(parse(report('2PLN0,04')).proof).toBe('contradicted');
  });

  test('the counts and sums of a closing :86:', () => {
    const closing = (text: string) =>
      parse(`${page(OPEN, ':61:2611191119C1,00NTRFX', close('101,00'), `:86:/SUM/${text}/`)}\n`);
    expect(closing('0/1/0,00/1,00')).toMatchObject({ proof: 'proven' });
    expect(closing('0/2/0,00/1,00').proof).toBe('contradicted');
  });

  test('entry numbers: the same statement exported again gives the same; different pages never share them', () => {
    const monday = statement([':61:2611191119C1,00NTRFX', ':61:2611191119C1,00NTRFX'], '102,00');
    const numbers = (text: string) => entries(parse(text)).map(({ entryNo }) => entryNo);
    const tuesday = monday.replaceAll('5/1', '6/1').replaceAll('261118', '261119');
    expect(new Set(numbers(monday)).size).toBe(2);
    expect(numbers(tuesday + monday).slice(2)).toEqual(numbers(monday));
    const other = monday.replace('C1,00NTRFX', 'C2,00NTRFZ');
    expect(new Set(numbers(monday + other)).size).toBe(4);
    const twice = parse(monday + monday);
    expect(new Set(entries(twice).map(({ entryNo }) => entryNo)).size).toBe(2);
    expect(twice.warnings[0]?.message).toContain('more than once');
  });

  test('Polish text of code page 852', () => {
    const text = statement([':61:2611191119C1,00NTRFX', ':86:Wyp@ata z'], '101,00');
    const bytes = Uint8Array.from(utf8(text), (byte) => (byte === 0x40 ? 0x88 : byte));
    const file = parse(bytes);
    expect(file.encoding).toBe('ibm852');
    expect(entries(file)[0]?.memo).toBe('Wypłata z');
  });

  test('claimed to be something else', () => {
    expect(refusalOf(statement([], '100,00'), { source: 'bank' })).toContain('import it as funds');
    expect(parse(statement([], '100,00'), { source: 'funds', profile: 'mt940' })).toMatchObject({
      rows: [],
      proof: 'proven',
    });
  });
});
