// Steps of the history as JSON and as a table, and what an undo, a redo or a jump did.
import type { HistoryMove, HistoryStep } from '../../../../shared/contract/engine-api.ts';
import { left, lines, renderTable, right } from './table.ts';

export function stepJson(step: HistoryStep): Record<string, unknown> {
  const { id, at, user, action, subject, why, state, undoable, undoSaid, undoes } = step;
  return { step: id, at, user, action, subject, why, state, undoable, undo_said: undoSaid, undoes };
}

/** Characters of a subject that the table shows; JSON and a single step have all of it. */
const SUBJECT = 80;

/** An import's files are many: as many names as fit, and how many more there are. */
function shortSubject({ action, subject }: HistoryStep): string {
  if (subject.length <= SUBJECT) return subject;
  const names = action === 'import' ? subject.split(', ') : [subject];
  let [shown = ''] = names;
  if (shown.length > SUBJECT) shown = `${[...shown].slice(0, SUBJECT - 1).join('')}…`;
  let count = 1;
  for (const name of names.slice(1)) {
    if (shown.length + name.length + 2 > SUBJECT) break;
    shown += `, ${name}`;
    count += 1;
  }
  return count === names.length ? shown : `${shown} and ${names.length - count} more`;
}

/** `whole`: the subject is not shortened. */
export function stepTable(steps: readonly HistoryStep[], whole = false): string {
  return renderTable(
    [right('step'), left('at'), left('user'), left('action'), left('state'), left('subject'), left('why')],
    steps.map((step) => {
      const { id, at, user, action, state, subject, why } = step;
      return [String(id), at, user, action, state, whole ? subject : shortSubject(step), why];
    }),
  );
}

export function moveJson({ steps, said, needsReversal }: HistoryMove): Record<string, unknown> {
  return { steps: steps.map(stepJson), said, needs_reversal: needsReversal };
}

/** `verb`: "undone" or "done again". */
export function moveText({ steps, said }: HistoryMove, verb: string): string {
  if (steps.length === 0) return 'the workspace stands there already; nothing was changed';
  const moved = steps.map(({ id, action, subject }) => `step ${id} is ${verb}: ${action} ${subject}`.trimEnd());
  return lines(...moved, ...said);
}
