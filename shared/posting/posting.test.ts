// Every row of the tables of routine events and decisions, with exact accounts and amounts.
import { expect, test } from 'vitest';
import type { DecisionKind, JournalEntry } from '../model/decision.ts';
import type { Outcome, Stage, StageResult } from '../model/outcome.ts';
import type { Kind } from '../model/record.ts';
import { corrections, type Posted } from './correction.ts';
import { decisionPostings, entriesOf, type Holding } from './decision-entries.ts';
import { type BreakEffect, breakEffect, itemEffect } from './item-effect.ts';
import { type RoutineInput, routineEntries } from './routine.ts';
import { postingRules, unknownPostingRules } from './rules.ts';

const RULES = postingRules([]);
const DATE = '2026-11-19';

function result(stage: Stage, outcome: Outcome, changes: Partial<StageResult> = {}): StageResult {
  return {
    stage,
    clearingDate: DATE,
    channel: 'WX',
    outcome,
    reason: '',
    kind: stage === 'fund' ? '' : 'payment',
    currency: 'CNY',
    upstreamKeys: [],
    downstreamKeys: [],
    upstreamAmount: null,
    downstreamAmount: null,
    difference: null,
    upstreamFee: null,
    downstreamFee: null,
    rule: 'none',
    breakId: 'B1',
    upstreamIds: [],
    downstreamIds: [],
    settlementIds: [],
    differences: [],
    losers: [],
    ...changes,
  };
}

const CONTEXT = { net: true, isFeeSettlement: false, bankStandsInLedger: false };
const oursOnly = (stage: Stage, amount: number, kind: Kind | '' = 'payment') =>
  result(stage, 'upstream_only', { upstreamAmount: amount, difference: -amount, kind: stage === 'fund' ? '' : kind });
const theirsOnly = (stage: Stage, amount: number, kind: Kind | '' = 'payment', outcome: Outcome = 'downstream_only') =>
  result(stage, outcome, { downstreamAmount: amount, difference: amount, kind: stage === 'fund' ? '' : kind });
const differs = (stage: Stage, ours: number, theirs: number, kind: Kind = 'payment') =>
  result(stage, 'amount_differs', { upstreamAmount: ours, downstreamAmount: theirs, difference: theirs - ours, kind });
const feeDiffers = (ours: number, theirs: number, kind: Kind = 'payment') =>
  result('channel', 'fee_differs', { upstreamFee: ours, downstreamFee: theirs, difference: 0, kind });

/** "debit/credit amount" of what a decision posts on linked breaks. */
function posts(
  breaks: readonly StageResult[],
  decision: DecisionKind,
  holding: Holding = 'open',
  context: Partial<typeof CONTEXT> = {},
): string[] | string {
  const item = itemEffect(breaks.map((one): BreakEffect => breakEffect(one, { ...CONTEXT, ...context })));
  const postings = decisionPostings(item, decision, holding);
  if (!postings.ok) return postings.problem.message;
  const cause = { type: 'decision', decisionId: 1, breakId: 'B1', stage: 'channel', key: '' } as const;
  const entries = entriesOf(postings.value, { key: 'k', entryDate: DATE, channel: 'WX', cause }, RULES);
  return entries.map(
    ({ debit, credit, amount, currency }) => `${debit}/${credit} ${amount}${currency === 'CNY' ? '' : ` ${currency}`}`,
  );
}

const LONG = [theirsOnly('business', 100)];
const SHORT = [oursOnly('business', 100)];
const PARK_LONG = 'receivable/suspense_long 100';
const PARK_SHORT = 'suspense_short/receivable 100';

