import { describe, expect, test } from 'vitest';
import { channel, gb18030, linesTie, parse, refusalOf, settingsWith, transactions } from './importing.testing.ts';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类';
const REFUND = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态';
const ALL = `${HEAD},应结订单金额,代金券金额,${REFUND},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`;
const SUCCESS = `${HEAD},应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注`;
const REFUNDS = `${HEAD},应结订单金额,代金券金额,退款申请时间,退款成功时间,${REFUND},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`;
const OLD = `${HEAD.replace('公众账号ID,商户号,特约商户号', '公众账号ID,商户号,子商户号')},总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率`;
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const ticked = (...cells: string[]) => cells.map((cell) => `\`${cell}`).join(',');
const head = (state: string, number: string) => [
  '2026-11-19 23:59:58',
  'wx1',
  '1601',
  '0',
  '',
  `42${number}`,
  `S${number}`,
  'o1',
  'NATIVE',
  state,
  'OTHERS',
  'CNY',
];
const NONE = ['0', '0', '0.00', '0.00', '', ''];
const payment = (number: string, amount: string, fee: string, goods = 'tea') =>
  ticked(...head('SUCCESS', number), amount, '0.00', ...NONE, goods, '', fee, '0.60%', amount, '0.00', '');
const refund = (number: string, amount: string, fee: string, state = 'REFUND', status = 'SUCCESS') =>
  ticked(
    ...head(state, number),
    '0.00',
    '0.00',
    `50${number}`,
    `R${number}`,
    amount,
    '0.00',
    'ORIGINAL',
    status,
    'tea',
    '',
    fee,
    '0.60%',
    '0.00',
    amount,
    '',
  );
const bill = (header: string, rows: readonly string[], summary?: string, end = '\r\n') =>
  [header, ...rows, ...(summary === undefined ? [] : [SUMMARY, summary])].map((line) => `${line}${end}`).join('');

