import { describe, expect, test } from 'vitest';
import { gb18030, linesTie, parse, refusalOf, transactions, utf8 } from './importing.testing.ts';

const HEAD = [
  '中国民生银行网上支付商户对帐文件 ',
  '商户名称,某某支付有限公司,对帐日期,20261119 ',
  '消费笔数,2,消费金额,30.50 ',
  '撤销笔数,1,撤销金额,1.00 ',
  '退单笔数,1,退单金额,5.00 ',
  '累计笔数,4,汇总金额,24.50 ',
  '交易明细 ',
];
const COLUMNS = '订单号,交易金额,交易日期,交易时间,交易类型,';
const ROWS = [
  "'T1,10.50,20261118,230838,消费,",
  "'T2,20.00,20261119,080812,消费,",
  "'T3,5.00,20261119,090000,退货,",
  "'T4,1.00,20261119,090001,撤销,",
];
const NOTE = '注：系统支持两年以内订单流水查询。';
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const whole = text([...HEAD, COLUMNS, ...ROWS, NOTE]);

describe('the CMBC channel file', () => {
  test.each([
    ['GB18030', gb18030(whole), 'gb18030'],
    ['UTF-8', utf8(whole), 'utf-8'],
    ['CRLF', gb18030(whole.replaceAll('\n', '\r\n')), 'gb18030'],
  ])('in %s', (_name, bytes, encoding) => {
    const file = parse(bytes);
    expect(file).toMatchObject({
      profile: 'cmbc-channel',
      channel: 'CMBC',
      encoding,
      proof: 'proven',
      linesRead: 13,
      headerFooter: 9,
    });
    expect(transactions(file)).toMatchObject([
      { kind: 'payment', channelNo: 'T1', amount: 1050, time: '2026-11-18T23:08:38', currency: 'CNY', fee: null },
      { kind: 'payment', channelNo: 'T2' },
      { kind: 'refund', channelNo: 'T3', amount: 500 },
      { kind: 'reversal', channelNo: 'T4' },
    ]);
    expect(new Set(transactions(file).map(({ clearingDate }) => clearingDate))).toEqual(new Set(['2026-11-19']));
    expect(file.declared).toHaveLength(8);
    expect(linesTie(file)).toBe(true);
  });

  test('without some or all head lines; then the cut-off gives the date', () => {
    expect(parse(text([...HEAD.slice(0, 3), COLUMNS, ...ROWS]))).toMatchObject({ proof: 'proven', rejects: [] });
    const bare = parse(text([COLUMNS, ...ROWS]));
    expect(bare.proof).toBe('unproven');
    expect(transactions(bare)[0]?.clearingDate).toBe('2026-11-19');
    expect(transactions(bare)[1]?.clearingDate).toBe('2026-11-19');
  });

  test('a head padded with commas, rows with a comma more than the header, whole yuan, a net total below zero', () => {
    const file = parse(
      text([
        '中国民生银行网上支付商户对帐文件 ,,,,',
        '商户名称,某某,对帐日期,20261119,',
        '消费笔数,1,消费金额,0.03,',
        '撤销笔数,0,撤销金额,0,',
        '退单笔数,2,退单金额,4.99,',
        '累计笔数,3,汇总金额,-4.96,',
        '交易明细 ,,,,',
        '订单号,交易金额,交易日期,交易时间,交易类型',
        "'99012,4,20261119,160706,退货,",
        "'99013,0.99,20261119,160705,退货,",
        "'99014,0.03,20261119,140709,消费,",
      ]),
    );
    expect(file).toMatchObject({ proof: 'proven', rejects: [] });
    expect(file.declared).toHaveLength(8);
  });

  test('columns in another order, blanks around values, dates with separators', () => {
    const file = parse(
      text(['交易类型, 订单号 ,交易金额,交易日期,交易时间', "消费, 'T1 , 10.50 ,2026-11-19,23:08:38"]),
    );
    expect(transactions(file)[0]).toMatchObject({ channelNo: 'T1', amount: 1050, time: '2026-11-19T23:08:38' });
  });

  test('a total in the head may be gross or net; anything else contradicts', () => {
    expect(parse(whole.replace('24.50', '36.50')).proof).toBe('proven');
    const wrong = parse(whole.replace('24.50', '30.50'));
    expect(wrong.proof).toBe('contradicted');
    expect(wrong.declared.filter(({ agrees }) => !agrees)).toMatchObject([
      { what: '汇总金额', declared: '30.50', computed: '24.50' },
    ]);
  });

  test('cut in the middle: the last row is rejected and the head contradicts', () => {
    const cut = parse(utf8(whole.slice(0, whole.indexOf("'T3,5.00") + 8)));
    expect(cut).toMatchObject({ proof: 'contradicted', rejects: [{ line: 11 }] });
    expect(cut.rows).toHaveLength(2);
  });

  test('a second head is another bill: refused with its line', () => {
    expect(refusalOf(whole + whole)).toContain('more than one bill');
  });

  test.each([
    ['an unknown word', ROWS[0]?.replace('消费', '奖励') ?? '', '交易类型'],
    ['a separator in the amount', ROWS[0]?.replace('10.50', '"1,00.00"') ?? '', '交易金额'],
    ['an impossible date', ROWS[0]?.replace('20261118', '20260230') ?? '', '交易日期'],
    ['no order number', ROWS[0]?.replace("'T1", "'") ?? '', '订单号'],
    ['a short row', "'T9,1.00", ''],
  ])('rejects %s', (_name, row, field) => {
    const file = parse(text([COLUMNS, row, ...ROWS]));
    expect(file.rejects).toMatchObject([{ line: 2, field }]);
    expect(file.rows).toHaveLength(4);
  });
});
