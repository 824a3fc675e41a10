// Before the run there is nothing to break: say so and offer the run. After later changes: say that it is old.
import { useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { isBreak } from '../../../shared/model/outcome.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';

function useRun(date: CalendarDate | null): { run: () => void; running: boolean; problem: Problem | null } {
  const engine = useEngine();
  const { t } = useTexts('breaks');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    if (date === null || running) return;
    setRunning(true);
    const result = await engine.call('reconcile', { date, stage: null });
    setRunning(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const open = result.value.table.reduce((sum, { outcome, count }) => sum + (isBreak(outcome) ? count : 0), 0);
    notify({ text: t('reconciled', { date, open }) });
  };
  return { run: () => void run(), running, problem };
}

export function NotRun({ date }: { date: CalendarDate | null }) {
  const { t } = useTexts('breaks');
  const { run, running, problem } = useRun(date);
  return (
    <Screen title={t('title')}>
      {problem === null ? null : <ProblemSentence problem={problem} />}
      <EmptyState
        title={t('notRun.title', { date: date ?? '' })}
        text={t('notRun.text')}
        actions={
          <Button look="act" onClick={run} disabled={running || date === null}>
            {running ? t('notRun.running') : t('notRun.run')}
          </Button>
        }
      />
    </Screen>
  );
}

export function StaleNotice({ date }: { date: CalendarDate }) {
  const { t } = useTexts('breaks');
  const { run, running, problem } = useRun(date);
  if (problem !== null) return <ProblemSentence problem={problem} onRetry={run} />;
  return (
    <div className="stale-notice">
      <Mark name="stale" />
      <span>{t('stale')}</span>
      <Button onClick={run} disabled={running}>
        {running ? t('notRun.running') : t('runAgain')}
      </Button>
    </div>
  );
}
