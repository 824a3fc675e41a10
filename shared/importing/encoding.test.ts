import { describe, expect, test } from 'vitest';
import { guessEncoding } from './encoding.ts';
import { gb18030, parse, refusalOf, transactions, utf8 } from './importing.testing.ts';

const CSV = '订单号,渠道,类型,状态,金额,币种,时间,备注\nO1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,红茶\n';

describe('encodings', () => {
  test('UTF-8 with and without a byte order mark, and GB18030, give the same rows', () => {
    const plain = parse(utf8(CSV));
    const marked = parse(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(CSV)]));
    const chinese = parse(gb18030(CSV));
    expect([plain.encoding, marked.encoding, chinese.encoding]).toEqual(['utf-8', 'utf-8', 'gb18030']);
    for (const file of [plain, marked, chinese]) {
      expect(transactions(file)[0]).toMatchObject({ orderNo: 'O1', memo: '红茶', amount: 100 });
      expect(file.warnings).toEqual([]);
    }
  });

  test('behind a mark of UTF-8 the bytes decide, and that is said', () => {
    const joined = new Uint8Array([0xef, 0xbb, 0xbf, ...gb18030(CSV)]);
    for (const file of [parse(joined), parse(joined, { encoding: 'gb18030' })]) {
      expect(file.encoding).toBe('gb18030');
      expect(transactions(file)[0]).toMatchObject({ orderNo: 'O1', memo: '红茶', amount: 100 });
      expect(file.warnings.map(({ message }) => message).join(' ')).toContain('the bytes behind it are gb18030');
    }
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(CSV)]);
    expect(refusalOf(marked, { encoding: 'gb18030' })).toContain('not gb18030');
  });

  test('a zero byte costs its own line', () => {
    const second = CSV.split('\n')[1] ?? '';
    const file = parse(
      utf8(`${CSV}${second.replace('O1', 'O2').replace('茶', '\0')}\n${second.replace('O1', 'O3')}\n`),
    );
    expect(transactions(file).map(({ orderNo }) => orderNo)).toEqual(['O1', 'O3']);
    expect(file.rejects).toMatchObject([{ line: 3, reason: expect.stringContaining('damaged on the way') }]);
  });

  test('byte ranges are those of the original bytes', () => {
    for (const bytes of [utf8(CSV), gb18030(CSV), new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(CSV)])]) {
      const file = parse(bytes);
      const [row] = file.rows;
      expect(new TextDecoder(file.encoding).decode(bytes.slice(row?.byteStart, row?.byteEnd))).toBe(CSV.split('\n')[1]);
    }
  });

  test.each([
    [
      'Western text that strict GB18030 would accept',
      [0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x4d, 0xfc, 0x6e],
      'windows-1252',
    ],
    ['Polish text of code page 852', [0xa5, 0x20, 0x86, 0x20, 0xa9, 0x88, 0x98, 0xab], 'ibm852'],
    [
      'Traditional Chinese in Big5',
      [0xa5, 0xe6, 0xa9, 0xf6, 0xaa, 0xf7, 0xc3, 0x42, 0x2c, 0xa4, 0xe2, 0xc4, 0xf2, 0xb6, 0x4f],
      'big5',
    ],
    ['ASCII', [0x41, 0x42], 'utf-8'],
    ['Chinese', [...gb18030('交易金额，手续费')], 'gb18030'],
    ['Chinese with one rare name', [...gb18030('交易金额，手续费镕')], 'gb18030'],
    ['UTF-8 cut within a character', [...utf8('交易').slice(0, 5)], 'utf-8'],
  ])('%s', (_name, bytes, encoding) => {
    expect(guessEncoding(new Uint8Array(bytes)).encoding).toBe(encoding);
  });

  test('the guess counts what speaks for it', () => {
    expect(guessEncoding(gb18030('交易金额'))).toMatchObject({ likely: 4, unlikely: 0, certain: true });
    expect(guessEncoding(new Uint8Array([...utf8('交易金'), 0x2c, 0xff, 0x2c]))).toMatchObject({
      likely: 3,
      unlikely: 1,
      certain: false,
    });
    expect(guessEncoding(utf8('交易'))).toMatchObject({ likely: 0, unlikely: 0 });
  });

  test.each([
    ['ibm850', [0x84, 0x94, 0x81, 0x87, 0x9c, 0xbd], 'äöüç£¢'],
    ['windows-1252', [0x80, 0x93, 0x9c, 0xe9, 0xff], '€“œéÿ'],
    ['windows-1250', [0xb9, 0xe6, 0xea, 0xb3, 0x9f], 'ąćęłź'],
    ['big5', [0xa5, 0xe6, 0xa9, 0xf6], '交易'],
  ] as const)('code page %s is decoded', (encoding, bytes, expected) => {
    const head =
      'order_no,channel,kind,status,amount,currency,time,memo\nO1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,';
    const file = parse(new Uint8Array([...utf8(head), ...bytes]), { encoding });
    expect(transactions(file)[0]?.memo).toBe(expected);
  });

  test('one damaged line is rejected, the rest is kept, in both encodings', () => {
    for (const encode of [utf8, gb18030]) {
      const rows = Array.from(
        { length: 5 },
        (_, index) => `O${index},WX,payment,success,1.00,CNY,2026-11-19T10:00:00,红茶绿茶\n`,
      );
      const bytes = encode(`${CSV}${rows.join('')}`);
      const damaged = bytes.slice();
      damaged[bytes.length - 3] = 0xff;
      const file = parse(damaged);
      expect(file.rows).toHaveLength(5);
      expect(file.rejects[0]).toMatchObject({ line: 7 });
      expect(file.rejects[0]?.reason).toContain('damaged');
    }
  });

  test('an encoding asked for wins; a wrong one is refused or warned of', () => {
    expect(parse(gb18030(CSV), { encoding: 'gb18030' }).warnings).toEqual([]);
    expect(refusalOf(gb18030(CSV), { encoding: 'utf-8' })).toContain('not utf-8 (first at line 1)');
    expect(refusalOf(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(CSV)]), { encoding: 'gb18030' })).toContain(
      'not gb18030',
    );
    const english = CSV.replace(
      '订单号,渠道,类型,状态,金额,币种,时间,备注',
      'order_no,channel,kind,status,amount,currency,time,memo',
    );
    const file = parse(utf8(english), { encoding: 'windows-1252' });
    expect(file.warnings[0]?.message).toContain('look like utf-8');
  });

  test('code page 852 is decoded', () => {
    const head =
      'order_no,channel,kind,status,amount,currency,time,memo\nO1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,';
    const file = parse(new Uint8Array([...utf8(head), 0xa5, 0x86, 0xa9, 0x88, 0xe4, 0xa2, 0x98, 0xab, 0xbe]), {
      encoding: 'ibm852',
    });
    expect(transactions(file)[0]?.memo).toBe('ąćęłńóśźż');
  });

  test('a guess is said to be one', () => {
    const head =
      'order_no,channel,kind,status,amount,currency,time,memo\nO1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,';
    const file = parse(new Uint8Array([...utf8(head), 0xfc, 0x62, 0xe9, 0x72]));
    expect(file.encoding).toBe('windows-1252');
    expect(transactions(file)[0]?.memo).toBe('übér');
    expect(file.warnings[0]?.message).toContain('guess');
  });
});