test.each<[string, readonly StageResult[], DecisionKind, readonly string[]]>([
  ['carry, long', LONG, 'carry', [PARK_LONG]],
  ['carry, short', SHORT, 'carry', [PARK_SHORT]],
  ['supplement, long', LONG, 'supplement', [PARK_LONG, 'suspense_long/payable 100']],
  [
    'supplement, a refund only the bank has',
    [theirsOnly('business', 100, 'refund')],
    'supplement',
    [PARK_SHORT, 'payable/suspense_short 100'],
  ],
  ['refund, long', LONG, 'refund', [PARK_LONG, 'suspense_long/receivable 100']],
  ['a refund order the bank does not have is long', [oursOnly('business', 100, 'refund')], 'carry', [PARK_LONG]],
  ['adjust, long', [differs('business', 80, 180)], 'adjust', [PARK_LONG, 'suspense_long/payable 100']],
  ['adjust, short', [differs('business', 180, 80)], 'adjust', [PARK_SHORT, 'payable/suspense_short 100']],
  [
    'adjust of a refund amount is mirrored',
    [differs('business', 80, 180, 'refund')],
    'adjust',
    [PARK_SHORT, 'payable/suspense_short 100'],
  ],
  ['adjust a fee, the bank took more', [feeDiffers(60, 61)], 'adjust', ['fee_cost/receivable 1']],
  ['adjust a fee, the bank took less', [feeDiffers(61, 60)], 'adjust', ['receivable/fee_cost 1']],
  ['adjust a fee given back, the bank gave more', [feeDiffers(60, 61, 'refund')], 'adjust', ['receivable/fee_cost 1']],
  ['recover, short', SHORT, 'recover', [PARK_SHORT, 'liable/suspense_short 100']],
  ['write off, short', SHORT, 'write_off', [PARK_SHORT, 'credit_loss/allowance 100', 'allowance/suspense_short 100']],
  ['enquire posts nothing', LONG, 'enquire', []],
  [
    'fund, an unexpected credit is parked from the bank',
    [theirsOnly('fund', 100)],
    'carry',
    ['reserve_bank/suspense_long 100'],
  ],
  ['fund, an unexpected debit', [theirsOnly('fund', -100)], 'carry', ['suspense_short/reserve_bank 100']],
  [
    'fund, an unexpected credit is refunded from the bank',
    [theirsOnly('fund', 100)],
    'refund',
    ['reserve_bank/suspense_long 100', 'suspense_long/reserve_bank 100'],
  ],
  ['fund, a settlement that did not come', [oursOnly('fund', 100)], 'carry', [PARK_SHORT]],
  ['fund, less came', [result('fund', 'amount_differs', { difference: -100 })], 'adjust', ['fee_cost/receivable 100']],
  ['fund, more came', [result('fund', 'amount_differs', { difference: 100 })], 'adjust', ['receivable/fee_cost 100']],
  ['fund, the difference is parked', [result('fund', 'amount_differs', { difference: -100 })], 'carry', [PARK_SHORT]],
])('%s', (_, breaks, decision, expected) => {
  expect(posts(breaks, decision)).toEqual(expected);
});

test.each<[string, readonly StageResult[], DecisionKind, Holding, readonly string[]]>([
  ['parked, then supplement', LONG, 'supplement', 'parked', ['suspense_long/payable 100']],
  ['parked, then refund', LONG, 'refund', 'parked', ['suspense_long/receivable 100']],
  [
    'parked, then write-off',
    SHORT,
    'write_off',
    'parked',
    ['credit_loss/allowance 100', 'allowance/suspense_short 100'],
  ],
  [
    'parked in the fund stage, then adjust',
    [result('fund', 'amount_differs', { difference: -100 })],
    'adjust',
    'parked',
    ['fee_cost/suspense_short 100'],
  ],
  ['under recovery, then receipt', SHORT, 'recover', 'liable', ['reserve_bank/liable 100']],
  [
    'under recovery, then write-off',
    SHORT,
    'write_off',
    'liable',
    ['credit_loss/allowance 100', 'allowance/liable 100'],
  ],
  [
    'recovered after the write-off',
    SHORT,
    'recover',
    'written_off',
    ['liable/allowance 100', 'reserve_bank/liable 100'],
  ],
])('%s', (_, breaks, decision, holding, expected) => {
  expect(posts(breaks, decision, holding)).toEqual(expected);
});

