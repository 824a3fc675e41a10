// What the engine says of results: rows for the two panes and the whole detail of one.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind } from '../model/decision.ts';
import type { FieldDifference, Loser, Outcome, Reason, Stage } from '../model/outcome.ts';
import type { Direction, Kind, Source, Status } from '../model/record.ts';
import type { Minor } from '../money/amount.ts';
import type { DecisionView, EntryView } from './book-views.ts';

export interface ResultFilter {
  readonly date: CalendarDate;
  readonly stage: Stage;
  readonly channel: string | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly standing: readonly Standing[] | null;
  /** Free text over keys; "" for all. */
  readonly search: string;
  /** file: contract order (outcome, keys). time: by time of the rows, for reading side by side. */
  readonly order: 'outcome' | 'time';
}

/** Where a result stands: quiet (matched, no_money), timing, open, waiting (for the checker), decided, closed (by a late match). */
export type Standing = 'quiet' | 'timing' | 'open' | 'waiting' | 'decided' | 'closed';

/** A record as the screens show it. */
export interface RecordView {
  readonly id: number;
  /** "import id:line". */
  readonly row: string;
  readonly file: string;
  readonly source: Source;
  readonly channel: string;
  readonly key: string;
  readonly kind: Kind | '';
  readonly direction: Direction | '';
  readonly status: Status | '';
  readonly amount: Minor;
  readonly currency: string;
  readonly fee: Minor | null;
  readonly time: string;
  readonly clearingDate: CalendarDate;
  readonly orderNo: string;
  readonly channelNo: string;
  readonly bankRef: string;
  readonly batchNo: string;
  readonly merchantNo: string;
  readonly accountNo: string;
  readonly reference: string;
  readonly memo: string;
  readonly extra: Readonly<Record<string, string>>;
}

/** A settlement as the screens show it. */
export interface SettlementView {
  readonly key: string;
  readonly settleDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly currency: string;
  readonly signedAmount: Minor;
  readonly rows: number;
  readonly isFee: boolean;
}

export interface ResultRow {
  readonly resultId: number;
  readonly stage: Stage;
  readonly clearingDate: CalendarDate;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly kind: Kind | '';
  readonly currency: string;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly upstreamAmount: Minor | null;
  readonly downstreamAmount: Minor | null;
  readonly difference: Minor | null;
  readonly upstreamFee: Minor | null;
  readonly downstreamFee: Minor | null;
  readonly rule: string;
  readonly breakId: string;
  /** "import id:line", in the order of the keys. */
  readonly upstreamRows: readonly string[];
  readonly downstreamRows: readonly string[];
  readonly differences: readonly FieldDifference[];
  readonly standing: Standing;
  readonly ageDays: number;
  /** The first break of the item of work; equal to breakId for the first. */
  readonly itemId: string;
  readonly decision: DecisionKind | null;
  /** Decided, and the facts are other now than they were then. */
  readonly flagged: boolean;
  /** First record of each side, for the two panes. */
  readonly upstream: RecordView | null;
  readonly downstream: RecordView | null;
  readonly settlements: readonly SettlementView[];
  /**
   * Only in answers of `results` with order 'time' and a standing filter without 'quiet': the quiet rows (same date, stage, channel,
   * search) that stand before this row in the unfiltered order, so that runs of equal rows can be shown folded between breaks.
   */
  readonly quietBefore?: QuietRun | undefined;
}

/** How many quiet rows, and the signed sums of the matched ones among them; sums are null where currencies mix. */
export interface QuietRun {
  readonly count: number;
  readonly upstream: Minor | null;
  readonly downstream: Minor | null;
}

export interface ResultDetail {
  readonly row: ResultRow;
  readonly upstream: readonly RecordView[];
  readonly downstream: readonly RecordView[];
  readonly settlements: readonly SettlementView[];
  readonly losers: readonly Loser[];
  readonly tolerance: { readonly amount: Minor; readonly fee: Minor };
  /** The transaction through the four sources; null where a source has no row. */
  readonly chain: {
    readonly orders: RecordView | null;
    readonly channel: RecordView | null;
    readonly bank: RecordView | null;
    readonly settlement: SettlementView | null;
    readonly entry: RecordView | null;
  };
  readonly linked: readonly ResultRow[];
  readonly raw: readonly {
    readonly row: string;
    readonly file: string;
    readonly line: number;
    readonly byteStart: number;
    readonly text: string;
  }[];
  readonly decisions: readonly DecisionView[];
  /** What is usual for this break, first the default. Empty where nothing can be decided. */
  readonly options: readonly {
    readonly decision: DecisionKind;
    readonly usual: boolean;
    readonly needsApproval: boolean;
    readonly entries: readonly EntryView[];
  }[];
}
