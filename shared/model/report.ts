// The facts that the day's reports are made of. Gathered by the engine; computed and written in exporting/reports.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import type { DecisionKind } from './decision.ts';
import type { BreakOutcome, Stage } from './outcome.ts';

/** One break from the run that first named it to what closed it. */
export interface BreakHistory {
  readonly breakId: string;
  readonly stage: Stage;
  readonly channel: string;
  readonly currency: string;
  readonly outcome: BreakOutcome;
  readonly keys: readonly string[];
  /** What it is about: positive. */
  readonly amount: Minor;
  readonly openedOn: CalendarDate;
  /** '' while it is open or only parked or enquired. */
  readonly closedOn: CalendarDate | '';
  /** late: a row that came later closed it. */
  readonly closedBy: DecisionKind | 'late' | '';
}

/** One channel's and currency's movement on the reserve account 备付金 on a date. Debits are money in. */
export interface ReserveMovement {
  readonly channel: string;
  readonly currency: string;
  readonly opening: Minor;
  readonly moneyIn: Minor;
  readonly moneyOut: Minor;
  readonly closing: Minor;
}

/** An account entry up to the date that the books do not hold, or hold with another amount. Signed as money in. */
export interface UnbookedEntry {
  readonly accountNo: string;
  readonly entryNo: string;
  readonly row: string;
  readonly valueDate: CalendarDate;
  readonly currency: string;
  readonly signed: Minor;
  readonly booked: Minor;
}

/** A posting on the reserve account that no account entry stands behind: money still on its way at the bank. Signed as money in. */
export interface UnmetPosting {
  readonly postingKey: string;
  readonly date: CalendarDate;
  readonly currency: string;
  readonly signed: Minor;
}

export interface ReportFacts {
  readonly date: CalendarDate;
  readonly breaks: readonly BreakHistory[];
  readonly reserve: readonly ReserveMovement[];
  /** Sums of every statement line up to the date, by account and currency. */
  readonly statements: readonly { readonly accountNo: string; readonly currency: string; readonly moved: Minor }[];
  readonly unbooked: readonly UnbookedEntry[];
  readonly unmet: readonly UnmetPosting[];
}