test('fees apart move fee_payable instead of the receivable', () => {
  expect(posts([feeDiffers(60, 61)], 'adjust', 'open', { net: false })).toEqual(['fee_cost/fee_payable 1']);
  expect(posts([oursOnly('fund', -100)], 'carry', 'open', { isFeeSettlement: true })).toEqual([
    'fee_payable/suspense_long 100',
  ]);
  const more = result('fund', 'amount_differs', { difference: -100 });
  expect(posts([more], 'adjust', 'open', { isFeeSettlement: true })).toEqual(['fee_cost/fee_payable 100']);
});

test('linked breaks post once', () => {
  const lostCallback = theirsOnly('channel', 100);
  expect(posts([lostCallback], 'supplement')).toEqual([]);
  expect(posts([lostCallback, ...LONG], 'supplement')).toEqual([PARK_LONG, 'suspense_long/payable 100']);
  expect(posts([oursOnly('channel', 100), ...LONG], 'carry')).toEqual([]);
  expect(posts([theirsOnly('channel', 100, 'payment', 'duplicate')], 'refund')).toEqual([
    PARK_LONG,
    'suspense_long/receivable 100',
  ]);
  expect(posts([differs('channel', 100, 95), differs('business', 90, 100)], 'adjust')).toEqual([
    'suspense_short/receivable 5',
    'payable/suspense_short 5',
    'receivable/suspense_long 10',
    'suspense_long/payable 10',
  ]);
  expect(posts([differs('channel', 100, 90), differs('business', 90, 100)], 'adjust')).toEqual([]);
  expect(posts([feeDiffers(60, 61), ...LONG], 'supplement')).toEqual([
    PARK_LONG,
    'suspense_long/payable 100',
    'fee_cost/receivable 1',
  ]);
});

test('a surplus order was never booked; a channel row too late moves nothing anew', () => {
  expect(posts([result('business', 'duplicate', { upstreamAmount: 100, difference: -100 })], 'refund')).toEqual([]);
  expect(posts([differs('channel', 100, 90)], 'adjust', 'open', { bankStandsInLedger: true })).toEqual([]);
});

test('two currencies are two items side by side', () => {
  const other = { field: 'currency', upstream: 'CNY', downstream: 'USD', deciding: true } as const;
  const crossed = result('channel', 'amount_differs', {
    upstreamAmount: 100,
    downstreamAmount: 15,
    differences: [other],
  });
  expect(posts([crossed], 'carry')).toEqual([PARK_SHORT, 'receivable/suspense_long 15 USD']);
});

test('what does not fit is refused in words', () => {
  expect(posts(SHORT, 'refund')).toContain('this item is short');
  expect(posts(LONG, 'recover')).toContain('this item is long');
  expect(posts(LONG, 'write_off')).toContain('this item is long');
  expect(posts([feeDiffers(60, 61)], 'carry')).toContain('adjusted or enquired');
  expect(posts(LONG, 'supplement', 'settled')).toContain('undo that decision first');
  expect(posts(LONG, 'carry', 'parked')).toContain('parked already');
  expect(posts(SHORT, 'supplement', 'liable')).toContain('undo that decision first');
});

test('overrides change legs; unknown names are told', () => {
  const override = { rule: 'decision.refund.long', debit: 'suspense_long', credit: 'reserve_bank' } as const;
  expect(postingRules([override])['decision.refund.long'].credit).toBe('reserve_bank');
  expect(unknownPostingRules([override, { ...override, rule: 'nothing' }])).toEqual(['nothing']);
});

function order(id: number, changes: Partial<RoutineInput['orders'] extends Iterable<infer T> ? T : never> = {}) {
  const shared = { kind: 'payment', status: 'success', amount: 10_000, currency: 'CNY', channelNo: `C${id}` } as const;
  return { id, orderNo: `O${id}`, ...shared, ...changes };
}

function routine(changes: Partial<RoutineInput>): string[] {
  return booked(changes).map(({ debit, credit, amount }) => `${debit}/${credit} ${amount}`);
}

