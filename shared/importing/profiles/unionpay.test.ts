import { describe, expect, test } from 'vitest';
import { gb18030, linesTie, parse, utf8 } from '../importing.testing.ts';
import { CHINESE_SETTINGS, readBoth, shortly } from './chinese.testing.ts';

/** Fields padded to their lengths, one blank behind each. */
const padded = (fields: readonly (readonly [value: string, length: number])[]) =>
  fields.map(([value, length]) => value.padEnd(length)).join(' ');

describe('the UnionPay merchant detail file (ZM)', () => {
  interface Row {
    readonly time?: string;
    readonly amount?: string;
    readonly order?: string;
    readonly fee?: string;
    readonly type?: string;
  }
  const row = ({
    time = '0803101112',
    amount = '000000001000',
    order = 'O1',
    fee = 'D000000000006',
    type = '01',
  }: Row) =>
    `${padded([
      [type === '04' ? 'S30' : 'S22', 3],
      ['48720000', 11],
      ['00049999', 11],
      ['120150', 6],
      [time, 10],
      ['622200*********0001', 19],
      [amount, 12],
      ['4511', 4],
      ['07', 2],
      [`2018${time}1201501`, 21],
      ['06', 2],
      [order, 32],
      ['01', 2],
      ['', 6],
      ['', 10],
      [fee, 13],
      ['C000000000994', 13],
      ['0301', 4],
      ['', 15],
      [type, 2],
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
    ])} `;
  /** The second merchant's name is cut by bytes: in GBK 32 bytes are sixteen characters. */
  const rest = (name: string, tail: string) => {
    const blanks = ' '.repeat(32 - 2 * name.length);
    return `${name}${blanks} ${padded([
      ['', 13],
      ['C000000000994', 13],
      ['01080001', 8],
      ['', 32],
      ['', 13],
      ['', 13],
    ])}${tail}`;
  };
  const NAME = 'INN18080388ZM_872000000000001';
  const whole = (rows: readonly string[]) => gb18030(rows.map((line) => `${line}\r\n`).join(''));

  test('bytes of GBK, not characters; kinds, fees and keys; four different tails', () => {
    const file = parse(
      whole([
        row({}) + rest('某某分店', ''),
        row({ order: 'O2', fee: ' 000000000000' }) + rest('', `${' '.repeat(99)}x`),
        row({ order: 'R1', type: '04', fee: 'C000000000006' }) + rest('茶', ' 000000000000 01'),
        row({ order: 'V1', type: '31', fee: 'C000000000006' }) + rest('茶', ''),
        row({ order: 'A1', type: '02' }) + rest('茶', ''),
      ]),
      { fileName: NAME, settings: CHINESE_SETTINGS },
    );
    expect(file).toMatchObject({ profile: 'unionpay-zm', encoding: 'gb18030', channel: 'UP', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 201808031011121201501 1000 6 2018-08-03T10:11:12 2018-08-03',
      'payment success O2 201808031011121201501 1000 0 2018-08-03T10:11:12 2018-08-03',
      'refund success R1 201808031011121201501 1000 6 2018-08-03T10:11:12 2018-08-03',
      'reversal success V1 201808031011121201501 1000 6 2018-08-03T10:11:12 2018-08-03',
    ]);
    expect(file.rows[0]).toMatchObject({ merchantNo: '872000000000001', extra: { 二级商户简称: '某某分店' } });
    expect(file.leftOut).toMatchObject([{ count: 1, lines: [5] }]);
    expect(linesTie(file)).toBe(true);
  });

  test('over New Year the nearer year is taken', () => {
    const file = parse(
      whole([row({ time: '1231231112' }) + rest('', ''), row({ time: '0101001112' }) + rest('', '')]),
      {
        fileName: 'INN19010188ZM_872000000000001',
        settings: CHINESE_SETTINGS,
      },
    );
    expect(shortly(file).map((line) => line.split(' ').slice(-2).join(' '))).toEqual([
      '2018-12-31T23:11:12 2019-01-01',
      '2019-01-01T00:11:12 2019-01-01',
    ]);
  });

  test('a banner of the older file gives the clearing date; a cut or shifted line is rejected, never guessed', () => {
    const banner = [
      '===================================================================',
      '',
      '               中国银联wap支付商户清算交易明细表',
      '商户编号：872000000000001\t商户名称：某某公司',
      '清算日期：20180803     生成日期：20180804',
      '',
      '===================================================================',
    ];
    const whole20 = row({}) + rest('', '');
    const file = parse(whole([...banner, whole20, whole20.slice(0, 300), ` ${whole20}`, whole20, whole20, whole20]), {
      fileName: 'a.txt',
      settings: CHINESE_SETTINGS,
    });
    expect(file).toMatchObject({ profile: 'unionpay-zm', headerFooter: 7 });
    expect(file.rejects.map(({ line }) => line)).toEqual([9, 10]);
    expect(shortly(file)).toHaveLength(4);
    expect(file.rows[0]).toMatchObject({ clearingDate: '2018-08-03' });
  });
});

