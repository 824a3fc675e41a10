// The chain balances on sound days, and each of its links fails, and names the record, when the workspace is damaged behind its back.
import { expect, test } from 'vitest';
import { answerOf, importRows } from './engine.testing.ts';
import { DAY_1, DAY_2, failures, links, provenDays } from './proof.testing.ts';
import { USE_CASES } from './use-cases.ts';

test('two sound days balance, as a whole and date by date', async () => {
  const made = await provenDays();
  expect(failures(made)).toEqual([]);
  for (const date of [null, DAY_1, DAY_2]) expect(links(made, date).every(({ ok }) => ok)).toBe(true);
  const kinds = new Set(links(made).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'assignment',
    'audit',
    'balance',
    'double-entry',
    'flow',
    'integrity',
    'kept',
    'original',
    'total-detail',
    'total-total',
  ]);
  expect(links(made).length).toBeGreaterThan(40);
});

test('a link says what went in and what came out', async () => {
  const made = await provenDays();
  expect(links(made, DAY_1)).toContainEqual({
    kind: 'flow',
    date: DAY_1,
    channel: 'WX',
    from: 'channel: bank file rows 通道银行对账文件 in',
    to: 'matched + breaks + timing + no_money',
    currency: 'CNY',
    countIn: 3,
    countOut: 3,
    amountIn: 2900,
    amountOut: 2900,
    ok: true,
    records: [],
  });
  const total = links(made, DAY_1).find(({ kind, from }) => kind === 'total-total' && from.startsWith('channel'));
  expect(total).toMatchObject({ amountIn: 3000, amountOut: 2900, countIn: 3, countOut: 3, ok: true });
});

test.each([
  {
    damage: 'a record is deleted',
    sql: `DELETE FROM record WHERE channel_no = 'C1' AND source = 'bank'`,
    named: ['C1 (in the file, not in the workspace)', 'of a matched result is gone'],
  },
  {
    damage: 'an amount is altered',
    sql: `UPDATE record SET amount = 1100 WHERE channel_no = 'C1' AND source = 'bank'`,
    named: [
      '3:2 C1 (payment 1000 fee 6 CNY in the file, payment 1100 fee 6 CNY in the workspace)',
      'C1 (its rows differ by 100 minor units, the result says 0)',
      'WX/2026-11-16/CNY',
    ],
  },
  {
    damage: 'a fee is altered',
    sql: `UPDATE record SET fee = 7 WHERE channel_no = 'C1' AND source = 'bank'`,
    named: ['fee 6 CNY in the file'],
  },
  {
    damage: 'a record is added',
    sql: `INSERT INTO record SELECT 999, import_id, source, channel, clearing_date, kind, status, direction, amount, currency, fee, time,
      order_no, 'C999', bank_ref, batch_no, merchant_no, entry_no, account_no, balance, reference, memo, extra, 999, byte_start, byte_end
      FROM record WHERE channel_no = 'C1' AND source = 'bank'`,
    named: [
      '3:999 C999 (in the workspace, not in the file)',
      '3:999 C999 (in no result)',
      '3:999 C999 (in no settlement)',
    ],
  },
  {
    damage: 'a record has no import in force',
    sql: `UPDATE import SET undone_at = 'x' WHERE file = 'bank-2.csv'`,
    named: ['6:2 C5', '6:3 C3'],
  },
  {
    damage: 'a result loses a row',
    sql: `DELETE FROM result_member WHERE record_id = (SELECT id FROM record WHERE order_no = 'O1' AND source = 'orders')`,
    named: ['1:2 O1 (in no result)'],
  },
  {
    damage: 'a row stands in two results',
    sql: `INSERT INTO result_member SELECT (SELECT max(id) FROM result WHERE stage = 'channel' AND clearing_date = '${DAY_1}'), 1, 9, id
      FROM record WHERE channel_no = 'C1' AND source = 'bank'`,
    named: ['3:2 C1 (in 2 results)'],
  },
  {
    damage: 'a carried row vanishes between two days',
    sql: `DELETE FROM result WHERE clearing_date = '${DAY_2}' AND reason = 'carried' AND stage = 'channel'`,
    named: [`2:4 C3 (open on ${DAY_1}, gone on ${DAY_2})`],
  },
  {
    damage: 'a settlement expects another amount',
    sql: `UPDATE settlement SET signed_amount = signed_amount + 1 WHERE key = 'WX/${DAY_1}/CNY'`,
    named: [`WX/${DAY_1}/CNY (its rows come to 2882 minor units, it expects 2883)`],
  },
  {
    damage: 'a settlement is not run',
    sql: `DELETE FROM result_settlement`,
    named: [`WX/${DAY_1}/CNY (in no result)`],
  },
  {
    damage: 'a reject is lost',
    sql: `UPDATE import SET lines_read = lines_read + 1 WHERE file = 'bank-1.csv'`,
    named: [],
  },
  {
    damage: 'an order entry is dropped',
    sql: `DELETE FROM entry WHERE key = 'O5' AND rule = 'order'`,
    named: ['4:2 O5 (not booked)', '-10.00 CNY that no listed item explains'],
  },
  {
    damage: 'an entry is booked with another amount',
    sql: `UPDATE entry SET amount = 1001 WHERE key = 'O5' AND rule = 'order'`,
    named: ['4:2 O5 (booked 1001 minor units of 1000)'],
  },
  {
    damage: 'arrived money is not booked',
    sql: `DELETE FROM entry WHERE rule = 'money_arrived'`,
    named: ['7:2 E1 (not booked)'],
  },
  {
    damage: 'a fee entry is dropped',
    sql: `DELETE FROM entry WHERE rule = 'channel_fee.net' AND key = 'C5'`,
    named: ['0.06 CNY that no listed item explains'],
  },
  {
    damage: "a decision's entries are dropped",
    sql: `DELETE FROM entry WHERE decision_id IS NOT NULL`,
    named: ['its entries are missing'],
  },
  {
    damage: 'an exported entry is altered',
    sql: `UPDATE entry SET amount = amount + 1 WHERE key = 'O1' AND rule = 'order'`,
    named: ['batch B20261116-1 (journal.csv holds'],
  },
  {
    damage: 'an entry stands on one account twice',
    sql: `UPDATE entry SET credit = debit WHERE key = 'O5' AND rule = 'order'`,
    named: ['order/WX/2026-11-17/O5'],
  },
])('$damage: the chain fails and names it', async ({ sql, named }) => {
  const made = await provenDays();
  made.workspace.database.run(sql);
  const found = failures(made).join('\n');
  for (const name of named) expect(found).toContain(name);
  expect(links(made).some(({ ok }) => !ok)).toBe(true);
});

