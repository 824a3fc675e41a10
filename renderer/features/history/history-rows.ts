// The list of the history, newest first: steps, the line where the workspace stands between undone and done ones, and its beginning.
import type { HistoryStep } from '../../../shared/contract/engine-api.ts';

export type HistoryRow =
  | { readonly type: 'step'; readonly step: HistoryStep }
  | { readonly type: 'coming' }
  /** Where the workspace stands: what is above was undone or changed nothing, what is below is done. */
  | { readonly type: 'here' }
  /** Before the first step. */
  | { readonly type: 'start' };

export interface HistoryRows {
  readonly count: number;
  at(index: number): HistoryRow;
  /** Of a key, among what is here; -1 where it is not. */
  indexOf(key: string): number;
  /** Of the line; null while the rows around it are not here. */
  readonly here: number | null;
}

export function rowKey(row: HistoryRow): string {
  return row.type === 'step' ? `step ${row.step.id}` : row.type;
}

export interface ListedSteps {
  readonly total: number;
  /** undefined while its page is on the way. */
  readonly stepAt: (index: number) => HistoryStep | undefined;
  /** The step that undo would take next; 0: nothing is done. */
  readonly hereId: number;
  /** Whether the list is the whole history, so that its beginning can be shown. */
  readonly whole: boolean;
}

export function historyRows({ total, stepAt, hereId, whole }: ListedSteps): HistoryRows {
  const here = placeOfHere(total, stepAt, hereId);
  const lines = here === null ? 0 : 1;
  const start = whole && total > 0 ? 1 : 0;
  const at = (index: number): HistoryRow => {
    if (index === here) return { type: 'here' };
    const place = here !== null && index > here ? index - 1 : index;
    if (place >= total) return { type: 'start' };
    const step = stepAt(place);
    return step === undefined ? { type: 'coming' } : { type: 'step', step };
  };
  const count = total + lines + start;
  return {
    count,
    here,
    at,
    indexOf(key) {
      for (let index = 0; index < count; index++) if (rowKey(at(index)) === key) return index;
      return -1;
    },
  };
}

/** The line stands before the first step that is not newer than the one undo would take. */
function placeOfHere(total: number, stepAt: ListedSteps['stepAt'], hereId: number): number | null {
  if (total === 0) return null;
  for (let index = 0; index < total; index++) {
    const step = stepAt(index);
    if (step !== undefined && step.id <= hereId) return index === 0 || stepAt(index - 1) !== undefined ? index : null;
  }
  return stepAt(total - 1) === undefined ? null : total;
}

/** back: everything after it would be undone. forward: everything up to it would be done again. here: nothing to do. */
export type Way = 'back' | 'forward' | 'here';

/** How the workspace could be brought to stand after a row; null where it can't. */
export function wayTo(row: HistoryRow, hereId: number): Way | null {
  if (row.type === 'start') return hereId === 0 ? 'here' : 'back';
  if (row.type !== 'step') return null;
  if (row.step.state === 'undone') return 'forward';
  if (row.step.state !== 'done') return null;
  return row.step.id === hereId ? 'here' : 'back';
}

/** Undo and redo are themselves taken back by the other; whether they can be undone says nothing. */
export function saysUndo({ action }: HistoryStep): boolean {
  return action !== 'undo' && action !== 'redo';
}

/** The step after which the workspace would stand. */
export function targetOf(row: HistoryRow): number {
  return row.type === 'step' ? row.step.id : 0;
}
