// What one run of one channel's clearing date needs to know and what it says. Gathering is the engine's work; computing is reconcile.ts.
import type { CalendarDate } from '../calendar/date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { ExpectedSettlement, Outcome, Reason, Stage, StageResult } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { AccountEntry, Transaction } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';

/**
 * Where a record (or settlement) stood in a stage before this run. Absent from memory: never run.
 * open: in timing or an undecided, enquired or parked break: takes part. closed: matched, or a break whose two sides are used up.
 * decided: closed by a final decision. no_money: takes part again only beside a new row of its key.
 */
export interface PriorStanding {
  readonly state: 'open' | 'closed' | 'decided' | 'no_money';
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly breakId: string;
  /** Clearing date of the run that said so. */
  readonly since: CalendarDate;
}

/**
 * One channel, one clearing date. The record lists hold, in any order: the rows of `date` (and of earlier dates that never ran),
 * the rows carried from the last run, and every earlier row that shares channel_no, order_no or bank_ref with one of those.
 * `memory` tells which is which, as of before this run.
 */
export interface DayInput {
  readonly date: CalendarDate;
  readonly channel: ChannelSettings;
  readonly calendar: WorkingCalendar;
  readonly orders: readonly Transaction[];
  readonly channelRows: readonly Transaction[];
  readonly bankRows: readonly Transaction[];
  /** Entries claimed by this channel alone (see assignEntries): valued on `date`, carried, or sharing an entry_no with one of those. */
  readonly entries: readonly AccountEntry[];
  /** Settlements carried from earlier days. Those of `date` are built from bankRows. */
  readonly settlements: readonly ExpectedSettlement[];
  readonly memory: Readonly<Record<Stage, ReadonlyMap<number, PriorStanding>>>;
  /** By settlement id. */
  readonly settlementMemory: ReadonlyMap<string, PriorStanding>;
}

/** A record or settlement that stays open after this run and takes part in the next one. */
export interface Carried {
  readonly stage: Stage;
  /** null for a settlement. */
  readonly recordId: number | null;
  /** '' for a record. */
  readonly settlementId: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly breakId: string;
  readonly since: CalendarDate;
}

/** A late row whose counterpart was already closed by a final decision: the decision is flagged, not undone. */
export interface LateRow {
  readonly stage: Stage;
  readonly recordId: number;
  /** The break that was decided. */
  readonly breakId: string;
}

export interface DayOutput {
  /** Only what this run decided (DOMAIN.md "Results of a day"), in contract order. */
  readonly results: readonly StageResult[];
  /** Settlements opened by this run. */
  readonly settlements: readonly ExpectedSettlement[];
  readonly carried: readonly Carried[];
  readonly lateRows: readonly LateRow[];
  readonly warnings: readonly Problem[];
}
