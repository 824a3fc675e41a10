// Items of work: the linked breaks of one transaction as they stand now, what they move, and which decision holds.

import { STAGES, type StageResult } from '../../shared/model/outcome.ts';
import { type Problem, type Result, refuse } from '../../shared/model/problem.ts';
import { type Holding, holdingAfter } from '../../shared/posting/decision-entries.ts';
import { type BreakEffect, type ItemEffect, itemEffect } from '../../shared/posting/item-effect.ts';
import { type Decision, decidedBreaksOf, decisionsOfBreaks } from '../workspace/tables/decisions.ts';
import { resultsByBreak, resultsByItem, type StoredResult } from '../workspace/tables/results.ts';
import { effectsOf } from './books-effects.ts';
import type { EngineContext } from './engine-context.ts';

/** A break by the last word a run said about it. */
export interface CurrentBreak {
  readonly breakId: string;
  readonly itemId: string;
  readonly result: StageResult;
  readonly effect: BreakEffect;
  /** A late match or another break has used it up. */
  readonly isClosed: boolean;
}

/** The breaks of an item that one decision closes together: those that stand where the asked one stands. */
export interface WorkItem {
  readonly itemId: string;
  /** Its breaks, first to break first. */
  readonly breaks: readonly CurrentBreak[];
  readonly first: CurrentBreak;
  readonly holding: Holding;
  /** The effective decision that holds, enquiries included. */
  readonly inForce: Decision | null;
  readonly effect: ItemEffect;
}

/** The last word about each break, by break id; unknown ids are absent. */
export function currentBreaks(context: EngineContext, breakIds: Iterable<string>): Map<string, CurrentBreak> {
  return lastWords(context, resultsByBreak(context.workspace.database, breakIds));
}

function lastWords(context: EngineContext, results: readonly StoredResult[]): Map<string, CurrentBreak> {
  const latest = new Map(results.map((stored) => [stored.result.breakId, stored]));
  const words = [...latest.values()];
  const effects = effectsOf(
    context,
    words.map(({ result }) => result),
    null,
  );
  return new Map(
    words.map(({ result, itemId, standing }, index) => {
      const { breakId } = result;
      const effect = effects[index] ?? NO_EFFECT;
      return [breakId, { breakId, itemId, result, effect, isClosed: standing === 'closed' }];
    }),
  );
}

const NO_EFFECT: BreakEffect = { money: [], fees: [], differs: false };

/** The item of work that a break belongs to, ready to be decided; a Problem says why it can't be. `approving` does not count as waiting. */
export function workItem(context: EngineContext, breakId: string, approving: number | null = null): Result<WorkItem> {
  const asked = currentBreaks(context, [breakId]).get(breakId);
  if (asked === undefined)
    return refuse(problem('not-found', breakId, `there is no break ${breakId}; take a break id from the results`));
  if (asked.isClosed)
    return refuse(
      problem('not-allowed', breakId, `break ${breakId} was closed by a late match; nothing is left to decide`),
    );
  return itemAround(context, asked, approving);
}

function itemAround(context: EngineContext, asked: CurrentBreak, approving: number | null): Result<WorkItem> {
  const { database } = context.workspace;
  const all = lastWords(context, resultsByItem(database, asked.itemId));
  const open = [...all.values()].filter(({ isClosed }) => !isClosed).sort(byFirstBroken);
  const decisions = standingDecisions(
    decisionsOfBreaks(
      database,
      open.map((one) => one.breakId),
    ),
  ).filter(({ id }) => id !== approving);
  const covered = coverage(context, decisions);
  const chainOf = (breakId: string) => decisions.filter(({ id }) => covered.get(id)?.has(breakId) === true);
  const chain = chainOf(asked.breakId);
  const waiting = chain.find(({ state }) => state === 'waiting');
  if (waiting !== undefined)
    return refuse(
      problem(
        'not-allowed',
        asked.breakId,
        `decision ${waiting.id} on break ${asked.breakId} waits for its checker; approve or reject it first`,
      ),
    );
  const holding = holdingOf(chain);
  const inForce = chain.at(-1) ?? null;
  const breaks =
    inForce === null || holding === 'open' || holding === 'parked'
      ? open.filter((one) => holdingOf(chainOf(one.breakId)) === holding)
      : asDecided(context, [...all.values()], inForce);
  const [first = asked] = breaks;
  const effect = itemEffect(breaks.map((one) => one.effect));
  return { ok: true, value: { itemId: asked.itemId, breaks, first, holding, inForce, effect } };
}

/** Once an item has gone beyond suspense, what counts is what was decided, not what the facts have become. */
function asDecided(context: EngineContext, all: readonly CurrentBreak[], inForce: Decision): CurrentBreak[] {
  const effects = new Map(
    decidedBreaksOf(context.workspace.database, [inForce.id]).map(({ breakId, effect }) => [breakId, effect]),
  );
  return all
    .flatMap((one) => {
      const effect = effects.get(one.breakId);
      return effect === undefined ? [] : [{ ...one, effect }];
    })
    .sort(byFirstBroken);
}

/** Decisions that count: not taken back, not refused, no reversals. */
export function standingDecisions(decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ state, reverses }) => reverses === null && (state === 'effective' || state === 'waiting'));
}

/** Where a break's money stands after the effective ones of these decisions, oldest first. */
export function holdingOf(chain: readonly Decision[]): Holding {
  return chain
    .filter(({ state }) => state === 'effective')
    .reduce<Holding>((holding, { decision }) => holdingAfter(holding, decision), 'open');
}

/** Break ids by decision. */
export function coverage(context: EngineContext, decisions: readonly Decision[]): Map<number, Set<string>> {
  const covered = new Map<number, Set<string>>(decisions.map(({ id }) => [id, new Set()]));
  for (const { decisionId, breakId } of decidedBreaksOf(context.workspace.database, covered.keys()))
    covered.get(decisionId)?.add(breakId);
  return covered;
}

type Placed = Pick<CurrentBreak, 'result' | 'breakId'>;

/** By date, then by stage, then by name. */
export function byFirstBroken(left: Placed, right: Placed): number {
  const rank = ({ result, breakId }: Placed) => `${result.clearingDate}${STAGES.indexOf(result.stage)}${breakId}`;
  return rank(left) < rank(right) ? -1 : 1;
}

function problem(code: Problem['code'], breakId: string, message: string): Problem {
  return { code, message, field: 'break_id', value: breakId };
}
