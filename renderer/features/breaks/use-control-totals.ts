// The control totals of a date, asked once per run: a decision moves no row from one outcome to another, so it needs no new proof.
import { useEffect, useState } from 'react';
import type { CheckLink, OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';

/** null while the answer is on its way, or where there is none. */
export function useControlTotals(date: string | null, totals: readonly OutcomeTotal[]): readonly CheckLink[] | null {
  const engine = useEngine();
  const [answer, setAnswer] = useState<{ key: string; links: readonly CheckLink[] } | null>(null);
  const counts = totals.map(({ stage, channel, currency, outcome, count }) => [
    stage,
    channel,
    currency,
    outcome,
    count,
  ]);
  const key = JSON.stringify([date, counts]);
  const hasRun = totals.length > 0;
  useEffect(() => {
    if (date === null || !hasRun) return;
    let current = true;
    void engine.call('check', { date }).then((result) => {
      if (current && result.ok) setAnswer({ key, links: result.value.links });
    });
    return () => {
      current = false;
    };
  }, [engine, date, hasRun, key]);
  return answer?.key === key ? answer.links : null;
}
