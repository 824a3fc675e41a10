// The routine entries of one channel's clearing date: our orders, the channel's fees, rounding, money arrived. Computes what the books
// should say after a run; what is posted already is compared elsewhere (correction.ts).
import type { CalendarDate } from '../calendar/date.ts';
import type { JournalEntry } from '../model/decision.ts';
import type { ExpectedSettlement, StageResult } from '../model/outcome.ts';
import { type AccountEntry, type Kind, kindSign, type Transaction } from '../model/record.ts';
import type { Minor } from '../money/amount.ts';
import { reversalOf } from './decision-entries.ts';
import type { PostingRuleName, PostingRules } from './rules.ts';

export type OrderFacts = Pick<Transaction, 'id' | 'orderNo' | 'channelNo' | 'kind' | 'status' | 'amount' | 'currency'>;
export type BankFacts = Pick<Transaction, 'id' | 'channelNo' | 'bankRef' | 'kind' | 'currency' | 'fee'>;
export type MoneyFacts = Pick<AccountEntry, 'id' | 'entryNo' | 'accountNo' | 'direction' | 'amount' | 'currency'>;

export interface RoutineInput {
  readonly date: CalendarDate;
  readonly channel: string;
  /** True where the channel takes its fees off the settlement. */
  readonly net: boolean;
  readonly rules: PostingRules;
  /** What this run decided; results that book nothing may be left out. */
  readonly results: readonly StageResult[];
  /** Matches of earlier dates whose residue counts from today: until now their bank row stood in the ledger, from now on the channel row. */
  readonly lateResidues: readonly StageResult[];
  /** Every order that stands in a business result of this run, new and older ones, whatever their status. */
  readonly orders: Iterable<OrderFacts>;
  /** The settlements this run opened. */
  readonly settlements: readonly ExpectedSettlement[];
  /** Ids of the settlements of fees alone that `results` name. */
  readonly feeSettlements: ReadonlySet<string>;
  /** The bank rows counted in `settlements` or restated by `results`. */
  readonly bankRows: ReadonlyMap<number, BankFacts>;
  /** The account entries of `results`. */
  readonly entries: ReadonlyMap<number, MoneyFacts>;
  /** Bank rows that stand in the confirmed ledger for a channel row that came too late (see EffectContext). */
  readonly bankInLedger: ReadonlySet<number>;
  /** What earlier dates booked and still holds, by record id: order entries and fee entries. */
  readonly bookedEarlier: ReadonlyMap<number, JournalEntry>;
}

/** In a total order that does not depend on the order of rows. Posting keys are made of natural keys; equal keys are numbered. */
export function routineEntries(input: RoutineInput): JournalEntry[] {
  return withUniqueKeys([
    ...orderEntries(input),
    ...feeEntries(input),
    ...roundingEntries(input),
    ...moneyEntries(input),
  ]);
}

/** Every successful order, surplus duplicates aside. An older one that became surplus, or ceased to be, is put right today. */
function orderEntries(input: RoutineInput): JournalEntry[] {
  const surplus = new Set<number>();
  for (const result of input.results)
    if (result.stage === 'business' && result.outcome === 'duplicate')
      for (const id of result.upstreamIds) surplus.add(id);
  const entries: JournalEntry[] = [];
  for (const order of input.orders) {
    if (order.status !== 'success' || order.amount === 0) continue;
    const booked = input.bookedEarlier.get(order.id);
    const key = `order/${input.channel}/${input.date}/${order.orderNo}/${order.channelNo}/${order.kind}`;
    const cause = { type: 'record', recordId: order.id, key: order.orderNo } as const;
    if (booked === undefined && !surplus.has(order.id)) {
      const rule = isPayment(order.kind) ? 'order' : 'order_refund';
      entries.push(entryOf(input, { key, rule, currency: order.currency, amount: order.amount, cause }));
    } else if (booked !== undefined && surplus.has(order.id)) {
      entries.push(reversalOf(booked, { key: `${key}/surplus`, entryDate: input.date, cause }));
    }
  }
  return entries;
}

/** The row's fee, or the expected one where the outcome is fee_differs; found on a later date, the booked fee is restated. */
function feeEntries(input: RoutineInput): JournalEntry[] {
  const expected = new Map<number, Minor>();
  for (const result of input.results) {
    if (result.stage !== 'channel' || result.outcome !== 'fee_differs') continue;
    for (const id of result.downstreamIds) expected.set(id, result.upstreamFee ?? 0);
  }
  const entries: JournalEntry[] = [];
  const counted = new Set(input.settlements.flatMap((settlement) => (settlement.isFee ? [] : settlement.rowIds)));
  for (const id of counted) {
    const row = input.bankRows.get(id);
    if (row === undefined) throw new Error(`a settlement counts bank row ${id}, which was not handed in`);
    entries.push(...feeEntry(input, row, expected.get(id) ?? row.fee ?? 0, ''));
  }
  for (const [id, fee] of expected) {
    const row = input.bankRows.get(id);
    if (counted.has(id) || row === undefined) continue;
    const booked = input.bookedEarlier.get(id);
    if (booked !== undefined) {
      const place = { key: `${feeKey(input, row)}/restated-reversal`, entryDate: input.date, cause: booked.cause };
      entries.push(reversalOf(booked, place));
    }
    entries.push(...feeEntry(input, row, fee, '/restated'));
  }
  return entries;
}

