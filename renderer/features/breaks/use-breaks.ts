// The breaks screen's data: what it asks the engine for the chosen date, channel, stage and bucket, as one view.
import { useCallback, useMemo, useState } from 'react';
import type { OutcomeTotal, ResultFilter, ResultRow } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { PAGE_SIZE, type PagedAsk, type PagedRows, usePages } from '../../engine-client/use-pages.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type BreaksState, useBreaksStore } from './breaks-store.ts';
import { type PaneRows, paneRows, resultKey } from './pane-rows.ts';
import { quietTotal } from './rail.ts';
import { type ControlTotals, useControlTotals } from './use-control-totals.ts';

const LISTED = ['timing', 'open', 'waiting', 'decided', 'closed'] as const;
const NO_TOTALS: readonly OutcomeTotal[] = [];
/** Rows of results: of one stage of the day, or everything that waits. */
type BreaksAsk = PagedAsk<'results'> | PagedAsk<'openBreaks'>;

const NO_QUIET = { count: 0, upstream: null, downstream: null };

export interface BreaksData {
  readonly totals: readonly OutcomeTotal[];
  readonly control: ControlTotals;
  readonly rows: PaneRows;
  readonly listed: PagedRows<ResultRow>;
  /** Every row that is here, by result id. */
  readonly known: ReadonlyMap<number, ResultRow>;
  readonly current: ResultRow | null;
  readonly currentIndex: number | null;
  readonly selected: readonly ResultRow[];
  readonly problem: Problem | undefined;
  readonly see: (first: number, last: number) => void;
}

/** What is listed one by one, and whether equal rows fold around it. */
export function planOf(
  state: Pick<BreaksState, 'mode' | 'stage' | 'outcome' | 'search' | 'folded'>,
  scope: { readonly date: string | null; readonly channel: string | null },
): { readonly ask: BreaksAsk | null; readonly folds: boolean } {
  if (scope.date === null) return { ask: null, folds: false };
  if (state.mode === 'backlog') return { ask: { method: 'openBreaks', filter: { date: scope.date } }, folds: false };
  const folds = state.folded && state.outcome === null;
  const filter: ResultFilter = {
    date: scope.date,
    stage: state.stage,
    channel: scope.channel,
    outcomes: state.outcome === null ? null : [state.outcome],
    standing: folds ? LISTED : null,
    search: state.search,
    order: 'time',
  };
  return { ask: { method: 'results', filter }, folds: folds && state.search === '' };
}

export function useBreaks(): BreaksData {
  const { date, channel } = useWorkbench();
  const state = useBreaksStore();
  const scope = { stage: state.stage, channel };
  const outcomes = useQuery('outcomes', date === null ? null : { date });
  const plan = planOf(state, { date, channel });
  const listed = usePages<'results' | 'openBreaks'>(plan.ask, 'results', true);
  const totals = outcomes.data ?? NO_TOTALS;
  const control = useControlTotals(date, totals);
  const quiet = plan.folds ? quietTotal(totals, scope) : NO_QUIET;

  const [equalSight, setEqualSight] = useState<readonly [number, number]>([0, 0]);
  const quietAsk: PagedAsk<'results'> | null =
    plan.ask?.method === 'results' && plan.folds && state.openRuns.size > 0
      ? { method: 'results', filter: { ...plan.ask.filter, standing: ['quiet'] } }
      : null;
  const equal = usePages(quietAsk, 'results', false);

  const listedTotal = listed.total ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: quiet is a new object each time; its count and sums decide
  const rows = useMemo(
    () =>
      paneRows({
        listedTotal,
        listed: listed.rowAt,
        complete: listed.complete,
        quiet,
        quietRow: equal.rowAt,
        openRuns: state.openRuns,
      }),
    [listedTotal, listed, equal, quiet.count, quiet.upstream, quiet.downstream, state.openRuns],
  );

  const known = useMemo(
    () => new Map([...equal.loaded, ...listed.loaded].map((row) => [row.resultId, row])),
    [listed, equal],
  );
  const firstPage = Array.from({ length: PAGE_SIZE }, (_, index) => listed.rowAt(index));
  const first = firstPage.find((row) => row?.standing === 'open') ?? firstPage[0];
  const firstKey = first === undefined ? null : resultKey(first.resultId);
  const currentKey = state.current ?? firstKey;
  const currentIndex = useMemo(() => (currentKey === null ? null : rows.indexOf(currentKey)), [rows, currentKey]);
  const currentRow = currentIndex === null ? null : rows.at(currentIndex);

  const seeListed = listed.see;
  const seeEqual = equal.see;
  const see = useCallback(
    (first: number, last: number) => {
      seeListed(Math.max(0, Math.min(first, listedTotal - 1)), Math.min(last, listedTotal - 1));
      const range = rows.equalRange(first, last);
      if (range !== null && (range[0] !== equalSight[0] || range[1] !== equalSight[1])) {
        setEqualSight(range);
        seeEqual(range[0], range[1]);
      }
    },
    [rows, listedTotal, seeListed, seeEqual, equalSight],
  );

  return {
    totals,
    control,
    rows,
    listed,
    known,
    current: currentRow?.type === 'result' ? currentRow.row : null,
    currentIndex,
    selected: [...state.selected].flatMap((id) => known.get(id) ?? []),
    problem: outcomes.problem ?? listed.problem ?? equal.problem,
    see,
  };
}
