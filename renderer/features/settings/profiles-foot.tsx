// The foot of the profiles: how many there are, whether the text holds, and saving it.
import type { CSSProperties } from 'react';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';

const PROFILES_SEAM_X = 'calc(var(--nav-width) + 330px)';

export function ProfilesFoot({
  editing,
  readOnly,
  faulty,
  checking,
  own,
  shipped,
  onSave,
  onRevert,
}: {
  editing: boolean;
  /** The chosen one is a shipped profile. */
  readOnly: boolean;
  faulty: boolean;
  checking: boolean;
  own: number;
  shipped: number;
  onSave: () => void;
  onRevert: () => void;
}) {
  const { t } = useTexts('settings');
  const why = !editing ? (readOnly ? 'reading' : 'own') : faulty ? 'faulty' : checking ? 'checking' : 'fine';
  return (
    <footer className="proof-line" style={{ '--seam-x': PROFILES_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-figure">
          <small>{t('profiles.own')}</small>
          <b>{own}</b>
        </div>
      </div>
      <output className={faulty ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>{t('foot.bob')}</small>
        <b>
          <Mark name={faulty ? 'rejected' : 'equal'} />
          {faulty ? 1 : 0}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{t('profiles.shipped')}</small>
          <b>{shipped}</b>
        </div>
        <div className="proof-why">{t(`profiles.why.${why}`)}</div>
        <Button onClick={onRevert} disabled={!editing} title={editing ? undefined : t(`profiles.why.${why}`)}>
          {t('foot.revert')}
        </Button>
        <Button
          look="act"
          hint="Ctrl S"
          onClick={onSave}
          changes
          disabled={why !== 'fine'}
          title={why === 'fine' ? undefined : t(`profiles.why.${why}`)}
        >
          {t('profiles.save')}
        </Button>
      </div>
    </footer>
  );
}
