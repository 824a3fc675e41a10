// What one break means for the books: how much more (long) or less (short) money is outside than our records say, and where it hangs.
// Over one transaction the effects of its stages telescope to counted bank money - booked order money, so linked breaks can be summed.

import type { StageResult } from '../model/outcome.ts';
import { assertNever } from '../model/problem.ts';
import { kindSign } from '../model/record.ts';
import { addMinor, type Minor } from '../money/amount.ts';

/** receivable: our claim on the channel. entry: a bank entry nobody expected, not booked yet. fee_payable: fees owed apart. */
export type Against = 'receivable' | 'entry' | 'fee_payable';

/** Signed: positive is long, negative is short. Never zero. */
export interface MoneyEffect {
  readonly currency: string;
  readonly amount: Minor;
  readonly against: Against;
  /** The fund stage has its own resolving legs. */
  readonly isFund: boolean;
}

/** Signed: positive when the channel took more (or gave back less) than was booked. Never zero. */
export interface FeeEffect {
  readonly currency: string;
  readonly amount: Minor;
  readonly against: 'receivable' | 'fee_payable';
}

export interface BreakEffect {
  readonly money: readonly MoneyEffect[];
  readonly fees: readonly FeeEffect[];
  /** Amounts that differ stand for themselves; one-sided ones net with what is linked to them. */
  readonly differs: boolean;
}

/** The fields of a stage result that the books read. */
export type EffectFacts = Pick<
  StageResult,
  | 'stage'
  | 'outcome'
  | 'kind'
  | 'currency'
  | 'upstreamAmount'
  | 'downstreamAmount'
  | 'difference'
  | 'upstreamFee'
  | 'downstreamFee'
  | 'differences'
>;

export interface EffectContext {
  /** True where the channel takes its fees off the settlement. */
  readonly net: boolean;
  /** True where the settlement is one of fees alone. */
  readonly isFeeSettlement: boolean;
  /**
   * A pair of the channel stage whose channel row came after its bank row had settled in the business stage: the bank row stands in
   * the confirmed ledger, so the business stage has compared our order with the bank's amount already.
   */
  readonly bankStandsInLedger: boolean;
}

/** What an item of work moves, its breaks taken together. */
export interface ItemEffect {
  readonly money: readonly MoneyEffect[];
  readonly fees: readonly FeeEffect[];
}

const NOTHING: BreakEffect = { money: [], fees: [], differs: false };

/** The effect of one timing item or break. matched and no_money have none: what is left of a match is rounding. */
export function breakEffect(result: EffectFacts, context: EffectContext): BreakEffect {
  return result.stage === 'fund' ? fundEffect(result, context) : transactionEffect(result, context);
}

function fundEffect(result: EffectFacts, { isFeeSettlement }: EffectContext): BreakEffect {
  switch (result.outcome) {
    case 'matched':
    case 'no_money':
    case 'fee_differs':
      return NOTHING;
    case 'downstream_only':
    case 'duplicate':
      return money(result.currency, result.difference ?? 0, 'entry', true);
    case 'upstream_only':
    case 'timing':
    case 'amount_differs': {
      const effect = money(
        result.currency,
        result.difference ?? 0,
        isFeeSettlement ? 'fee_payable' : 'receivable',
        true,
      );
      return { ...effect, differs: result.outcome === 'amount_differs' };
    }
    default:
      return assertNever(result.outcome);
  }
}

function transactionEffect(result: EffectFacts, { net, bankStandsInLedger }: EffectContext): BreakEffect {
  const sign = result.kind === '' ? 1 : kindSign(result.kind);
  const upstream = result.upstreamAmount ?? 0;
  const downstream = result.downstreamAmount ?? 0;
  switch (result.outcome) {
    case 'matched':
    case 'no_money':
      return NOTHING;
    case 'fee_differs': {
      // A row that is a fee itself is settled by its amount alone where fees are taken off.
      if (net && result.kind === 'fee') return NOTHING;
      const more = addMinor(result.downstreamFee ?? 0, -(result.upstreamFee ?? 0)) * sign;
      const against = net ? 'receivable' : 'fee_payable';
      return { ...NOTHING, fees: more === 0 ? [] : [{ currency: result.currency, amount: more, against }] };
    }
    case 'upstream_only':
      return money(result.currency, sign * -upstream);
    case 'downstream_only':
      // The channel stage's bank row goes on into the confirmed ledger: what it lacks is seen, and counted, in the business stage.
      return result.stage === 'channel' ? NOTHING : money(downstreamCurrency(result), sign * downstream);
    case 'amount_differs':
      return bankStandsInLedger ? NOTHING : amountsDiffer(result, sign);
    case 'timing':
    case 'duplicate':
      if (result.upstreamAmount === null) return money(result.currency, sign * downstream);
      // A surplus order was never booked: it has nothing to correct.
      if (result.stage === 'business' && result.outcome === 'duplicate') return NOTHING;
      return money(result.currency, sign * -upstream);
    default:
      return assertNever(result.outcome);
  }
}

function amountsDiffer(result: EffectFacts, sign: 1 | -1): BreakEffect {
  const upstream = result.upstreamAmount ?? 0;
  const downstream = result.downstreamAmount ?? 0;
  const theirs = downstreamCurrency(result);
  if (theirs === result.currency) return { ...money(theirs, sign * addMinor(downstream, -upstream)), differs: true };
  const both = [...money(result.currency, sign * -upstream).money, ...money(theirs, sign * downstream).money];
  return { ...NOTHING, money: both, differs: true };
}

/** `currency` of a result is upstream's where there is one; the other side's stands among the differences. */
function downstreamCurrency(result: EffectFacts): string {
  return result.differences.find(({ field }) => field === 'currency')?.downstream ?? result.currency;
}

function money(currency: string, amount: Minor, against: Against = 'receivable', isFund = false): BreakEffect {
  return amount === 0 ? NOTHING : { ...NOTHING, money: [{ currency, amount, against, isFund }] };
}

/**
 * Linked breaks taken together: opposite ones cancel, one-sided ones net; where every moving break is a difference of amounts and
 * they do not cancel exactly, each stands for itself.
 */
export function itemEffect(effects: readonly BreakEffect[]): ItemEffect {
  const moving = effects.filter(({ money }) => money.length > 0);
  const all = moving.flatMap(({ money }) => money);
  const netted = netOf(all);
  const apart = moving.length > 1 && moving.every(({ differs }) => differs) && netted.length > 0;
  return { money: apart ? all : netted, fees: effects.flatMap(({ fees }) => fees) };
}

function netOf(all: readonly MoneyEffect[]): MoneyEffect[] {
  const sums = new Map<string, MoneyEffect>();
  for (const effect of all) {
    const key = `${effect.currency}/${effect.against}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? effect : { ...sum, amount: addMinor(sum.amount, effect.amount) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

/** What a break is about, positive: the difference, the fee's difference, or the whole of a one-sided item. For limits and for the eye. */
export function breakMagnitude(result: EffectFacts): Minor {
  if (result.outcome === 'fee_differs')
    return Math.abs(addMinor(result.downstreamFee ?? 0, -(result.upstreamFee ?? 0)));
  if (result.difference !== null) return Math.abs(result.difference);
  return result.upstreamAmount ?? result.downstreamAmount ?? 0;
}
