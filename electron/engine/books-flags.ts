// Decisions that rest on facts which are other now than they were: flagged for people to look again, never dropped.
import type { DecisionKind } from '../../shared/model/decision.ts';
import { type BreakEffect, breakMagnitude } from '../../shared/posting/item-effect.ts';
import {
  breaksWithLateRows,
  type DecidedBreak,
  type Decision,
  decidedBreaksOf,
  decisionsOfBreaks,
} from '../workspace/tables/decisions.ts';
import { type CurrentBreak, currentBreaks, standingDecisions } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';

/** What is known of a break now, or would be after a run. */
export type PresentBreak = Pick<CurrentBreak, 'result' | 'effect' | 'isClosed'>;

/** Decisions that leave a break open: a late counterpart is what they wait for. */
export function waitsForCounterpart({ decision, state }: Decision): boolean {
  const open: readonly DecisionKind[] = ['carry', 'enquire'];
  return state === 'effective' && open.includes(decision);
}

const sameEffect = (left: BreakEffect, right: BreakEffect) => JSON.stringify(left) === JSON.stringify(right);

/**
 * Whether a break is no longer what the decision was made on; `present` undefined: no run says it any more. Parking follows its break
 * by itself and keeps the effect as it is now, so the figures of the decision itself are looked at too.
 */
export function isOtherNow(decision: Decision, decided: DecidedBreak, present: PresentBreak | undefined): boolean {
  if (present === undefined) return true;
  if (present.isClosed) return !waitsForCounterpart(decision);
  if (!sameEffect(present.effect, decided.effect)) return true;
  if (decided.breakId !== decision.breakId) return false;
  const { result } = present;
  return result.currency !== decision.currency || breakMagnitude(result) !== decision.amount;
}

/** Ids of those among these decisions whose facts are other now: a late row came, or a run says something else about their breaks. */
export function flaggedDecisions(context: EngineContext, decisions: readonly Decision[]): Set<number> {
  const { database } = context.workspace;
  const standing = new Map(standingDecisions(decisions).map((decision) => [decision.id, decision]));
  if (standing.size === 0) return new Set();
  const decided = decidedBreaksOf(database, standing.keys());
  const now = currentBreaks(context, new Set(decided.map(({ breakId }) => breakId)));
  const late = breaksWithLateRows(database);
  return new Set(
    decided.flatMap((one) => {
      const decision = standing.get(one.decisionId);
      if (decision === undefined) return [];
      const isLate = late.has(one.breakId) && !waitsForCounterpart(decision);
      return isLate || isOtherNow(decision, one, now.get(one.breakId)) ? [one.decisionId] : [];
    }),
  );
}

/** Those among these breaks that a flagged decision closes. */
export function flaggedBreaks(context: EngineContext, breakIds: Iterable<string>): Set<string> {
  const { database } = context.workspace;
  const asked = new Set(breakIds);
  if (asked.size === 0) return asked;
  const flagged = flaggedDecisions(context, decisionsOfBreaks(database, asked));
  return new Set(decidedBreaksOf(database, flagged).flatMap(({ breakId }) => (asked.has(breakId) ? [breakId] : [])));
}
