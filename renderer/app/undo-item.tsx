// Undo and redo in the bar: what each would do is named before it is done. In a text field the keys stay the field's own.
import { useQuery } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';
import { NEXT_MOVES } from './moving/moves.ts';
import { useStepName } from './moving/use-moves.tsx';

export function UndoItem() {
  const { t, sentence } = useTexts('frame');
  const { workspace, undo, redo } = useWorkbench();
  const { data } = useQuery('history', NEXT_MOVES);
  const name = useStepName();
  const next = data?.undoNext ?? null;
  const again = data?.redoNext ?? null;
  const undoes = t('bar.undo', { what: next === null ? '—' : name(next) });
  const redoes = t('bar.redo', { what: again === null ? '—' : name(again) });
  useShortcuts([
    { keys: ['Ctrl+z'], label: undoes, group: t('keys.group'), run: undo },
    { keys: ['Ctrl+Shift+z', 'Ctrl+y'], label: redoes, group: t('keys.group'), run: redo },
  ]);
  if (workspace.readOnly) return null;
  return (
    <>
      {next === null ? null : (
        <button
          type="button"
          className="bar-item bar-undo"
          onClick={undo}
          disabled={next.undoable === 'no'}
          title={
            next.undoable === 'no' ? `${t('move.never', { what: name(next) })} ${sentence(next.undoSaid)}` : undoes
          }
          aria-keyshortcuts="Control+Z"
        >
          <span className="bar-sign" aria-hidden="true">
            ⟲
          </span>
          <span>{undoes}</span>
          <kbd>Ctrl Z</kbd>
        </button>
      )}
      {again === null ? null : (
        <button
          type="button"
          className="bar-item"
          onClick={redo}
          title={`${redoes} (Ctrl Shift Z)`}
          aria-label={redoes}
          aria-keyshortcuts="Control+Shift+Z"
        >
          <span aria-hidden="true">⟳</span>
        </button>
      )}
    </>
  );
}
