// Makes StageResults of the fund stage. Amounts are shown positive; `difference` is signed as money in.
import type { CalendarDate } from '../calendar/date.ts';
import type { ExpectedSettlement, Loser, StageResult } from '../model/outcome.ts';
import { type AccountEntry, rowName } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';
import { stableId } from '../model/stable-id.ts';
import { type Minor, sumMinor } from '../money/amount.ts';
import { settingAmount } from './fee.ts';
import type { FundMatch, OpenEntry, OpenSettlement, Undecided } from './fund-board.ts';

/** What every result of one fund run shares. */
export interface FundFrame {
  readonly date: CalendarDate;
  readonly channel: ChannelSettings;
  readonly rankOf: (entry: AccountEntry) => number;
  readonly undecidedOf: (piece: OpenSettlement | OpenEntry) => Undecided | null;
  readonly nearestEntries: (currency: string, amount: Minor) => readonly OpenEntry[];
  readonly nearestSettlements: (currency: string, amount: Minor) => readonly OpenSettlement[];
}

/** What a result says; the frame adds the rest. One literal makes them all: item-by-item days have them by the hundred thousand. */
type Said = Omit<StageResult, 'stage' | 'clearingDate' | 'channel' | 'upstreamFee' | 'downstreamFee' | 'upstreamIds'>;

function resultOf(frame: FundFrame, said: Said): StageResult {
  return {
    stage: 'fund',
    clearingDate: frame.date,
    channel: frame.channel.code,
    outcome: said.outcome,
    reason: said.reason,
    kind: said.kind,
    currency: said.currency,
    upstreamKeys: said.upstreamKeys,
    downstreamKeys: said.downstreamKeys,
    upstreamAmount: said.upstreamAmount,
    downstreamAmount: said.downstreamAmount,
    difference: said.difference,
    upstreamFee: null,
    downstreamFee: null,
    rule: said.rule,
    breakId: said.breakId,
    upstreamIds: NONE,
    downstreamIds: said.downstreamIds,
    settlementIds: said.settlementIds,
    differences: said.differences,
    losers: said.losers,
  };
}

const NONE: readonly never[] = [];

export function matchResult(frame: FundFrame, { settlements, entry, rule }: FundMatch): StageResult {
  const expected = sumMinor(settlements.map(({ settlement }) => settlement.signedAmount));
  const difference = entry.signed - expected;
  const within = Math.abs(difference) <= settingAmount(frame.channel.toleranceAmount, entry.entry.currency);
  const later = settlements.some(({ settlement }) => frame.date > settlement.settleDate);
  const [first] = settlements;
  const amounts = {
    field: 'amount',
    upstream: String(Math.abs(expected)),
    downstream: String(entry.entry.amount),
    deciding: !within,
  } as const;
  return resultOf(frame, {
    outcome: within ? 'matched' : 'amount_differs',
    reason: within && later ? 'carried' : '',
    kind: settlements.length === 1 ? (first?.settlement.kind ?? '') : '',
    currency: entry.entry.currency,
    upstreamKeys: settlements.map(({ settlement }) => settlement.key),
    downstreamKeys: [entry.entry.entryNo],
    upstreamAmount: Math.abs(expected),
    downstreamAmount: entry.entry.amount,
    difference,
    rule,
    breakId: within || first === undefined ? '' : settlementBreakId(first),
    downstreamIds: [entry.entry.id],
    settlementIds: settlements.map(({ settlement }) => settlement.id),
    differences: difference === 0 ? NONE : [amounts],
    losers: NONE,
  });
}

/** A settlement of zero needs no entry. */
export function zeroResult(frame: FundFrame, piece: OpenSettlement): StageResult {
  return settlementAlone(frame, piece.settlement, { outcome: 'matched', reason: 'zero', rule: 'zero', breakId: '' });
}

