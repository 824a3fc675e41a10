// What runs, or waits for an answer before it runs. Never what a run would change: that is the engine's.
import { create } from 'zustand';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Problem } from '../../../shared/model/problem.ts';

interface RunningState {
  readonly busy: boolean;
  /** The date whose changes are shown and asked about; null: none. */
  readonly asked: CalendarDate | null;
  readonly problem: Problem | null;
}

export const useRunningStore = create<RunningState>(() => ({ busy: false, asked: null, problem: null }));
