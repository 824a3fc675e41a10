// The entries of one decision on one item of work. The first leg parks, the second resolves; a parked item posts the second alone.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, EntryCause, JournalEntry } from '../model/decision.ts';
import { assertNever, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Minor } from '../money/amount.ts';
import type { ItemEffect, MoneyEffect } from './item-effect.ts';
import type { PostingRuleName, PostingRules } from './rules.ts';

/**
 * Where an item's money stands when a decision is made: open (never moved, enquired, or undone), parked in suspense, with a liable
 * party, written off, or settled by a final decision.
 */
export type Holding = 'open' | 'parked' | 'liable' | 'written_off' | 'settled';

/** An entry before it has a key, a date and a cause. */
export interface Posting {
  readonly rule: PostingRuleName;
  readonly currency: string;
  readonly amount: Minor;
}

/** The postings of a decision, in order. A decision that does not fit the item's long or short, or where it stands, is a Problem. */
export function decisionPostings(
  item: ItemEffect,
  decision: DecisionKind,
  holding: Holding,
): Result<readonly Posting[]> {
  const problem = unfit(item, decision, holding);
  if (problem !== null) return refuse(problem);
  const settlesFees = decision !== 'enquire' && decision !== 'carry' && (holding === 'open' || holding === 'parked');
  const fees = settlesFees ? feePostings(item) : [];
  return { ok: true, value: [...item.money.flatMap((effect) => moneyPostings(effect, decision, holding)), ...fees] };
}

function unfit(item: ItemEffect, decision: DecisionKind, holding: Holding): Problem | null {
  const amount = (message: string): Problem => ({ code: 'not-allowed', message, field: 'decision', value: decision });
  const again = holding === 'settled' || (holding === 'liable' && decision !== 'recover' && decision !== 'write_off');
  if (again || (holding === 'written_off' && decision !== 'recover'))
    return amount('it is decided already; undo that decision first');
  if (holding === 'parked' && (decision === 'carry' || decision === 'enquire'))
    return amount(
      decision === 'carry' ? 'it is parked already' : 'it is parked already and needs no posting to be enquired',
    );
  const onlyFees = item.money.length === 0 && item.fees.length > 0;
  if (onlyFees && decision !== 'adjust' && decision !== 'enquire')
    return amount(`a fee that differs is adjusted or enquired; ${decision} does not fit`);
  if (decision === 'refund' && item.money.some((effect) => effect.amount < 0))
    return amount('a refund gives back a long; this item is short');
  if ((decision === 'recover' || decision === 'write_off') && item.money.some((effect) => effect.amount > 0))
    return amount(`${decision} is for a short; this item is long`);
  return null;
}

function moneyPostings(effect: MoneyEffect, decision: DecisionKind, holding: Holding): Posting[] {
  const amount = Math.abs(effect.amount);
  const side = effect.amount > 0 ? 'long' : 'short';
  const posting = (rule: PostingRuleName): Posting => ({ rule, currency: effect.currency, amount });
  const parking = holding === 'open' ? [posting(parkingRule(effect))] : [];
  switch (decision) {
    case 'enquire':
      return [];
    case 'carry':
      return parking;
    case 'supplement':
      return [...parking, posting(`decision.supplement.${side}`)];
    case 'refund':
      return [...parking, posting(effect.isFund ? 'decision.refund.fund.long' : 'decision.refund.long')];
    case 'adjust':
      return adjustRules(effect, holding).map(posting);
    case 'recover':
      return recoverRules(holding, parking.length > 0 ? [parkingRule(effect)] : []).map(posting);
    case 'write_off':
      return [
        ...parking,
        posting('decision.write_off.loss'),
        posting(holding === 'liable' ? 'decision.write_off.liable' : 'decision.write_off.short'),
      ];
    default:
      return assertNever(decision);
  }
}

function parkingRule({ amount, against }: MoneyEffect): PostingRuleName {
  const side = amount > 0 ? 'long' : 'short';
  if (against === 'entry') return `decision.carry.entry.${side}`;
  return against === 'fee_payable' ? `decision.carry.fee.${side}` : `decision.carry.${side}`;
}

/** An amount goes through suspense to the payable; a settlement's difference is fee or rounding and needs no parking. */
function adjustRules(effect: MoneyEffect, holding: Holding): PostingRuleName[] {
  const side = effect.amount > 0 ? 'long' : 'short';
  const parking = holding === 'open' ? [parkingRule(effect)] : [];
  if (!effect.isFund) return [...parking, `decision.adjust.${side}`];
  if (holding === 'parked' || effect.against === 'entry') return [...parking, `decision.adjust.fund_parked.${side}`];
  return [effect.against === 'fee_payable' ? `decision.adjust.fund_fee.${side}` : `decision.adjust.fund.${side}`];
}

/** Claimed from the liable party; decided again, the claim is received; after a write-off both. */
function recoverRules(holding: Holding, parking: readonly PostingRuleName[]): PostingRuleName[] {
  if (holding === 'liable') return ['decision.recover.receipt'];
  if (holding === 'written_off') return ['decision.recover.written_off', 'decision.recover.receipt'];
  return [...parking, 'decision.recover.short'];
}

function feePostings({ fees }: ItemEffect): Posting[] {
  return fees.map(({ currency, amount, against }) => {
    const settles = against === 'receivable' ? 'net' : 'owed';
    const rule = `decision.adjust_fee.${settles}.${amount > 0 ? 'more' : 'less'}` as const;
    return { rule, currency, amount: Math.abs(amount) };
  });
}

/** Where an item stands after a decision took effect. */
export function holdingAfter(before: Holding, decision: DecisionKind): Holding {
  switch (decision) {
    case 'enquire':
      return before;
    case 'carry':
      return 'parked';
    case 'recover':
      return before === 'liable' || before === 'written_off' ? 'settled' : 'liable';
    case 'write_off':
      return 'written_off';
    case 'supplement':
    case 'refund':
    case 'adjust':
      return 'settled';
    default:
      return assertNever(decision);
  }
}

/** What all entries of one decision share. `key` begins each posting key: "decision/B12ab/1". */
export interface PostingFrame {
  readonly key: string;
  readonly entryDate: CalendarDate;
  readonly channel: string;
  readonly cause: EntryCause;
}

/** Postings to entries: accounts by the rules, keys by position. */
export function entriesOf(postings: readonly Posting[], frame: PostingFrame, rules: PostingRules): JournalEntry[] {
  return postings.map(({ rule, currency, amount }, index) => ({
    postingKey: `${frame.key}/${index + 1}`,
    entryDate: frame.entryDate,
    channel: frame.channel,
    currency,
    rule,
    ...rules[rule],
    amount,
    cause: frame.cause,
  }));
}

const REVERSED = '.reversed';

/** 红冲: the full entry the other way round, under a key of its own. */
export function reversalOf(
  entry: JournalEntry,
  place: { readonly key: string; readonly entryDate: CalendarDate; readonly cause: EntryCause },
): JournalEntry {
  const rule = entry.rule.endsWith(REVERSED) ? entry.rule.slice(0, -REVERSED.length) : `${entry.rule}${REVERSED}`;
  return {
    ...entry,
    postingKey: place.key,
    entryDate: place.entryDate,
    rule,
    debit: entry.credit,
    credit: entry.debit,
    cause: place.cause,
  };
}
