// The navigation: features with what waits for a person in each.
import { useTexts } from '../i18n/start.ts';
import { formatCount } from '../ui/amount.tsx';
import { Mark } from '../ui/mark.tsx';
import { useWorkbench } from '../ui/workbench.tsx';
import { FEATURES } from './features.ts';
import { hashOfPlace } from './place.ts';
import { openShortcutSheet } from './shortcut-sheet.tsx';

export function Navigation() {
  const { t } = useTexts('frame');
  const { workspace, place } = useWorkbench();
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      {FEATURES.map((feature) => {
        const { count, mark } = feature.waits(workspace);
        return (
          <a
            key={feature.path}
            href={hashOfPlace({ feature: feature.path, parameters: {} })}
            // A pointer leaves no focus behind: the keys go to the screen it opened.
            onClick={(event) => (event.detail > 0 ? event.currentTarget.blur() : undefined)}
            aria-current={place.feature === feature.path ? 'page' : undefined}
          >
            {t(`nav.${feature.path}`)}
            {count === 0 ? null : (
              <span className="navigation-waits">
                {mark === null ? null : <Mark name={mark} />}
                {formatCount(count)}
              </span>
            )}
          </a>
        );
      })}
      <button type="button" className="navigation-keys" onClick={openShortcutSheet}>
        <kbd>?</kbd> {t('keys.open')}
      </button>
    </nav>
  );
}
