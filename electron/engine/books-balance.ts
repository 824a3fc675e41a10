// The identity of the books per channel and currency: what listed items explain, beside what the entries come to.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';
import { BalanceSum, type Balances, expectedBalances } from '../../shared/posting/identity.ts';
import { type BreakEffect, itemEffect } from '../../shared/posting/item-effect.ts';
import { postingRules } from '../../shared/posting/rules.ts';
import {
  countedFees,
  decisionsInEffect,
  openBreakResults,
  openSettlements,
  timingResults,
} from '../workspace/tables/balances.ts';
import { type Decision, decidedBreaksOf, decisionsById } from '../workspace/tables/decisions.ts';
import { eachEntryUpTo } from '../workspace/tables/entries.ts';
import { resultsById } from '../workspace/tables/results.ts';
import { effectsOf } from './books-effects.ts';
import { holdingOf } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';

export interface BalanceSheet {
  readonly channel: string;
  readonly currency: string;
  readonly expected: Balances;
  readonly actual: Balances;
}

/** As of a date that ran, by channel and currency. Empty where routine entries are off: then nothing can be explained. */
export function balanceSheets(context: EngineContext, date: CalendarDate): BalanceSheet[] {
  if (context.settings().routine === 'off') return [];
  const facts = new FactSheets();
  const breaks = standingBreaks(context, date);
  const held = new Set(breaks.flatMap(({ isHeld, settlementIds }) => (isHeld ? settlementIds : [])));
  addSettlements(context, date, facts, held);
  addTiming(context, date, facts);
  addBreaks(breaks, facts);
  addDecisions(context, date, breaks, facts);
  const actual = new Map<string, BalanceSum>();
  eachEntryUpTo(context.workspace.database, date, ({ entry }) => {
    const key = facts.keyOf(entry.channel, entry.currency);
    const sum = actual.get(key) ?? new BalanceSum();
    actual.set(key, sum);
    sum.add(entry);
  });
  return facts.sheets().map(({ key, channel, currency, facts: one }) => ({
    channel,
    currency,
    expected: expectedBalances(one),
    actual: (actual.get(key) ?? new BalanceSum()).balances(),
  }));
}

interface Sheet {
  openSettlements: Minor;
  openFees: Minor;
  readonly items: { receivable: Minor; feePayable: Minor }[];
  parkedLong: Minor;
  parkedShort: Minor;
  refundsThroughChannel: Minor;
}

class FactSheets {
  readonly #sheets = new Map<string, { channel: string; currency: string; facts: Sheet }>();

