// A step of the history in few words: what was done, and to what.
import type { HistoryStep } from '../../shared/contract/engine-api.ts';
import { ACTION_KINDS } from '../../shared/model/action.ts';
import { DECISION_KINDS } from '../../shared/model/decision.ts';

type Named = Pick<HistoryStep, 'action' | 'subject'>;
type Term = (key: string) => string;

/** What was done, in the user's words: a decision by its own name. */
export function actionWords(step: Named, term: Term): string {
  const decision = decisionOf(step);
  return term(decision === undefined ? `action.${step.action}` : `decision.${decision}`);
}

function decisionOf({ action, subject }: Named) {
  return action === 'decide' ? DECISION_KINDS.find((kind) => subject.startsWith(`${kind} `)) : undefined;
}

/** What it was done to: of an undo or redo the step that it was about, in words. */
export function subjectWords(step: Named, term: Term): string {
  const { action, subject } = step;
  const decision = decisionOf(step);
  if (decision !== undefined) return subject.slice(decision.length + 1);
  const [, number = '', rest = ''] = /^(\d+) (.+)$/s.exec(subject) ?? [];
  switch (action) {
    case 'undo':
    case 'redo': {
      const about = ACTION_KINDS.find((kind) => rest === kind || rest.startsWith(`${kind} `));
      if (about === undefined) return subject;
      const named = { action: about, subject: rest.slice(about.length + 1) };
      return `${number} · ${actionWords(named, term)} ${subjectWords(named, term)}`.trim();
    }
    case 'replace':
      return rest === '' ? subject : rest.replace(' -> ', ' → ');
    case 'undo_import':
    case 'settle_rejects':
      return rest === '' ? subject : rest;
    default:
      return subject;
  }
}

/** Both in one line. `many` words a list that is too long to read: of files, or of breaks. */
export function stepWords(step: Named, term: Term, many: (count: number, of: 'files' | 'items') => string): string {
  const subject = subjectWords(step, term);
  const parts = step.action === 'decide' ? subject.split(' ') : step.action === 'import' ? subject.split(', ') : [];
  const said = parts.length > 1 ? many(parts.length, step.action === 'decide' ? 'items' : 'files') : subject;
  return `${actionWords(step, term)} ${said}`.trim();
}
