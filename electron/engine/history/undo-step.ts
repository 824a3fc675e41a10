// Takes one step back, by rows where nothing has left the house, else by reversals. Inside an action whose changes are captured.
import { ok, type Result, refuse } from '../../../shared/model/problem.ts';
import { type Changes, updatedNumbers } from '../../workspace/history/changes.ts';
import { takeBackChanges } from '../../workspace/history/take-back.ts';
import { type Decision, decisionsById } from '../../workspace/tables/decisions.ts';
import { numbersBetween } from '../../workspace/tables/exported-rows.ts';
import type { HistoryRow } from '../../workspace/tables/history-pages.ts';
import { importById, markImportUndone } from '../../workspace/tables/imports.ts';
import { runsBetween } from '../../workspace/tables/runs.ts';
import { makeDecision, reverseDecision } from '../books-decide.ts';
import { standingDecisions, workItem } from '../books-items.ts';
import { parkAgain } from '../books-rebook.ts';
import type { EngineContext } from '../engine-context.ts';
import { captureOf } from './capture-of.ts';
import { reverseBatch } from './reverse-batch.ts';
import { stateRoutineAsBefore } from './routine-before.ts';
import type { StepPlan } from './step-plan.ts';

interface Undoing {
  readonly user: string;
  readonly note: string;
}

const BOOKS = new Set(['entry', 'decision', 'decision_break', 'break_decision']);
/** What came in is never erased: the imports stay, marked undone, with their rejects and statements. */
const STAYING = new Set(['import']);

export function undoStep(
  context: EngineContext,
  { action }: HistoryRow,
  changes: Changes,
  plan: StepPlan,
  undoing: Undoing,
): Result<null> {
  if (action === 'decide' || action === 'policies')
    return reverseAll(context, decisionsOf(context, changes, 'made'), undoing);
  if (plan.undoable === 'yes') return takeBack(context, changes, undoing.user);
  switch (action) {
    case 'export':
      reverseBatch(context, plan.batchId);
      return ok(null);
    case 'run':
      return reverseRun(context, changes);
    case 'undo_decision':
      return decideAgain(context, decisionsOf(context, changes, 'made'), undoing);
    default:
      return reverseAll(context, decisionsOf(context, changes, 'touched'), undoing);
  }
}

/** Row by row what it was. */
function takeBack(context: EngineContext, changes: Changes, user: string): Result<null> {
  const { database } = context.workspace;
  const added = changes.get('import')?.added ?? null;
  for (const id of added === null ? [] : numbersBetween(database, 'import', added))
    if (importById(database, id)?.undone === false) markImportUndone(database, id, context.now(), user);
  takeBackChanges(database, captureOf(context.workspace), changes, { keepAdded: STAYING });
  return ok(null);
}

/** The decisions that a step made, or also those that it changed, as they are now; newest first. */
function decisionsOf(context: EngineContext, changes: Changes, which: 'made' | 'touched'): Decision[] {
  const { database } = context.workspace;
  const own = changes.get('decision');
  if (own === undefined) return [];
  const made = own.added === null ? [] : numbersBetween(database, 'decision', own.added);
  const touched = which === 'made' ? [] : updatedNumbers(own);
  return decisionsById(database, [...made, ...touched]).reverse();
}

/** What still stands of them is reversed, or withdrawn where it waits. */
function reverseAll(context: EngineContext, decisions: readonly Decision[], undoing: Undoing): Result<null> {
  for (const { id } of standingDecisions(decisions)) {
    context.throwIfCancelled();
    // Every step since is undone, runs too.
    const reversed = reverseDecision(context, { decisionId: id, ...undoing }, false);
    if (!reversed.ok) return reversed;
  }
  return ok(null);
}

/** A reversal that has left can't be reversed: its break is decided anew, as it was. */
function decideAgain(context: EngineContext, reversals: readonly Decision[], undoing: Undoing): Result<null> {
  for (const { breakId, decision } of reversals) {
    const item = workItem(context, breakId);
    if (!item.ok) return item;
    const made = makeDecision(context, item.value, { decision, maker: undoing.user, note: undoing.note, date: null });
    if (!made.ok) return refuse(made.problem);
  }
  return ok(null);
}

/**
 * The facts go back, the books follow: what was exported is reversed (红冲). The routine books go by what they said before, not by the
 * run that comes back: its rows may be gone, where it ran before a file was replaced.
 */
function reverseRun(context: EngineContext, changes: Changes): Result<null> {
  const { database } = context.workspace;
  const added = changes.get('run')?.added ?? null;
  const places = new Map<string, string[]>();
  for (const { date, channel } of added === null ? [] : runsBetween(database, added))
    places.set(date, [...(places.get(date) ?? []), channel]);
  takeBackChanges(database, captureOf(context.workspace), changes, { keep: BOOKS });
  stateRoutineAsBefore(context, changes);
  for (const [date, channels] of places) parkAgain(context, date, channels);
  return ok(null);
}
