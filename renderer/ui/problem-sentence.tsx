// A problem as a sentence with what to do, and the buttons of those who could go on. Never swallowed, never a code alone.
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/model/problem.ts';
import { Mark } from './mark.tsx';
import { Button } from './parts.tsx';
import { waysOut } from './ways-out.ts';
import { useWorkbenchIfOpen } from './workbench.tsx';

/** Fields of the screen itself, which have a name there; others are columns of files and settings. */
const ASKED_HERE: ReadonlySet<string> = new Set(['before', 'after', 'passphrase', 'user', 'decision_id']);

/** "WX_bill.csv, line 118, amount: 88.00" - where the problem is, as far as it says. `fieldName` words what the screen asks for itself. */
export function problemPlace(
  problem: Problem,
  line: (line: number) => string,
  fieldName: (field: string) => string,
): string {
  const field = problem.field === undefined ? undefined : fieldName(problem.field);
  return [
    problem.file,
    problem.line === undefined ? undefined : line(problem.line),
    field === undefined || problem.value === undefined ? (field ?? problem.value) : `${field}: ${problem.value}`,
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
  const workbench = useWorkbenchIfOpen();
  const place = problemPlace(
    problem,
    (line) => t('problem.line', { line }),
    (field) => (ASKED_HERE.has(field) ? t(`problem.field.${field}`) : field),
  );
  return (
    <div className="problem" role="alert">
      <Mark name="rejected" />
      <div>
        <b>{t(`problem.${problem.code}.what`)}</b> {t(`problem.${problem.code}.todo`)}
      </div>
      <span>
        {workbench === null
          ? null
          : waysOut(problem, workbench.people).map(({ type, person }) => (
              <Button
                key={person.id}
                onClick={() => {
                  onDismiss?.();
                  workbench.signIn(person.id);
                }}
              >
                {t(`problem.way.${type}`, { name: person.name })}
              </Button>
            ))}
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
