// Made-up files of Chinese wallets, UnionPay and payment companies, one for each of their profiles.
import { cellsOf, type Fixture, lines, padded, table } from './fixtures.testing.ts';

const TIME = '2026-11-19 10:00:09';
const key = (letter: string) => (number: number) => `${letter}${7_000_000 + number}`;
const ticked =
  (...cells: readonly (string | ((number: number) => string))[]) =>
  (number: number) =>
    cells.map((cell) => `\`${typeof cell === 'string' ? cell : cell(number)}`).join(',');
const WECHAT_TRADE =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const ALIPAY_TRADE =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
const HASH = '#-----------------------------------------';

const zm = (number: number) =>
  `${padded([
    ['S22', 3],
    ['48720000', 11],
    ['00049999', 11],
    [String(120_000 + number), 6],
    ['0803101112', 10],
    ['622200*********0001', 19],
    ['000000001000', 12],
    ['4511', 4],
    ['07', 2],
    [`2018080310111212${10_000 + number}`, 21],
    ['06', 2],
    [key('O')(number), 32],
    ['01', 2],
    ['', 6],
    ['', 10],
    ['D000000000006', 13],
    ['C000000000994', 13],
    ['0301', 4],
    ['', 15],
    ['01', 2],
    ['', 2],
    ['', 6],
    ['', 2],
    ['', 4],
    ['', 32],
    ['', 1],
    ['', 21],
    ['872000000000001', 15],
    ['', 1],
    ['', 15],
    ['SHOP', 32],
    ['', 13],
    ['C000000000994', 13],
    ['01080001', 8],
    ['', 32],
    ['', 13],
    ['', 13],
  ])}`;

const zme = (number: number) =>
  padded([
    ['E23', 3],
    ['48720000', 11],
    ['00049999', 11],
    [String(120_000 + number), 6],
    ['0803101112', 10],
    ['622200*********0001', 19],
    ['000000001000', 12],
    ['4511', 4],
    ['07', 2],
    ['', 2],
    ['', 6],
    ['', 10],
    ['', 4],
    ['', 12],
    ['', 13],
    ['', 13],
    ['', 15],
    ['', 15],
    ['', 1],
    ['', 12],
    ['', 2],
  ]);

const acom = (number: number) =>
  padded([
    ['04030000', 11],
    ['00090000', 11],
    [String(315_000 + number), 6],
    ['0803185456', 10],
    ['6222000000000000001', 19],
    ['000000040000', 12],
    ['000000000000', 12],
    [' 00000000000', 12],
    ['0200', 4],
    ['000000', 6],
    ['4816', 4],
    ['06000001', 8],
    ['403310040000001', 15],
    [String(700_000_000_000 + number), 12],
    ['00', 2],
    ['012345', 6],
    ['01020000', 11],
    ['000000', 6],
    ['00', 2],
    ['021', 3],
    ['000000000000', 12],
    ['000000000000', 12],
    [' 00000000000', 12],
    ['1', 1],
    ['000', 3],
    ['2', 1],
    ['0', 1],
    ['0000000000', 10],
    ['01020000', 11],
    ['0', 1],
    ['03', 2],
    ['', 2],
    [' 00000000000', 12],
  ]);

/** A line between the header and the rows. */
const under = (line: string, fixture: Fixture): Fixture => ({ ...fixture, head: [...fixture.head, line] });