function feeEntry(input: RoutineInput, row: BankFacts, fee: Minor, suffix: string): JournalEntry[] {
  // A row that is a fee itself is taken off the settlement by its amount; what it says of a fee counts only where fees are apart.
  if (fee === 0 || (input.net && row.kind === 'fee')) return [];
  const settles = input.net ? 'net' : 'owed';
  // A payment's fee is charged and a refund's is given back; with a minus it is the other way round.
  const isCharged = isPayment(row.kind) === fee > 0;
  const rule: PostingRuleName = isCharged ? `channel_fee.${settles}` : `channel_fee.${settles}.refund`;
  const cause = { type: 'record', recordId: row.id, key: naturalKeyOf(row) } as const;
  const key = `${feeKey(input, row)}${suffix}`;
  return [entryOf(input, { key, rule, currency: row.currency, amount: Math.abs(fee), cause })];
}

function feeKey(input: RoutineInput, row: BankFacts): string {
  return `fee/${input.channel}/${input.date}/${naturalKeyOf(row)}/${row.kind}`;
}

/** What matched rows differ by within the tolerance, stage by stage. Rows whose fee alone differs have a residue too. */
function roundingEntries(input: RoutineInput): JournalEntry[] {
  return [...input.results, ...input.lateResidues].flatMap((result) => {
    const agrees = result.outcome === 'matched' || result.outcome === 'fee_differs';
    if (!agrees || result.difference === null || result.difference === 0) return [];
    if (result.stage === 'channel' && result.downstreamIds.some((id) => input.bankInLedger.has(id))) return [];
    const isFund = result.stage === 'fund';
    const sign = isFund || result.kind === '' ? 1 : kindSign(result.kind);
    const residue = sign * result.difference;
    const account = isFund && isFeeResult(input, result) ? 'rounding.fee' : 'rounding';
    const keys = [...result.upstreamKeys, ...result.downstreamKeys];
    return [
      entryOf(input, {
        key: `rounding/${result.stage}/${input.channel}/${input.date}/${keys.join('|')}/${result.kind}`,
        rule: `${account}.${residue > 0 ? 'long' : 'short'}`,
        currency: result.currency,
        amount: Math.abs(residue),
        cause: causeOf(result),
      }),
    ];
  });
}

/** Every account entry that met an expected settlement, with its own amount. */
function moneyEntries(input: RoutineInput): JournalEntry[] {
  return input.results.flatMap((result) => {
    if (result.stage !== 'fund' || (result.outcome !== 'matched' && result.outcome !== 'amount_differs')) return [];
    const isFee = isFeeResult(input, result);
    return result.downstreamIds.flatMap((id) => {
      const entry = input.entries.get(id);
      if (entry === undefined) throw new Error(`a fund result names account entry ${id}, which was not handed in`);
      if (entry.amount === 0) return [];
      return [
        entryOf(input, {
          key: `money/${input.channel}/${input.date}/${entry.accountNo}/${entry.entryNo}`,
          rule: moneyRule(isFee, entry.direction),
          currency: entry.currency,
          amount: entry.amount,
          cause: causeOf(result),
        }),
      ];
    });
  });
}

function moneyRule(isFee: boolean, direction: MoneyFacts['direction']): PostingRuleName {
  if (isFee) return direction === 'D' ? 'fee_charged' : 'fee_charged.returned';
  return direction === 'C' ? 'money_arrived' : 'money_arrived.debit';
}

function isFeeResult(input: RoutineInput, result: StageResult): boolean {
  return result.settlementIds.some((id) => input.feeSettlements.has(id));
}

function causeOf(result: StageResult): JournalEntry['cause'] {
  const key = result.downstreamKeys[0] ?? result.upstreamKeys[0] ?? '';
  const [settlementKey] = result.settlementIds;
  if (settlementKey !== undefined) return { type: 'settlement', settlementKey, recordIds: result.downstreamIds, key };
  return { type: 'record', recordId: result.downstreamIds[0] ?? result.upstreamIds[0] ?? 0, key };
}

function naturalKeyOf(row: BankFacts): string {
  return row.channelNo === '' ? row.bankRef : row.channelNo;
}

function isPayment(kind: Kind): boolean {
  return kindSign(kind) === 1;
}

function entryOf(
  input: RoutineInput,
  posting: {
    readonly key: string;
    readonly rule: PostingRuleName;
    readonly currency: string;
    readonly amount: Minor;
    readonly cause: JournalEntry['cause'];
  },
): JournalEntry {
  const { rule, currency, amount, cause } = posting;
  return {
    postingKey: posting.key,
    entryDate: input.date,
    channel: input.channel,
    currency,
    rule,
    ...input.rules[rule],
    amount,
    cause,
  };
}

/** Sorted by key; entries that share one (repeated natural keys) are told apart by number, in an order of their own facts. */
function withUniqueKeys(entries: readonly JournalEntry[]): JournalEntry[] {
  const sorted = [...entries].sort(
    (left, right) =>
      compare(left.postingKey, right.postingKey) ||
      compare(left.currency, right.currency) ||
      left.amount - right.amount ||
      compare(left.rule, right.rule) ||
      causeId(left) - causeId(right),
  );
  let repeated = 0;
  return sorted.map((entry, index) => {
    repeated = sorted[index - 1]?.postingKey === entry.postingKey ? repeated + 1 : 0;
    return repeated === 0 ? entry : { ...entry, postingKey: `${entry.postingKey}#${repeated + 1}` };
  });
}

function causeId({ cause }: JournalEntry): number {
  return cause.type === 'record' ? cause.recordId : 0;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
