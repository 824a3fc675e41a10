import { describe, expect, test } from 'vitest';
import { readBoth, shortly } from './chinese.testing.ts';

describe('files of banks with totals', () => {
  test('CCB: rows by tabs under a header by blanks, two amounts, totals at the foot', () => {
    const lines = [
      '交易流水明细',
      '结算单生成时间：2026-11-20 11:04:22',
      '记账日期[2026-11-19]',
      '交易类型 交易时间 定单号 付款方账号 支付金额 退款金额 柜台号 备注1 备注2 付款方式 订单状态 记账日期',
      '支付\t2026-11-19 11:09:52\t7979\t***************7974\t1,000.10\t0.00\t552700001\t*\t*\t本地\t成功\t2026-11-19\t',
      '支付\t2026-11-18 23:56:15\t7910\t***************7974\t0.10\t0.00\t552700001\t*\t*\t本地\t成功\t2026-11-19\t',
      '退款\t2026-11-19 12:00:00\t7811\t***************7974\t0.00\t5.00\t552700001\t*\t*\t本地\t成功\t2026-11-19\t',
      '',
      '支付总金额/总笔数：1000.20/2',
      '退款总金额/总笔数：5.00/1',
    ];
    const file = readBoth(lines);
    expect(file).toMatchObject({ profile: 'ccb-channel', channel: 'CCB', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual([
      'payment success 7979  100010 - 2026-11-19T11:09:52 2026-11-19',
      'payment success 7910  10 - 2026-11-18T23:56:15 2026-11-19',
      'refund success 7811  500 - 2026-11-19T12:00:00 2026-11-19',
    ]);
    expect(readBoth(lines.map((line) => line.replace('5.00/1', '5.00/2'))).proof).toBe('contradicted');
  });

  test('CCB: the older shape without the word', () => {
    const file = readBoth([
      '支付流水明细',
      '',
      '出单日期[20261120] 记账日期[20261119]',
      '交易时间 定单号 付款方账号 支付金额 退款金额 柜台号 备注1 备注2 付款方式 订单状态 记账日期',
      '2026-11-19 17:47:05\t3229\t***************7974\t0.01\t0.00\t649100001\t--\t--\t本地\t成功\t20261119\t',
      '2026-11-19 18:10:03\t3238\t***************7974\t0.00\t1.00\t649100001\t--\t--\t本地\t成功\t20261119',
    ]);
    expect(file).toMatchObject({ profile: 'ccb-channel', proof: 'unproven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 3229  1 - 2026-11-19T17:47:05 2026-11-19',
      'refund success 3238  100 - 2026-11-19T18:10:03 2026-11-19',
    ]);
  });

  test('BOC: the first line is six totals; the same refund twice stays twice', () => {
    const refund =
      '104000000000001|6429765|1155122140|33010001|20261119000000|001|514.00|BOCD|REFP|0000000000000000IP00|';
    const payment = refund.replace('6429765', '6793882').replace('REFP', 'PCEP').replace('514.00', '2000.50');
    const file = readBoth(['1|2|3|2000.50|1028.00|972.50|', refund, refund, payment]);
    expect(file).toMatchObject({ profile: 'boc-channel', channel: 'BOC', proof: 'proven', rejects: [] });
    expect(file.declared).toHaveLength(6);
    expect(shortly(file)).toEqual([
      'refund success 6429765 1155122140 51400 - 2026-11-19T00:00:00 2026-11-19',
      'refund success 6429765 1155122140 51400 - 2026-11-19T00:00:00 2026-11-19',
      'payment success 6793882 1155122140 200050 - 2026-11-19T00:00:00 2026-11-19',
    ]);
    const changed = readBoth(['1|2|3|2000.50|1028.00|972.50|', refund, payment]);
    expect(changed.proof).toBe('contradicted');
    expect(readBoth([payment, refund.replace('REFP', 'XXXX'), payment])).toMatchObject({
      proof: 'unproven',
      rejects: [{ line: 2, field: '交易码', value: 'XXXX' }],
    });
  });

  test.each([
    ['a foot', (rows: readonly string[]) => [...rows, `共有 ${rows.length}        条记录`]],
    ['a head', (rows: readonly string[]) => [` TotalCount=${rows.length}`, ...rows.map((row) => ` ${row}`)]],
    ['a bare first line', (rows: readonly string[]) => [`${rows.length}`, ...rows]],
  ])('the IPER shape: zeros before the key are layout, the count stands in %s', (_place, around) => {
    const rows = [
      'IPER|20261119|20261119171911|009200098507|000835753414|914400000000001|1a|1,000.01|0.36|999.65|00|||',
      'ZF01|20261119|20261118233911|CH261118003738810|901262108145|365010000047||50|0|50|AAAAAAA|||',
      'ZF02|20261119|20261119100544|R261119|000499136946|365010000047||0.11|0|0.11|0000||',
    ];
    const file = readBoth(around(rows));
    expect(file).toMatchObject({ profile: 'iper-channel', channel: 'SPDB', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 9200098507 000835753414 100001 36 2026-11-19T17:19:11 2026-11-19',
      'payment success CH261118003738810 901262108145 5000 0 2026-11-18T23:39:11 2026-11-19',
      'refund success R261119 000499136946 11 0 2026-11-19T10:05:44 2026-11-19',
    ]);
    const more = readBoth(around(rows).map((line) => line.replace(/^( TotalCount=|共有 |(?=3$))3/, '$14')));
    expect(more.proof).toBe('contradicted');
  });

  test('a bare number among the rows is a reject and no second bill', () => {
    const row = (no: string) => `IPER|20261119|20261119171911|${no}|8357|914400000000001|1a|1.00|0.36|0.64|00|||`;
    const file = readBoth(['3', row('11'), '9184', row('12'), row('13')]);
    expect(file).toMatchObject({ profile: 'iper-channel', proof: 'proven', rejects: [{ line: 3 }] });
    expect(file.rows).toHaveLength(3);
  });

  test('the IPER shape: a refund with a field more; an odd separator; an unknown answer', () => {
    const file = readBoth([
      'ZF01|20261119|20261119182025|201111011819|10122527|01020900000000001||0.11|0|0.11|0000||',
      'ZF02|20261119|20261119100544|1042000000000201|201111011819||01020900000000001||0.11|0.01|0.10|0000||',
      'IPER|20261119|20261119000000|64564341|10000034|9999990000000000500||1,00.00|0.36|1.44|00000000|||',
      'IPER|20261119|20261119000000|64564342|10000035|9999990000000000500||1.00|0.36|1.44|99|||',
    ]);
    expect(shortly(file)).toEqual([
      'payment success 201111011819 10122527 11 0 2026-11-19T18:20:25 2026-11-19',
      'refund success 1042000000000201  11 1 2026-11-19T10:05:44 2026-11-19',
      'payment success 64564341 10000034 10000 36 2026-11-19T00:00:00 2026-11-19',
    ]);
    expect(file.rows[1]).toMatchObject({ merchantNo: '01020900000000001' });
    expect(file.warnings.map(({ message }) => message).join()).toContain('thousands separators');
    expect(file.rejects).toMatchObject([{ line: 4, field: '响应码', value: '99' }]);
  });

  test('JSB: payer and payee change places, two tabs end a row, the head counts', () => {
    const header =
      '订单编号\t交易类型\t商户名称\t商户订单号\t订单日期\t订单交易币种\t订单交易金额\t订单手续费\t付款方账号\t付款方户名\t收款方账号\t收款方户名\t清算对账日期\t清算对账状态\t清算对帐结果\t本金结算日期\t本金结算标志\t订单状态';
    const file = readBoth([
      '对账日期:\t2026/11/19\t至\t2026/11/19\t总笔数:\t2',
      header,
      '2026111901\t支付\t某某公司\tPH1\t202611191113\t人民币\t50.00\t0.10\t6221\t某人\t9901\t某某过渡户\t20261120\t已对账\t正常\t20261120\t已结算\t已支付\t\t',
      '2026111902\t退款\t某某公司\tTT1\t202611190000\t人民币\t100.00\t0.00\t1826\t某某公司\t6228\t某人\t20261120\t已对账\t正常\t--\t未结算\t全额退款\t\t',
    ]);
    expect(file).toMatchObject({ profile: 'jsb-channel', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual([
      'payment success PH1 2026111901 5000 10 2026-11-19T11:13:00 2026-11-20',
      'refund success TT1 2026111902 10000 0 2026-11-19T00:00:00 2026-11-20',
    ]);
  });
});

describe('files of CITIC', () => {
  test('B2B: four totals in the head, lines of signs; an unseen word is rejected', () => {
    const file = readBoth([
      '商户编号:10000001',
      '结算账户:7342610000000000001',
      '清算日期:2026-11-19',
      '支付总笔数:2',
      '支付总金额:1112.01',
      '退款总笔数:0',
      '退款总金额:0.00',
      '======================================================',
      '交易时间|交易类型|交易流水号|对方账号|对方账户名称|发生额|订单号',
      '------------------------------------------------------',
      '20261118235030|ZF|00100000000000252858|7341010000000001|甲公司|0.01|1234567890',
      '20261119135349|ZF|00100000000000252859|7331710000000002|乙公司|1,112.00|1234567891',
      '20261119135350|XX|00100000000000252860|7331710000000002|乙公司|1.00|1234567892',
    ]);
    expect(file).toMatchObject({ profile: 'citic-b2b', proof: 'proven', rejects: [{ line: 13, value: 'XX' }] });
    expect(shortly(file)).toEqual([
      'payment success 1234567890 00100000000000252858 1 - 2026-11-18T23:50:30 2026-11-19',
      'payment success 1234567891 00100000000000252859 111200 - 2026-11-19T13:53:49 2026-11-19',
    ]);
  });

  test('B2C: two totals in one line, a pipe ends the row', () => {
    const file = readBoth([
      '第三方支付对账文件-充值对账文件',
      '第三方支付方：某某公司 清算日期:2026-11-19 制表日期:2026-11-20',
      '交易总笔数：1 交易总金额:12.0',
      '=================================================',
      '订单号|订单日期|交易日期-时间|支付流水号|卡类型|结算金额|',
      '-----------------------------------------------',
      '20261119100000321491|2026-11-19|2026-11-19-14:40:58|TD1119144058000314|借记卡|12.00|',
    ]);
    expect(file).toMatchObject({ profile: 'citic-b2c', rejects: [], proof: 'proven' });
    expect(shortly(file)).toEqual([
      'payment success 20261119100000321491 TD1119144058000314 1200 - 2026-11-19T14:40:58 2026-11-19',
    ]);
  });

  test('card: batches with their own totals, pages repeat the head, refunds are negative', () => {
    const head = [
      ' Citic Bank Credit Card Center          ',
      ' Merchant Batch All-Process Report      ',
      ' Report Date  20261119                      Syetem Date  20261120 ',
      ' ================================================================= ',
      ' Merchant:  099900000000001                                        ',
    ];
    const batch = (number: string) => [
      ' ----------------------------------------------------------------- ',
      ` Merchant:  099900000000001     Batch:  ${number}                   `,
      ' ----------------------------------------------------------------- ',
    ];
    const columns =
      ' CardNbr/OrderNbr    TrxType TranDate TranTime AuthNbr TraceNbr RefNbr                    TransAmt Curr PdtCde DvdMth RspCde StlFlg ';
    const row = (type: string, reference: string, amount: string) =>
      ` 51820000****0001    ${type}     20261118 23192990 537717  949899   ${reference}             ${amount}  156 000000   00     00    A     `;
    const total = (count: number, sum: string) =>
      ` Batch Trx Cnt:               ${count}     Batch Amt Sum:                  ${sum}      `;
    const lines = [
      ...head,
      ...batch('000001'),
      columns,
      row('RFD', '101119000001', '-2,232.00'),
      row('RFD', '101119000002', '-1,060.00'),
      total(2, '-3,292.00'),
      ...head,
      ...batch('025300'),
      columns,
      row('PER', '101119000003', '2,140.00'),
      total(1, '2,140.00'),
    ];
    const file = readBoth(lines);
    expect(file).toMatchObject({ profile: 'citic-card', proof: 'proven', rejects: [], warnings: [] });
    expect(file.declared).toHaveLength(4);
    expect(shortly(file)).toEqual([
      'refund success 101119000001 101119000001 223200 - 2026-11-18T23:19:29 2026-11-19',
      'refund success 101119000002 101119000002 106000 - 2026-11-18T23:19:29 2026-11-19',
      'payment success 101119000003 101119000003 214000 - 2026-11-18T23:19:29 2026-11-19',
    ]);
    expect(file.rows.map((row) => (row.source === 'funds' ? '' : row.batchNo))).toEqual(['000001', '000001', '025300']);
    const wrong = readBoth(lines.map((line) => line.replace('Cnt:               2', 'Cnt:               3')));
    expect(wrong.declared.filter(({ agrees }) => !agrees)).toHaveLength(1);
  });

  test('POS: no year in the time, the foot under other columns', () => {
    const rule = '-'.repeat(80);
    const file = readBoth([
      '清算日期|交易时间  |处理码|交易流水号|卡号               |交易金额       |手续费         |结算金额       |参考扣率|授权码|参考号      |原参考号    |终端号  |商户号         |商户名称      ',
      rule,
      '20270101|1231204102|003000|000311    |6226900000000001   |217.40         |1.75           |215.65         |0.72%   |498792|010200010496|            |50010001|010290000000001|某某公司      ',
      '20270101|0101004424|003000|000318    |6226900000000001   |0.02           |0.00           |0.02           |0.72%   |500607|010200010506|            |50010001|010290000000001|某某公司      ',
      rule,
      '                                                     总计|217.42         |1.75           |215.67         |',
    ]);
    expect(file).toMatchObject({ profile: 'citic-pos', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 010200010496 50010001-000311-1231204102 21740 175 2026-12-31T20:41:02 2027-01-01',
      'payment success 010200010506 50010001-000318-0101004424 2 0 2027-01-01T00:44:24 2027-01-01',
    ]);
  });
});
