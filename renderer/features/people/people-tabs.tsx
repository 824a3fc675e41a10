// The two rooms of the people screen.
import { useTexts } from '../../i18n/start.ts';
import { useWorkbench } from '../../ui/workbench.tsx';

export function PeopleTabs({ current }: { current: 'people' | 'packages' }) {
  const { t } = useTexts('people');
  const { go } = useWorkbench();
  return (
    <div className="people-tabs" role="tablist" aria-label={t('title')}>
      {(['people', 'packages'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          className="chip"
          aria-selected={tab === current}
          onClick={() => go('people', tab === 'people' ? {} : { tab })}
        >
          {t(`tabs.${tab}`)}
        </button>
      ))}
    </div>
  );
}