function booked(changes: Partial<RoutineInput>): JournalEntry[] {
  return routineEntries({
    date: DATE,
    channel: 'WX',
    net: true,
    rules: RULES,
    results: [],
    lateResidues: [],
    orders: [],
    settlements: [],
    feeSettlements: new Set(),
    bankRows: new Map(),
    entries: new Map(),
    bankInLedger: new Set(),
    bookedEarlier: new Map(),
    ...changes,
  });
}

const settlement = (rowIds: number[], changes = {}) => ({
  id: 'WX/2026-11-19/CNY',
  key: 'WX/2026-11-19/CNY',
  channel: 'WX',
  settleDate: DATE,
  dueDate: '2026-11-20',
  currency: 'CNY',
  group: '',
  isFee: false,
  signedAmount: 0,
  kind: null,
  rowIds,
  ...changes,
});
const bankRow = (id: number, fee: number | null, kind: Kind = 'payment') =>
  [id, { id, channelNo: `C${id}`, bankRef: '', kind, currency: 'CNY', fee }] as const;

test('orders: successful ones, refunds mirrored, surplus duplicates and failed ones not', () => {
  const surplus = result('business', 'duplicate', { upstreamIds: [3] });
  const orders = [order(1), order(2, { kind: 'refund', amount: 500 }), order(3), order(4, { status: 'failed' })];
  expect(routine({ orders, results: [surplus] })).toEqual(['receivable/payable 10000', 'payable/receivable 500']);
});

test('an order booked earlier is not booked again; one that became surplus is reversed', () => {
  const [earlier] = booked({ orders: [order(1)], date: '2026-11-18' });
  if (earlier === undefined) throw new Error('nothing booked');
  const bookedEarlier = new Map([[1, earlier]]);
  expect(routine({ orders: [order(1)], bookedEarlier })).toEqual([]);
  const surplus = result('business', 'duplicate', { upstreamIds: [1] });
  expect(routine({ orders: [order(1)], bookedEarlier, results: [surplus] })).toEqual(['payable/receivable 10000']);
});

test('fees: net and owed, refunds mirrored, the expected one where the fee differs', () => {
  const bankRows = new Map([bankRow(1, 60), bankRow(2, 6, 'refund'), bankRow(3, null)]);
  const settlements = [settlement([1, 2, 3])];
  expect(routine({ settlements, bankRows })).toEqual(['fee_cost/receivable 60', 'receivable/fee_cost 6']);
  expect(routine({ settlements, bankRows, net: false })).toEqual(['fee_cost/fee_payable 60', 'fee_payable/fee_cost 6']);
  const other = result('channel', 'fee_differs', {
    downstreamIds: [1],
    upstreamFee: 50,
    downstreamFee: 60,
    difference: 0,
  });
  expect(routine({ settlements: [settlement([1])], bankRows, results: [other] })).toEqual(['fee_cost/receivable 50']);
});

test('a fee that is charged for a refund, or given back with a payment, is booked the other way round', () => {
  const bankRows = new Map([bankRow(1, -6, 'refund'), bankRow(2, -5, 'payment'), bankRow(3, -7, 'reversal')]);
  expect(routine({ settlements: [settlement([1, 2, 3])], bankRows })).toEqual([
    'fee_cost/receivable 6',
    'receivable/fee_cost 5',
    'fee_cost/receivable 7',
  ]);
});

test('a fee that is found to differ on a later date is restated first', () => {
  const bankRows = new Map([bankRow(1, 60)]);
  const [earlier] = booked({ settlements: [settlement([1])], bankRows, date: '2026-11-18' });
  if (earlier === undefined) throw new Error('nothing booked');
  const other = result('channel', 'fee_differs', {
    downstreamIds: [1],
    upstreamFee: 50,
    downstreamFee: 60,
    difference: 0,
  });
  const restated = routine({ bankRows, results: [other], bookedEarlier: new Map([[1, earlier]]) });
  expect(restated.sort()).toEqual(['fee_cost/receivable 50', 'receivable/fee_cost 60']);
});

