// Where a next step leads and which mark it wears. The queue keeps the engine's order: what blocks most comes first.
import type { DayView, NextStep } from '../../../shared/contract/engine-api.ts';
import { assertNever } from '../../../shared/model/problem.ts';
import type { MarkName } from '../../ui/mark.tsx';

/** What pressing the step does: go to another screen, or run something here. */
export type StepTarget =
  | { readonly type: 'files'; readonly rejects: boolean }
  | { readonly type: 'breaks'; readonly channel: string }
  | { readonly type: 'books'; readonly tab: 'approvals' | 'entries' }
  | { readonly type: 'reconcile' }
  | { readonly type: 'settings' }
  | { readonly type: 'closing' }
  | { readonly type: 'none' };

export interface DrawnStep {
  readonly step: NextStep;
  readonly mark: MarkName;
  readonly target: StepTarget;
}

export function stepMark(step: NextStep): MarkName {
  switch (step.action) {
    case 'look-at-rejects':
      return step.count > 0 ? 'rejected' : 'amount';
    case 'assign-entries':
      return 'rejected';
    case 'import':
    case 'reconcile':
      return 'not-run';
    case 'decide':
      return 'open';
    case 'approve':
      return 'waiting';
    case 'export':
      return 'equal';
    case 'done':
      return 'decided';
    default:
      return assertNever(step.action);
  }
}

/** `isClosed`: the day is done and closed; nothing is left to press. */
export function stepTarget(step: NextStep, isClosed: boolean): StepTarget {
  switch (step.action) {
    case 'import':
      return { type: 'files', rejects: false };
    case 'look-at-rejects':
      return { type: 'files', rejects: step.count > 0 };
    case 'reconcile':
      return { type: 'reconcile' };
    case 'decide':
      return { type: 'breaks', channel: step.channel };
    case 'approve':
      return { type: 'books', tab: 'approvals' };
    case 'assign-entries':
      return { type: 'settings' };
    case 'export':
      return { type: 'books', tab: 'entries' };
    case 'done':
      return isClosed ? { type: 'none' } : { type: 'closing' };
    default:
      return assertNever(step.action);
  }
}

/** What a step is called: with no rejected line left, it is about totals that the file itself contradicts. */
export function stepName({ action, count }: NextStep): NextStep['action'] | 'look-at-totals' {
  return action === 'look-at-rejects' && count === 0 ? 'look-at-totals' : action;
}

export function drawnSteps(day: DayView): DrawnStep[] {
  return day.next.map((step) => ({ step, mark: stepMark(step), target: stepTarget(step, day.closed) }));
}
