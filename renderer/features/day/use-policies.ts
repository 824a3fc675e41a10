// Applying the policies from the day: one at a time, the outcome said once, a problem kept until it is dismissed.
import { useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { notify } from '../../ui/notices.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export interface Policies {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
  readonly apply: () => Promise<void>;
}

export function usePolicies(date: string): Policies {
  const { t } = useTexts('day');
  const engine = useEngine();
  const { tellDone } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const apply = async () => {
    if (busy) return;
    setBusy(true);
    const before = await engine.call('workspace', undefined);
    const result = await engine.call('applyPolicies', { date });
    const after = await engine.call('workspace', undefined);
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { length } = result.value;
    if (length === 0) notify({ text: t('policiesNone'), mark: 'none' });
    else {
      const breaks = before.ok && after.ok ? before.value.openBreaks - after.value.openBreaks : length;
      void tellDone({ text: t('policiesRan', { count: length, breaks: formatCount(breaks) }) });
    }
  };
  return { busy, problem, dismiss: () => setProblem(null), apply };
}
