// Decisions of the day that rest on facts which changed since: they stand, and are to be looked at again, wherever their rows are now.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { look } from './breaks-store.ts';
import { flaggedDecisions } from './flagged.ts';

const NAMED = 4;

export function FlaggedNotice({ date }: { date: CalendarDate }) {
  const { t, term } = useTexts('breaks');
  const { data } = useQuery('decisions', { date, state: null });
  const flagged = flaggedDecisions(data ?? []);
  if (flagged.length === 0) return null;
  return (
    <div className="stale-notice flagged-notice" role="status">
      <Mark name="stale" />
      <span>{t('flagged.text', { count: flagged.length, shown: formatCount(flagged.length) })}</span>
      {flagged.slice(0, NAMED).map((one) => (
        <TextLink
          key={one.id}
          onClick={() =>
            look({ mode: 'day', stage: one.stage, outcome: null, folded: false, search: one.keys[0] ?? '' })
          }
        >
          {term(`decision.${one.decision}`)} <span className="key">{one.keys[0] ?? ''}</span>
        </TextLink>
      ))}
      {flagged.length > NAMED ? (
        <span className="quiet">{t('flagged.more', { shown: formatCount(flagged.length - NAMED) })}</span>
      ) : null}
    </div>
  );
}
