// What the analyst looks at and has picked on the breaks screen. Only names and choices; the rows themselves are the engine's.
import { create } from 'zustand';
import type { Outcome, Stage } from '../../../shared/model/outcome.ts';

/** day: what the day's run decided. backlog: every break that still waits, of all dates up to this one, oldest first. */
export type ListMode = 'day' | 'backlog';

export interface BreaksState {
  readonly stage: Stage;
  readonly mode: ListMode;
  /** The bucket in force; null: all. */
  readonly outcome: Outcome | null;
  readonly search: string;
  readonly folded: boolean;
  /** Runs that are unfolded, by their first equal row. */
  readonly openRuns: ReadonlySet<number>;
  /** Key of the current row (see pane-rows.ts). */
  readonly current: string | null;
  readonly selected: ReadonlySet<number>;
  /** Where a range selection starts. */
  readonly anchor: number | null;
  readonly drawerOpen: boolean;
}

const UNPICKED = { current: null, selected: new Set<number>(), anchor: null, openRuns: new Set<number>() };

export const useBreaksStore = create<BreaksState>(() => ({
  stage: 'channel',
  mode: 'day',
  outcome: null,
  search: '',
  folded: true,
  drawerOpen: true,
  ...UNPICKED,
}));

/** Another view of the rows: what was picked in the old one goes. */
export function look(change: Partial<Pick<BreaksState, 'stage' | 'mode' | 'outcome' | 'search' | 'folded'>>): void {
  useBreaksStore.setState({ ...UNPICKED, ...change });
}

export function toggleRun(start: number): void {
  useBreaksStore.setState(({ openRuns }) => {
    const next = new Set(openRuns);
    if (!next.delete(start)) next.add(start);
    return { openRuns: next };
  });
}

export function toggleSelected(resultId: number): void {
  useBreaksStore.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(resultId)) next.add(resultId);
    return { selected: next, anchor: resultId };
  });
}

export function select(resultIds: readonly number[]): void {
  useBreaksStore.setState(({ anchor }) => ({ selected: new Set(resultIds), anchor: anchor ?? resultIds[0] ?? null }));
}
