// How profiles are told apart, what is said of it, header drift, companions, and the example that people copy.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { channel, parse, refusalOf, settingsWith, transactions, utf8 } from '../importing.testing.ts';
import { PLAIN, profileOf, reading, SETTINGS } from './formats.testing.ts';

describe('telling formats apart', () => {
  const text = '单号,金额,日期,附加\nA,1.00,2026-01-05,x\n';

  test('drift of the header is said: new, gone and moved columns', () => {
    expect(parse(text, reading(PLAIN)).warnings).toEqual([]);
    const drifted = parse('日期,单号,金额,渠道号\n2026-01-05,A,1.00,x\n', reading(PLAIN));
    expect(drifted.warnings[0]?.message).toContain('new 渠道号; gone 附加; moved 日期, 单号, 金额');
    expect(drifted.rows).toHaveLength(1);
  });

  test('the profile that knows more of the header wins; equals are named', () => {
    const whole = PLAIN.replace('name: plain', 'name: whole').replace('[no, amt]', '[no, amt, day, more]');
    const both = { profiles: [profileOf(PLAIN), profileOf(whole)], settings: SETTINGS };
    expect(parse(text, both).profile).toBe('whole');
    const twins = {
      profiles: [profileOf(PLAIN), profileOf(PLAIN.replace('name: plain', 'name: twin'))],
      settings: SETTINGS,
    };
    expect(refusalOf(text, twins)).toContain('plain or twin equally well');
    expect(parse(text, { ...twins, profile: 'twin' }).profile).toBe('twin');
  });

  test('evidence for every part; a draft is read as given, a faulty one tells its rows', () => {
    const file = parse(text, reading(PLAIN));
    expect(file.evidence.map(({ of }) => of)).toEqual(['encoding', 'format', 'source', 'channel', 'date']);
    const draft = { ...profileOf(PLAIN), name: '', fields: {} };
    expect(parse(text, { draft, settings: SETTINGS })).toMatchObject({
      rows: [],
      rejects: [{ reason: expect.stringContaining('Missing') }],
    });
  });

  test('a code page that the profile knows takes the place of a guess', () => {
    const bytes = new Uint8Array([
      ...utf8('单号,金额,日期,附加\n'.replace(/./g, '')),
      ...utf8('no;amt;day\nA'),
      0x9f,
      ...utf8(';1,00;05.01.2026\n'),
    ]);
    const western = PLAIN.replace(
      'source: bank',
      'source: bank\nencoding: ibm852\nlayout: { delimiter: ";" }\namounts: { decimal: "," }\ntimes: { order: dmy }',
    )
      .replace('单号', 'no')
      .replace('金额', 'amt')
      .replace('日期', 'day')
      .replace(/headers.*\n/, '');
    expect(parse(bytes, reading(western))).toMatchObject({ encoding: 'ibm852', rejects: [] });
  });

  test('the link key of the channel is applied', () => {
    const padded = { ...channel('X', 'x'), linkKey: { strip: ['zeros' as const], take: 'PAY{key}' } };
    const file = parse('单号,金额,日期\nPAY00042,1,2026-01-05\n', {
      profiles: [profileOf(PLAIN)],
      settings: settingsWith(padded),
    });
    expect(transactions(file)[0]?.channelNo).toBe('42');
  });
});

test('totals in a second file of the same drop; that file itself is recognised and holds no rows', () => {
  const yaml = `${PLAIN}totals: { n: rows, sum: amount }\ncompanion: { columns: [笔数, 总额], row: 合计, totals: { 笔数: n, 总额: sum } }\n`;
  const summary = utf8('门店,笔数,总额\n甲,1,1.00\n合计,2,3.50\n');
  const siblings = [
    { name: 'x.csv', bytes: utf8('a,b\n') },
    { name: 'sum.csv', bytes: summary },
  ];
  const file = parse('单号,金额,日期,附加\nA,1.00,2026-01-05,\nB,2.50,2026-01-05,\n', { ...reading(yaml), siblings });
  expect(file).toMatchObject({ proof: 'proven', warnings: [] });
  expect(file.evidence.map(({ text }) => text)).toContain('Its totals stand in sum.csv.');
  expect(parse(summary, reading(yaml))).toMatchObject({
    profile: 'plain',
    rows: [],
    rejects: [],
    headerFooter: 3,
    proof: 'unproven',
  });
});

test('the example that people copy is a whole profile and reads a file', () => {
  const example = profileOf(
    readFileSync(path.resolve(import.meta.dirname, '../../../docs/profile-example.yaml'), 'utf8'),
  );
  const text =
    '对账日期,20260105,商户号,88\n订单号,流水号,交易金额,手续费,交易类型,状态,日期,时间\n0001,S1,"1,000.00",6,消费,成功,2026-1-5,9:00:00,\n0002,S2,-10.00,,退款,,2026-1-5,9:00:01\n,,,,查询余额,,,\n共2笔，合计990.00元\n注：完\n';
  const file = parse(text, { draft: example, channel: 'X', settings: SETTINGS });
  expect(file).toMatchObject({ proof: 'proven', rejects: [], leftOut: [{ count: 1 }] });
  expect(transactions(file)).toMatchObject([
    { channelNo: '1', merchantNo: '88', clearingDate: '2026-01-05', kind: 'payment', fee: 600, status: 'success' },
    { channelNo: '2', kind: 'refund', amount: 1000 },
  ]);
});