  keyOf(channel: string, currency: string): string {
    const key = `${channel}\u0000${currency}`;
    if (!this.#sheets.has(key)) this.#sheets.set(key, { channel, currency, facts: emptySheet() });
    return key;
  }

  of(channel: string, currency: string): Sheet {
    return this.#sheets.get(this.keyOf(channel, currency))?.facts ?? emptySheet();
  }

  sheets() {
    return [...this.#sheets]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, sheet]) => ({ key, ...sheet }));
  }
}

function emptySheet(): Sheet {
  return { openSettlements: 0, openFees: 0, items: [], parkedLong: 0, parkedShort: 0, refundsThroughChannel: 0 };
}

/** A break as it stood on the date. */
interface StandingBreak {
  readonly breakId: string;
  readonly channel: string;
  readonly effect: BreakEffect;
  /** null where runs say nothing of it any more, or closed it: then only what was posted is left. */
  readonly current: BreakEffect | null;
  readonly settlementIds: readonly string[];
  /** Parked, or decided for good: what it moves has left the receivable. */
  readonly isHeld: boolean;
  readonly isParked: boolean;
}

function standingBreaks(context: EngineContext, date: CalendarDate): StandingBreak[] {
  const { database } = context.workspace;
  const decisions = decisionsById(database, decisionsInEffect(database, date)).map(asEffective);
  const chains = new Map<string, Decision[]>();
  const snapshots = new Map<string, BreakEffect>();
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  for (const { decisionId, breakId, effect } of decidedBreaksOf(database, byId.keys())) {
    const decision = byId.get(decisionId);
    if (decision === undefined) continue;
    const chain = chains.get(breakId) ?? [];
    chains.set(breakId, [...chain, decision]);
    snapshots.set(breakId, effect);
  }
  const results = resultsById(database, openBreakResults(database, date)).map(({ result }) => result);
  const effects = effectsOf(context, results, date);
  const standing = results.map((result, index): StandingBreak => {
    const current = effects[index] ?? NO_EFFECT;
    const holding = holdingOf(chains.get(result.breakId) ?? []);
    const isParked = holding === 'parked';
    const isHeld = holding !== 'open';
    chains.delete(result.breakId);
    return {
      breakId: result.breakId,
      channel: result.channel,
      effect: isHeld && !isParked ? (snapshots.get(result.breakId) ?? current) : current,
      current,
      settlementIds: result.settlementIds,
      isHeld,
      isParked,
    };
  });
  const gone = [...chains].flatMap(([breakId, chain]): StandingBreak[] => {
    const holding = holdingOf(chain);
    const [first] = chain;
    if (first === undefined || holding === 'open' || holding === 'parked') return [];
    const effect = snapshots.get(breakId) ?? NO_EFFECT;
    return [
      { breakId, channel: first.channel, effect, current: null, settlementIds: [], isHeld: true, isParked: false },
    ];
  });
  return [...standing, ...gone];
}

const NO_EFFECT: BreakEffect = { money: [], fees: [], differs: false };

/** What was undone only after the date still held on it. */
function asEffective(decision: Decision): Decision {
  return { ...decision, state: 'effective' };
}

function addSettlements(
  context: EngineContext,
  date: CalendarDate,
  facts: FactSheets,
  held: ReadonlySet<string>,
): void {
  const { database } = context.workspace;
  for (const { id, channel, currency, isFee, signedAmount } of openSettlements(database, date)) {
    if (held.has(id)) continue;
    const sheet = facts.of(channel, currency);
    if (isFee) sheet.openFees = addMinor(sheet.openFees, -signedAmount);
    else sheet.openSettlements = addMinor(sheet.openSettlements, signedAmount);
  }
  for (const { code, settlement } of context.settings().channels) {
    if (settlement.net || settlement.fees === 'apart') continue;
    for (const [currency, fees] of countedFees(database, code, date)) {
      const sheet = facts.of(code, currency);
      sheet.openFees = addMinor(sheet.openFees, fees);
    }
  }
}

function addTiming(context: EngineContext, date: CalendarDate, facts: FactSheets): void {
  const { database } = context.workspace;
  const results = resultsById(database, timingResults(database, date)).map(({ result }) => result);
  for (const [index, effect] of effectsOf(context, results, date).entries())
    addItem(facts, results[index]?.channel ?? '', effect, -1);
}

/** Undecided breaks stand in the receivable; decided ones only by what the facts have changed since. */
function addBreaks(breaks: readonly StandingBreak[], facts: FactSheets): void {
  for (const { channel, effect, current, isHeld, isParked } of breaks) {
    const now = current ?? NO_EFFECT;
    if (!isHeld) addItem(facts, channel, withoutOpenSettlement(now), -1);
    else if (isParked) addItem(facts, channel, { ...now, money: [] }, -1);
    else {
      addItem(facts, channel, now, -1);
      addItem(facts, channel, effect, 1);
    }
  }
}

/** A settlement without its credit stands among the open settlements; an entry nobody expected stands nowhere. */
function withoutOpenSettlement(effect: BreakEffect): BreakEffect {
  return { ...effect, money: effect.money.filter(({ isFund }) => !isFund || effect.differs) };
}

/** sign -1: not posted, so ours - theirs. +1: posted. */
function addItem(facts: FactSheets, channel: string, effect: BreakEffect, sign: 1 | -1): void {
  for (const { currency, amount, against } of effect.money) {
    if (against === 'entry') continue;
    const isReceivable = against === 'receivable';
    facts.of(channel, currency).items.push({
      receivable: isReceivable ? sign * amount : 0,
      feePayable: isReceivable ? 0 : -sign * amount,
    });
  }
  // A fee taken beyond what was booked: we claim too much, or owe too little, until it is adjusted.
  for (const { currency, amount, against } of effect.fees) {
    const isReceivable = against === 'receivable';
    facts.of(channel, currency).items.push({
      receivable: isReceivable ? -sign * amount : 0,
      feePayable: isReceivable ? 0 : sign * amount,
    });
  }
}

function addDecisions(
  context: EngineContext,
  date: CalendarDate,
  breaks: readonly StandingBreak[],
  facts: FactSheets,
): void {
  const { database } = context.workspace;
  const byBreak = new Map(breaks.map((one) => [one.breakId, one]));
  const refundsFromReceivable =
    postingRules(context.settings().posting)['decision.refund.long'].credit === 'receivable';
  const decisions = decisionsById(database, decisionsInEffect(database, date));
  const covered = new Map<number, string[]>();
  for (const { decisionId, breakId } of decidedBreaksOf(
    database,
    decisions.map(({ id }) => id),
  ))
    covered.set(decisionId, [...(covered.get(decisionId) ?? []), breakId]);
  for (const { id, decision, channel } of decisions) {
    const ofDecision = (covered.get(id) ?? []).flatMap((breakId) => byBreak.get(breakId) ?? []);
    const parked = decision === 'carry' ? ofDecision.filter(({ isParked }) => isParked) : [];
    for (const { currency, amount } of itemEffect(parked.map(({ effect }) => effect)).money) {
      const sheet = facts.of(channel, currency);
      if (amount > 0) sheet.parkedLong = addMinor(sheet.parkedLong, amount);
      else sheet.parkedShort = addMinor(sheet.parkedShort, -amount);
    }
    if (decision !== 'refund' || !refundsFromReceivable) continue;
    for (const { currency, amount, isFund } of itemEffect(ofDecision.map(({ effect }) => effect)).money) {
      const sheet = facts.of(channel, currency);
      if (!isFund) sheet.refundsThroughChannel = addMinor(sheet.refundsThroughChannel, amount);
    }
  }
}
