// After a run: brings the routine entries of its date, and the parking of items that a late match closed, in line with what it says.
// Called inside the run's transaction. Running again books nothing twice; what is exported is corrected by reversal (红冲).
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { JournalEntry } from '../../shared/model/decision.ts';
import type { ChannelSettings } from '../../shared/model/settings.ts';
import { corrections } from '../../shared/posting/correction.ts';
import { decisionPostings } from '../../shared/posting/decision-entries.ts';
import { type BreakEffect, itemEffect } from '../../shared/posting/item-effect.ts';
import { outstandingEntries, parkingCorrection } from '../../shared/posting/parking.ts';
import { routineEntries } from '../../shared/posting/routine.ts';
import { type PostingRules, postingRules } from '../../shared/posting/rules.ts';
import { openBreakResults } from '../workspace/tables/balances.ts';
import {
  type Decision,
  decidedBreaksOf,
  decisionsOfBreaks,
  insertDecidedBreaks,
  parkingDecisions,
  setBreakDecision,
} from '../workspace/tables/decisions.ts';
import {
  bankFacts,
  bookableResults,
  bookedEarlier,
  channelsWithRoutine,
  deleteUnexported,
  deleteUnexportedLate,
  entriesAround,
  insertEntries,
  lateResidues,
  moneyFacts,
  ordersOfRun,
  relinkEntry,
  routinePosted,
  type StoredEntry,
} from '../workspace/tables/entries.ts';
import { resultsById, resultsByItem } from '../workspace/tables/results.ts';
import { runsOfDay } from '../workspace/tables/runs.ts';
import { settlementsOpenedOn } from '../workspace/tables/settlements.ts';
import { causeOf } from './books-decide.ts';
import { bankRowsInLedger, effectsOf, feeSettlementsAmong } from './books-effects.ts';
import { byFirstBroken, coverage, standingDecisions } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';

/** Books what the runs of `date` say, every channel. */
export function rebook(context: EngineContext, date: CalendarDate): void {
  const { database } = context.workspace;
  const settings = context.settings();
  const rules = postingRules(settings.posting);
  const ran = new Set(runsOfDay(database, date).map((run) => run.channel));
  const channels = new Set([...ran, ...channelsWithRoutine(database, date)]);
  for (const code of channels) {
    context.throwIfCancelled();
    const channel = settings.channels.find((one) => one.code === code);
    const isBooked = settings.routine !== 'off' && channel !== undefined && ran.has(code);
    correctRoutine(context, date, code, isBooked ? desiredRoutine(context, date, channel, rules) : []);
    correctParking(context, date, code, rules);
  }
}

/** After runs of a date were taken back: what is parked follows the results that stand now, which may be stale, in these channels and those that ran. */
export function parkAgain(context: EngineContext, date: CalendarDate, alsoOf: readonly string[]): void {
  const rules = postingRules(context.settings().posting);
  const ran = runsOfDay(context.workspace.database, date).map(({ channel }) => channel);
  for (const channel of new Set([...ran, ...alsoOf])) {
    context.throwIfCancelled();
    correctParking(context, date, channel, rules);
  }
}

function desiredRoutine(
  context: EngineContext,
  date: CalendarDate,
  channel: ChannelSettings,
  rules: PostingRules,
): JournalEntry[] {
  const { database } = context.workspace;
  const results = resultsById(database, bookableResults(database, channel.code, date)).map(({ result }) => result);
  const late = resultsById(database, lateResidues(database, channel.code, date)).map(({ result }) => result);
  const settlements = settlementsOpenedOn(database, date, channel.code);
  const restated = results.flatMap(({ outcome, downstreamIds }) => (outcome === 'fee_differs' ? downstreamIds : []));
  return routineEntries({
    date,
    channel: channel.code,
    net: channel.settlement.net,
    rules,
    results,
    lateResidues: late,
    orders: ordersOfRun(database, channel.code, date),
    settlements,
    feeSettlements: feeSettlementsAmong(context, results),
    bankInLedger: bankRowsInLedger(context, results, date),
    bankRows: bankFacts(database, new Set([...settlements.flatMap(({ rowIds }) => rowIds), ...restated])),
    entries: moneyFacts(
      database,
      results.flatMap(({ stage, downstreamIds }) => (stage === 'fund' ? downstreamIds : [])),
    ),
    bookedEarlier: bookedEarlier(database, channel.code, date),
  });
}

function correctRoutine(
  context: EngineContext,
  date: CalendarDate,
  channel: string,
  desired: readonly JournalEntry[],
): void {
  const { database } = context.workspace;
  const { remove, add, relink } = corrections(desired, routinePosted(database, channel, date));
  deleteUnexported(database, remove);
  insertEntries(
    database,
    add.map((one) => ({ ...one, reverses: '' })),
  );
  for (const { postingKey, cause } of relink) relinkEntry(database, postingKey, cause);
}

