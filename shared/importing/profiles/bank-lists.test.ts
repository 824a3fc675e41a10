import { describe, expect, test } from 'vitest';
import { readBoth, shortly } from './chinese.testing.ts';

describe('bank lists without totals', () => {
  test('ICBC B2C: the blank that separates columns splits the time', () => {
    const file = readBoth([
      '商城代码:0200EC20000001',
      '商城公司名称:某某公司',
      '从2026-11-01至2026-11-19的交易明细如下：',
      '商城账号                       订单号                        交易流水号              订单金额            交易时间            交易状态        退货状态  累计退还转付金额',
      '0200010000000000001           987                           HIM000002057601803                0.01 2026-11-19 11:20    支付成功已清算         未经退货      0.00',
      '0200010000000000001           654                           HIM000002057616013            1,000.10 2026-11-19 11:27    支付失败         未经退货      0.00',
    ]);
    expect(file).toMatchObject({ profile: 'icbc-b2c', channel: 'ICBC', proof: 'unproven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 987 HIM000002057601803 1 - 2026-11-19T11:20:00 2026-11-19',
      'payment failed 654 HIM000002057616013 100010 - 2026-11-19T11:27:00 2026-11-19',
    ]);
  });

  test('ICBC B2B: another order of columns', () => {
    const file = readBoth([
      '商城代码:1001EC10000001',
      '商城公司名称:某某公司',
      '从2026-11-19至2026-11-19的交易明细如下：',
      '商城账号      订单号      交易序号      订单金额      支付状态      交易时间      累计退还金额',
      '1001280000000000001   9100006379     HFK303690967      10      指令处理完成，转账成功     2026-11-19 16:56     0',
    ]);
    expect(file).toMatchObject({ profile: 'icbc-b2b', rejects: [] });
    expect(shortly(file)).toEqual(['payment success 9100006379 HFK303690967 1000 - 2026-11-19T16:56:00 2026-11-19']);
  });

  test('ABC with carets: times that are not padded', () => {
    const file = readBoth([
      '交易类型^账单编号^交易金额^票据号^交易时间^交易批号^批内序号^参考号',
      'REFUND^GM1^49.9^750592^2026-5-6 14:09:39^000775^90150506140939SS375^360506068162',
      'SALE^GM2^29.97^750460^2026-5-6 0:14:02^000775^9015050600140276065^360506001974',
    ]);
    expect(file).toMatchObject({ profile: 'abc-caret', channel: 'ABC', rejects: [] });
    expect(shortly(file)).toEqual([
      'refund success GM1 360506068162 4990 - 2026-05-06T14:09:39 2026-05-06',
      'payment success GM2 360506001974 2997 - 2026-05-06T00:14:02 2026-05-06',
    ]);
  });

  test('ABC with pipes: the last cell may be missing, two fees are one', () => {
    const file = readBoth([
      '商户号|交易类型|订单编号|交易时间|交易金额|商户账号|商户动账金额|客户账号|账户类型|商户回佣手续费|商户分期手续费|会计日期|主机流水号|9014流水号|原订单号',
      '103880000000001|Sale|7496989|20261119095147|19.80|3487|19.80|6228|401|0.10|0.20|20261119|336401153|9015090509514810244|',
      '103880000000001|Sale|7496990|20261119095148|9.80|3487|9.80|6228|401|0.00|0.00|20261119|336401154|9015090509514810245',
      '103880000000001|Refund|R7|20261119100000|5.00|3487|5.00|6228|401|0.00|0.00|20261119|336401155|9015090509514810246|7496989',
    ]);
    expect(file).toMatchObject({ profile: 'abc-pipe', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 7496989 9015090509514810244 1980 30 2026-11-19T09:51:47 2026-11-19',
      'payment success 7496990 9015090509514810245 980 0 2026-11-19T09:51:48 2026-11-19',
      'refund success R7 9015090509514810246 500 0 2026-11-19T10:00:00 2026-11-19',
    ]);
  });

  test('CIB: payment and refund amounts in two columns', () => {
    const file = readBoth([
      '20261119|2026111906520093|110004|T1|*8241|1,000.01||0.05||20261119184348|20261120|9999A8VE',
      '20261119|2026111906520279|110004|T2|*8241||0.05|0.00||20261119184548|20261120|9999A8WC',
    ]);
    expect(file).toMatchObject({ profile: 'cib-channel', channel: 'CIB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success T1 2026111906520093 100001 5 2026-11-19T18:43:48 2026-11-20',
      'refund success T2 2026111906520279 5 0 2026-11-19T18:45:48 2026-11-20',
    ]);
  });

  test('BOB: XML attributes in cents, failed payments keep their state', () => {
    const file = readBoth([
      '<?xml  version="1.0" encoding="GB2312" standalone="no" ?>',
      '<KKFile>',
      '<!--===注意：本文件中的金额均以分为单位！===-->',
      '<Header HeaderStr="#商城代码|订单号|客户付款帐号|交易类型|交易金额|交易日期|"/>',
      '<RecordList>',
      '<Record MerCode="000000000061" OrderNum="CH1" PayAcctNo="62103****48" PayType="01" Amt="000000005000" TranTime="20261119" />',
      '<Record MerCode="000000000061" OrderNum="CH2" PayAcctNo="62103****48" PayType="02" Amt="000000000001" TranTime="20261119" />',
      '<Record MerCode="000000000061" OrderNum="CH3" PayAcctNo="62103****48" PayType="04" Amt="000000000250" TranTime="20261119" />',
      '</RecordList>',
      '</KKFile>',
    ]);
    expect(file).toMatchObject({ profile: 'bob-channel', channel: 'BOB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success CH1  5000 - 2026-11-19T00:00:00 2026-11-19',
      'payment failed CH2  1 - 2026-11-19T00:00:00 2026-11-19',
      'refund success CH3  250 - 2026-11-19T00:00:00 2026-11-19',
    ]);
  });

  test('CMB with commas: padded keys, five or six fields', () => {
    const file = readBoth([
      '20261119,20261120,1160.00,0000069151,0,11260430100000000050',
      '20261119,20261119,0.10,0000008250,0',
      '20261119,20261119,0.10,0000008251,1',
    ]);
    expect(file).toMatchObject({ profile: 'cmb-csv', channel: 'ZSYH', rejects: [{ line: 3, field: '订单状态' }] });
    expect(shortly(file)).toEqual([
      'payment success 69151 11260430100000000050 116000 - 2026-11-19T00:00:00 2026-11-20',
      'payment success 8250  10 - 2026-11-19T00:00:00 2026-11-19',
    ]);
  });

  test('CMB with blanks: 回扣 is the fee', () => {
    const file = readBoth([
      ' 清算系统交易流水号         清算系统交易日期     定单号            交易类型    交易金额     回扣    入账日期 ',
      '12282970000000000240 20261118        0001627657    结账                  630  3.15  20261119',
      '12282970000000000241 20261118        0001627702    退款                1,330  6.65  20261119',
    ]);
    expect(file).toMatchObject({ profile: 'cmb-blanks', channel: 'ZSYH', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 1627657 12282970000000000240 63000 315 2026-11-18T00:00:00 2026-11-19',
      'refund success 1627702 12282970000000000241 133000 665 2026-11-18T00:00:00 2026-11-19',
    ]);
  });

  test('HBB: a tab before the closing quote, failed rows', () => {
    const file = readBoth([
      '流水号,商户编码,订单号,币种,订单金额,姓名,交易日期,交易时间,交易状态,退款状态,对账结果',
      '"64120927102583\t","2000020001\t","GC1\t","人民币\t","1,001.00\t","某人\t","20261119\t","000419\t","支付成功\t","\t","已对账\t"',
      '"64120927102600\t","2000020001\t","GC2\t","人民币\t","1.00\t","某人\t","20261119\t","145934\t","支付失败\t","\t","已对账\t"',
    ]);
    expect(file).toMatchObject({ profile: 'hbb-channel', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success GC1 64120927102583 100100 - 2026-11-19T00:04:19 2026-11-19',
      'payment failed GC2 64120927102600 100 - 2026-11-19T14:59:34 2026-11-19',
    ]);
  });

  test('Qilu: failed rows have no booking date', () => {
    const file = readBoth([
      '订单号,商户流水号,网银流水号,订单日期,订单金额,手续费金额,已退款金额,交易类型,入账日期,订单状态',
      '"MV1\t","20261119102628556485\t","30000000019790\t","20261119\t","42.00\t","0.10\t","\t","消费\t","20261120\t","成功\t"',
      '"FT2\t","20261119103512512453\t","30000000019791\t","20261119\t","2220.00\t","0.00\t","\t","消费\t","\t","失败\t"',
    ]);
    expect(file).toMatchObject({ profile: 'ql-channel', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success MV1 30000000019790 4200 10 2026-11-19T00:00:00 2026-11-20',
      'payment failed FT2 30000000019791 222000 0 2026-11-19T00:00:00 2026-11-19',
    ]);
  });
});

