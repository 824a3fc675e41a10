import { describe, expect, test } from 'vitest';
import { entries, parse, utf8 } from '../importing.testing.ts';
import { CHINESE_SETTINGS, readBoth, shortly } from './chinese.testing.ts';

const ticked = (...cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',');

describe('the WeChat Pay fund bill', () => {
  const HEADER =
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
  const ROWS = [
    ticked('2026-11-19 10:00:00', '501', 'F1', '交易', '交易', '收入', '10.00', '110.00', 'system', '货款, 茶', 'S1'),
    ticked('2026-11-19 10:00:00', '501', 'F2', '交易', '扣除交易手续费', '支出', '0.06', '109.94', 'system', '', 'S1'),
  ];
  const FOOT = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
  const claims = ticked('2', '1', '10.00', '1', '0.06');

  test('entries both ways, the fee as an entry of its own, proven by its summary', () => {
    const file = readBoth([HEADER, ...ROWS, FOOT, claims]);
    expect(file).toMatchObject({ profile: 'wechat-fund', source: 'funds', proof: 'proven', rejects: [], warnings: [] });
    expect(entries(file)).toMatchObject([
      { entryNo: 'F1', direction: 'C', amount: 1000, balance: 11000, reference: 'S1', memo: '货款, 茶' },
      { entryNo: 'F2', direction: 'D', amount: 6, valueDate: '2026-11-19' },
    ]);
  });

  test('brackets may be full-width, columns elsewhere or of another version; then the drift is said', () => {
    const wide = HEADER.replaceAll('(', '（').replaceAll(')', '）');
    expect(readBoth([wide, ...ROWS, FOOT, claims])).toMatchObject({ proof: 'proven', warnings: [] });
    const file = readBoth([HEADER.replace('备注', '说明'), ...ROWS, FOOT, claims]);
    expect(file.proof).toBe('proven');
    expect(file.warnings[0]?.message).toContain('new 说明; gone 备注');
  });

  test('counts written as decimals are counts; a cut file contradicts', () => {
    expect(readBoth([HEADER, ...ROWS, FOOT, ticked('2.0', '1.0', '10.00', '1.0', '0.06')]).proof).toBe('proven');
    const cut = readBoth([HEADER, ROWS[0] ?? '', FOOT, claims]);
    expect(cut.proof).toBe('contradicted');
    expect(cut.rows).toHaveLength(1);
  });

  test('an unknown direction is rejected', () => {
    const file = readBoth([HEADER, ...ROWS.map((row) => row.replace('支出', '冻结')), FOOT, claims]);
    expect(file.rejects).toMatchObject([{ line: 3, field: '收支类型', value: '冻结' }]);
  });
});

describe('the personal WeChat export', () => {
  const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注';
  const HEAD = [
    '微信支付账单明细,,,,,,,,,,',
    '微信昵称：[小店],,,,,,,,,,',
    '共3笔记录,,,,,,,,,,',
    '收入：1笔 23.00元,,,,,,,,,,',
    '支出：1笔 12.50元,,,,,,,,,,',
    '中性交易：1笔 100.00元,,,,,,,,,,',
    '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
  ];
  const ROWS = [
    '2026-11-19 08:00:00,"商户消费","面馆","午餐","支出",¥12.50,"零钱","支付成功","T1"\t,"M1"\t,"/"',
    '2026-11-19 09:00:00,二维码收款,顾客,/,收入,¥23.00,零钱,已收钱,T2,/\t,/',
    '2026-11-19 10:00:00,零钱提现,某银行,/,/,¥100.00,某银行,提现已到账,T3\t,/,"服务费¥0.10"',
  ];

  test('both ways, tabs behind quotes, neutral rows left out with their reason', () => {
    const file = parse([...HEAD, HEADER, ...ROWS].join('\n'), { settings: CHINESE_SETTINGS });
    expect(file).toMatchObject({ profile: 'wechat-personal', proof: 'proven', rejects: [] });
    expect(entries(file)).toMatchObject([
      { entryNo: 'T1', direction: 'D', amount: 1250, accountNo: '小店', reference: 'M1' },
      { entryNo: 'T2', direction: 'C', amount: 2300 },
    ]);
    expect(file.leftOut).toMatchObject([{ count: 1, lines: [11] }]);
    expect(file.leftOut[0]?.reason).toContain('中性交易');
  });
});

