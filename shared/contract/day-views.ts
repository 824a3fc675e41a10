// What the engine says of a clearing date: its chain of control totals and its outcomes.
import type { CalendarDate } from '../calendar/date.ts';
import type { Outcome, Stage } from '../model/outcome.ts';
import type { Minor, Total } from '../money/amount.ts';
import type { RecordView } from './result-views.ts';

export const LINKS = ['import', 'channel', 'business', 'fund', 'decide', 'journal', 'export'] as const;
export type Link = (typeof LINKS)[number];

/** ties: equal. listed: differs, and every difference is a listed item. timing: differs by timing only. open: waits for people. unexplained: does not tie. */
export type Verdict = 'ties' | 'listed' | 'timing' | 'open' | 'unexplained' | 'not-run' | 'stale';

export interface ChainCell {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly in: Total;
  readonly out: Total;
  readonly timing: Total;
  readonly listed: Total;
  /** Must be zero to close; import: computed - declared; stages: what no listed item explains. */
  readonly unexplained: Total;
  /** Link-specific count shown in the cell: files, items, linked breaks, open breaks, vouchers, exported lines. */
  readonly items: number;
  readonly itemsOf: number;
}

export interface DayChannel {
  readonly channel: string;
  readonly name: string;
  readonly currency: string;
  readonly cells: readonly ChainCell[];
}

/** What to do next, in the order it blocks. The screen words it by `action`. */
export interface NextStep {
  readonly action:
    | 'import'
    | 'look-at-rejects'
    | 'reconcile'
    | 'decide'
    | 'approve'
    | 'assign-entries'
    | 'export'
    | 'done';
  readonly channel: string;
  readonly count: number;
  readonly amount: Minor;
  readonly currency: string;
  readonly detail: string;
}

export interface DayView {
  readonly date: CalendarDate;
  readonly state: 'not-run' | 'run' | 'stale';
  /** Locked: nothing of the date changes before it is reopened. */
  readonly closed: boolean;
  readonly channels: readonly DayChannel[];
  /** One per currency, never mixed. */
  readonly sums: readonly DayChannel[];
  readonly next: readonly NextStep[];
  readonly unassignedEntries: readonly RecordView[];
  readonly links: {
    readonly ties: number;
    readonly listed: number;
    readonly timing: number;
    readonly open: number;
    readonly unexplained: number;
    readonly notRun: number;
  };
}

export interface OutcomeTotal {
  readonly stage: Stage;
  readonly channel: string;
  readonly currency: string;
  readonly outcome: Outcome;
  readonly count: number;
  /** Signed payments - refunds. */
  readonly upstream: Total;
  readonly downstream: Total;
  readonly difference: Minor;
  readonly open: number;
  readonly waiting: number;
  readonly decided: number;
  readonly closedLate: number;
}
