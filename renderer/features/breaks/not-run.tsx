// Before the run there is nothing to break: say so and offer the run. After later changes: say that it is old. Closed: say that nothing moves.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export function NotRun({ date }: { date: CalendarDate | null }) {
  const { t } = useTexts('breaks');
  const { run } = useWorkbench();
  return (
    <Screen title={t('title')}>
      {run.problem === null ? null : <ProblemSentence problem={run.problem} onDismiss={run.dismiss} />}
      <EmptyState
        title={t('notRun.title', { date: date ?? '' })}
        text={t('notRun.text')}
        actions={
          <Button
            look="act"
            onClick={() => (date === null ? undefined : run.start(date))}
            changes
            disabled={run.busy || date === null}
          >
            {run.busy ? t('notRun.running') : t('notRun.run')}
          </Button>
        }
      />
    </Screen>
  );
}

export function StaleNotice({ date }: { date: CalendarDate }) {
  const { t } = useTexts('breaks');
  const { run } = useWorkbench();
  if (run.problem !== null) return <ProblemSentence problem={run.problem} onDismiss={run.dismiss} />;
  return (
    <div className="stale-notice">
      <Mark name="stale" />
      <span>{t('stale')}</span>
      <Button onClick={() => run.start(date)} disabled={run.busy} changes>
        {run.busy ? t('notRun.running') : t('runAgain')}
      </Button>
    </div>
  );
}

export function ClosedNotice({ date }: { date: CalendarDate }) {
  const { t } = useTexts('breaks');
  const { go } = useWorkbench();
  return (
    <div className="stale-notice closed-notice" role="status">
      <Mark name="closed" />
      <span>{t('closed.text', { date })}</span>
      <Button onClick={() => go('day', { closing: 'yes' }, { date })}>{t('closed.toDay')}</Button>
    </div>
  );
}