describe('the Alipay trade bill', () => {
  const HEADER =
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
  const row = (trade: string, order: string, type: string, amount: string, refundNo: string, fee: string) =>
    `${trade}\t,${order}\t,${type}\t,茶,2026-11-19 10:00:00,2026-11-19 10:00:09,s\t,店\t,o\t,\t,*某(1**@x.com)\t,${amount},${amount},0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,${refundNo}\t,${fee},0.00,`;
  const HEAD = [
    '#支付宝业务明细查询',
    '#账号：[20880000000000010156]',
    '#起始日期：[2026年11月19日 00:00:00]   终止日期：[2026年11月20日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
  ];
  const ROWS = [
    row('T1', 'O1', '交易', '10.00', '', '-0.06'),
    row('T2', 'O2', '交易', '5.50', '', '0.00'),
    row('T1', 'O1', '退款', '-4.00', 'R1', '0.02'),
  ];
  const FOOT = [
    '#-----------------------------------------业务明细列表结束------------------------------------',
    '#交易合计：2笔，商家实收共15.50元，商家优惠共0.00元',
    '#退款合计：1笔，商家实收退款共-4.00元，商家优惠退款共0.00元',
    '#导出时间：[2026年11月20日 05:46:49]',
  ];
  const whole = [...HEAD, HEADER, ...ROWS, ...FOOT];

  test('trades and refunds, each under its own key; fees as they were charged and given back', () => {
    const file = readBoth(whole);
    expect(file).toMatchObject({ profile: 'alipay-trade', channel: 'ALI', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 T1 1000 6 2026-11-19T10:00:09 2026-11-19',
      'payment success O2 T2 550 0 2026-11-19T10:00:09 2026-11-19',
      'refund success R1 T1 400 2 2026-11-19T10:00:09 2026-11-19',
    ]);
    expect(file.rows[0]).toMatchObject({ merchantNo: '20880000000000010156', memo: '茶' });
    expect(file.declared).toHaveLength(6);
  });

  test('the foot is never a row, a changed foot contradicts, a row that does not fit its word is rejected', () => {
    expect(readBoth(whole.map((line) => line.replace('2笔', '3笔'))).proof).toBe('contradicted');
    const positive = readBoth(whole.map((line) => line.replaceAll('-4.00', '4.00')));
    expect(positive.rejects).toMatchObject([{ line: 8, field: '订单金额（元）', value: '4.00' }]);
    const unknown = readBoth(whole.map((line) => line.replace('退款\t', '调账\t')));
    expect(unknown.rejects).toMatchObject([{ line: 8, field: '业务类型', value: '调账' }]);
  });

  test('the older set of columns; without a number of its own a refund keeps the order’s', () => {
    const older = ['门店名称', '操作员', '终端号'];
    const drop = (line: string) => {
      const names = HEADER.split(',');
      return line
        .split(',')
        .filter((_, index) => !older.includes(names[index] ?? ''))
        .join(',');
    };
    const lines = [
      ...HEAD,
      drop(HEADER).replace('退款批次号/请求号', '退款批次号'),
      ...ROWS.map((line) => drop(line.replace('R1\t', '\t'))),
      ...FOOT,
    ];
    const file = readBoth(lines);
    expect(file).toMatchObject({ profile: 'alipay-trade', proof: 'proven', rejects: [] });
    expect(shortly(file)[2]).toContain('refund success O1 T1 400');
  });

  test('the summary file of the same zip proves it, and is itself a file without rows', () => {
    const summary = [
      '#支付宝业务汇总查询',
      '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）',
      's,店,2,1,11.50,11.50,0.00,0.00,0.00,-0.04,0.00,11.46',
      '合计,,2,1,11.50,11.50,0.00,0.00,0.00,-0.04,0.00,11.46',
      '',
    ].join('\r\n');
    const siblings = [{ name: '2088_20261119_业务明细(汇总).csv', bytes: utf8(summary) }];
    const file = readBoth(whole, { siblings, fileName: '2088_20261119_业务明细.csv' });
    expect(file).toMatchObject({ proof: 'proven', rejects: [] });
    expect(file.declared.map(({ what, declared }) => `${what} ${declared}`)).toContain('汇总 服务费 -0.04');
    const alone = parse(summary, { settings: CHINESE_SETTINGS });
    expect(alone).toMatchObject({ profile: 'alipay-trade', rows: [], rejects: [], linesRead: 4, headerFooter: 4 });
    const wrong = [{ name: 'x(汇总).csv', bytes: utf8(summary.replace('合计,,2', '合计,,3')) }];
    expect(readBoth(whole, { siblings: wrong }).proof).toBe('contradicted');
  });
});