describe('the WeChat Pay trade bill', () => {
  const file = parse(
    bill(
      ALL,
      [payment('1', '10.00', '0.06499'), payment('2', '0.30', '0.00500'), refund('3', '2.00', '-0.01200')],
      ticked('3', '10.30', '2.00', '0.00', '0.05799', '10.30', '2.00'),
    ),
  );

  test('payments and refunds, with their own keys, fees rounded once half up', () => {
    expect(file).toMatchObject({
      profile: 'wechat-trade',
      source: 'bank',
      channel: 'WX',
      proof: 'proven',
      rejects: [],
      warnings: [],
    });
    expect(transactions(file)).toMatchObject([
      {
        kind: 'payment',
        channelNo: 'S1',
        bankRef: '421',
        amount: 1000,
        fee: 6,
        status: 'success',
        merchantNo: '1601',
        memo: 'tea',
      },
      { kind: 'payment', channelNo: 'S2', fee: 1 },
      { kind: 'refund', channelNo: 'R3', bankRef: '503', amount: 200, fee: 1, extra: { 商户订单号: 'S3' } },
    ]);
    expect(transactions(file)[0]).toMatchObject({ time: '2026-11-19T23:59:58', clearingDate: '2026-11-19' });
    expect(file.declared).toHaveLength(7);
    expect(linesTie(file)).toBe(true);
  });

  test('the clearing date follows the cut-off of the channel', () => {
    const late = parse(bill(ALL, [payment('1', '1.00', '0.00')]), {
      settings: settingsWith(channel('WX1', 'x', '23:00')),
    });
    expect(transactions(late)[0]?.clearingDate).toBe('2026-11-20');
  });

  test('a reversed payment is a reversal under the payment’s key; without money back it is closed', () => {
    const reversed = parse(
      bill(ALL, [refund('4', '2.00', '-0.01', 'REVOKED'), payment('5', '1.00', '0').replace('SUCCESS', 'REVOKED')]),
    );
    expect(transactions(reversed)).toMatchObject([
      { kind: 'reversal', channelNo: 'S4', bankRef: '504', amount: 200, fee: 1 },
      { kind: 'payment', status: 'closed', channelNo: 'S5' },
    ]);
  });

  test('the refund’s own state is its status', () => {
    const states = parse(
      bill(
        ALL,
        ['SUCCESS', 'PROCESSING', 'FAIL'].map((state, index) => refund(`${index}`, '1.00', '0.00', 'REFUND', state)),
      ),
    );
    expect(transactions(states).map(({ status }) => status)).toEqual(['success', 'pending', 'failed']);
  });

  test('the sets SUCCESS, REFUND and the older one', () => {
    const success = parse(
      bill(
        SUCCESS,
        [ticked(...head('SUCCESS', '1'), '5.00', '0.00', 'tea', '', '0.03', '0.6%', '5.00', '')],
        ticked('1', '5.00', '0.00', '0.00', '0.03000', '5.00', '0.00'),
      ),
    );
    expect(success).toMatchObject({ proof: 'proven', sums: [{ kind: 'payment', amount: 500, fee: 3 }] });
    const applied = ['2026-11-18 10:00:00', '2026-11-19 10:00:00'];
    const refunds = parse(
      bill(
        REFUNDS,
        [
          ticked(
            ...head('REFUND', '1'),
            '0.00',
            '0.00',
            ...applied,
            '501',
            'R1',
            '2.02',
            '0.00',
            'ORIGINAL',
            'SUCCESS',
            'tea',
            '',
            '-0.02000',
            '1%',
            '0.00',
            '2.02',
            '',
          ),
        ],
        ticked('1', '0.00', '2.02', '0.00', '-0.02000', '0.00', '2.02'),
      ),
    );
    expect(refunds.proof).toBe('proven');
    expect(transactions(refunds)[0]).toMatchObject({ kind: 'refund', fee: 2, clearingDate: '2026-11-18' });
    const oldRow = ticked(...head('SUCCESS', '1'), '5.00', '0.00', ...NONE, 'tea', '', '0.03000', '0.60%');
    const old = parse(
      `${OLD}\n${oldRow}\n总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额\n${ticked('1', '5.00', '0.00', '0.00', '0.03000')}\n`,
    );
    expect(old).toMatchObject({ proof: 'proven', rejects: [] });
    expect(old.declared).toHaveLength(5);
  });

  test('a comma inside a backticked cell does not shift the row', () => {
    const commas = parse(bill(ALL, [payment('1', '1.00', '0.00', 'tea, green')]));
    expect(transactions(commas)[0]).toMatchObject({ memo: 'tea, green', amount: 100 });
  });

  test('without backticks, with a sandbox summary, blank lines, LF and GB18030', () => {
    const bare = bill(
      ALL,
      [payment('1', '1.00', '0.00')],
      ticked('1', '1.00', '0.00', '0.00', '0.00', '1.00', '0.00'),
      '\n',
    ).replaceAll('`', '');
    const sandbox = bill(
      ALL,
      [payment('1', '1.00', '0.00')],
      ticked('1', '1.00', '0.00', '0.00', '0.00', '1.00', '0.00').slice(1),
    );
    for (const text of [bare, sandbox, `${bare}\n\n`])
      expect(parse(text)).toMatchObject({ proof: 'proven', rejects: [] });
    expect(parse(gb18030(bare))).toMatchObject({ proof: 'proven', encoding: 'gb18030' });
  });

  test('indented lines, a byte order mark that became a question mark, a time without its blank', () => {
    const row = payment('1', '1.00', '0', 'tea, green').replace('2026-11-19 23:59:58', '2026-11-1923：59：58');
    const text = `?${ALL}\n\t\t${row}\n\t ${SUMMARY}\n\t\t${ticked('1', '1.00', '0.0', '0.0', '0', '1.00', '0.0')}\n`;
    const file = parse(text);
    expect(file).toMatchObject({ proof: 'proven', rejects: [] });
    expect(transactions(file)[0]).toMatchObject({ time: '2026-11-19T23:59:58', memo: 'tea, green' });
  });

  test('two bills one behind the other are each proven by their own summary', () => {
    const one = bill(ALL, [payment('1', '1.00', '0.00')], ticked('1', '1.00', '0.00', '0.00', '0.00', '1.00', '0.00'));
    const two = parse(one + one.replaceAll('S1', 'S2'));
    expect(two).toMatchObject({ proof: 'proven', linesRead: 8, headerFooter: 6 });
  });

  test('a contradicted summary is imported and warned of; a missing one too', () => {
    const wrong = parse(
      bill(ALL, [payment('1', '1.00', '0.00')], ticked('2', '1.00', '0.00', '0.00', '0.00', '1.00', '0.00')),
    );
    expect(wrong.proof).toBe('contradicted');
    expect(wrong.rows).toHaveLength(1);
    expect(wrong.declared[0]).toEqual({ what: '总交易单数', declared: '2', computed: '1', agrees: false });
    expect(wrong.warnings[0]?.message).toContain('总交易单数');
    const cut = parse(bill(ALL, [payment('1', '1.00', '0.00')]));
    expect(cut.proof).toBe('unproven');
    expect(cut.warnings[0]?.message).toContain('summary');
  });

  test('a day without trade is a valid zero batch', () => {
    expect(parse(bill(ALL, [], ticked('0', '0.00', '0.00', '0.00', '0.00000', '0.00', '0.00')))).toMatchObject({
      rows: [],
      proof: 'proven',
    });
  });

  test.each([
    ['an unknown state', payment('1', '1.00', '0').replace('SUCCESS', 'NEW'), '交易状态'],
    ['an id that a spreadsheet rounded', payment('1', '1.00', '0').replace('`421', '`4.00123E+27'), '微信订单号'],
    ['a negative amount', payment('1', '-1.00', '0'), '应结订单金额'],
    ['a negative fee of a payment', payment('1', '1.00', '-0.01'), '手续费'],
    ['a positive fee of a refund', refund('1', '1.00', '0.01'), '手续费'],
    ['an unknown refund state', refund('1', '1.00', '0', 'REFUND', 'MAYBE'), '退款状态'],
    ['an impossible time', payment('1', '1.00', '0').replace('2026-11-19', '2026-02-30'), '交易时间'],
    ['a short row', ticked('2026-11-19 10:00:00', 'wx1'), ''],
  ])('rejects %s', (_name, row, field) => {
    const rejected = parse(bill(ALL, [payment('9', '1.00', '0.00'), row]));
    expect(rejected.rows).toHaveLength(1);
    expect(rejected.rejects).toMatchObject([{ line: 3, field }]);
  });

  test('the channel: named, or the only one that fits, else asked for', () => {
    const text = bill(ALL, [payment('1', '1.00', '0.00')]);
    expect(parse(text, { channel: 'CMBC' }).channel).toBe('CMBC');
    expect(refusalOf(text, { settings: settingsWith(channel('WX1', 'a'), channel('B', '微信 2')) })).toContain(
      'WX1, B fit; name it with --channel',
    );
    expect(refusalOf(text, { settings: settingsWith(channel('ALI', 'a')) })).toContain('--channel');
    expect(refusalOf(text, { source: 'orders' })).toContain('import it as bank');
    expect(refusalOf(text.replace('手续费,', 'x,'))).toContain('手续费');
  });
});
