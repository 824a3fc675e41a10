import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { entries, linesTie, parse, utf8 } from '../importing.testing.ts';
import { readBoth } from './chinese.testing.ts';
import { INTERNATIONAL_SETTINGS } from './international.testing.ts';

/** One line per entry: direction, amount, currency, day, balance, account. */
function shortly(file: ParsedFile): string[] {
  return entries(file).map((row) =>
    [row.direction, row.amount, row.currency, row.valueDate, row.balance ?? '-', row.accountNo].join(' '),
  );
}

/** Reads a text that must be recognised, without a reject. */
function read(lines: readonly string[], fileName = 'file.csv'): ParsedFile {
  const file = parse(utf8(lines.join('\n')), { fileName });
  if (!linesTie(file)) throw new Error('the lines do not tie');
  return file;
}

describe('ICBC', () => {
  const HEAD = [
    '明细查询文件下载',
    '',
    '卡号: 6222****0001,"卡别名: 工资卡"',
    '',
    '子账户序号: 00000,子账户类别: 活期,"子账户别名: "',
    '',
  ];
  const HEADER =
    '交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户';
  const row = (date: string, summary: string, credit: string, debit: string, balance: string) =>
    `${date}     \t,"${summary}      \t","      \t","网上     \t","CHN  \t",钞   \t,"-   \t","-   \t",-   \t,"${credit}    \t","${debit}    \t",人民币     \t,"${balance}  \t","某公司     \t","6222****9999\t",`;
  const FOOT = [' ', '人民币合计,,,,,,,,,"1,500.00     ","20.50    ",'];
  const masked = [
    row('2026-11-20', '消费', '', '20.50', 'xx,yyyy.zz'),
    row('2026-11-19', '工资', '1,500.00', '', 'xx,yyyy.zz'),
  ];

  test('two blocks of head, padded cells, the booked pair of amounts, the foot; a masked balance is none', () => {
    const file = readBoth([...HEAD, HEADER, ...masked, ...FOOT]);
    expect(file).toMatchObject({ profile: 'icbc-personal', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual(['D 2050 CNY 2026-11-20 - 6222****0001', 'C 150000 CNY 2026-11-19 - 6222****0001']);
    expect(file.rows[0]).toMatchObject({ memo: '消费 网上 某公司' });
  });

  test('plain balances prove the entries, newest first; the foot alone shows what was cut', () => {
    const open = masked.map((line, index) => line.replace('xx,yyyy.zz', index === 0 ? '1,579.50' : '1,600.00'));
    expect(readBoth([...HEAD, HEADER, ...open, ...FOOT])).toMatchObject({ proof: 'proven' });
    expect(readBoth([...HEAD, HEADER, ...open, ...FOOT]).statements).toMatchObject([
      { opening: 10000, closing: 157950 },
    ]);
    const cut = readBoth([...HEAD, HEADER, masked[0] ?? '', ...FOOT]);
    expect(cut).toMatchObject({ proof: 'contradicted', rejects: [] });
    expect(cut.rows).toHaveLength(1);
  });

  test('a row with money on both sides, or none, is rejected', () => {
    const file = readBoth([
      ...HEAD,
      HEADER,
      row('2026-11-20', '冲正', '1.00', '2.00', '9.00'),
      row('2026-11-20', '?', '', '', '9.00'),
    ]);
    expect(file.rows).toEqual([]);
    expect(file.rejects).toHaveLength(2);
  });
});

describe('CMB', () => {
  const HEADER = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
  test('one signed amount; its balance breaks where a row is missing', () => {
    const rows = [
      '2026-11-18,CNY,"1,000.00","1,100.00",转账汇款,某公司 6222,货款',
      '2026-11-19,CNY,-3.00,"1,097.00",一网通支付,某电力,供电',
      '2026-11-20,CNY,"-1,000.00",97.00,银联ATM取款,,取款',
    ];
    const file = readBoth([HEADER, ...rows]);
    expect(file).toMatchObject({ profile: 'cmb-personal', proof: 'proven', rejects: [] });
    expect(shortly(file)[2]).toBe('D 100000 CNY 2026-11-20 9700 cmb-personal');
    expect(file.warnings[0]?.message).toContain('names no account');
    const cut = readBoth([HEADER, rows[0] ?? '', rows[2] ?? '']);
    expect(cut.proof).toBe('contradicted');
    expect(cut.declared[0]).toMatchObject({ what: expect.stringContaining('line 3'), agrees: false });
  });

  test('a company’s account: both columns, the account and the value date in every row; equal rows have numbers of their own', () => {
    const header =
      '账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流程实例号,业务名称,业务参考号,业务摘要';
    const file = readBoth([
      header,
      '7559000001,某支付,人民币,20261119,10:00:00,20261119,转账,,"1,000.00","1,000.00",清算,,代收,R1,一批',
      '7559000001,某支付,人民币,20261119,11:00:00,20261120,转账,5.00,,995.00,手续费,,付款,R2,',
      '7559000001,某支付,人民币,20261119,11:00:00,20261120,转账,5.00,,990.00,手续费,,付款,R2,',
    ]);
    expect(file).toMatchObject({ profile: 'cmb-corporate', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'C 100000 CNY 2026-11-19 100000 7559000001',
      'D 500 CNY 2026-11-20 99500 7559000001',
      'D 500 CNY 2026-11-20 99000 7559000001',
    ]);
    expect(new Set(entries(file).map(({ entryNo }) => entryNo)).size).toBe(3);
    expect(entries(file)[0]).toMatchObject({ reference: 'R1', memo: '清算 一批' });
  });
});

test('BOC: a title line, dashes where nothing is; such rows belong to the account of the head', () => {
  const file = readBoth([
    '中国银行交易流水明细清单',
    '账号：6217000000000001',
    '记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行,借记卡号',
    '2026-11-19,10:00:00,人民币,"2,000.00","2,100.00",工资,其他,-------,-------,某公司,100,-------,-------',
    '2026-11-20,11:00:00,人民币,-100.00,"2,000.00",网上快捷支付,银企对接,-------,订单1,某商户,Z0,-------,6217000000000002',
  ]);
  expect(file).toMatchObject({ profile: 'boc-personal', rejects: [] });
  expect(shortly(file)).toEqual([
    'C 200000 CNY 2026-11-19 210000 6217000000000001',
    'D 10000 CNY 2026-11-20 200000 6217000000000002',
  ]);
  expect(file.rows[0]).toMatchObject({ memo: '工资 某公司' });
});

test('BOCOM: the direction in words in two languages; another word is rejected', () => {
  const header = '序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要';
  const rows = [
    '1,2026-11-19,10:00:00,转账,贷 Cr,"1,200.00","1,300.00",622,某公司,网银,货款',
    '2,2026-11-20,10:00:00,消费,借 Dr,300.00,"1,000.00",622,某店,,',
  ];
  const file = readBoth(['卡号：6222600000000001', header, ...rows]);
  expect(file).toMatchObject({ profile: 'bocom-personal', proof: 'proven', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual([
    'C 120000 CNY 2026-11-19 130000 6222600000000001',
    'D 30000 CNY 2026-11-20 100000 6222600000000001',
  ]);
  const other = readBoth([header, ...rows.map((row) => row.replace('借 Dr', '冻结'))]);
  expect(other.rejects).toMatchObject([{ line: 3, field: '借贷', value: '冻结' }]);
});

test('ABC: signs in front, rows without their last cells, a zero log number, a header with blanks', () => {
  const header = '交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言';
  const file = readBoth([
    header,
    '20261119,123456,转存,+10000.00,11000.00,某公司,369000001,超级网银,货款',
    '20261120,,正常还款,-1000.00,10000.00,12341234,111222333',
    '20261121,,结息,+0.01,10000.01,--,0000000000,,个人活期结息',
  ]);
  expect(file).toMatchObject({ profile: 'abc-personal', proof: 'proven', rejects: [] });
  expect(entries(file)).toMatchObject([
    { direction: 'C', amount: 1000000, reference: '369000001' },
    { direction: 'D', amount: 100000, valueDate: '2026-11-20' },
    { direction: 'C', amount: 1, reference: '' },
  ]);
  const short = readBoth([header, '20261119,,转存,+1.00,2.00']);
  expect(short.rejects).toMatchObject([{ line: 2, reason: expect.stringContaining('5') }]);
});

test('CCB corporate: the bank’s own entry numbers; a row without one is rejected', () => {
  const header =
    '账号,交易时间,借方发生额,贷方发生额,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号,交易介质编号';
  const row = (debit: string, credit: string, balance: string, no: string) =>
    `3100001,20261119 10:00:00,${debit},${credit},"${balance}",人民币元,某公司,622,某行,20261119,转账,备注,${no},E1,,,`;
  const file = readBoth([
    header,
    row('0.00', '"5,000.00"', '5,000.00', '1-100'),
    row('20.00', '0.00', '4,980.00', '2-101'),
  ]);
  expect(file).toMatchObject({ profile: 'ccb-corporate', proof: 'proven', rejects: [], warnings: [] });
  expect(entries(file)).toMatchObject([
    { entryNo: '1-100', direction: 'C', amount: 500000, accountNo: '3100001', reference: 'E1' },
    { entryNo: '2-101', direction: 'D', amount: 2000 },
  ]);
  expect(readBoth([header, row('1.00', '', '9.00', '')]).rejects).toMatchObject([{ line: 2 }]);
});

test('HSBC Hong Kong: days first, a tab behind the quotes, a balance per currency', () => {
  const file = read([
    'Date,Description,Billing amount,Billing currency,Balance,Balance currency',
    '24/03/2026,CARD PURCHASE    22MAR,"-1.00"\t,HKD,"3,612.17"\t,HKD',
    '12/03/2026,SALARY,"12,500.00"\t,CNY,"12500.00"\t,CNY',
    '01/03/2026,TRANSFER,"500.00"\t,HKD,"3,613.17"\t,HKD ',
  ]);
  expect(file).toMatchObject({ profile: 'hsbc-hk', proof: 'proven', rejects: [] });
  expect(shortly(file)).toEqual([
    'D 100 HKD 2026-03-24 361217 hsbc-hk',
    'C 1250000 CNY 2026-03-12 1250000 hsbc-hk',
    'C 50000 HKD 2026-03-01 361317 hsbc-hk',
  ]);
});

test('CITIC credit cards: spending is plus and money out', () => {
  const file = readBoth([
    '本期账单明细(人民币),,,,,,,',
    '交易日期,入账日期,交易描述,卡末四位,交易币种,结算币种,交易金额,结算金额',
    '2026-11-09,2026-11-10,某商户,6688,美元,人民币,1.00,7.10',
    '2026-11-09,2026-11-09,还款,6688,人民币,人民币,-20.00,-20.00',
  ]);
  expect(file).toMatchObject({ profile: 'citic-credit-card', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual(['D 710 CNY 2026-11-10 - 6688', 'C 2000 CNY 2026-11-09 - 6688']);
});

describe('English column names', () => {
  test('debit, credit and balance, months first', () => {
    const lines = [
      '"Date","Label","Debit","Credit","Balance","Partner Name","Bank Account"',
      '"12/14/2026","Sale","0.00","1,020.00","1,020.00","Acme","1"',
      '"12/15/2026","Fee","20.00","0.00","1,000.00","Bank",""',
    ];
    const file = read(['Account Number: 556677', 'Currency: USD', ...lines]);
    expect(file).toMatchObject({ profile: 'statement-debit-credit', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual(['C 102000 USD 2026-12-14 102000 556677', 'D 2000 USD 2026-12-15 100000 556677']);
  });

  test('a statement that names no currency is in that of the settings, and says so', () => {
    const lines = [
      'Account Number: 556677',
      'Date,Description,Debit,Credit,Balance',
      '12/14/2026,Sale,,"1,020.00","1,020.00"',
      '12/15/2026,Fee,20.00,,"1,000.00"',
    ];
    const file = read(lines);
    expect(file).toMatchObject({ profile: 'statement-debit-credit', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual(['C 102000 CNY 2026-12-14 102000 556677', 'D 2000 CNY 2026-12-15 100000 556677']);
    expect(file.warnings.map(({ message }) => message)).toEqual([
      'file.csv: names no currency for 2 rows, first in line 3; CNY, the currency of the settings, was taken. Give the profile a fixed text for currency if it is another.',
    ]);
    const own = parse(utf8(lines.join('\n')), { settings: { ...INTERNATIONAL_SETTINGS, currency: 'EUR' } });
    expect(entries(own).map(({ amount, currency }) => `${amount} ${currency}`)).toEqual(['102000 EUR', '2000 EUR']);
  });

  const AMOUNTS = 'Date,Label,Currency,Amount,Amount Currency,Partner Name,Bank Account';
  test('one signed amount; a day above 12 tells that days come first; rows of nothing but commas are none', () => {
    const file = read([
      'Account Number: 77',
      AMOUNTS,
      '12/02/2026,Sale,EUR,"1,525.00",1000.00,Acme,',
      ',,,,,,',
      '13/02/2026,Rent,USD,-33.50,0.0,Joe,9',
    ]);
    expect(file).toMatchObject({ profile: 'statement-amounts', rejects: [], headerFooter: 3 });
    expect(shortly(file)).toEqual(['C 152500 EUR 2026-02-12 - 77', 'D 3350 USD 2026-02-13 - 77']);
    expect(file.warnings.map(({ message }) => message)).toEqual([
      'file.csv: its dates have the day first, not the month, as line 5 shows; they were read so. Compare some dates with the source.',
    ]);
  });

  test('where both orders are seen the format’s own stands, and the other is rejected', () => {
    const file = read(['Account Number: 77', AMOUNTS, '13/02/2026,Sale,EUR,1,,Acme,', '02/13/2026,Rent,EUR,2,,Joe,9']);
    expect(shortly(file)).toEqual(['C 200 EUR 2026-02-13 - 77']);
    expect(file.rejects).toHaveLength(1);
  });

  test('a column for debit and credit counts more than the sign; a table may begin in the second column of its sheet', () => {
    const file = read([
      'Account: 77',
      ',Date,Label,Amount,D/C,Balance,Partner Name,Bank Account',
      ',12/15/2026,Rent,33.50,D,-23.50,Joe,9',
      ',12/15/2026,Sale,"-1,533.50",C,"1,510.00",Acme,',
    ]);
    expect(file).toMatchObject({ profile: 'statement-amounts', proof: 'proven', rejects: [] });
    expect(file.warnings.map(({ message }) => message.slice(10, 28))).toEqual(['names no currency ']);
    expect(shortly(file)).toEqual(['D 3350 CNY 2026-12-15 -2350 77', 'C 153350 CNY 2026-12-15 151000 77']);
  });

  test('operation numbers, minus signs in the debit column, balances above and below', () => {
    const lines = (closing: string) => [
      'Bank code : 10010,Agency Code : 10000,,,,',
      'Account Number : 0880000001,Account Name : Acme,: EUR,,,',
      '',
      `Balance at end of period,,,,"${closing}",`,
      'Date,Operation Number,Label,Debit,Credit,Detail',
      '01/04/26,OP 1,FEE,"-50,00",,details',
      '02/04/26,OP 2,SALE,,"1300,00",details',
      'Balance at start of period,,,,"+100,50",',
    ];
    const file = read(lines('+1350,50'));
    expect(file).toMatchObject({ profile: 'statement-operations', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual(['D 5000 EUR 2026-04-01 - 0880000001', 'C 130000 EUR 2026-04-02 - 0880000001']);
    expect(file.statements).toMatchObject([{ opening: 10050, closing: 135050, currency: 'EUR' }]);
    expect(read(lines('+1350,49')).proof).toBe('contradicted');
  });
});