describe('other files of Alipay', () => {
  test('the oldest trade bill: what was received is 交易金额; without a foot the file is said to be cut', () => {
    const header =
      '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,交易门店,操作员,终端号,对账账户,订单金额,交易金额,红包抵扣,集分宝抵扣,优惠汇总,卡消费金额,卷核销金额,商家红包,退款批次号,服务费,分润,备注';
    const row = (order: string, type: string, amount: string, refundNo: string, fee: string) =>
      `T1\t,${order}\t,${type}\t,茶,2026-11-19 10:00:00,2026-11-19 10:00:09,\t,\t,\t,a\t,${amount},${amount},0.00,0.00,0.00,0.00,0.00,0.00,${refundNo}\t,${fee},0.00,`;
    const rows = [row('O1', '交易', '10.00', '', '-0.06'), row('O1', '退款', '-4.00', 'R1', '0.02')];
    const foot = [
      '#交易合计：1笔，商家实收共10.00元，商家优惠共0.00元',
      '#退款合计：1笔，商家实收退款共-4.00元，商家优惠退款共0.00元',
    ];
    const file = readBoth(['#支付宝业务明细查询', header, ...rows, ...foot]);
    expect(file).toMatchObject({ profile: 'alipay-trade', proof: 'proven', rejects: [], warnings: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 T1 1000 6 2026-11-19T10:00:09 2026-11-19',
      'refund success R1 T1 400 2 2026-11-19T10:00:09 2026-11-19',
    ]);
    const cut = readBoth(['#支付宝业务明细查询', header, ...rows]);
    expect(cut.proof).toBe('unproven');
    expect(cut.warnings.map(({ message }) => message).join()).toContain('the summary at the end is missing');
  });

  test('a damaged row is a reject, also where it begins as a note does', () => {
    const header =
      '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';
    const row = (no: string, amount: string) =>
      `${no}\t,B1\t,O1\t,茶,2026-11-19 21:02:06,某人\t,${amount},0.00,120.00,支付宝,在线支付,`;
    const file = readBoth([header, row('901', '20.00'), row('#02', 'abc'), row('903', '1.00')]);
    expect(entries(file).map(({ entryNo }) => entryNo)).toEqual(['901', '903']);
    expect(file).toMatchObject({ rejects: [{ line: 3, value: 'abc' }], headerFooter: 1 });
  });

  test('the summary of the account bill proves it, and is itself a file without rows', () => {
    const lines = [
      '#支付宝账务明细查询',
      '账务流水号,业务流水号,商户订单号,业务基础订单号,业务账单来源,业务描述,收入金额（+元）,支出金额（-元）,账户余额（元）,发生时间,备注',
      '901\t,B1\t,O1\t,\t,手机网站支付,交易收款,20.00,,120.00,2026-11-19 21:02:06,',
      '902\t,B2\t,O1\t,\t,手机网站支付,收费,,-0.12,119.88,2026-11-19 21:02:07,',
    ];
    const summary = [
      '#支付宝账务汇总查询',
      '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
      '在线支付,1,20.00,0,0.00,20.00',
      '合计,1,20.00,1,-0.12,19.88',
    ].join('\r\n');
    const siblings = [{ name: '2088_20261119_账务明细(汇总).csv', bytes: utf8(summary) }];
    expect(readBoth(lines, { siblings })).toMatchObject({ profile: 'alipay-fund', proof: 'proven', rejects: [] });
    const alone = parse(summary, { settings: CHINESE_SETTINGS });
    expect(alone).toMatchObject({ profile: 'alipay-fund', rows: [], linesRead: 4, headerFooter: 4 });
    const wrong = [{ name: 'x(汇总).csv', bytes: utf8(summary.replace('合计,1', '合计,2')) }];
    expect(readBoth(lines, { siblings: wrong }).proof).toBe('contradicted');
  });

  test('the download of the web page: padded cells, totals at the foot, trades nobody paid', () => {
    const row = (no: string, paid: string, amount: string, way: string, state: string) =>
      `${no} \t,M${no} \t,2026-11-19 10:30:00 ,${paid} ,2026-11-19 10:30:06 ,手机 ,交易 ,某店 ,茶,${amount}  ,${way} ,${state} ,0.00     ,0.00     , ,已支出      ,`;
    const file = readBoth([
      '支付宝交易记录明细查询',
      '账号:[me@example.com]',
      '---------------------------------交易记录明细列表------------------------------------',
      '交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,',
      row('1', '2026-11-19 10:30:05', '16.54', '支出', '交易成功'),
      row('2', '2026-11-19 11:30:05', '28.50', '收入', '交易成功'),
      row('3', '', '30.00', '支出', '交易关闭'),
      row('4', '', '31.00', '支出', '等待付款'),
      '------------------------------------------------------------------------',
      '共4笔记录',
      '已收入:1笔,28.50元',
      '待收入:0笔,0.00元',
      '已支出:1笔,16.54元',
      '导出时间:[2026-11-20 10:00:00]    用户:某人',
    ]);
    expect(file).toMatchObject({ profile: 'alipay-personal', proof: 'proven', rejects: [], headerFooter: 12 });
    expect(entries(file)).toMatchObject([
      { entryNo: '1', direction: 'D', amount: 1654, reference: 'M1', accountNo: 'me@example.com' },
      { entryNo: '2', direction: 'C', amount: 2850 },
    ]);
    expect(file.leftOut.map(({ count }) => count)).toEqual([1, 1]);
  });
});