describe('the UnionPay institution file (ACOM)', () => {
  const row = (message: string, processing: string, amount: string, reference: string) =>
    `${padded([
      ['04030000', 11],
      ['00090000', 11],
      ['315183', 6],
      ['0803185456', 10],
      ['6222000000000000001', 19],
      [amount, 12],
      ['000000000000', 12],
      [' 00000000000', 12],
      [message, 4],
      [processing, 6],
      ['4816', 4],
      ['06000001', 8],
      ['403310040000001', 15],
      [reference, 12],
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
    ])}    101       `;

  test('message type and processing code say what a row is; balance queries are left out', () => {
    const lines = [
      row('0200', '000000', '000000040000', '000000000001'),
      row('0200', '200000', '000000040000', '000000000002'),
      row('0420', '000000', '000000010000', '000000000003'),
      row('0220', '200000', '000000000100', '000000000004'),
      row('0200', '300000', '000000000000', '000000000005'),
      row('0200', '990000', '000000000001', '000000000006'),
    ];
    const file = parse(utf8(`${lines.join('\n')}\n`), { fileName: 'IND18080301ACOMN', settings: CHINESE_SETTINGS });
    expect(file).toMatchObject({ profile: 'unionpay-acom', channel: 'UP' });
    expect(shortly(file).map((line) => line.split(' ').slice(0, 5).join(' '))).toEqual([
      'payment success 000000000001 403310040000001-06000001-315183-0803185456 40000',
      'reversal success 000000000002 403310040000001-06000001-315183-0803185456 40000',
      'reversal success 000000000003 403310040000001-06000001-315183-0803185456 10000',
      'refund success 000000000004 403310040000001-06000001-315183-0803185456 100',
    ]);
    expect(file.rows[0]).toMatchObject({ time: '2018-08-03T18:54:56', clearingDate: '2018-08-03' });
    expect(file.leftOut).toMatchObject([{ count: 1, lines: [5] }]);
    expect(file.rejects).toMatchObject([{ line: 6, field: '交易类型码', value: '990000' }]);
  });
});

describe('other UnionPay files', () => {
  test('the clearing list is cut by its ruler, in bytes', () => {
    const file = readClearingList([
      '01080001 0731095524     622200******0001                 03080000                    2.00                 0.01                 1.99 000000000001 072754     07       消费     A1',
      '01080001 0731104928     622200******0002                 03080000                -1,050.00                -0.30            -1,049.70 000000000002 073467     07       退货     A2',
    ]);
    expect(file).toMatchObject({ profile: 'unionpay-clearing-list', channel: 'UP', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success A1 000000000001 200 1 2013-07-31T09:55:24 2013-07-31',
      'refund success A2 000000000002 105000 30 2013-07-31T10:49:28 2013-07-31',
    ]);
    expect(file.rows[0]).toMatchObject({ merchantNo: '403000000000001' });
  });

  function readClearingList(rows: readonly string[]) {
    return parse(
      gb18030(
        [
          '==============================',
          '',
          '                中国银联移动支付直联商户清算交易明细表',
          '商户编号: 403000000000001                           商户名称: 某某公司                         收单机构: 04030000   ',
          '清算日期: 20130731                           生成日期: 20130801013127   ',
          '',
          '',
          '终端编号 交易日期时间   主账号                           发卡行      交易金额             商户费用             结算金额             系统参考号   系统跟踪号 交易渠道 交易类型 订单号',
          '-------- -------------- -------------------------------- ----------- -------------------- -------------------- -------------------- ------------ ---------- -------- -------- ----------------------------------------------------------------',
          '',
          ...rows,
          '',
        ].join('\r\n'),
      ),
      { settings: CHINESE_SETTINGS },
    );
  }

  test('the portal download: failed rows keep their state', () => {
    const file = readBoth([
      '商户代码,交易类型,终端号,交易时间,清算日期,银联系统日期,卡号,订单号,交易金额（元）,币种,交易状态',
      '872000000000001,消费,1,2026-11-19 10:00:00,20261119,20261119,6222**01,O1,"1,200.00",人民币,交易成功',
      '872000000000001,消费,1,2026-11-19 10:01:00,20261119,20261119,6222**01,O2,5.00,人民币,交易失败',
      '872000000000001,消费撤销,1,2026-11-19 10:02:00,20261119,20261119,6222**01,O3,5.00,人民币,交易成功',
    ]);
    expect(file).toMatchObject({ profile: 'unionpay-portal', rejects: [] });
    expect(shortly(file).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'payment success O1',
      'payment failed O2',
      'reversal success O3',
    ]);
    expect(file.rows[0]).toMatchObject({ amount: 120000, clearingDate: '2026-11-19' });
  });

  test('the platform file with pipes: padded cells, a bare count, the bank’s own fee', () => {
    const header =
      '交易流水号  |交易时间        |主账号               |交易金额      |交易手续费    |交易消息类型      |交易处理码  |交易类别  |交易类别中文描述    |清算日期    |电银商户号       |电银终端号  |订单号                 |原笔交易流水号  |银联参考号    |银行手续费    |扣款渠道编号   |';
    const line = (serial: string, amount: string, message: string, order: string) =>
      `${serial}      |20261118231020  |6222000000000001     |${amount}         |0.0           |${message}              |910000      |227       |我要收款            |20261119    |860000000000001  |00000001    |${order}   |                |231020${serial}  |0.03          |11             `;
    const rows = [line('723777', '10.00', '消费', 'CZ1'), line('723778', '1,010.00', '消费冲正', 'CZ2')];
    const file = readBoth([header, '2', ...rows]);
    expect(file).toMatchObject({ profile: 'unionpay-ebi-pipe', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success CZ1 231020723777 1000 3 2026-11-18T23:10:20 2026-11-19',
      'reversal success CZ2 231020723778 101000 3 2026-11-18T23:10:20 2026-11-19',
    ]);
    expect(readBoth([header, '364', ...rows]).proof).toBe('contradicted');
  });
});
