// Undo of the user's last decision of this date, named before it is done. Undoing is itself a decision: a reversal.
import type { DecisionView } from '../../shared/contract/engine-api.ts';
import { formatReadable } from '../../shared/money/format.ts';
import { useEngine, useQuery } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { notify } from '../ui/notices.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';

/** The latest decision of `userId` that still stands and is not itself a reversal. */
export function lastUndoable(decisions: readonly DecisionView[], userId: string): DecisionView | null {
  return decisions.reduce<DecisionView | null>((last, one) => {
    const stands = (one.state === 'effective' || one.state === 'waiting') && one.reverses === null;
    return stands && one.maker === userId && (last === null || one.id > last.id) ? one : last;
  }, null);
}

export function UndoItem() {
  const { t, term, sentence } = useTexts('frame');
  const engine = useEngine();
  const { date, user } = useWorkbench();
  const { data } = useQuery('decisions', date === null ? null : { date, state: null });
  const last = data === undefined || user === null ? null : lastUndoable(data, user.id);
  const what =
    last === null
      ? ''
      : `${term(`decision.${last.decision}`)} ${last.currency === '' ? '' : formatReadable(last.amount, last.currency)}`;
  const undo = async () => {
    if (last === null || user === null) return;
    const result = await engine.call('undoDecision', { decisionId: last.id, user: user.id, note: '' });
    if (result.ok) notify({ text: t('bar.undone', { what }) });
    else notify({ text: sentence(result.problem.message), mark: 'rejected' });
  };
  useShortcuts([
    { keys: ['Ctrl+z'], label: t('bar.undo', { what: what || '—' }), group: t('keys.group'), run: () => void undo() },
  ]);
  if (last === null) return null;
  return (
    <button type="button" className="bar-item bar-undo" onClick={() => void undo()} aria-keyshortcuts="Control+Z">
      <span aria-hidden="true">⟲</span>
      <span>{t('bar.undo', { what })}</span>
      <kbd>Ctrl Z</kbd>
    </button>
  );
}