export const WALLET_FIXTURES: Readonly<Record<string, Fixture>> = {
  'wechat-trade': lines(
    ticked(
      TIME,
      'wx1',
      '1900',
      '0',
      '',
      key('42'),
      key('O'),
      'u',
      'JSAPI',
      'SUCCESS',
      'CMB',
      'CNY',
      '12.50',
      '0.00',
      '0',
      '0',
      '0.00',
      '0.00',
      '',
      '',
      '茶, 绿',
      '',
      '0.07500',
      '0.60%',
      '12.50',
      '0.00',
      '',
    ),
    {
      head: [WECHAT_TRADE],
      foot: [
        '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
        '`6,`75.00,`0.00,`0.00,`0.45000,`75.00,`0.00',
      ],
    },
  ),
  'wechat-fund': lines(
    ticked(TIME, key('5'), key('F'), '交易', '交易', '收入', '12.50', '110.00', 'system', '货款, 茶', key('O')),
    {
      head: [
        '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
      ],
      foot: ['资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额', '`6,`6,`75.00,`0,`0.00'],
    },
  ),
  'wechat-personal': lines(
    (number) => `${TIME},"商户消费","面馆","午餐","支出",¥12.50,"零钱","支付成功","${key('T')(number)}"\t,"M1"\t,"/"`,
    {
      head: [
        '微信支付账单明细,,,,,,,,,,',
        '微信昵称：[小店],,,,,,,,,,',
        '收入：0笔 0.00元,,,,,,,,,,',
        '支出：6笔 75.00元,,,,,,,,,,',
        '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
        '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
      ],
      chinese: false,
    },
  ),
  'alipay-trade': lines(
    (number) =>
      `${key('2026')(number)}\t,${key('O')(number)}\t,交易\t,茶,${TIME},${TIME},s\t,店\t,o\t,\t,*某(1**@x.com)\t,12.50,12.50,0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,\t,-0.06,0.00,`,
    {
      head: ['#支付宝业务明细查询', '#账号：[20880000000000010156]', `${HASH}业务明细列表-----`, ALIPAY_TRADE],
      foot: [
        `${HASH}业务明细列表结束-----`,
        '#交易合计：6笔，商家实收共75.00元，商家优惠共0.00元',
        '#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元',
        '#导出时间：[2026年11月20日 05:46:49]',
      ],
    },
  ),
  'alipay-fund': lines(
    (number) =>
      `${key('9')(number)}\t,B2\t,${key('O')(number)}\t,茶,${TIME},某人 (x@x.com)\t,12.50,0.00,120.00,支付宝,在线支付,`,
    {
      head: [
        '#支付宝账务明细查询',
        '#账号：[20880000000000010156]',
        '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
      ],
      foot: [`${HASH}账务明细列表结束-----`, '#支出合计：0笔，共0.00元', '#收入合计：6笔，共75.00元'],
    },
  ),
  'alipay-personal': lines(
    (number) =>
      `${TIME} ,日用百货                ,某店         ,/                   ,茶叶                 ,支出                  ,12.50               ,余额       ,交易成功                ,${key('T')(number)}\t,M1\t,                    ,`,
    {
      head: [
        '------------------------------------------------------------------------------------',
        '支付宝账户：me@example.com',
        '收入：0笔 0.00元',
        '支出：6笔 75.00元',
        '交易时间            ,交易分类                ,交易对方                ,对方账号                ,商品说明                ,收/支                 ,金额                  ,收/付款方式              ,交易状态                ,交易订单号     ,商家订单号           ,备注                  ,',
      ],
    },
  ),
  'alipay-international-pipe': table(
    '|',
    {
      Partner_transaction_id: key('O'),
      Transaction_id: key('2026'),
      Transaction_amount: '100.50',
      Charge_amount: '3',
      Currency: 'HKD',
      Payment_time: TIME,
      Transaction_type: 'PAYMENT',
      Remark: 'x',
    },
    { head: ['Partner:2088000000000001|Payment_time:2026-11-19|Total_count:6'], chinese: false },
  ),
  'alipay-international-settlement': table(
    '|',
    {
      Partner_transaction_id: key('O'),
      Transaction_id: key('2026'),
      Amount: '2899.05',
      Rmb_amount: '2473.73',
      Fee: '34.79',
      Distribute_amount: '0.0',
      Distribute_rmb_amount: '0.0',
      Settlement: '2864.26',
      Rmb_settlement: '2444.04',
      Currency: 'HKD',
      Rate: '0.8532',
      Payment_time: TIME,
      Settlement_time: '2026-11-21 15:36:00',
      Type: 'P',
      Status: 'L',
      Remarks: 'x',
    },
    { foot: ['<END>'], chinese: false },
  ),
  'alipay-hk': table(
    ',',
    {
      Partner_transaction_id: key('O'),
      Transaction_id: key('2026'),
      Amount: '10.00',
      Fee: '0.10',
      Settlement: '9.90',
      Currency: 'HKD',
      Payment_time: '11/19/2026 10:57:23',
      Settlement_time: '11/20/2026 00:00:00',
      Issue: '',
      Product: 'CASHIER_PAY',
      Type: 'PAYMENT',
      Status: 'SETTLED',
      Remarks: 'x',
      original_partner_transaction_ID: 'x',
    },
    { foot: ['<END>'], chinese: false },
  ),
  'antom-settlement-detail': table(
    ',',
    {
      settlementBatchId: 'B1',
      customerId: 'C1',
      transactionId: key('T'),
      transactionRequestId: key('O'),
      transactionType: 'PAYMENT',
      paymentMethodType: 'ALIPAY_HK',
      transactionAmountValue: '180.00',
      transactionCurrency: 'HKD',
      paymentMethodFeeAmountValue: '-1.80',
      settlementAmountValue: '178.20',
      settlementCurrency: 'HKD',
      settlementInitiatedDate: '2026-11-19T00:00:00+08:00',
    },
    { foot: ['<END>'], chinese: false },
  ),
  'unionpay-zm': lines(zm, { fileName: 'INN18080388ZM_872000000000001' }),
  'unionpay-zme': lines(zme, { fileName: 'INN18080388ZME_872000000000001' }),
  'unionpay-acom': lines(acom, { fileName: 'IND18080301ACOMN' }),
  'unionpay-clearing-list': lines(
    (number) =>
      `01080001 0731095524     622200******0001                 03080000                    2.00                 0.01                 1.99 ${String(number).padStart(12, '0')} 072754     07       PAY      ${key('A')(number)}`.replace(
        'PAY ',
        '消费',
      ),
    {
      head: [
        '                中国银联移动支付直联商户清算交易明细表',
        '商户编号: 403000000000001                           商户名称: 某某公司                         收单机构: 04030000   ',
        '清算日期: 20130731                           生成日期: 20130801013127   ',
        '',
        '终端编号 交易日期时间   主账号                           发卡行      交易金额             商户费用             结算金额             系统参考号   系统跟踪号 交易渠道 交易类型 订单号',
        '-------- -------------- -------------------------------- ----------- -------------------- -------------------- -------------------- ------------ ---------- -------- -------- ----------------------------------------------------------------',
      ],
    },
  ),
  'unionpay-portal': table(',', {
    商户代码: '898110048160001',
    交易类型: '消费',
    交易时间: TIME,
    银联系统日期: '20261119',
    订单号: key('A'),
    '交易金额（元）': '"1,200.00"',
    交易状态: '交易成功',
  }),
  'unionpay-ebi-pipe': under(
    '6',
    table('|', {
      '交易流水号  ': key('7'),
      '交易时间        ': '20261119231020  ',
      '主账号               ': '6222****0001         ',
      '交易金额      ': '10.00         ',
      '交易手续费    ': '0.0           ',
      '交易消息类型      ': '消费              ',
      '交易处理码  ': '910000      ',
      '清算日期    ': '20261119    ',
      '订单号                 ': key('CZ'),
      '银行商户号       ': '872000000000001  ',
      '银联参考号    ': key('2'),
      '银行手续费 ': '0.05',
    }),
  ),
  'pnr-channel': lines(
    (number) =>
      `881000   某某页面版 20261118    000000${3_600_000 + number} P      9460.00 S N S T1 20261119 ${679_000 + number} 000600                                         ryt `,
  ),
  'kq-channel': lines(
    (number) =>
      `${38_000_000 + number},某某公司,000002,某某公司,6225884444,招商银行,1.00,,${TIME},${TIME},${key('2026')(number)},借记卡,交易转发,消费,手输卡号+无PIN,`,
    {
      head: [
        '交易编号,商家名称,终端票据编号,终端名称,缩略卡号,发卡机构编号,交易金额,手续费,交易时间,终端交易时间,外部跟踪编号,卡类型,交易状态,交易类型,输入模式',
      ],
    },
  ),
  'yeepay-channel': table(',', {
    商户订单号: key('1'),
    '       银行订单号': key('4'),
    易宝订单号: key('11'),
    '          订单金额': '150.00',
    支付时间: TIME,
    商品名称: '"茶, 绿"',
    扩展信息: '""',
    支付银行: 'ABC-NET',
    分账明细: '',
  }),
  'ips-channel': table(
    ',',
    cellsOf(
      '商户订单号,IPS订单号,银行订单号,币种,订单金额,手续费,余额,支付状态,商户提交日期,银行返回时间,交易类型,支付银行,商户参考信息',
      {
        商户订单号: (number) => `[${3000 + number}]`,
        IPS订单号: key('NT'),
        银行订单号: key('3'),
        币种: 'RMB',
        订单金额: '0.02',
        手续费: '0.01',
        余额: '17869.23',
        支付状态: '成功',
        商户提交日期: '2026-11-19',
        银行返回时间: '2026-11-19',
        交易类型: '消费',
        支付银行: '招商银行',
        商户参考信息: 'abcd',
      },
    ),
    { head: ['商户号012000', '总笔数6', '总金额0.12', '总手续费0.06', '', '文本生成时间:2026-11-20 15:45:04'] },
  ),
  '19pay-channel': lines(
    (number) => `2.00,7805,${3000 + number},Y,201104022,0.01,RMB,${key('GWE')(number)},20261119,BC1`,
    {
      foot: ['COUNT\t6\t\tSUMMONEY\t0.06'],
    },
  ),
};