describe('the Alipay account bill', () => {
  const HEADER =
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';
  const lines = (header: string, paid: string) => [
    '#支付宝账务明细查询',
    '#账号：[20880000000000010156]',
    '#-----------------------------------------账务明细列表----------------------------------------',
    header,
    '901\t,B1\t,O1\t,茶,2026-11-19 21:02:06,某人 (x@x.com)\t,20.00,0.00,120.00,支付宝,在线支付,',
    `902\t,B2\t,\t,,2026-11-19 21:02:07,\t,0.00,${paid},119.88,支付宝,收费,服务费`,
    '#----------------------------------------账务明细列表结束-------------------------------------',
    '#支出合计：1笔，共-0.12元',
    '#收入合计：1笔，共20.00元',
  ];

  test.each(['-0.12', '0.12'])('both directions, whichever sign money out carries: %s', (paid) => {
    const file = readBoth(lines(HEADER, paid));
    expect(file).toMatchObject({ profile: 'alipay-fund', proof: 'proven', rejects: [] });
    expect(entries(file)).toMatchObject([
      { entryNo: '901', direction: 'C', amount: 2000, reference: 'O1', accountNo: '20880000000000010156' },
      { entryNo: '902', direction: 'D', amount: 12, reference: 'B2', memo: '服务费', balance: 11988 },
    ]);
  });

  test('brackets of any kind or none', () => {
    const plain = HEADER.replaceAll('（', '(').replaceAll('）', ')');
    const none = HEADER.replace('收入金额（+元）,支出金额（-元）,账户余额（元）', '收入金额,支出金额,账户余额');
    for (const header of [plain, none]) expect(readBoth(lines(header, '0.12')).proof).toBe('proven');
  });
});

describe('the personal Alipay export', () => {
  const HEADER =
    '交易时间            ,交易分类                ,交易对方                ,对方账号                ,商品说明                ,收/支                 ,金额                  ,收/付款方式              ,交易状态                ,交易订单号     ,商家订单号           ,备注                  ,';
  const row = (clock: string, way: string, amount: string, state: string, no: string) =>
    `2026-11-19 ${clock} ,日用百货                ,某店         ,/                   ,茶叶                 ,${way}                  ,${amount}               ,余额       ,${state}                ,${no}\t,M${no}\t,                    ,`;

  test('padded cells, closed and neutral rows left out with their reasons', () => {
    const file = readBoth([
      '------------------------------------------------------------------------------------',
      '支付宝账户：me@example.com',
      '收入：1笔 28.50元',
      '支出：1笔 16.54元',
      '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
      HEADER,
      row('09:00:00', '支出', '16.54', '交易成功', '1'),
      row('10:00:00', '收入', '28.50', '交易成功', '2'),
      row('11:00:00', '不计收支', '50.00', '退款成功', '3'),
      row('12:00:00', '支出', '50.00', '交易关闭', '4'),
    ]);
    expect(file).toMatchObject({ profile: 'alipay-personal', proof: 'proven', rejects: [] });
    expect(entries(file)).toMatchObject([
      { direction: 'D', amount: 1654, entryNo: '1', accountNo: 'me@example.com' },
      { direction: 'C', amount: 2850, entryNo: '2' },
    ]);
    expect(file.leftOut.map(({ count, lines }) => [count, lines])).toEqual([
      [1, [9]],
      [1, [10]],
    ]);
  });
});
