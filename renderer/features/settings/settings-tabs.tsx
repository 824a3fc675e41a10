// The two rooms of the settings.
import { useTexts } from '../../i18n/start.ts';
import { useWorkbench } from '../../ui/workbench.tsx';

export function SettingsTabs({ current }: { current: 'text' | 'profiles' }) {
  const { t } = useTexts('settings');
  const { go } = useWorkbench();
  return (
    <div className="settings-tabs" role="tablist" aria-label={t('title')}>
      {(['text', 'profiles'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          className="chip"
          aria-selected={tab === current}
          onClick={() => go('settings', tab === 'text' ? {} : { tab })}
        >
          {t(`tabs.${tab}`)}
        </button>
      ))}
    </div>
  );
}