/** Parked items follow their breaks: closed ones leave suspense, changed or newly linked ones are parked anew, as of the run's date. */
function correctParking(context: EngineContext, date: CalendarDate, channel: string, rules: PostingRules): void {
  const { database } = context.workspace;
  for (const decision of parkingDecisions(database, channel)) {
    const entryDate = date > decision.clearingDate ? date : decision.clearingDate;
    const breaks = parkedBreaks(context, decision, entryDate);
    const isFixed = ({ entry, batchId }: StoredEntry) => entry.entryDate > entryDate && batchId !== '';
    // What later entries have resolved, or an export has fixed, rests on this date as it was booked.
    if (breaks === null || entriesAround(database, decision.id).some(isFixed)) continue;
    deleteUnexportedLate(database, decision.id, entryDate);
    const around = entriesAround(database, decision.id).filter(({ entry }) => entry.entryDate <= entryDate);
    const wanted = decisionPostings(itemEffect(breaks.map(({ effect }) => effect)), 'carry', 'open');
    const earlier = around.filter(({ entry }) =>
      entry.postingKey.startsWith(`${decision.postingKey}/late/${entryDate}/`),
    );
    const place = {
      key: `${decision.postingKey}/late/${entryDate}/${earlier.length + 1}`,
      entryDate,
      channel,
      cause: causeOf(decision),
    };
    const outstanding = outstandingEntries(around);
    // A pair of breaks that only fees are left of is not parked: nothing to post.
    const entries = parkingCorrection(outstanding, wanted.ok ? wanted.value : [], place, rules);
    insertEntries(
      database,
      entries.map((entry, index) => ({
        entry,
        baseKey: entry.postingKey,
        revision: 0,
        reverses: outstanding[index]?.postingKey ?? '',
      })),
    );
    insertDecidedBreaks(
      database,
      breaks.map(({ breakId, effect }) => ({ decisionId: decision.id, breakId, effect })),
    );
    setBreakDecision(
      database,
      breaks.flatMap(({ breakId, waits }) => (waits ? [] : [breakId])),
      decision,
    );
  }
}

interface ParkedBreak {
  readonly breakId: string;
  readonly effect: BreakEffect;
  /** True where a further decision on it waits for its checker. */
  readonly waits: boolean;
}

/**
 * The breaks of an item that were open on a date and are parked by this decision, newly linked ones included; null once another decision
 * has taken over, or had on that date.
 */
function parkedBreaks(context: EngineContext, decision: Decision, date: CalendarDate): ParkedBreak[] | null {
  const { database } = context.workspace;
  const own = decidedBreaksOf(database, [decision.id]).map(({ breakId }) => breakId);
  const linked = resultsByItem(database, decision.itemId).map(({ result }) => result.breakId);
  const breakIds = [...new Set([...own, ...linked])];
  const all = decisionsOfBreaks(database, breakIds);
  const inEffect = all.filter((one) => isInEffect(one, all, null) || isInEffect(one, all, date));
  const covered = coverage(context, all);
  const others = (breakId: string, among: readonly Decision[]) =>
    among.filter(({ id }) => id !== decision.id && covered.get(id)?.has(breakId) === true);
  if (own.some((breakId) => others(breakId, inEffect).some(({ id }) => id > decision.id))) return null;
  const isParked = (breakId: string) => own.includes(breakId) || others(breakId, inEffect).length === 0;
  const waiting = standingDecisions(all).filter(({ state }) => state === 'waiting');
  const results = resultsById(database, openBreakResults(database, date, breakIds)).map(({ result }) => result);
  const effects = effectsOf(context, results, date);
  return results
    .map((result, index) => ({ result, breakId: result.breakId, effect: effects[index] ?? NO_EFFECT }))
    .filter(({ breakId }) => isParked(breakId))
    .sort(byFirstBroken)
    .map(({ breakId, effect }) => ({ breakId, effect, waits: others(breakId, waiting).length > 0 }));
}

/** Effective as of a date, null: now. What is undone only later still holds on the date. */
function isInEffect(decision: Decision, all: readonly Decision[], date: CalendarDate | null): boolean {
  if (decision.reverses !== null) return false;
  if (date === null) return decision.state === 'effective';
  const taken = all.find(({ reverses }) => reverses === decision.id);
  const counts = decision.state === 'effective' || decision.state === 'undone';
  return counts && decision.clearingDate <= date && (taken === undefined || taken.clearingDate > date);
}

const NO_EFFECT: BreakEffect = { money: [], fees: [], differs: false };
