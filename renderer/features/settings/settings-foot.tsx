// The foot of the settings: changes, problems and dates to run again either side of the seam; counts, where other screens have money.
import type { CSSProperties } from 'react';
import type { SettingsPreview, SettingsView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';

const SETTINGS_SEAM_X = 'calc(var(--nav-width) + var(--settings-text) + 14px)';

export function SettingsFoot({
  saved,
  dirty,
  preview,
  canSave,
  onSave,
  onRevert,
}: {
  saved: SettingsView | undefined;
  dirty: boolean;
  preview: SettingsPreview | undefined;
  canSave: boolean;
  onSave: () => void;
  onRevert: () => void;
}) {
  const { t } = useTexts('settings');
  const problems = preview?.problems.length ?? 0;
  const stale = preview?.staleDates.length ?? 0;
  const why = problems > 0 ? 'problems' : !dirty ? 'same' : stale > 0 ? 'stale' : 'fine';
  return (
    <footer className="proof-line" style={{ '--seam-x': SETTINGS_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b>{dirty ? t('foot.unsaved') : t('foot.saved')}</b>
          </div>
          <div>
            {saved === undefined
              ? null
              : t('foot.version', { version: saved.version, at: saved.savedAt.replace('T', ' ').slice(0, 16) })}
          </div>
        </div>
        <div className="proof-figure">
          <small>{t('foot.left')}</small>
          <b>{dirty ? (preview?.changes.length ?? 0) : 0}</b>
        </div>
      </div>
      <output className={problems > 0 ? 'bob bob-differs' : 'bob'} aria-live="polite">
        <small>{t('foot.bob')}</small>
        <b>
          <Mark name={problems > 0 ? 'rejected' : 'equal'} />
          {problems}
        </b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-figure">
          <small>{t('foot.right')}</small>
          <b>{dirty ? stale : 0}</b>
        </div>
        <div className="proof-why">{t(`foot.why.${why}`, { count: stale })}</div>
        <Button onClick={onRevert} disabled={!dirty}>
          {t('foot.revert')}
        </Button>
        <Button look="act" hint="Ctrl S" onClick={onSave} disabled={!canSave} changes>
          {t('foot.save')}
        </Button>
      </div>
    </footer>
  );
}
