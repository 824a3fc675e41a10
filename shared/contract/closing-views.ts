// What the engine says of closing a day 日结: what stands in the way, and what was closed and reopened.
import type { CalendarDate } from '../calendar/date.ts';

/** One word per condition of closing. */
export type ClosingCondition =
  | 'not_stale'
  | 'earlier_days'
  | 'control_totals'
  | 'breaks_decided'
  | 'approvals_done'
  | 'rejects_settled';

export interface ClosingCheck {
  readonly condition: ClosingCondition;
  readonly ok: boolean;
  /** How many things stand in the way. */
  readonly count: number;
  /** What stands in the way and what to do; '' where nothing does. */
  readonly message: string;
  /** Up to 20 of them: break ids, decision numbers, "import:line", dates. */
  readonly items: readonly string[];
}

/** A rejected line of which somebody said what became of it. */
export interface SettledReject {
  readonly line: number;
  readonly note: string;
  readonly user: string;
  readonly at: string;
}

export interface ClosingView {
  readonly date: CalendarDate;
  readonly state: 'open' | 'closed';
  readonly checks: readonly ClosingCheck[];
  /** Every closing and reopening of the date, oldest first. */
  readonly acts: readonly {
    readonly act: 'closed' | 'reopened';
    readonly at: string;
    readonly user: string;
    readonly reason: string;
  }[];
}
