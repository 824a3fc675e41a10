// Telling the engine what people decide, and what follows on the screen: a toast with Undo, and on to the next open item.
import { useState } from 'react';
import type { DecisionView, ResultRow } from '../../../shared/contract/engine-api.ts';
import type { DecisionKind } from '../../../shared/model/decision.ts';
import type { Problem, Result } from '../../../shared/model/problem.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { useBreaksStore } from './breaks-store.ts';

export interface Deciding {
  readonly busy: boolean;
  /** The answer to the last action where it was refused. */
  readonly problem: Problem | null;
  readonly dismiss: () => void;
  readonly decide: (rows: readonly ResultRow[], decision: DecisionKind, note: string) => Promise<boolean>;
  readonly approve: (waiting: DecisionView, reject: boolean, note: string) => Promise<boolean>;
}

export function useDeciding(): Deciding {
  const engine = useEngine();
  const { user, date, tellDone } = useWorkbench();
  const { t, term } = useTexts('breaks');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function told<T>(ask: Promise<Result<T>>): Promise<T | null> {
    setBusy(true);
    const result = await ask;
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    return result.ok ? result.value : null;
  }

  return {
    busy,
    problem,
    dismiss: () => setProblem(null),
    async decide(rows, decision, note) {
      if (user === null || rows.length === 0 || busy) return false;
      const breakIds = rows.map(({ breakId }) => breakId);
      const made = await told(engine.call('decide', { breakIds, decision, user: user.id, note, date }));
      if (made === null) return false;
      const [first] = made;
      const waits = made.some(({ state }) => state === 'waiting') ? t('done.waits') : '';
      const amount = first === undefined || first.currency === '' ? '' : formatReadable(first.amount, first.currency);
      const text =
        made.length === 1
          ? t('done.decided', { decision: term(`decision.${decision}`), key: first?.keys[0] ?? '', amount })
          : t('done.decidedMany', { decision: term(`decision.${decision}`), shown: formatCount(made.length) });
      void tellDone({ text: `${text}${waits}`, mark: waits === '' ? 'decided' : 'waiting' });
      useBreaksStore.setState({ selected: new Set(), anchor: null });
      return true;
    },
    async approve(waiting, reject, note) {
      if (user === null || busy) return false;
      const answer = await told(engine.call('approve', { decisionId: waiting.id, user: user.id, reject, note }));
      if (answer === null) return false;
      void tellDone({
        text: t(reject ? 'done.rejected' : 'done.approved', { decision: term(`decision.${waiting.decision}`) }),
      });
      return true;
    },
  };
}
