import { describe, expect, test } from 'vitest';
import { gb18030, linesTie, parse } from '../importing.testing.ts';
import { CHINESE_SETTINGS, readBoth, shortly } from './chinese.testing.ts';

describe('more bank lists', () => {
  test('CGB: seven cells, quoted thousands', () => {
    const file = readBoth([
      '银行流水号|订单号|支付时间|支付金额|支付状态|商户处理状态|付款人名称',
      '',
      '200010910758|FT1|2026-11-19 10:24:42|1,450.00|成功||',
      '200010786842|FT2|2026-11-19 19:39:54|"2,920.00"|失败||',
    ]);
    expect(file).toMatchObject({ profile: 'cgb-channel', channel: 'CGB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success FT1 200010910758 145000 - 2026-11-19T10:24:42 2026-11-19',
      'payment failed FT2 200010786842 292000 - 2026-11-19T19:39:54 2026-11-19',
    ]);
  });

  test('CGB: the short list', () => {
    const file = readBoth([
      '某某公司网上支付明细',
      '#交易日期|网上支付交易订单号|交易金额',
      '2026-11-19|000115181318|20.00',
      '2026-11-19|CH110915181402662|99.50',
    ]);
    expect(file).toMatchObject({ profile: 'cgb-short', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 115181318  2000 - 2026-11-19T00:00:00 2026-11-19',
      'payment success CH110915181402662  9950 - 2026-11-19T00:00:00 2026-11-19',
    ]);
  });

  test('CZB: words are digits, cells end in tabs', () => {
    const file = readBoth([
      '商户对账文件',
      '清算日期,流水号,商户号,订单号,交易日期,交易类型,交易金额(元),币种,原订单号,原订单日期,处理状态,失败原因',
      '2026-11-19,PAY000000006325,570700001,CH1,2026-11-19 3:54,1,"3,450.00",01,,,Y,',
      '2026-11-19,PAY000000006326,570700001,CH2,2026-11-19 4:00,1,"50.00",01,,,N,余额不足',
      '2026-11-19,REJ000000002880\t,570700001\t,PH1\t,2026-11-19 15:54:04,2\t,"100.00",01\t,PH1\t,2026-11-09,Y\t,',
    ]);
    expect(file).toMatchObject({ profile: 'czb-channel', channel: 'CZB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success CH1 PAY000000006325 345000 - 2026-11-19T03:54:00 2026-11-19',
      'payment failed CH2 PAY000000006326 5000 - 2026-11-19T04:00:00 2026-11-19',
      'refund success PH1 REJ000000002880 10000 - 2026-11-19T15:54:04 2026-11-19',
    ]);
  });

  test('Hengfeng: no blank between date and time', () => {
    const file = readBoth([
      '交易流水号;商户号;订单号;交易类型;交易状态;订单付款卡号;交易金额;交易日期;订单日期;订单时间;订单状态;订单内容;订单金额;币种;订单提交时间;已退款次数;已退款金额;已退款手续费',
      'MB1;000000000013662;PH1;支付;成功;6230 **** **** 9637;100.00;2026-11-1923:28:44;2026-11-19;23:29:50;已支付;;100.00;人民币;2026-11-1923:30:14;0;0.00;0.00',
      'MB2;000000000013662;PH2;支付;失败;6230 **** **** 9637;50.00;2026-11-1923:20:18;2026-11-19;23:21:25;未支付;;50.00;人民币;2026-11-1923:21:48;0;0.00;0.00',
    ]);
    expect(file).toMatchObject({ profile: 'hfb-channel', channel: 'HFB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success PH1 MB1 10000 - 2026-11-19T23:28:44 2026-11-19',
      'payment failed PH2 MB2 5000 - 2026-11-19T23:20:18 2026-11-19',
    ]);
  });

  test('Shanghai: eleven cells, the last may be missing', () => {
    const file = readBoth([
      '订单号|卡标志|币种|交易金额|交易类型|交易状态|交易日期|交易时间|清算日期|清算结果|备注',
      '20261119143430837|信用卡|人民币|0.01|支付|成功|2026-11-19|14:35:24|2026-11-20|已清算|',
      '20261119112214747|信用卡|人民币|1,000.01|退款|成功|2026-11-19|11:23:24|2026-11-20|已清算',
    ]);
    expect(file).toMatchObject({ profile: 'bos-channel', channel: 'BOS', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 20261119143430837  1 - 2026-11-19T14:35:24 2026-11-20',
      'refund success 20261119112214747  100001 - 2026-11-19T11:23:24 2026-11-20',
    ]);
  });

  test.each([',', '\t'])(
    'Shanghai: a workbook or a text that a spreadsheet saved has %j between its cells',
    (delimiter) => {
      const file = readBoth(
        [
          '订单号|卡标志|币种|交易金额|交易类型|交易状态|交易日期|交易时间|清算日期|清算结果|备注',
          '20261119143430837|信用卡|人民币|12.50|支付|成功|2026-11-19|14:35:24|2026-11-20|已清算|',
        ].map((line) => line.replaceAll('|', delimiter)),
      );
      expect(file).toMatchObject({ profile: 'bos-channel', channel: 'BOS', rejects: [] });
      expect(shortly(file)).toEqual(['payment success 20261119143430837  1250 - 2026-11-19T14:35:24 2026-11-20']);
    },
  );

  test('Qingdao: Chinese dates, refunds without a clearing date', () => {
    const file = readBoth([
      '订单号,交易时间,网银流水号,买方商户名称,清算时间,交易金额,手续费,交易状态,交易结果',
      'PH1,2026年11月19日,10000000000000334196,某人,2026年11月20日,100.00,0.10,成功,订单支付',
      'PH2,2026年11月18日,10000000000000334199,某某公司,,50.00,0.00,成功,订单退款',
    ]);
    expect(file).toMatchObject({ profile: 'qdb-channel', channel: 'QDB', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success PH1 10000000000000334196 10000 10 2026-11-19T00:00:00 2026-11-20',
      'refund success PH2 10000000000000334199 5000 0 2026-11-18T00:00:00 2026-11-18',
    ]);
  });

  test('BOC cards: the reference is the key where there is no order', () => {
    const file = readBoth([
      '某某公司[104400000000001]',
      '结算日期[20261119]-[20261120]交易明细',
      '商户号：104400000000001',
      '   终端号 \t批次号\t单据号\t          卡号          \t 结算日期 \t交易日期\t                        交易金额  \t     手续费  \t   结算金额 \t           授权码\t交易码\t分期\t              卡别 \t            参考号   \t            订单号            ',
      '48010001\t060131\t      \t4096-70XX-XXXX-0001     \t20261120\t20261119\t      84.00\t       0.34\t      83.66\t       682528\t PCEP \t0000\t BOCC \t  203111424953\t                              ',
      '48010001\t060131\t      \t4096-70XX-XXXX-0001     \t20261120\t20261119\t   1,084.00\t       0.34\t   1,083.66\t       682529\t REFP \t0000\t BOCC \t  203111424954\tO7',
    ]);
    expect(file).toMatchObject({ profile: 'boc-card', channel: 'BOC', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success 203111424953 203111424953 8400 34 2026-11-19T00:00:00 2026-11-20',
      'refund success O7 203111424954 108400 34 2026-11-19T00:00:00 2026-11-20',
    ]);
  });

  test('BOCOM: blanks, date and time behind a dash', () => {
    const file = readBoth([
      '交通银行商户对账单',
      ' 订单号       订单日期                 交易日期-时间            支付流水号        卡类型           交易金额            商户手续费 实际结算金额 商户批次号',
      ' 54779 20261119  20261119-215006  55293832                  借记卡           1,100.00 5.50 1,094.50 -',
      '==============================',
    ]);
    expect(file).toMatchObject({ profile: 'bocom-channel', channel: 'BOCOM', rejects: [] });
    expect(shortly(file)).toEqual(['payment success 54779 55293832 110000 550 2026-11-19T21:50:06 2026-11-19']);
  });

  test('UnionPay disputes are counted and shown, never booked', () => {
    const row = [
      'E23'.padEnd(3),
      '48720000'.padEnd(11),
      '00049999'.padEnd(11),
      '120150',
      '0803101112',
      '622200*********0001',
      '000000001000',
      '4511',
      '07',
      '  ',
      ' '.repeat(6),
      ' '.repeat(10),
      ' '.repeat(4),
      ' '.repeat(12),
      ' '.repeat(13),
      ' '.repeat(13),
      ' '.repeat(15),
      ' '.repeat(15),
      ' ',
      ' '.repeat(12),
      '  ',
    ].join(' ');
    const file = parse(gb18030(`${row}\r\n${row}\r\n`), {
      fileName: 'INN18080388ZME_872000000000001',
      settings: CHINESE_SETTINGS,
    });
    expect(file).toMatchObject({ profile: 'unionpay-zme', rows: [], rejects: [], leftOut: [{ count: 2 }] });
    expect(linesTie(file)).toBe(true);
  });
});
