// What is looked for in the history and which row is current. Only names; the steps are the engine's.
import { create } from 'zustand';
import type { ActionKind } from '../../../shared/model/action.ts';

interface HistoryState {
  readonly search: string;
  /** []: every kind. */
  readonly actions: readonly ActionKind[];
  /** Null: everybody. */
  readonly user: string | null;
  /** Key of the current row (see history-rows.ts). */
  readonly current: string | null;
}

export const useHistoryStore = create<HistoryState>(() => ({ search: '', actions: [], user: null, current: null }));
