// The foot of a replacement: rows before, what differs, rows after; then the one action that takes the old import back and keeps the new.
import type { CSSProperties } from 'react';
import type { ReplacePreview } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';

const SEAM_X = 'calc(var(--nav-width) + (100vw - var(--nav-width)) / 2)';

export function ReplaceFoot({
  preview,
  busy,
  onReplace,
  onBack,
}: {
  preview: ReplacePreview | null;
  busy: boolean;
  onReplace: () => void;
  onBack: () => void;
}) {
  const { t } = useTexts('files');
  const counts = preview?.counts ?? { added: 0, removed: 0, changed: 0, same: 0 };
  const differing = counts.added + counts.removed + counts.changed;
  return (
    <footer className="proof-line" style={{ '--seam-x': SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b>{preview?.before.file ?? ''}</b>
          </div>
          <div>{t('step.nothingWritten')}</div>
        </div>
        <div className="proof-figure">
          <small>{t('replace.rowsBefore')}</small>
          <b>{formatCount(counts.removed + counts.changed + counts.same)}</b>
        </div>
      </div>
      <output className={differing > 0 ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>{t('replace.differing')}</small>
        <b>
          <Mark name={differing > 0 ? 'amount' : 'equal'} />
          {formatCount(differing)}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{t('replace.rowsAfter')}</small>
          <b>{formatCount(counts.added + counts.changed + counts.same)}</b>
        </div>
        <div className="proof-why">{t('replace.why')}</div>
        <Button onClick={onBack} hint="Esc">
          {t('queue.back')}
        </Button>
        <Button
          look="act"
          hint="Enter"
          onClick={onReplace}
          changes
          disabled={busy || preview === null}
          title={preview === null ? t('preview.reading') : busy ? t('busy') : undefined}
        >
          {t('replace.commit')}
        </Button>
      </div>
    </footer>
  );
}
