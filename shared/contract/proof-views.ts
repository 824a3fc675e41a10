// What the engine says to prove and trace: control-total links, lives of records, what a run would change.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, DecisionState } from '../model/decision.ts';
import type { Outcome, Stage } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Minor } from '../money/amount.ts';
import type { RecordView, ResultRow } from './result-views.ts';

export type LinkKind =
  | 'flow'
  | 'total-total'
  | 'total-detail'
  | 'balance'
  | 'double-entry'
  | 'continuity'
  | 'assignment'
  /** A kept original against what was imported. */
  | 'original'
  /** Settings and exports as the workspace keeps them, against what was noted of them. */
  | 'kept'
  /** The audit log: its rows hold together, and it is the log that exports and the steps of the history saw. */
  | 'audit'
  /** The workspace file as SQLite reads it: pages, rows, indexes. Of the whole workspace alone. */
  | 'integrity';

export interface CheckLink {
  readonly kind: LinkKind;
  readonly date: CalendarDate | '';
  readonly channel: string;
  /** e.g. "file 3 WX_bill.csv: lines read", "rows in", "entries". */
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly countIn: number;
  readonly countOut: number;
  readonly amountIn: Minor;
  readonly amountOut: Minor;
  readonly ok: boolean;
  /** Names of the records that are missing or doubled: "import id:line key". */
  readonly records: readonly string[];
}

export interface CheckReport {
  readonly ok: boolean;
  readonly links: readonly CheckLink[];
}

export interface TraceReport {
  readonly key: string;
  readonly lives: readonly TraceLife[];
}

/** One record's life, oldest step first. */
export interface TraceLife {
  readonly record: RecordView;
  /** As it stands in its file. */
  readonly raw: string;
  readonly steps: readonly TraceStep[];
}

export interface TraceStep {
  readonly step: 'file' | 'import' | 'result' | 'settlement' | 'decision' | 'entry' | 'export';
  readonly date: string;
  /** What a person reads: "WX_bill.csv line 12, bytes 811-902, sha256 9f31…". */
  readonly text: string;
  /** Where to go on from here: a key to trace, a result id, a batch id. */
  readonly reference: string;
}

/** A decision that stands, on facts that the run would make other than they were when it was made. The run keeps it and flags it. */
export interface TouchedDecision {
  readonly decisionId: number;
  readonly breakId: string;
  readonly decision: DecisionKind;
  readonly state: DecisionState;
}

/** One result that would come, go, or say something else. */
export interface RunChange {
  /** Null: there was none. */
  readonly before: ResultRow | null;
  /** Null: there would be none. Its resultId is 0: it is not kept. */
  readonly after: ResultRow | null;
  /** Names the files or the settings that make the difference. */
  readonly why: string;
  readonly decisions: readonly TouchedDecision[];
}

/** Counts of the whole diff, whatever page is asked for. */
export interface RunDiffSummary {
  /** Changes: `offset` and `limit` count these. */
  readonly total: number;
  /** Results that stay as they are. */
  readonly unchanged: number;
  /** Breaks that would be breaks no longer. */
  readonly cleared: number;
  /** Breaks that would be new. */
  readonly arisen: number;
  /** Breaks that would stay breaks and say something else. */
  readonly altered: number;
  /** Decisions whose facts would change; each counted once. */
  readonly decisions: number;
  /** Most frequent first. */
  readonly reasons: readonly { readonly why: string; readonly count: number }[];
}

export interface RunDiff {
  readonly date: CalendarDate;
  readonly unchanged: number;
  readonly summary: RunDiffSummary;
  readonly offset: number;
  /** The page; those with decisions first, then breaks that arise, are altered, are cleared, then the rest. */
  readonly changes: readonly RunChange[];
}

export interface ReconcileReport {
  readonly date: CalendarDate;
  readonly table: readonly {
    readonly stage: Stage;
    readonly channel: string;
    readonly currency: string;
    readonly outcome: Outcome;
    readonly count: number;
    readonly difference: Minor;
  }[];
  readonly unassigned: number;
  readonly staleDates: readonly CalendarDate[];
  readonly warnings: readonly Problem[];
}
