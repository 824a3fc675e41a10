// The changes a run would make, by pages: what is in sight is asked for. The summary is of all of them.
import { useCallback, useMemo, useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { RunChange, RunDiffSummary } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useQueries } from '../../engine-client/use-engine.tsx';
import { PAGE_SIZE, pagesToHold } from '../../engine-client/use-pages.ts';

export interface DiffPages {
  readonly summary: RunDiffSummary | undefined;
  /** undefined while its page is on the way. */
  readonly changeAt: (index: number) => RunChange | undefined;
  readonly problem: Problem | undefined;
  readonly see: (first: number, last: number) => void;
}

export function useDiffPages(date: CalendarDate): DiffPages {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const [total, setTotal] = useState<number | null>(null);
  const pages = useMemo(() => pagesToHold(total, sight.first, sight.last, false), [total, sight]);
  const answers = useQueries(
    'runDiff',
    pages.map((page) => ({ date, offset: page * PAGE_SIZE, limit: PAGE_SIZE })),
  );
  const summary = answers[0]?.data?.summary;
  if (summary !== undefined && summary.total !== total) setTotal(summary.total);
  const see = useCallback((first: number, last: number) => setSight({ first, last }), []);
  return {
    summary,
    changeAt: (index) => answers[pages.indexOf(Math.floor(index / PAGE_SIZE))]?.data?.changes[index % PAGE_SIZE],
    problem: answers.find((answer) => answer.problem !== undefined)?.problem,
    see,
  };
}
