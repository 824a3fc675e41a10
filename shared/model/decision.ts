// What people and policies decide about breaks, and the journal entries that follow.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import type { Stage } from './outcome.ts';

export const DECISION_KINDS = ['supplement', 'refund', 'enquire', 'carry', 'recover', 'write_off', 'adjust'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** waiting: needs the checker. undone: reversed by a later decision; both stay visible. */
export type DecisionState = 'waiting' | 'effective' | 'rejected' | 'undone';

export const ACCOUNT_ROLES = [
  'receivable',
  'payable',
  'fee_cost',
  'fee_payable',
  'reserve_bank',
  'credit_loss',
  'suspense_long',
  'suspense_short',
  'liable',
  'rounding',
  'allowance',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** One leg pair: debit one role, credit another, the same positive amount in one currency. Always balanced by construction. */
export interface JournalEntry {
  /** Unique for ever: what makes posting twice impossible. Made of event, key and stage, e.g. "order/12", "decision/7/park". */
  readonly postingKey: string;
  readonly entryDate: CalendarDate;
  readonly channel: string;
  readonly currency: string;
  /** The posting rule: "order", "order_refund", "channel_fee", "money_arrived", "rounding", "carry", "supplement", … */
  readonly rule: string;
  readonly debit: AccountRole;
  readonly credit: AccountRole;
  readonly amount: Minor;
  readonly cause: EntryCause;
}

/** What caused an entry, for tracing both ways. `key` is the natural key that people search for. */
export type EntryCause =
  | { readonly type: 'record'; readonly recordId: number; readonly key: string }
  | {
      readonly type: 'settlement';
      readonly settlementKey: string;
      readonly recordIds: readonly number[];
      readonly key: string;
    }
  | {
      readonly type: 'decision';
      readonly decisionId: number;
      readonly breakId: string;
      readonly stage: Stage;
      readonly key: string;
    };
