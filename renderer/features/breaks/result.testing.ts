// Results and records made by hand for the tests of the breaks screen.
import type { OutcomeTotal, RecordView, ResultDetail, ResultRow } from '../../../shared/contract/engine-api.ts';

export function recordOf(change: Partial<RecordView> = {}): RecordView {
  return {
    id: 1,
    row: '1:2',
    file: 'channel.csv',
    source: 'channel',
    channel: 'WX',
    key: 'T1',
    kind: 'payment',
    direction: '',
    status: 'success',
    amount: 10_000,
    currency: 'CNY',
    fee: null,
    time: '2026-11-19T12:03:07',
    clearingDate: '2026-11-19',
    orderNo: '',
    channelNo: 'T1',
    bankRef: '',
    batchNo: '',
    merchantNo: '',
    accountNo: '',
    reference: '',
    memo: '',
    extra: {},
    ...change,
  };
}

/** A pair of 100.00 against 80.00 unless told otherwise. */
export function resultOf(change: Partial<ResultRow> = {}): ResultRow {
  return {
    resultId: 1,
    stage: 'channel',
    clearingDate: '2026-11-19',
    channel: 'WX',
    outcome: 'amount_differs',
    reason: '',
    kind: 'payment',
    currency: 'CNY',
    upstreamKeys: ['T1'],
    downstreamKeys: ['T1'],
    upstreamAmount: 10_000,
    downstreamAmount: 8_000,
    difference: -2_000,
    upstreamFee: null,
    downstreamFee: null,
    rule: 'channel_no',
    breakId: 'B1',
    upstreamRows: ['1:2'],
    downstreamRows: ['2:5'],
    differences: [{ field: 'amount', upstream: '10000', downstream: '8000', deciding: true }],
    standing: 'open',
    ageDays: 0,
    itemId: 'B1',
    decision: null,
    flagged: false,
    upstream: recordOf(),
    downstream: recordOf({
      id: 2,
      row: '2:5',
      source: 'bank',
      file: 'bank.csv',
      amount: 8_000,
      time: '2026-11-19T12:03:09',
    }),
    settlements: [],
    ...change,
  };
}

export function aloneOf(side: 'ours' | 'theirs', change: Partial<ResultRow> = {}): ResultRow {
  const ours = side === 'ours';
  return resultOf({
    outcome: ours ? 'upstream_only' : 'downstream_only',
    reason: 'absent',
    rule: 'none',
    differences: [],
    ...(ours
      ? { downstreamKeys: [], downstreamAmount: null, downstream: null, downstreamRows: [], difference: -10_000 }
      : { upstreamKeys: [], upstreamAmount: null, upstream: null, upstreamRows: [], difference: 8_000 }),
    ...change,
  });
}

export function detailOf(row: ResultRow, change: Partial<ResultDetail> = {}): ResultDetail {
  return {
    row,
    upstream: row.upstream === null ? [] : [row.upstream],
    downstream: row.downstream === null ? [] : [row.downstream],
    settlements: row.settlements,
    losers: [],
    tolerance: { amount: 0, fee: 0 },
    chain: { orders: null, channel: row.upstream, bank: row.downstream, settlement: null, entry: null },
    linked: [],
    raw: [],
    decisions: [],
    options: [],
    ...change,
  };
}

export function totalOf(change: Partial<OutcomeTotal> = {}): OutcomeTotal {
  return {
    stage: 'channel',
    channel: 'WX',
    currency: 'CNY',
    outcome: 'matched',
    count: 1,
    upstream: { count: 1, amount: 100 },
    downstream: { count: 1, amount: 100 },
    difference: 0,
    open: 0,
    waiting: 0,
    decided: 0,
    closedLate: 0,
    ...change,
  };
}
