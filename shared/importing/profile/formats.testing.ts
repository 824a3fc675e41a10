// Made-up formats of every layout, and files in them, for the tests of the profile engine.
import type { Profile } from '../../model/profile.ts';
import { channel, settingsWith } from '../importing.testing.ts';
import { profileFromYaml } from './yaml.ts';

export function profileOf(yaml: string): Profile {
  const read = profileFromYaml(yaml);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

export const SETTINGS = settingsWith(channel('X', '某渠道'));
export const reading = (yaml: string) => ({ profiles: [profileOf(yaml)], settings: SETTINGS });

export const FIXED = `
name: net-clearing
source: bank
recognise: { begins: [S] }
layout: { type: fixed, separator: 1, fields: { code: 3, shop: 10, no: 8, sent: 10, cents: 12, fee: 13 } }
amounts: { unit: minor, letters: { plus: C, minus: D } }
times: { year: day }
facts:
  - file: "NET{day}.txt"
  - line: 清算日期：{day} 生成{}
  - line: 共{n}笔
totals: { n: rows }
notes: [====]
fields:
  channel_no: { from: no, strip: zeros }
  merchant_no: shop
  time: sent
  amount: cents
  fee: { from: fee, sign: flip }
  currency: { always: CNY }
rows:
  - { when: { code: S22 }, kind: payment }
  - { when: { code: S30 }, kind: refund }
  - { when: { code: S00 }, skip: balance query }
kind: code
`;
export const fixedLine = (code: string, no: string, sent: string, cents: string) =>
  `${code} 茶馆       ${no.padStart(8, '0')} ${sent} ${cents.padStart(12, '0')} D${'7'.padStart(12, '0')} tail 尾`;

export const STATEMENT = `
name: some-bank
source: funds
recognise: { columns: [day, out, in] }
columns: { day: 日期, out: [支出, 借方], in: [收入, 贷方], left: 余额, who: 对方, note: 摘要 }
amounts: { group: ",", nothing: ["-"] }
facts:
  - pairs: { 账号: account_no, 期初余额: opening, 期末余额: closing }
  - row: 合计
    columns: { out: out_sum, in: in_sum }
totals:
  out_sum: { title: 支出合计, measure: debit }
  in_sum: { title: 收入合计, measure: credit }
fields:
  value_date: day
  debit: out
  credit: in
  currency: { always: CNY }
  memo: [note, who]
balance: left
`;
export const STATEMENT_ROWS = [
  '2026-01-05,"1,000.00",-,"9,000.00",甲,房租',
  '2026-01-06,,50.00,"9,050.00",乙,',
  '2026-01-06,,50.00,"9,100.00",乙,',
];
export const statement = (rows: readonly string[], more = '') =>
  `某银行\n账号：6222 ,期初余额,"10,000.00"\n\n日期,支出,收入,余额,对方,摘要\n${rows.join('\n')}\n${more}`;

export const REPORT = `
name: ruled
source: bank
recognise: { columns: [no, amt] }
layout: { type: ruler }
columns: { no: 单号, amt: 金额, day: 日期 }
amounts: { group: "," }
facts: [{ line: "小计 {sum} 元" }]
totals: { sum: { measure: net, over: section, title: 小计 } }
fields: { channel_no: no, amount: { from: amt, sign: any }, time: day, currency: { always: CNY } }
rows:
  - { when: { amt: { sign: minus } }, kind: refund }
  - { kind: payment }
`;

export const ELEMENTS = `
name: xml-records
source: bank
recognise: { columns: [no, amt] }
layout: { type: elements, element: Rec }
columns: { no: OrderNo, amt: Amt, day: Day }
amounts: { unit: minor }
fields: { channel_no: no, amount: amt, time: day, currency: { always: CNY } }
`;
export const ELEMENT_FILE =
  '<?xml version="1.0" encoding="GB2312"?>\n<List><!-- 单位：分 --><Rec OrderNo="甲1" Amt="0005" Day="20260105"/><Rec OrderNo="乙2" Amt="x" Day="20260105"/>\n<Rec>\n<OrderNo>丙3</OrderNo><Amt>12</Amt><Day>20260105</Day></Rec></List>';

export const PLAIN = `
name: plain
source: bank
recognise: { columns: [no, amt] }
columns: { no: 单号, amt: 金额, day: 日期, more: 附加 }
headers: [[单号, 金额, 日期, 附加]]
fields: { channel_no: no, amount: amt, time: day, currency: { always: CNY } }
`;

export const MARKED = `
name: marked
source: bank
recognise: { columns: [no, amt] }
layout: { marks: { header: CH, rows: [SB] } }
columns: { no: Id, amt: Gross, cur: Currency, way: CR or DR }
notes: [RH, SH]
facts:
  - line: SF,{currency},{sum}
  - line: SC,{n}
totals: { n: rows, sum: { measure: net, title: net } }
amounts: { unit: hundredth }
fields: { channel_no: no, amount: amt, currency: cur, time: { always: "2026-01-05" } }
rows:
  - { when: { way: CR }, kind: payment }
  - { when: { way: DR }, kind: refund }
`;
