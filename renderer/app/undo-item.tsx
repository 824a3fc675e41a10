// Undo of the user's last decision of this date, named before it is done. Undoing is itself a decision: a reversal.
import type { DecisionView } from '../../shared/contract/engine-api.ts';
import { formatReadable } from '../../shared/money/format.ts';
import { useEngine, useQuery } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { actOf, lastImportAct } from '../ui/acts.ts';
import { formatCount } from '../ui/amount.tsx';
import { notify, withdrawActions } from '../ui/notices.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';

/**
 * The latest decision of `userId` that still stands and is not itself a reversal. What another user approved or what was exported
 * is never taken back by one key.
 */
export function lastUndoable(decisions: readonly DecisionView[], userId: string): DecisionView | null {
  return decisions.reduce<DecisionView | null>((last, one) => {
    const stands = (one.state === 'effective' || one.state === 'waiting') && one.reverses === null;
    const isOwn = one.checker === '' && one.entries.every(({ batchId }) => batchId === '');
    return stands && isOwn && one.maker === userId && (last === null || one.id > last.id) ? one : last;
  }, null);
}

/** The decisions that were made in one act with the last one and still stand, newest first: later ones may rest on earlier ones. */
export function lastAct(decisions: readonly DecisionView[], userId: string): readonly DecisionView[] {
  const last = lastUndoable(decisions, userId);
  if (last === null) return [];
  const act = new Set(actOf(last.id));
  return decisions
    .filter((one) => act.has(one.id) && lastUndoable([one], userId) !== null)
    .sort((left, right) => right.id - left.id);
}

/** One undoing after another, however fast the keys come: each looks at what stands by then. */
let undoing: Promise<void> = Promise.resolve();

export function UndoItem() {
  const { t, term, sentence } = useTexts('frame');
  const engine = useEngine();
  const { date, user, go } = useWorkbench();
  const { data } = useQuery('decisions', date === null ? null : { date, state: null });
  const named = (act: readonly DecisionView[]) => {
    const [last] = act;
    if (last === undefined) return '';
    const decision = term(`decision.${last.decision}`);
    if (act.length > 1) return t('bar.many', { decision, shown: formatCount(act.length) });
    return `${decision} ${last.currency === '' ? '' : formatReadable(last.amount, last.currency)}`;
  };
  const what = named(data === undefined || user === null ? [] : lastAct(data, user.id));
  const undoLast = async () => {
    if (date === null || user === null) return;
    const now = await engine.call('decisions', { date, state: null });
    const act = now.ok ? lastAct(now.value, user.id) : [];
    if (act.length === 0) return;
    withdrawActions();
    for (const { id } of act) {
      const result = await engine.call('undoDecision', { decisionId: id, user: user.id, note: '' });
      if (!result.ok) return notify({ text: sentence(result.problem.message), mark: 'rejected' });
    }
    notify({ text: t('bar.undone', { what: named(act) }) });
  };
  const undo = () => {
    undoing = undoing.then(undoLast);
    return undoing;
  };
  const byKey = () => {
    const done = lastImportAct();
    if (done === null) return void undo();
    notify({
      text: t('bar.importUndo', { file: done.file }),
      mark: 'open',
      action: { label: t('bar.showImport'), run: () => go('files', { import: String(done.importId) }) },
    });
  };
  useShortcuts([{ keys: ['Ctrl+z'], label: t('bar.undo', { what: what || '—' }), group: t('keys.group'), run: byKey }]);
  if (what === '') return null;
  return (
    <button type="button" className="bar-item bar-undo" onClick={() => void undo()} aria-keyshortcuts="Control+Z">
      <span aria-hidden="true">⟲</span>
      <span>{t('bar.undo', { what })}</span>
      <kbd>Ctrl Z</kbd>
    </button>
  );
}
