// The details behind opened summary lines, page by page, asked again whenever the workspace changes.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { useQueries } from '../../engine-client/use-engine.tsx';
import { useBooksStore } from './books-store.ts';
import type { Unfolded } from './voucher-rows.ts';

const PAGE = 100;

export function useUnfolded(date: CalendarDate | null): ReadonlyMap<string, Unfolded> {
  const lines = useBooksStore((state) => state.lines);
  const asked =
    date === null
      ? []
      : [...lines].flatMap(([postingKey, pages]) =>
          Array.from({ length: pages }, (_, page) => ({ date, postingKey, offset: page * PAGE, limit: PAGE })),
        );
  const answers = useQueries('unfold', asked);
  const unfolded = new Map<string, Unfolded>();
  for (const [index, { postingKey }] of asked.entries()) {
    const before = unfolded.get(postingKey) ?? { total: 0, entries: [] };
    const page = answers[index]?.data;
    unfolded.set(postingKey, {
      total: page?.total ?? before.total,
      entries: [...before.entries, ...(page?.rows ?? [])],
    });
  }
  return unfolded;
}
