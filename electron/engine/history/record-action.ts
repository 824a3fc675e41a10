// The one way in which a command changes the workspace: one saved action, noted in the audit log with who, what, why, before and after,
// and kept as a step that can be undone.
import type { ActionKind } from '../../../shared/model/action.ts';
import { type Result, refuse } from '../../../shared/model/problem.ts';
import { type Changes, isNothing } from '../../workspace/history/changes.ts';
import { appendAudit } from '../../workspace/tables/audit.ts';
import { insertStep, type StepState, setUndoneAside } from '../../workspace/tables/steps.ts';
import type { EngineContext } from '../engine-context.ts';
import { maskerOf } from '../known-accounts.ts';
import { settingsProblem } from '../settings-in-force.ts';
import { changeFacts } from './change-facts.ts';
import { maskedFacts } from './masked-facts.ts';

export interface ActionFacts<T> {
  readonly action: ActionKind;
  /** Null: who works in this session. */
  readonly user: string | null;
  /** What it is done to, in few words: file names, a date, break ids. Known at the latest when it is done. */
  readonly subject: string | ((answer: T) => string);
  /** '' where nobody was asked. */
  readonly why?: string;
}

/** A problem or a throw leaves nothing behind, in the log neither. */
export function recordAction<T>(
  context: EngineContext,
  facts: ActionFacts<T>,
  work: () => Result<T>,
  onSaving: () => void = () => {},
): Result<T> {
  const { workspace } = context;
  const damaged = settingsProblem(workspace.database);
  if (damaged !== null && facts.action !== 'settings') return refuse(damaged);
  return workspace.action(() => {
    workspace.capture?.begin();
    const answer = work();
    if (!answer.ok) return answer;
    const changes = workspace.capture?.end() ?? null;
    const subject = typeof facts.subject === 'string' ? facts.subject : facts.subject(answer.value);
    const state = changes === null || isNothing(changes) ? 'none' : 'done';
    // What is undone can be done again until something it rests on has changed.
    if (state === 'done') setUndoneAside(workspace.database);
    noteAction(context, { ...facts, subject }, { state, undoes: null }, changes);
    return answer;
  }, onSaving);
}

/** The audit row and the step of an action whose changes are captured. Inside its transaction. Answers the step's number. */
export function noteAction(
  context: EngineContext,
  facts: Omit<ActionFacts<never>, 'subject'> & { readonly subject: string },
  step: { readonly state: StepState; readonly undoes: number | null },
  changes: Changes | null,
): number {
  const { workspace, session, now } = context;
  const { database } = workspace;
  const { before, after } = changes === null ? { before: '{}', after: '{}' } : changeFacts(workspace, changes);
  const masker = maskerOf(context);
  const user = facts.user ?? session.actor();
  const row = appendAudit(
    database,
    {
      at: now(),
      user,
      action: facts.action,
      subject: masker.text(facts.subject),
      why: masker.text(facts.why ?? ''),
      before: maskedFacts(before, masker),
      after: maskedFacts(after, masker),
    },
    session.signing(user),
  );
  // An undo after a redo takes back what the step itself changed.
  insertStep(database, { id: row.sequence, ...step }, facts.action === 'redo' ? null : changes);
  return row.sequence;
}
