// What the engine says of decisions, journal entries, vouchers and exports.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, DecisionState } from '../model/decision.ts';
import type { Outcome, Stage } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Kind } from '../model/record.ts';
import type { Minor } from '../money/amount.ts';

export interface DecisionView {
  readonly id: number;
  readonly breakId: string;
  readonly itemId: string;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly channel: string;
  readonly clearingDate: CalendarDate;
  readonly decision: DecisionKind;
  readonly state: DecisionState;
  /** "policy" or a user id. */
  readonly maker: string;
  readonly checker: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly kind: Kind | '';
  readonly currency: string;
  readonly amount: Minor;
  readonly keys: readonly string[];
  /** The decision this one reverses, or null. */
  readonly reverses: number | null;
  /** The facts changed since: shown, not dropped. */
  readonly flagged: boolean;
  /** What it posted; while it waits, what it would post (posting keys end in "/preview", and nothing is in the books). */
  readonly entries: readonly EntryView[];
}

export interface DecisionPreview {
  readonly problems: readonly Problem[];
  readonly entries: readonly EntryView[];
  readonly needsApproval: boolean;
}

export interface EntryView {
  readonly postingKey: string;
  readonly date: CalendarDate;
  readonly channel: string;
  readonly rule: string;
  readonly currency: string;
  readonly amount: Minor;
  readonly debitCode: string;
  readonly debitName: string;
  readonly creditCode: string;
  readonly creditName: string;
  readonly key: string;
  /** "import id:line" where the cause is a row. */
  readonly row: string;
  readonly decisionId: number | null;
  readonly batchId: string;
}

/** A row of adjustments.csv. */
export interface AdjustmentRow {
  readonly adjustmentId: string;
  readonly postingKey: string;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly decision: DecisionKind;
  readonly kind: Kind | '';
  readonly currency: string;
  readonly amount: Minor;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly maker: string;
  readonly checker: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly batchId: string;
}

export type ExportMode = 'summary' | 'detail';

export interface VoucherLine {
  readonly lineNo: number;
  readonly summary: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly debit: Minor | null;
  readonly credit: Minor | null;
  readonly currency: string;
  readonly postingKey: string;
  readonly count: number;
}

export interface VoucherView {
  readonly voucherNo: string;
  readonly voucherDate: CalendarDate;
  readonly channel: string;
  readonly rule: string;
  readonly currency: string;
  readonly count: number;
  readonly debit: Minor;
  readonly credit: Minor;
  readonly lines: readonly VoucherLine[];
  /** "" while not exported. */
  readonly batchId: string;
}

export interface ExportPreview {
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    readonly lines: number;
    readonly sha256: string;
  }[];
  readonly vouchers: number;
  readonly sums: readonly { readonly currency: string; readonly debit: Minor; readonly credit: Minor }[];
  /** Why the export is not possible, or what one should know. Blocking ones first. */
  readonly problems: readonly Problem[];
  readonly blocked: boolean;
  readonly alreadyExported: readonly ExportView[];
}

export interface ExportView {
  readonly batchId: string;
  readonly date: CalendarDate;
  readonly mode: ExportMode;
  readonly at: string;
  readonly by: string;
  readonly lines: number;
  readonly sha256: string;
}

export interface ExportResult {
  readonly batch: ExportView | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Says so when nothing was new or when an earlier batch is written again. */
  readonly messages: readonly string[];
}
