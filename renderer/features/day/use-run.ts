// Running the stages and the policies from the day: one at a time, the outcome said once, a problem kept until it is dismissed.
import { useState } from 'react';
import { isBreak } from '../../../shared/model/outcome.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { notify } from '../../ui/notices.tsx';

export interface Run {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly dismiss: () => void;
  readonly reconcile: () => Promise<void>;
  readonly policies: () => Promise<void>;
}

export function useRun(date: string): Run {
  const { t } = useTexts('day');
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);

  const reconcile = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const result = await engine.call('reconcile', { date, stage: null });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    const breaks = result.value.table.reduce((sum, line) => sum + (isBreak(line.outcome) ? line.count : 0), 0);
    notify({ text: t('ran', { date, breaks: formatCount(breaks), unassigned: formatCount(result.value.unassigned) }) });
  };

  const policies = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const result = await engine.call('applyPolicies', { date });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    const { length } = result.value;
    notify({ text: length === 0 ? t('policiesNone') : t('policiesRan', { count: length }) });
  };

  return { busy, problem, dismiss: () => setProblem(undefined), reconcile, policies };
}
