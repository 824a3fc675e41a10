// Does what a plan says: every step of it in one saved action, each noted in the audit log, or nothing at all.
import type { HistoryMove } from '../../../shared/contract/engine-api.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { takeBackChanges } from '../../workspace/history/take-back.ts';
import type { HistoryRow } from '../../workspace/tables/history-pages.ts';
import { changesOfStep, lastAbout, setStepState } from '../../workspace/tables/steps.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { captureOf } from './capture-of.ts';
import { stepView } from './history-views.ts';
import type { MovePlan } from './move-plan.ts';
import { noteAction } from './record-action.ts';
import { planOf, type StepPlan } from './step-plan.ts';
import { undoStep } from './undo-step.ts';
import { mayTurn } from './who-may.ts';

export interface Moving {
  readonly user: string;
  readonly note: string;
  /** Also where something was exported; reversals correct that. */
  readonly reverse: boolean;
}

/** What the plan would do now. */
export function previewMove(context: EngineContext, { direction, rows }: MovePlan): HistoryMove {
  const { database } = context.workspace;
  const user = context.session.actor();
  const plans = direction === 'undo' ? rows.map((row) => planFor(context, row, user).plan) : [];
  return {
    steps: rows.map((row) => stepView(database, row)),
    said: plans.flatMap(({ undoable, said }) => (undoable === 'by_reversal' ? [said] : [])),
    needsReversal: plans.some(({ undoable }) => undoable === 'by_reversal'),
  };
}

export function move(context: EngineContext, planned: MovePlan, moving: Moving): Result<HistoryMove> {
  const { database } = context.workspace;
  // Undoing the settings may take away the one who undoes, and redoing them brings that user back: either end will do.
  const stranger = knownUser(context.settings(), moving.user);
  if (stranger !== null && planned.direction === 'undo') return refuse(stranger);
  if (planned.rows.length === 0) return ok({ steps: [], said: [], needsReversal: false });
  const said: string[] = [];
  const total = planned.rows.length;
  const done = context.workspace.action(
    (): Result<null> => {
      for (const [index, row] of planned.rows.entries()) {
        context.throwIfCancelled();
        context.progress({ task: 'undo', phase: `${planned.direction} ${row.id}`, done: index, total });
        const step = planned.direction === 'undo' ? undoOne(context, row, moving) : redoOne(context, row, moving);
        if (!step.ok) return step;
        said.push(...step.value);
      }
      return stranger === null || knownUser(context.settings(), moving.user) === null ? ok(null) : refuse(stranger);
    },
    () => context.progress({ task: 'save', phase: planned.direction, done: 0, total: 1 }),
  );
  if (!done.ok) return done;
  return ok({
    steps: planned.rows.map((row) =>
      stepView(database, { ...row, state: planned.direction === 'undo' ? 'undone' : 'done' }),
    ),
    said,
    needsReversal: said.length > 0,
  });
}

/**
 * What an undo by this user would do, or why it is refused. What a checker approved is never turned by others, who may not even be able to
 * act here: they reverse it, as they could reverse each of its decisions, and its breaks are open again.
 */
function planFor(
  context: EngineContext,
  row: HistoryRow,
  user: string,
): { readonly plan: StepPlan; readonly problem: Problem | null } {
  const { database } = context.workspace;
  const plan = planOf(database, row);
  const problem = plan.undoable === 'no' ? null : mayTurn(context, changesOfStep(database, row.id), user);
  if (problem === null || (row.action !== 'approve' && row.action !== 'merge_package')) return { plan, problem };
  const said = `what a checker approved in step ${row.id} is reversed, not taken back, and its breaks are open again; what a checker rejected stays`;
  return { plan: { ...plan, undoable: 'by_reversal', said }, problem: null };
}

/** Answers what could only be reversed. */
function undoOne(context: EngineContext, row: HistoryRow, moving: Moving): Result<string[]> {
  const { database } = context.workspace;
  const { plan, problem } = planFor(context, row, moving.user);
  if (problem !== null) return refuse(problem);
  if (plan.undoable === 'by_reversal' && !moving.reverse) return refuse(fixed(row, plan));
  const changes = changesOfStep(database, row.id);
  const capture = captureOf(context.workspace);
  capture.begin();
  const undone = undoStep(context, row, changes, plan, moving);
  if (!undone.ok) return undone;
  const own = capture.end();
  setStepState(database, row.id, 'undone');
  noteAction(context, factsOf('undo', row, moving), { state: 'none', undoes: row.id }, own);
  return ok(plan.undoable === 'by_reversal' ? [plan.said] : []);
}

/** Exactly what the undo took away. */
function redoOne(context: EngineContext, row: HistoryRow, moving: Moving): Result<string[]> {
  const { database } = context.workspace;
  const undo = lastAbout(database, row.id);
  if (undo === null) throw new Error(`step ${row.id} is undone, but nothing undid it`);
  const changes = changesOfStep(database, undo.id);
  const problem = mayTurn(context, changes, moving.user);
  if (problem !== null) return refuse(problem);
  const capture = captureOf(context.workspace);
  capture.begin();
  takeBackChanges(database, capture, changes);
  const own = capture.end();
  setStepState(database, row.id, 'done');
  noteAction(context, factsOf('redo', row, moving), { state: 'none', undoes: row.id }, own);
  return ok([]);
}

function factsOf(action: 'undo' | 'redo', { id, action: what, subject }: HistoryRow, { user, note }: Moving) {
  return { action, user, subject: `${id} ${what} ${subject}`.trim(), why: note };
}

function fixed({ id, action }: HistoryRow, { said }: StepPlan): Problem {
  return {
    code: 'fixed',
    message: `step ${id} (${action}) can't be taken back whole: ${said}; repeat the command with reversing to go on`,
    field: 'step',
    value: String(id),
  };
}