describe('files of other payment companies', () => {
  test('ChinaPnR: P and R, padded keys, an unseen state is rejected', () => {
    const file = readBoth([
      '881000   某某页面版 20261118    0000003628981 P      9460.00 S N S T1 20261119 679710 000600                                         ryt ',
      '881000   某某页面版 20261118 0020131021117418 R       545.00 S N I Th 20261119 719885 092633                                         ryt ',
      '881000   某某页面版 20261118 0020131021117419 R       545.00 F N I Th 20261119 719886 092634                                         ryt ',
    ]);
    expect(file).toMatchObject({ profile: 'pnr-channel', rejects: [{ line: 3, field: '状态', value: 'F' }] });
    expect(shortly(file)).toEqual([
      'payment success 3628981 20261119-679710 946000 - 2026-11-19T00:06:00 2026-11-19',
      'refund success 20131021117418 20261119-719885 54500 - 2026-11-19T09:26:33 2026-11-19',
    ]);
  });

  test.each([',', '\t'])('99bill: a header by another delimiter than the rows’ (%j)', (delimiter) => {
    const names =
      '交易编号 商家名称 终端票据编号 终端名称 缩略卡号 发卡机构编号 交易金额 手续费 交易时间 终端交易时间 外部跟踪编号 卡类型 交易状态 交易类型 输入模式';
    const file = readBoth([
      names.replaceAll(' ', delimiter),
      '000038084478,某某公司,000002,某某公司,6225884444,招商银行,1.00,,2026-11-19 17:39:42,2026-11-19 17:39:41,20261119173941,借记卡,交易转发,消费,手输卡号+无PIN,',
    ]);
    expect(file).toMatchObject({ profile: 'kq-channel', rejects: [] });
    expect(shortly(file)).toEqual(['payment success 20261119173941 000038084478 100 - 2026-11-19T17:39:41 2026-11-19']);
  });

  test('YeePay: quoted goods, the last cell left out', () => {
    const file = readBoth([
      '商户订单号,       银行订单号,易宝订单号,          订单金额,支付时间,                商品名称,扩展信息,支付银行  ,分账明细',
      '1296108419885,40191399,112413324066801H,150.00,2026-11-19 14:28:09,"茶, 绿","",ABC-NET,',
      '1296108843713,00000040191408,319700412375857G,150.00,2026-11-19 14:28:10,"茶","",GDB-NET',
    ]);
    expect(file).toMatchObject({ profile: 'yeepay-channel', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 1296108419885 112413324066801H 15000 - 2026-11-19T14:28:09 2026-11-19',
      'payment success 1296108843713 319700412375857G 15000 - 2026-11-19T14:28:10 2026-11-19',
    ]);
  });

  test('IPS: totals without separators, keys in brackets', () => {
    const lines = [
      '商户号012000',
      '总笔数2',
      '说明:订单金额=实际金额 单位:元',
      '总金额0.07',
      '总手续费0.01',
      '',
      '文本生成时间:2026-11-20 15:45:04',
      '商户订单号,IPS订单号,银行订单号,币种,订单金额,手续费,余额,支付状态,商户提交日期,银行返回时间,交易类型,支付银行,商户参考信息',
      '[3233],NT1,3012484639,RMB,0.02,0.01,17869.23,成功,2026-11-19,2026-11-19,消费,招商银行,abcd',
      '[3234],NT2,3012484640,RMB,0.05,0.00,17869.28,成功,2026-11-19,2026-11-19,退款,招商银行,abcd',
    ];
    const file = readBoth(lines);
    expect(file).toMatchObject({ profile: 'ips-channel', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 3233 NT1 2 1 2026-11-19T00:00:00 2026-11-19',
      'refund success 3234 NT2 5 0 2026-11-19T00:00:00 2026-11-19',
    ]);
    expect(readBoth(lines.map((line) => line.replace('总笔数2', '总笔数3'))).proof).toBe('contradicted');
  });

  test('19pay: no header, a foot with count and sum', () => {
    const rows = [
      '2.00,7805,3231,Y,201104022,0.01,RMB,GWE1,20261119,BC00010001',
      '2.00,7805,3232,N,201104023,0.02,RMB,GWE2,20261119,BC00010001',
    ];
    const file = readBoth([...rows, 'COUNT\t2\t\tSUMMONEY\t0.03']);
    expect(file).toMatchObject({ profile: '19pay-channel', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 3231 GWE1 1 - 2026-11-19T00:00:00 2026-11-19',
      'payment failed 3232 GWE2 2 - 2026-11-19T00:00:00 2026-11-19',
    ]);
    expect(readBoth([...rows, 'COUNT\t2\t\tSUMMONEY\t0.04']).proof).toBe('contradicted');
  });
});
