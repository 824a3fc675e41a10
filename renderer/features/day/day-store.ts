// Where the user is on the day: the focused cell, the unfolded channel, what is shown beside the chain. Kept while other screens are open; never engine data.
import { create } from 'zustand';
import type { Link } from '../../../shared/contract/engine-api.ts';
import type { RowName } from './chain.ts';

export interface Focus {
  readonly name: RowName;
  readonly link: Link;
}

export type DaySide = 'next' | 'closing';

interface DayState {
  /** The date the place belongs to; another date starts afresh. */
  readonly date: string;
  readonly focus: Focus | null;
  /** null: nothing chosen yet, the first look decides. */
  readonly unfolded: RowName | null;
  readonly foldedByHand: boolean;
  /** What is shown beside the chain; null: what fits the day. */
  readonly side: DaySide | null;
}

export const useDayStore = create<DayState>(() => ({
  date: '',
  focus: null,
  unfolded: null,
  foldedByHand: false,
  side: null,
}));

export function focusOn(date: string, focus: Focus): void {
  useDayStore.setState({ date, focus });
}

export function unfold(date: string, unfolded: RowName | null): void {
  useDayStore.setState({ date, unfolded, foldedByHand: unfolded === null });
}
