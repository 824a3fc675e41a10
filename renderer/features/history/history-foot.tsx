// The foot of the history: what undo and redo would do next, either side of the step where the workspace stands.
import type { CSSProperties } from 'react';
import type { HistoryStep } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { actionWords } from '../../ui/step-words.ts';
import type { Way } from './history-rows.ts';

const HISTORY_SEAM_X =
  'calc(100vw - var(--history-side) - var(--scrollbar) - var(--history-right) - var(--seam-width) / 2)';

export function HistoryFoot({
  undoNext,
  redoNext,
  way,
  isChosen,
  onJump,
}: {
  undoNext: HistoryStep | null;
  redoNext: HistoryStep | null;
  way: Way | null;
  isChosen: boolean;
  onJump: () => void;
}) {
  const { t, term } = useTexts('history');
  const name = (step: HistoryStep | null) => (step === null ? '—' : actionWords(step, term));
  const goes = way === 'back' || way === 'forward';
  return (
    <footer className="proof-line" style={{ '--seam-x': HISTORY_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b>{t('foot.steps')}</b>
          </div>
          <div>{t('foot.chained')}</div>
        </div>
        <div className="proof-figure">
          <small>{t('foot.undo')}</small>
          <b>{name(undoNext)}</b>
        </div>
      </div>
      <output className="bob" aria-live="polite">
        <small>{t('foot.bob')}</small>
        <b>
          <Mark name="decided" />
          {formatCount(undoNext?.id ?? 0)}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{t('foot.redo')}</small>
          <b>{name(redoNext)}</b>
        </div>
        <div className="proof-why">{t(`foot.why.${isChosen ? (way ?? 'never') : 'none'}`)}</div>
        <Button look="act" hint="Enter" onClick={onJump} disabled={!goes} changes>
          {t(`go.${way ?? (isChosen ? 'never' : 'back')}`)}
        </Button>
      </div>
    </footer>
  );
}
