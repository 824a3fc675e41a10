// A step of the history in few words: what was done, and to what.
import type { HistoryStep } from '../../shared/contract/engine-api.ts';
import { DECISION_KINDS } from '../../shared/model/decision.ts';

type Named = Pick<HistoryStep, 'action' | 'subject'>;

/** What was done, in the user's words: a decision by its own name. */
export function actionWords({ action, subject }: Named, term: (key: string) => string): string {
  const decision = action === 'decide' ? DECISION_KINDS.find((kind) => subject.startsWith(`${kind} `)) : undefined;
  return term(decision === undefined ? `action.${action}` : `decision.${decision}`);
}

/** What it was done to, without the name of the decision that `actionWords` says. */
export function subjectWords({ action, subject }: Named): string {
  if (action !== 'decide') return subject;
  const decision = DECISION_KINDS.find((kind) => subject.startsWith(`${kind} `));
  return decision === undefined ? subject : subject.slice(decision.length + 1);
}

/** Both in one line. `many` words a list that is too long to read. */
export function stepWords(step: Named, term: (key: string) => string, many: (count: number) => string): string {
  const subject = subjectWords(step);
  const parts = step.action === 'decide' ? subject.split(' ') : subject.split(', ');
  const said = parts.length > 1 ? many(parts.length) : subject;
  return `${actionWords(step, term)} ${said}`.trim();
}