/** timing until the run of its due date, whatever carry_days; then the break, said once. */
export function settlementLeft(frame: FundFrame, piece: OpenSettlement): StageResult | null {
  const { settlement, prior } = piece;
  if (frame.date < settlement.dueDate)
    return settlementAlone(frame, settlement, { outcome: 'timing', reason: '', rule: 'not_due', breakId: '' });
  if (prior?.outcome === 'upstream_only') return null;
  const losers = frame.nearestEntries(settlement.currency, settlement.signedAmount).map(({ entry }) => ({
    key: entry.entryNo,
    rowName: rowName(entry),
    amount: entry.amount,
    currency: entry.currency,
    failed: whyNot(settlement, entry),
  }));
  const reason = frame.undecidedOf(piece) ?? 'absent';
  return settlementAlone(frame, settlement, {
    outcome: 'upstream_only',
    reason,
    rule: 'none',
    breakId: settlementBreakId(piece),
    losers,
  });
}

type Verdict = Pick<StageResult, 'outcome' | 'reason' | 'rule' | 'breakId'> & { readonly losers?: readonly Loser[] };

function settlementAlone(frame: FundFrame, settlement: ExpectedSettlement, verdict: Verdict): StageResult {
  return resultOf(frame, {
    outcome: verdict.outcome,
    reason: verdict.reason,
    rule: verdict.rule,
    breakId: verdict.breakId,
    losers: verdict.losers ?? NONE,
    kind: settlement.kind ?? '',
    currency: settlement.currency,
    upstreamKeys: [settlement.key],
    downstreamKeys: [],
    upstreamAmount: Math.abs(settlement.signedAmount),
    downstreamAmount: null,
    difference: 0 - settlement.signedAmount,
    downstreamIds: [],
    settlementIds: [settlement.id],
    differences: NONE,
  });
}

/** Entries are never in timing: what is not expected is a break at once, said once. */
export function entryLeft(
  frame: FundFrame,
  piece: OpenEntry,
  outcome: 'downstream_only' | 'duplicate',
): StageResult | null {
  if (piece.prior?.outcome === outcome) return null;
  const { entry } = piece;
  const alone = outcome === 'downstream_only';
  const losers = (alone ? frame.nearestSettlements(entry.currency, piece.signed) : []).map(({ settlement }) => ({
    key: settlement.key,
    rowName: '',
    amount: Math.abs(settlement.signedAmount),
    currency: settlement.currency,
    failed: whyNot(settlement, entry),
  }));
  return resultOf(frame, {
    outcome,
    reason: alone ? (frame.undecidedOf(piece) ?? 'absent') : '',
    rule: alone ? 'none' : 'surplus',
    breakId: entryBreakId(frame, piece),
    losers,
    kind: '',
    currency: entry.currency,
    upstreamKeys: [],
    downstreamKeys: [entry.entryNo],
    upstreamAmount: null,
    downstreamAmount: entry.amount,
    difference: piece.signed,
    downstreamIds: [entry.id],
    settlementIds: NONE,
    differences: NONE,
  });
}

function whyNot(settlement: ExpectedSettlement, entry: AccountEntry): string {
  const signed = entry.direction === 'C' ? entry.amount : 0 - entry.amount;
  const dates = `due ${settlement.dueDate}, valued ${entry.valueDate}`;
  if (signed !== settlement.signedAmount) return `amount differs; ${dates}`;
  return settlement.dueDate === entry.valueDate
    ? 'same amount and date; another fits as well'
    : `same amount; ${dates}`;
}

function settlementBreakId({ settlement, prior }: OpenSettlement): string {
  return prior !== undefined && prior.breakId !== ''
    ? prior.breakId
    : stableId('B', ['fund', settlement.channel, 'upstream', settlement.id]);
}

function entryBreakId(frame: FundFrame, { entry, prior }: OpenEntry): string {
  if (prior !== undefined && prior.breakId !== '') return prior.breakId;
  return stableId('B', [
    'fund',
    frame.channel.code,
    'downstream',
    entry.accountNo,
    entry.entryNo,
    entry.valueDate,
    String(frame.rankOf(entry)),
  ]);
}
