// A problem as a sentence with what to do. Never swallowed, never a code alone.
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/model/problem.ts';
import { Mark } from './mark.tsx';
import { Button } from './parts.tsx';

/** "WX_bill.csv, line 118, amount: 88.00" - where the problem is, as far as it says. */
export function problemPlace(problem: Problem, line: (line: number) => string): string {
  return [
    problem.file,
    problem.line === undefined ? undefined : line(problem.line),
    problem.field === undefined || problem.value === undefined
      ? (problem.field ?? problem.value)
      : `${problem.field}: ${problem.value}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** `onRetry` where asking again can help; `onDismiss` where it is the answer to one action. */
export function ProblemSentence({
  problem,
  onRetry,
  onDismiss,
}: {
  problem: Problem;
  onRetry?: () => void;
  onDismiss?: () => void;
}) {
  const { t } = useTranslation('common');
  const place = problemPlace(problem, (line) => t('problem.line', { line }));
  return (
    <div className="problem" role="alert">
      <Mark name="rejected" />
      <div>
        <b>{t(`problem.${problem.code}.what`)}</b> {t(`problem.${problem.code}.todo`)}
      </div>
      <span>
        {onRetry === undefined ? null : <Button onClick={onRetry}>{t('retry')}</Button>}
        {onDismiss === undefined ? null : (
          <Button onClick={onDismiss} look="plain" label={t('close')}>
            ×
          </Button>
        )}
      </span>
      <p>{[t('sentence', { english: problem.message }), place].filter((part) => part !== '').join(' · ')}</p>
    </div>
  );
}
