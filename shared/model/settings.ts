// The settings of a workspace, validated. Amounts are texts here until a currency gives them an exponent.
import type { CalendarDate } from '../calendar/date.ts';
import type { DueRule, WorkingCalendar } from '../calendar/working-days.ts';
import type { Rounding } from '../money/decimal.ts';
import type { AccountRole, DecisionKind } from './decision.ts';
import type { BreakOutcome, Stage } from './outcome.ts';

export interface FeeTier {
  /** Applies up to and including this amount, plain decimal; null for the last tier. */
  readonly upTo: string | null;
  readonly rate: string;
}

export interface FeeRule {
  readonly rate: string;
  readonly perItem: string | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly tiers: readonly FeeTier[];
  readonly rounding: Rounding;
  /** returned: the fee of a refund is given back; kept: a refund's expected fee is zero. */
  readonly refunds: 'returned' | 'kept';
}

export interface SettlementRule {
  readonly mode: 'batch' | 'partial' | 'item';
  readonly net: boolean;
  readonly fees: 'none' | 'apart';
  readonly due: DueRule;
  /** batch_no, merchant_no, kind, or the name of an extra column. */
  readonly groupBy: string;
  readonly creditsCover: 'one' | 'many';
  /** Which account entries belong to the channel; null claims none. Every part given must be met. */
  readonly entries: EntryFilter | null;
}

export interface EntryFilter {
  readonly accountNo: string | null;
  readonly memoContains: string | null;
  readonly referenceContains: string | null;
}

/** How our own number looks in a channel's files, where it comes back altered: padded with zeros, in brackets, behind a prefix. */
export interface LinkKey {
  readonly strip: readonly ('zeros' | 'brackets' | 'quotes' | 'blanks')[];
  /** A template with {key}, the part that is our number; null for the whole. */
  readonly take: string | null;
}

export interface ChannelSettings {
  readonly code: string;
  readonly name: string;
  readonly timezone: string;
  readonly cutoff: string;
  readonly timingWindowSeconds: number;
  readonly carryDays: number;
  readonly fee: FeeRule | null;
  readonly toleranceAmount: string;
  readonly toleranceFee: string;
  readonly settlement: SettlementRule;
  /** Applied to the channel_no of the channel's bank rows; null: as the file has it. */
  readonly linkKey: LinkKey | null;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: 'maker' | 'checker';
}

export interface Policy {
  readonly stage: Stage;
  readonly outcome: BreakOutcome;
  readonly decision: DecisionKind;
  /** Largest absolute difference the policy decides by itself, plain decimal; null without limit. */
  readonly upTo: string | null;
}

export interface Account {
  readonly code: string;
  readonly name: string;
}

/** An override of a default posting leg: "decision.carry.long" -> { debit, credit }. Names are listed in posting/rules.ts. */
export interface PostingOverride {
  readonly rule: string;
  readonly debit: AccountRole;
  readonly credit: AccountRole;
}

export interface Settings {
  readonly version: 1;
  readonly company: string;
  readonly timezone: string;
  readonly currency: string;
  readonly calendar: WorkingCalendar;
  readonly users: readonly User[];
  readonly channels: readonly ChannelSettings[];
  readonly policies: readonly Policy[];
  /** Decisions that need a checker. write_off is always among them. */
  readonly approvals: readonly DecisionKind[];
  readonly routine: 'summary' | 'detail' | 'off';
  readonly accounts: Readonly<Record<AccountRole, Account>>;
  readonly posting: readonly PostingOverride[];
  readonly longShortView: 'money' | 'book';
}

/** For reading dates of settings back: the calendar's sets as sorted lists. */
export function calendarDates(calendar: WorkingCalendar): { holidays: CalendarDate[]; workdays: CalendarDate[] } {
  return { holidays: [...calendar.holidays].sort(), workdays: [...calendar.workdays].sort() };
}
