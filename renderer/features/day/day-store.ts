// Where the user is on the day: the focused cell and the unfolded channel. Kept while other screens are open; never engine data.
import { create } from 'zustand';
import type { Link } from '../../../shared/contract/engine-api.ts';
import type { RowName } from './chain.ts';

export interface Focus {
  readonly name: RowName;
  readonly link: Link;
}

interface DayState {
  /** The date the place belongs to; another date starts afresh. */
  readonly date: string;
  readonly focus: Focus | null;
  /** null: nothing chosen yet, the first look decides. */
  readonly unfolded: RowName | null;
  readonly foldedByHand: boolean;
}

export const useDayStore = create<DayState>(() => ({ date: '', focus: null, unfolded: null, foldedByHand: false }));

export function focusOn(date: string, focus: Focus): void {
  useDayStore.setState({ date, focus });
}

export function unfold(date: string, unfolded: RowName | null): void {
  useDayStore.setState({ date, unfolded, foldedByHand: unfolded === null });
}
