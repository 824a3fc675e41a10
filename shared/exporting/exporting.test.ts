import { expect, test } from 'vitest';
import { adjustmentsCsv } from './adjustments-csv.ts';
import { textCell } from './csv-cell.ts';
import { journalCsv } from './journal-csv.ts';
import { manifestJson } from './manifest.ts';
import { resultsCsv } from './results-csv.ts';

test.each(['=1+1', '+86', '-x', '@cmd', '\tx', '\rx'])('%j is held back from being a formula', (text) => {
  expect(textCell(text).replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
});

test('cells are quoted where CSV needs it and left alone where not', () => {
  expect(textCell('00123')).toBe('00123');
  expect(textCell('a,"b"')).toBe('"a,""b"""');
  expect(textCell('one\ntwo')).toBe('"one\ntwo"');
});

test('journal.csv, golden', () => {
  const line = { summary: 'WX 订单收款 2026-11-19', currency: 'CNY', count: 2 };
  const text = journalCsv('B20261119-1', [
    {
      voucherNo: '20261119-0001',
      voucherDate: '2026-11-19',
      lines: [
        {
          ...line,
          lineNo: 1,
          accountCode: '112201',
          accountName: '应收渠道款',
          debit: 12_345,
          credit: null,
          postingKey: 'd',
        },
        {
          ...line,
          lineNo: 2,
          accountCode: '=224101',
          accountName: '应付',
          debit: null,
          credit: 12_345,
          postingKey: 'c',
        },
      ],
    },
  ]);
  expect(text).toBe(
    'batch_id,voucher_no,voucher_date,line_no,summary,account_code,account_name,debit,credit,currency,posting_key,count\n' +
      'B20261119-1,20261119-0001,2026-11-19,1,WX 订单收款 2026-11-19,112201,应收渠道款,123.45,,CNY,d,2\n' +
      "B20261119-1,20261119-0001,2026-11-19,2,WX 订单收款 2026-11-19,'=224101,应付,,123.45,CNY,c,2\n",
  );
});

test('adjustments.csv, golden', () => {
  const text = adjustmentsCsv([
    {
      adjustmentId: 'ADJ-0001',
      postingKey: 'decision/B1/1',
      clearingDate: '2026-11-19',
      channel: 'WX',
      stage: 'channel',
      outcome: 'downstream_only',
      decision: 'supplement',
      kind: 'payment',
      currency: 'JPY',
      amount: 500,
      upstreamKeys: [],
      downstreamKeys: ['-C1'],
      maker: 'policy',
      checker: '',
      decidedAt: '2026-11-20T01:00:00Z',
      note: '=HYPERLINK("x")',
    },
    {
      adjustmentId: 'ADJ-0002',
      postingKey: 'decision/B1/2',
      clearingDate: '2026-11-19',
      channel: 'WX',
      stage: 'channel',
      outcome: 'downstream_only',
      decision: 'supplement',
      kind: 'payment',
      currency: 'JPY',
      amount: -500,
      upstreamKeys: ['A', 'B'],
      downstreamKeys: ['-C1'],
      maker: 'li',
      checker: 'wang',
      decidedAt: '2026-11-20T02:00:00Z',
      note: '',
    },
  ]);
  expect(text).toBe(
    'adjustment_id,posting_key,clearing_date,channel,stage,outcome,decision,kind,currency,amount,upstream_keys,downstream_keys,maker,checker,decided_at,note\n' +
      'ADJ-0001,decision/B1/1,2026-11-19,WX,channel,downstream_only,supplement,payment,JPY,500,,\'-C1,policy,,2026-11-20T01:00:00Z,"\'=HYPERLINK(""x"")"\n' +
      "ADJ-0002,decision/B1/2,2026-11-19,WX,channel,downstream_only,supplement,payment,JPY,-500,A|B,'-C1,li,wang,2026-11-20T02:00:00Z,\n",
  );
});

test('manifest.json, golden', () => {
  const text = manifestJson({
    batchId: 'B20261119-1',
    clearingDate: '2026-11-19',
    mode: 'summary',
    exportedAt: '2026-11-20T01:00:00Z',
    exportedBy: 'li',
    files: [{ name: 'journal.csv', sha256: 'ab', bytes: 10, lines: 2 }],
    vouchers: 1,
    entries: 3,
    adjustments: 0,
    waiting: 1,
    sums: [{ currency: 'KWD', debit: 1_000, credit: 1_000 }],
    chain: {
      ok: true,
      links: [
        {
          kind: 'flow',
          date: '2026-11-19',
          channel: 'WX',
          from: 'a',
          to: 'b',
          currency: 'CNY',
          countIn: 1,
          countOut: 1,
          amountIn: 100,
          amountOut: 100,
          ok: true,
          records: [],
        },
      ],
    },
    audit: { rows: 7, hash: 'cd' },
  });
  expect(JSON.parse(text)).toEqual({
    version: 1,
    batch_id: 'B20261119-1',
    clearing_date: '2026-11-19',
    mode: 'summary',
    exported_at: '2026-11-20T01:00:00Z',
    exported_by: 'li',
    files: [{ name: 'journal.csv', sha256: 'ab', bytes: 10, lines: 2 }],
    vouchers: 1,
    entries: 3,
    adjustments: 0,
    waiting_decisions: 1,
    sums: [{ currency: 'KWD', debit: '1.000', credit: '1.000' }],
    control_totals: {
      ok: true,
      links: [
        {
          kind: 'flow',
          date: '2026-11-19',
          channel: 'WX',
          from: 'a',
          to: 'b',
          currency: 'CNY',
          count_in: 1,
          count_out: 1,
          amount_in: '1.00',
          amount_out: '1.00',
          ok: true,
          records: [],
        },
      ],
    },
    audit: { rows: 7, hash: 'cd' },
  });
  expect(text.startsWith('{\n  "version": 1,\n  "batch_id"')).toBe(true);
  expect(text.endsWith('}\n')).toBe(true);
});

test('results columns in the contract order; the other side of a currency difference keeps its own decimals', () => {
  const text = resultsCsv([
    {
      stage: 'channel',
      clearingDate: '2026-11-19',
      channel: 'WX',
      outcome: 'amount_differs',
      reason: 'currency',
      kind: 'payment',
      currency: 'CNY',
      upstreamKeys: ['C1'],
      downstreamKeys: ['C1'],
      upstreamAmount: 100,
      downstreamAmount: 100,
      difference: null,
      upstreamFee: null,
      downstreamFee: null,
      rule: 'channel_no',
      breakId: 'B1',
      upstreamRows: ['1:2'],
      downstreamRows: ['2:2', '2:3'],
      differences: [{ field: 'currency', upstream: 'CNY', downstream: 'JPY', deciding: true }],
    },
  ]);
  expect(text).toBe(
    'stage,clearing_date,channel,outcome,reason,kind,currency,upstream_keys,downstream_keys,upstream_amount,downstream_amount,difference,upstream_fee,downstream_fee,rule,break_id,upstream_rows,downstream_rows\n' +
      'channel,2026-11-19,WX,amount_differs,currency,payment,CNY,C1,C1,1.00,100,,,,channel_no,B1,1:2,2:2|2:3\n',
  );
});
