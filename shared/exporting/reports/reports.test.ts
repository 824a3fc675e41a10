import { expect, test } from 'vitest';
import type { BreakHistory, ReportFacts } from '../../model/report.ts';
import { journalCsv } from '../journal-csv.ts';
import { balanceReconciliation } from './balance-reconciliation.ts';
import { ageingReport, breakMovement } from './break-reports.ts';
import { clearingSheet } from './clearing-sheet.ts';
import { readJournal } from './journal-totals.ts';
import { reserveSheet } from './reserve-sheet.ts';
import { settlementSheet } from './settlement-sheet.ts';

const DATE = '2026-11-19';

const broken = (part: Partial<BreakHistory>): BreakHistory => ({
  breakId: 'B1',
  stage: 'channel',
  channel: 'WX',
  currency: 'CNY',
  outcome: 'upstream_only',
  keys: ['C1'],
  amount: 1000,
  openedOn: DATE,
  closedOn: '',
  closedBy: '',
  ...part,
});

const dataLines = (csv: string) => csv.trimEnd().split('\n').slice(1);

test('break movement: opening + new - cleared - written off = closing', () => {
  const { csv, proofs } = breakMovement(DATE, [
    broken({ openedOn: '2026-11-18' }),
    broken({ openedOn: '2026-11-18', closedOn: DATE, closedBy: 'late', amount: 200 }),
    broken({ openedOn: '2026-11-17', closedOn: DATE, closedBy: 'write_off', amount: 30 }),
    broken({ openedOn: '2026-11-17', closedOn: '2026-11-18', closedBy: 'adjust', amount: 7 }),
    broken({ closedOn: DATE, closedBy: 'supplement', amount: 4 }),
    broken({ closedOn: '2026-11-20', closedBy: 'adjust', amount: 500 }),
    broken({ openedOn: '2026-11-20' }),
  ]);
  expect(dataLines(csv)).toEqual([
    `${DATE},WX,CNY,channel,3,12.30,2,5.04,2,2.04,1,0.30,2,15.00,,`,
    'proof,channel/WX,CNY,,,,,,,,,,,,0.00,0',
  ]);
  expect(proofs).toEqual([{ channel: 'channel/WX', currency: 'CNY', amount: 0, count: 0 }]);
});

test('ageing counts calendar days since the break was named, each open break in one bucket', () => {
  const { csv, proofs } = ageingReport(DATE, [
    broken({}),
    broken({ openedOn: '2026-11-16' }),
    broken({ openedOn: '2026-11-15' }),
    broken({ openedOn: '2026-10-01' }),
    broken({ openedOn: '2026-11-18', closedOn: DATE, closedBy: 'late' }),
  ]);
  expect(dataLines(csv).map((line) => line.split(',').slice(4, 7).join(','))).toEqual([
    'today,1,10.00',
    '1-3 days,1,10.00',
    '4-7 days,1,10.00',
    'over 30 days,1,10.00',
    ',,',
  ]);
  expect(proofs[0]).toMatchObject({ amount: 0, count: 0 });
});

test('the clearing sheet proves both sides against the listed differences, and a wrong one shows', () => {
  const line = {
    stage: 'channel',
    channel: 'WX',
    currency: 'CNY',
    open: 0,
    waiting: 0,
    decided: 0,
    closedLate: 0,
  } as const;
  const matched = {
    ...line,
    outcome: 'matched',
    count: 2,
    upstream: { count: 2, amount: 300 },
    downstream: { count: 2, amount: 300 },
    difference: 0,
  } as const;
  const lost = {
    ...line,
    outcome: 'upstream_only',
    count: 1,
    upstream: { count: 1, amount: 50 },
    downstream: { count: 0, amount: 0 },
    difference: -50,
    open: 1,
  } as const;
  expect(clearingSheet(DATE, [matched, lost]).proofs).toEqual([
    { channel: 'channel/WX', currency: 'CNY', amount: 0, count: 0 },
  ]);
  expect(dataLines(clearingSheet(DATE, [matched, lost]).csv)[2]).toBe(
    `${DATE},channel,WX,CNY,total 合计,3,3,3.50,2,3.00,-0.50,1,0,0,0,,`,
  );
  expect(clearingSheet(DATE, [matched, { ...lost, difference: -49 }]).proofs[0]?.amount).toBe(-1);
});

test('settlement and reserve prove themselves per channel and currency', () => {
  const settlement = { key: 'WX/D/JPY', settleDate: '2026-11-18', dueDate: DATE };
  const sheet = settlementSheet(DATE, [
    {
      channel: 'WX',
      currency: 'JPY',
      outcome: 'amount_differs',
      reason: '',
      settlements: [settlement],
      entryKeys: ['E1'],
      expected: 500,
      received: 490,
      difference: -10,
    },
  ]);
  expect(dataLines(sheet.csv)[0]).toBe(`${DATE},WX,JPY,WX/D/JPY,2026-11-18,${DATE},E1,500,490,-10,amount_differs,,,`);
  expect(sheet.proofs).toEqual([{ channel: 'WX', currency: 'JPY', amount: 0, count: 0 }]);
  const movement = { channel: 'WX', currency: 'CNY', opening: 100, moneyIn: 30, moneyOut: 10, closing: 120 };
  expect(reserveSheet(DATE, [movement]).proofs[0]?.amount).toBe(0);
  expect(reserveSheet(DATE, [{ ...movement, closing: 121 }]).proofs[0]?.amount).toBe(-1);
});

test('余额调节表 leads from the statements to the books item by item', () => {
  const facts: ReportFacts = {
    date: DATE,
    breaks: [],
    reserve: [{ channel: 'WX', currency: 'CNY', opening: 0, moneyIn: 950, moneyOut: 0, closing: 950 }],
    statements: [{ accountNo: '6222', currency: 'CNY', moved: 1000 }],
    unbooked: [
      { accountNo: '6222', entryNo: 'E1', row: '1:2', valueDate: DATE, currency: 'CNY', signed: 100, booked: 20 },
    ],
    unmet: [{ postingKey: 'decision/B1/1/2', date: DATE, currency: 'CNY', signed: 30 }],
  };
  const { csv, proofs } = balanceReconciliation(DATE, facts);
  expect(proofs).toEqual([{ channel: '', currency: 'CNY', amount: 0, count: 0 }]);
  expect(dataLines(csv).map((line) => line.split(',').at(-3))).toEqual(['10.00', '-0.80', '0.30', '9.50', '9.50', '']);
  expect(balanceReconciliation(DATE, { ...facts, unmet: [] }).proofs[0]?.amount).toBe(-30);
});

test('a journal is read back as it was written; anything else is named', () => {
  const line = { summary: 'a, "b"', accountCode: '1', accountName: 'x', currency: 'CNY', postingKey: 'k', count: 2 };
  const text = journalCsv('B1', [
    {
      voucherNo: 'V1',
      voucherDate: DATE,
      lines: [
        { ...line, lineNo: 1, debit: 1234, credit: null },
        { ...line, lineNo: 2, debit: null, credit: 1234 },
      ],
    },
  ]);
  expect(readJournal(text)).toEqual({
    totals: [{ currency: 'CNY', lines: 2, entries: 2, debit: 1234, credit: 1234 }],
    keys: ['D k', 'C k'],
    unreadable: [],
  });
  expect(readJournal(text.replace('12.34,,', '1e3,,')).unreadable).toEqual([2]);
});
