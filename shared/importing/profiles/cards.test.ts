// Credit card bills and wallet bills: which way money went, and the days and accounts that such bills leave out.
import { expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { entries, linesTie, parse, transactions, utf8 } from '../importing.testing.ts';
import { readBoth } from './chinese.testing.ts';
import { INTERNATIONAL_SETTINGS } from './international.testing.ts';

function shortly(file: ParsedFile): string[] {
  return entries(file).map((row) => [row.direction, row.amount, row.currency, row.valueDate, row.accountNo].join(' '));
}

const ICBC_HEADER =
  '交易日期,记账日期,摘要,交易场所,交易国家或地区简称,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名';

test('ICBC credit cards: another header, and one foot over all that was booked', () => {
  const head = ['明细查询文件下载', '', '卡号: 6222****0001,"卡别名: "', '', '子账户类别:', ''];
  const row = (credit: string, debit: string, balance: string) =>
    `2026-11-18  \t,2026-11-18  \t,"消费  \t",商店  \t,"CHN  \t","${credit}  \t","${debit}  \t",人民币  \t,"${credit}  \t","${debit}  \t",人民币  \t,"${balance}  \t","  \t",`;
  const foot = ' \n合计金额,,,,,"100.00  \t","30.50  \t",\t,"100.00  \t","30.50  \t",';
  const file = readBoth([...head, ICBC_HEADER, row('', '30.50', '-30.50'), row('100.00', '', '-0.00'), foot]);
  expect(file).toMatchObject({ profile: 'icbc-personal', rejects: [] });
  expect(shortly(file)).toEqual(['D 3050 CNY 2026-11-18 6222****0001', 'C 10000 CNY 2026-11-18 6222****0001']);
  expect(file.declared.slice(0, 2)).toMatchObject([{ agrees: true }, { agrees: true }]);
});

test('BOC: in and out in two columns; entries of the account itself name no card', () => {
  const file = readBoth([
    '中国银行信用卡账单(2026年11月)',
    '交易日,银行记账日,卡号后四位,交易描述,存入,支出,币种',
    '2026-11-18,2026-11-19,1234,午餐,,50.00,CNY',
    '2026-11-20,2026-11-20,,存款利息,0.01,,CNY',
  ]);
  expect(file).toMatchObject({ profile: 'boc-credit-card', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual(['D 5000 CNY 2026-11-19 1234', 'C 1 CNY 2026-11-20 boc-credit-card']);
});

test('BOCOM: the description tells the way, what is unknown is rejected', () => {
  const file = readBoth([
    '交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额',
    '2026-11-18,2026-11-19,消费 午餐,JPY 1000.00,CNY 49.85',
    '2026-11-18,2026-11-19,退货 商店,CNY1.99,CNY 1.99',
    '2026-11-18,2026-11-19,调账 商店,CNY 1.00,CNY 1.00',
  ]);
  expect(file.profile).toBe('bocom-credit-card');
  expect(shortly(file)).toEqual(['D 4985 CNY 2026-11-19 bocom-credit-card', 'C 199 CNY 2026-11-19 bocom-credit-card']);
  expect(file.rejects).toMatchObject([{ line: 4, field: '交易说明' }]);
});

test('CGB: spending is a plus', () => {
  const file = readBoth([
    '交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,入账货币',
    '2026/11/18,2026/11/19,（消费）午餐,15.90,人民币,15.90,人民币',
    '2026/11/18,2026/11/19,（退款）商店,-97.20,人民币,-97.20,人民币',
  ]);
  expect(file.profile).toBe('cgb-credit-card');
  expect(shortly(file)).toEqual(['D 1590 CNY 2026-11-19 cgb-credit-card', 'C 9720 CNY 2026-11-19 cgb-credit-card']);
});

test('CMB: the year comes from the title, over New Year too', () => {
  const file = readBoth([
    '招商银行信用卡对账单（个人消费卡账户 2026年01月）（补）',
    '交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额',
    ',12/30,还款,-345.67,1234,-345.67',
    '01/02,01/03,"午餐","8,000.00",1234,"8,000.00(CN)"',
  ]);
  expect(file).toMatchObject({ profile: 'cmb-credit-card', rejects: [], warnings: [] });
  expect(shortly(file)).toEqual(['C 34567 CNY 2025-12-30 1234', 'D 800000 CNY 2026-01-03 1234']);
});

test('HSBC: what is not posted yet is left out', () => {
  const header =
    'Transaction date,Post date,Description,Billing amount,Billing currency,Transaction status,Merchant name,Country / region,Area / district,Credit / Debit';
  const file = parse(
    utf8(
      [
        header,
        '18/11/2026,19/11/2026,LUNCH,"-1,099.14"\t,CNY,POSTED,LUNCH,CHINA,CHN,DEBIT',
        '18/11/2026,19/11/2026,PAYMENT - THANK YOU,"3,266.16"\t,CNY,POSTED,,,,CREDIT ',
        '20/11/2026,,TEA,"-5.00"\t,HKD,PENDING,TEA,CHINA,CHN,DEBIT',
      ].join('\n'),
    ),
  );
  expect(file).toMatchObject({ profile: 'hsbc-hk-credit-card', rejects: [] });
  expect(shortly(file).map((line) => line.slice(0, 20))).toEqual(['D 109914 CNY 2026-11', 'C 326616 CNY 2026-11']);
  expect(file.leftOut).toMatchObject([{ lines: [4] }]);
});

test('SPDB: the account of the first line, day and time in one cell', () => {
  const file = readBoth([
    '账号,6217000000000019,账户类型,借记卡,日期范围,20261101-20261130,,,',
    '顺序号,交易日期,交易类型,存入金额,取出金额,余额,交易对手名称,交易对手账号,附言',
    '1,2026/11/03  14:06:51,网上支付,,3.88,96.12,某公司,12345,',
    '2,2026/11/05  07:22:32,汇入,10.00,,106.12,某公司,12345,',
  ]);
  expect(file).toMatchObject({ profile: 'spdb-personal', proof: 'proven', rejects: [] });
  expect(shortly(file)).toEqual(['D 388 CNY 2026-11-03 6217000000000019', 'C 1000 CNY 2026-11-05 6217000000000019']);
});

test('Meituan: what was paid, proved by the head; repayments are counted but not added', () => {
  const lines = [
    '美团交易账单明细',
    '美团用户名：[某人]',
    '共：3笔记录',
    '支出：2笔 21.17元',
    '收入：1笔 5.00元',
    '""',
    '【美团交易账单明细列表】',
    '交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注',
    '2026-11-18 20:35:13,2026-11-18 20:35:25,支付,午餐,支出,月付,¥22.30,¥21.17,"2501\t","0_1\t",/',
    '2026-11-18 20:35:13,2026-11-18 20:36:25,退款,午餐,收入,月付,¥5.00,¥5.00,"2502\t",/,/',
    '2026-11-18 20:35:13,2026-11-18 20:37:25,还款,月付,支出,储蓄卡,¥48.14,¥48.12,"2503\t","0_3\t",/',
  ];
  const file = parse(utf8(lines.join('\n')));
  expect(file).toMatchObject({ profile: 'meituan-personal', proof: 'proven', rejects: [] });
  expect(entries(file).map(({ direction, amount, entryNo }) => `${direction} ${amount} ${entryNo}`)).toEqual([
    'D 2117 2501',
    'C 500 2502',
    'D 4812 2503',
  ]);
});

test('BMO: no currency is named; spending is a plus on cards only', () => {
  const card = parse(
    utf8(
      "Following data is valid as of 2026:\n\nItem #,Card #,Transaction Date,Posting Date,Transaction Amount,Description\n1,'5100',20261118,20261119,3.27,LUNCH\n",
    ),
  );
  expect(card.profile).toBe('bmo-credit-card');
  expect(shortly(card)).toEqual(['D 327 CNY 2026-11-19 5100']);
  const account = parse(
    utf8(
      "Following data is valid as of 2026\n\n\nFirst Bank Card,Transaction Type,Date Posted, Transaction Amount,Description\n\n\n'5678',DEBIT,20261119,-68.32,PHONE\n",
    ),
  );
  expect(account.profile).toBe('bmo-account');
  expect(shortly(account)).toEqual(['D 6832 CNY 2026-11-19 5678']);
  expect(account.warnings).toHaveLength(1);
});

test('dLocal transactions: local amounts, fees in dollars beside; a refund names the invoice of its payment', () => {
  const header =
    'Type;"Creation date";"Settlement date";Reference;Invoice;Country;"Payment Method";"Payment Method Type";"Net Amount (local)";"Amount (USD)";currency;Status;"User Mail";"Transaction Reference";"Transaction Invoice";Fee;IOF';
  const file = parse(
    utf8(
      [
        header,
        'Payment;"2026-11-18 10:29:43";"2026-11-18 12:00:32";501;66.0;BR;MC;"Credit Card";5.00;1.50;BRL;Cleared;a@example.org;;;0.03;0.02',
        'Refund;"2026-11-19 21:05:09";;502;;BR;;;4.00;;BRL;Completed;a@example.org;501;66.0;;',
        'Chargebacks;"2026-11-19 21:05:09";;503;;BR;;;1.00;;BRL;Settled;a@example.org;501;66.0;;',
      ].join('\n'),
    ),
    { settings: INTERNATIONAL_SETTINGS },
  );
  expect(file).toMatchObject({ profile: 'dlocal-transactions', channel: 'DLOCAL', rejects: [] });
  expect(linesTie(file)).toBe(true);
  expect(
    transactions(file).map((row) => [row.kind, row.channelNo, row.bankRef, row.amount, row.fee].join(' ')),
  ).toEqual(['payment 66.0 501 500 ', 'refund 66.0 502 400 ', 'reversal 66.0 503 100 ']);
});

test('PayPal in Spanish: days first, decimal commas, columns without a name; money out is rejected, not guessed', () => {
  const header =
    '"Fecha","Hora","Zona horaria","Descripción","Divisa","Bruto","Comisión","Neto","Saldo","Id. de transacción","Nombre","Id. de factura",,,';
  const file = parse(
    utf8(
      [
        header,
        '"2/1/2026","11:05:56","America/Los_Angeles","Pago estándar","EUR","1.049,37","-1,78","1.047,59","4.626,81","T1","Ana","F1"',
        '"2/1/2026","11:05:56","America/Los_Angeles","Reembolso","EUR","-9,37","0,00","-9,37","4.626,81","T2","Ana","F1"',
      ].join('\n'),
    ),
    { settings: INTERNATIONAL_SETTINGS },
  );
  expect(file.profile).toBe('paypal-activity-es');
  expect(transactions(file)).toMatchObject([
    { kind: 'payment', amount: 104937, fee: 178, time: '2026-01-02T11:05:56', channelNo: 'F1', bankRef: 'T1' },
  ]);
  expect(file.rejects).toMatchObject([{ line: 3, value: 'Reembolso' }]);
});

test('Stripe’s balance history: disputes are told by their sign, payouts are left out; minutes without seconds', () => {
  const file = parse(
    utf8(
      [
        'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,order_id (metadata)',
        'txn_1,charge,ch_1,97.00,3.07,93.93,eur,2026-11-18 09:00,2026-11-20 00:00,Sale,O1',
        'txn_2,refund,re_1,-20.00,0.00,-20.00,eur,11/18/2026 9:30,2026-11-20 00:00,Refund,',
        'txn_3,adjustment,du_1,-10.00,15.00,-25.00,eur,2026-11-18 10:00,2026-11-20 00:00,Dispute,',
        'txn_4,stripe_fee,,-1.00,0.00,-1.00,eur,2026-11-18 11:00,2026-11-20 00:00,Radar,',
        'txn_5,payout,po_1,-47.93,0.00,-47.93,eur,2026-11-19 00:00,2026-11-19 00:00,PAYOUT,',
      ].join('\n'),
    ),
    { settings: INTERNATIONAL_SETTINGS },
  );
  expect(file).toMatchObject({ profile: 'stripe-balance-history', channel: 'STRIPE', rejects: [] });
  expect(file.warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('new order_id (metadata); gone (none)'),
  ]);
  expect(
    transactions(file).map((row) =>
      [row.kind, row.channelNo || '-', row.bankRef, row.amount, row.fee ?? '-', row.time].join(' '),
    ),
  ).toEqual([
    'payment O1 txn_1 9700 307 2026-11-18T09:00:00',
    'refund re_1 txn_2 2000 0 2026-11-18T09:30:00',
    'reversal du_1 txn_3 1000 -1500 2026-11-18T10:00:00',
    'fee - txn_4 100 - 2026-11-18T11:00:00',
  ]);
  expect(file.leftOut).toMatchObject([{ lines: [6] }]);
});

test('PayPal: rows that leave the balance as it is are no payments, whatever they are called', () => {
  const file = parse(
    utf8(
      [
        'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number,Balance,Balance Impact',
        '11/18/2026,10:00:00,PST,Ana,Express Checkout Payment,Completed,EUR,"1,250.00",-20.00,"1,230.00",T1,F1,1,Credit',
        '11/18/2026,11:00:00,PST,Ana,Some New Event,Completed,EUR,50.00,0.00,50.00,T2,F1,1,Memo',
      ].join('\n'),
    ),
    { settings: INTERNATIONAL_SETTINGS },
  );
  expect(file).toMatchObject({ profile: 'paypal-activity', rejects: [], leftOut: [{ lines: [3] }] });
  expect(transactions(file)).toMatchObject([{ bankRef: 'T1', amount: 125000, fee: 2000 }]);
});

const TWICE =
  'Merchant Account,Psp Reference,Merchant Reference,Booking Date,TimeZone,Record Type,Main Currency,Main Amount,Settlement Currency,Payable (SC),Commission (SC),Settlement Currency';

test('a column that stands twice matters only where it holds two things', () => {
  const row = (second: string) => `M,P1,O1,2026-11-18 10:04:35,PST,Settled,USD,9.74,USD,9.00,0.74,${second}`;
  const file = parse(utf8([TWICE, row('USD')].join('\n')), { settings: INTERNATIONAL_SETTINGS });
  expect(file).toMatchObject({ profile: 'adyen-accounting', rejects: [] });
  expect(transactions(file)).toMatchObject([{ amount: 974, fee: 74, currency: 'USD' }]);
  expect(() => parse(utf8([TWICE, row('EUR')].join('\n')), { settings: INTERNATIONAL_SETTINGS })).toThrow(/twice/);
});