test('a contradicted file fails and is named; rejected lines alone do not fail', async () => {
  const made = await provenDays();
  answerOf(importRows(made, 'orders', ['O9,WX,C9,payment,success,1.2E+11,CNY,2026-11-17T12:00:00'], 'bad.csv'));
  expect(failures(made)).toEqual([]);
  made.workspace.database.run(
    `UPDATE import SET proof = 'contradicted', declared = '[{"what":"总笔数","declared":"4","computed":"3","agrees":false}]' WHERE file = 'bank-1.csv'`,
  );
  expect(failures(made)).toEqual(['total-detail | file 3 bank-1.csv: declares 总笔数 = 4 | 3: 总笔数']);
});

test('an entry that no channel claims, or two, is unassigned', async () => {
  const made = await provenDays();
  answerOf(importRows(made, 'funds', [`E7,9999,C,5.00,CNY,${DAY_2},?`], 'other.csv'));
  expect(failures(made)).toEqual(['assignment | account entries 资金流水 | 8:2 E7 (claimed by no channel, or by two)']);
});

test('rows that came after their day was run are named until it is run again', async () => {
  const made = await provenDays();
  answerOf(importRows(made, 'orders', ['O8,WX,C8,payment,success,1.00,CNY,2026-11-17T12:00:00'], 'late.csv'));
  expect(failures(made).some((failure) => failure.endsWith('8:2 O8 (in no result)'))).toBe(true);
  answerOf(USE_CASES.reconcile(made.context, { date: DAY_2, stage: null }));
  expect(failures(made)).toEqual([]);
});

test('one bit of a record that an index holds too is told by SQLite, in checks of the whole workspace', async () => {
  const made = await provenDays();
  const image = Buffer.from(made.workspace.database.image());
  const at = image.indexOf('C5');
  image.writeUInt8(image.readUInt8(at + 1) ^ 0x40, at + 1);
  made.workspace.database.replace(new Uint8Array(image));
  const found = links(made).find(({ kind }) => kind === 'integrity');
  expect(found).toMatchObject({ ok: false, records: [expect.stringMatching(/missing from index/)] });
  expect(links(made, DAY_1).some(({ kind }) => kind === 'integrity')).toBe(false);
});