test('the residue of matched rows is rounding, in all three stages', () => {
  const matched = (stage: Stage, difference: number, kind: Kind | '') =>
    result(stage, 'matched', { difference, kind, upstreamKeys: [stage] });
  expect(routine({ results: [matched('channel', -1, 'payment')] })).toEqual(['rounding/receivable 1']);
  expect(routine({ results: [matched('business', 1, 'payment')] })).toEqual(['receivable/rounding 1']);
  expect(routine({ results: [matched('business', 1, 'refund')] })).toEqual(['rounding/receivable 1']);
  expect(routine({ results: [matched('fund', -1, '')] })).toEqual(['rounding/receivable 1']);
});

test('money arrived: credits, debits, fee settlements', () => {
  const entries = new Map(
    (['C', 'D'] as const).map((direction, index) => [
      index + 1,
      { id: index + 1, entryNo: `E${index}`, accountNo: '6222', direction, amount: 70, currency: 'CNY' },
    ]),
  );
  const arrived = (id: number, outcome: Outcome) =>
    result('fund', outcome, { downstreamIds: [id], settlementIds: ['S'], difference: 0 });
  expect(routine({ entries, results: [arrived(1, 'matched')] })).toEqual(['reserve_bank/receivable 70']);
  expect(routine({ entries, results: [arrived(1, 'amount_differs')] })).toEqual(['reserve_bank/receivable 70']);
  expect(routine({ entries, results: [arrived(1, 'downstream_only')] })).toEqual([]);
  expect(routine({ entries, results: [arrived(2, 'matched')] })).toEqual(['receivable/reserve_bank 70']);
  const feeSettlements = new Set(['S']);
  expect(routine({ entries, feeSettlements, results: [arrived(2, 'matched')] })).toEqual([
    'fee_payable/reserve_bank 70',
  ]);
});

test('the same entries whatever the row order; equal natural keys are told apart', () => {
  const orders = [order(1), order(2, { orderNo: 'O1', channelNo: 'C1', amount: 7 }), order(3)];
  const forward = booked({ orders });
  const backward = booked({ orders: [...orders].reverse() });
  expect(backward).toEqual(forward);
  expect(new Set(forward.map(({ postingKey }) => postingKey)).size).toBe(3);
});

function steps(posted: readonly Posted[], wanted: readonly JournalEntry[]): Posted[] {
  const { remove, add } = corrections(wanted, posted);
  return [
    ...posted.filter(({ entry }) => !remove.includes(entry.postingKey)),
    ...add.map((one) => ({ ...one, isExported: false })),
  ];
}
const exported = (posted: readonly Posted[]) => posted.map((one) => ({ ...one, isExported: true }));
const inWords = (posted: readonly Posted[]) => posted.map(({ entry }) => `${entry.debit} ${entry.amount}`);

test('corrections: unexported entries are replaced, exported ones reversed in full, the same is never posted twice', () => {
  const first = booked({ orders: [order(1)] });
  const right = booked({ orders: [order(1, { amount: 9 })] });
  const posted = steps([], first);
  expect(steps(posted, first)).toEqual(posted);
  expect(inWords(steps(posted, right))).toEqual(['receivable 9']);
  expect(inWords(steps(posted, []))).toEqual([]);
  const fixed = exported(posted);
  const corrected = steps(fixed, right);
  expect(inWords(corrected)).toEqual(['receivable 10000', 'payable 10000', 'receivable 9']);
  expect(steps(corrected, right)).toEqual(corrected);
  expect(inWords(steps(corrected, first))).toEqual(['receivable 10000']);
  expect(inWords(steps(exported(corrected), []))).toEqual([
    'receivable 10000',
    'payable 10000',
    'receivable 9',
    'payable 9',
  ]);
  const keys = steps(exported(corrected), []).map(({ entry }) => entry.postingKey);
  expect(new Set(keys).size).toBe(keys.length);
});
