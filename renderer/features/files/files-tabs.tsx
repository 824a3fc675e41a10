// The two rooms of the files screen: what waits to be imported, and what is in.
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { useStagedFiles } from './staging/staged-files.ts';

export function FilesTabs({ current }: { current: 'queue' | 'imports' }) {
  const { t } = useTexts('files');
  const { go } = useWorkbench();
  const waiting = useStagedFiles((state) => state.files.length);
  if (waiting === 0 && current === 'imports') return null;
  return (
    <div className="files-tabs" role="tablist" aria-label={t('title')}>
      {(['queue', 'imports'] as const).map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          className="chip"
          aria-selected={view === current}
          onClick={() => go('files', { view })}
        >
          {t(`tabs.${view}`)}
          {view === 'queue' ? ` ${formatCount(waiting)}` : ''}
        </button>
      ))}
    </div>
  );
}
