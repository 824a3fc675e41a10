// Steps of the history as JSON and as a table, and what an undo, a redo or a jump did.
import type { HistoryMove, HistoryStep } from '../../../../shared/contract/engine-api.ts';
import { left, lines, renderTable, right } from './table.ts';

export function stepJson(step: HistoryStep): Record<string, unknown> {
  const { id, at, user, action, subject, why, state, undoable, undoSaid, undoes } = step;
  return { step: id, at, user, action, subject, why, state, undoable, undo_said: undoSaid, undoes };
}

export function stepTable(steps: readonly HistoryStep[]): string {
  return renderTable(
    [right('step'), left('at'), left('user'), left('action'), left('state'), left('subject'), left('why')],
    steps.map(({ id, at, user, action, state, subject, why }) => [String(id), at, user, action, state, subject, why]),
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
