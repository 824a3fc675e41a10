// Which decisions a run would leave standing on other facts than they were made on. The run keeps and flags them.
import type { TouchedDecision } from '../../shared/contract/engine-api.ts';
import { closuresOfBreaks, lateRowsOfBreak } from '../workspace/tables/carried.ts';
import { type DecidedBreak, type Decision, decidedBreaksOf, decisionsOfBreaks } from '../workspace/tables/decisions.ts';
import { resultsByBreak, type StoredResult } from '../workspace/tables/results.ts';
import { effectsOf } from './books-effects.ts';
import { isOtherNow, type PresentBreak, waitsForCounterpart } from './books-flags.ts';
import { standingDecisions } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';
import { membersOf } from './item-links.ts';
import type { DayRun } from './run-day.ts';
import type { ResultChange } from './run-diff-compare.ts';

/** By position in `changes`; a decision stands at every change that is about one of its breaks. */
export function touchedDecisions(
  context: EngineContext,
  day: DayRun,
  changes: readonly ResultChange[],
): readonly (readonly TouchedDecision[])[] {
  const about = breaksAbout(context, day, changes);
  const breakIds = new Set(about.flat());
  if (breakIds.size === 0) return changes.map(() => []);
  const { database } = context.workspace;
  const decisions = new Map(
    standingDecisions(decisionsOfBreaks(database, breakIds)).map((decision) => [decision.id, decision]),
  );
  const decided = decidedBreaksOf(database, decisions.keys()).filter(({ breakId }) => breakIds.has(breakId));
  const present = presentBreaks(context, day, new Set(decided.map(({ breakId }) => breakId)), changes);
  const late = new Set(freshLateRows(context, day).map(({ breakId }) => breakId));
  const touched = new Map<string, TouchedDecision[]>();
  for (const one of decided) {
    const decision = decisions.get(one.decisionId);
    if (decision === undefined || !isTouched(decision, one, present, late)) continue;
    const { id: decisionId, breakId, decision: kind, state } = decision;
    touched.set(one.breakId, [...(touched.get(one.breakId) ?? []), { decisionId, breakId, decision: kind, state }]);
  }
  return about.map((ids) => {
    const found = new Map(ids.flatMap((id) => touched.get(id) ?? []).map((one) => [one.decisionId, one]));
    return [...found.values()].sort((left, right) => left.decisionId - right.decisionId);
  });
}

function isTouched(
  decision: Decision,
  decided: DecidedBreak,
  present: ReadonlyMap<string, PresentBreak>,
  late: ReadonlySet<string>,
): boolean {
  const isLate = late.has(decided.breakId) && !waitsForCounterpart(decision);
  return isLate || isOtherNow(decision, decided, present.get(decided.breakId));
}

/** The breaks that each change is about: its own, those of earlier days that it closes, and decided ones that its rows come late for. */
function breaksAbout(context: EngineContext, day: DayRun, changes: readonly ResultChange[]): string[][] {
  const late = new Map(freshLateRows(context, day).map(({ recordId, breakId }) => [recordId, breakId]));
  const closed = new Set(day.channels.flatMap(({ closures }) => closures.map(({ breakId }) => breakId)));
  const closedBy = new Map<number | string, string[]>();
  for (const { result } of resultsByBreak(context.workspace.database, closed))
    for (const part of [...membersOf(result), ...result.settlementIds])
      closedBy.set(part, [...(closedBy.get(part) ?? []), result.breakId]);
  return changes.map(({ before, after }) => {
    const parts = after === null ? [] : [...membersOf(after.result), ...after.result.settlementIds];
    const ids = [
      before?.result.breakId ?? '',
      after?.result.breakId ?? '',
      ...parts.flatMap((part) => [
        ...(closedBy.get(part) ?? []),
        (typeof part === 'number' ? late.get(part) : undefined) ?? '',
      ]),
    ];
    return [...new Set(ids)].filter((id) => id !== '');
  });
}

function freshLateRows(context: EngineContext, day: DayRun) {
  const { database } = context.workspace;
  return day.channels
    .flatMap(({ output }) => output.lateRows)
    .filter(
      ({ recordId, breakId }) => !lateRowsOfBreak(database, breakId).some((known) => known.recordId === recordId),
    );
}

/** The last word about each break if the run were kept: words of other dates stay as they are. */
function presentBreaks(
  context: EngineContext,
  { date, channels }: DayRun,
  breakIds: ReadonlySet<string>,
  changes: readonly ResultChange[],
): Map<string, PresentBreak> {
  const { database } = context.workspace;
  const words = new Map<string, StoredResult['result']>();
  const say = (result: StoredResult['result']) => {
    const known = words.get(result.breakId);
    if (breakIds.has(result.breakId) && (known === undefined || known.clearingDate <= result.clearingDate))
      words.set(result.breakId, result);
  };
  const changed = new Set(changes.flatMap(({ before }) => before?.id ?? []));
  for (const { id, result } of resultsByBreak(database, breakIds)) if (!changed.has(id)) say(result);
  for (const { after } of changes) if (after !== null) say(after.result);
  const closures = [
    ...closuresOfBreaks(database, breakIds).filter(({ closedOn }) => closedOn !== date),
    ...channels.flatMap((run) => run.closures),
  ];
  const results = [...words.values()];
  const effects = effectsOf(context, results, null);
  return new Map(
    results.flatMap((result, index) => {
      const effect = effects[index];
      const isClosed = closures.some(
        ({ breakId, closedOn }) => breakId === result.breakId && closedOn > result.clearingDate,
      );
      return effect === undefined ? [] : [[result.breakId, { result, effect, isClosed }]];
    }),
  );
}
