// A long list by pages: what is in sight is asked for, the rest waits. The whole list can be walked this way.
import { useMemo, useState } from 'react';
import type { Answer, Arguments } from '../../shared/contract/engine-api.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { WatchedQuery } from './query-cache.ts';
import { useQueries } from './use-engine.tsx';

export const PAGE_SIZE = 200;
/** Lists up to this length are read whole, so that runs of equal rows can stand between them. */
export const WHOLE_LIST = 2000;

/** Queries that answer a page of `rows` out of `total`. */
export type PagedQuery = {
  [M in WatchedQuery]: Answer<M> extends PageOfRows<unknown> ? M : never;
}[WatchedQuery];

interface PageOfRows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface PagedAsk<M extends PagedQuery> {
  readonly method: M;
  readonly filter: Omit<Arguments<M>, 'offset' | 'limit'>;
}

export type RowOf<M extends PagedQuery> = Answer<M>['rows'][number];

export interface PagedRows<Row, Page = PageOfRows<Row>> {
  readonly total: number | null;
  /** What the first page says beside its rows. */
  readonly first: Page | undefined;
  /** undefined while its page is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly loaded: readonly Row[];
  readonly complete: boolean;
  readonly problem: Problem | undefined;
  readonly see: (first: number, last: number) => void;
}

/** The pages to hold: the first, those in sight with one on either side, or all of a list that is short enough. */
export function pagesToHold(total: number | null, first: number, last: number, whole: boolean): number[] {
  if (total === null) return [0];
  const count = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (whole && total <= WHOLE_LIST) return range(0, count - 1);
  const from = Math.max(0, Math.floor(first / PAGE_SIZE) - 1);
  const to = Math.min(count - 1, Math.floor(last / PAGE_SIZE) + 1);
  return [...new Set([0, ...range(from, to)])];
}

/** `ask` null asks nothing; `method` then only says which query it would be. `whole`: read a short list completely. */
export function usePages<M extends PagedQuery>(
  ask: PagedAsk<M> | null,
  method: M,
  whole: boolean,
): PagedRows<RowOf<M>, Answer<M>> {
  const [sight, setSight] = useState({ key: '', first: 0, last: 0 });
  const [known, setKnown] = useState<{ key: string; total: number | null }>({ key: '', total: null });
  const key = JSON.stringify(ask);
  const total = known.key === key ? known.total : null;
  const { first, last } = sight.key === key ? sight : { first: 0, last: 0 };
  const isAsking = ask !== null;
  const pages = useMemo(
    () => (isAsking ? pagesToHold(total, first, last, whole) : []),
    [isAsking, total, first, last, whole],
  );
  const asks = pages.map((page) => ({ ...ask?.filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE }));
  const answers = useQueries(ask?.method ?? method, asks as unknown as readonly Arguments<M>[]);
  const newest = answers[0]?.data?.total ?? null;
  if (newest !== null && (known.key !== key || known.total !== newest)) setKnown({ key, total: newest });

  return useMemo(() => {
    const rowsOf = (answer: (typeof answers)[number] | undefined): readonly RowOf<M>[] => answer?.data?.rows ?? [];
    const byPage = new Map(pages.map((page, index) => [page, rowsOf(answers[index])]));
    const loaded = answers.flatMap(rowsOf);
    return {
      total,
      first: answers[0]?.data,
      loaded,
      complete: total !== null && loaded.length >= total,
      problem: answers.find((answer) => answer.problem !== undefined)?.problem,
      rowAt: (index) => byPage.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
      see: (from, to) => setSight({ key, first: from, last: to }),
    };
  }, [key, total, pages, answers]);
}
