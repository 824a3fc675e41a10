// THE list of what the engine can be asked (queries) and told (commands), and what it says by itself (events).
// Every shell and every screen knows the engine only by this file. All shapes are plain data: they cross a worker boundary and JSON.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, DecisionState } from '../model/decision.ts';
import type { ControlSum, DeclaredTotal, Encoding, Proof, Reject } from '../model/import.ts';
import type { FieldDifference, Loser, Outcome, Reason, Stage } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Direction, Kind, Source, Status } from '../model/record.ts';
import type { Settings } from '../model/settings.ts';
import type { Minor, Total } from '../money/amount.ts';

/** Asks that change nothing. */
export interface Queries {
  workspace(): WorkspaceView;
  settings(): SettingsView;
  /** Validates a settings text and says what would change, without changing it. */
  settingsPreview(args: { text: string }): SettingsPreview;
  day(args: { date: CalendarDate }): DayView;
  imports(): ImportView[];
  rejects(args: { importId: number; offset: number; limit: number }): Page<Reject>;
  /** Parses without keeping anything: the wizard's typed preview. `offset` counts lines of the file. */
  importPreview(args: ImportRequest & { offset: number; limit: number }): ImportPreview;
  /** The outcome rail: counts, sums and what is open, per stage, channel, currency and outcome. */
  outcomes(args: { date: CalendarDate }): OutcomeTotal[];
  results(args: ResultFilter & { offset: number; limit: number }): Page<ResultRow>;
  resultDetail(args: { resultId: number }): ResultDetail;
  /** Breaks that still wait for a decision, of every date up to `date`. */
  openBreaks(args: { date: CalendarDate; offset: number; limit: number }): Page<ResultRow>;
  decisions(args: { date: CalendarDate | null; state: DecisionState | null }): DecisionView[];
  /** What a decision would post, before it is made. */
  decisionPreview(args: { breakIds: string[]; decision: DecisionKind }): DecisionPreview;
  adjustments(args: { date: CalendarDate }): AdjustmentRow[];
  /** Vouchers of a date as the export would write them, grouped for the screen. */
  vouchers(args: { date: CalendarDate; mode: ExportMode }): VoucherView[];
  /** The details that one summary line sums. */
  unfold(args: { date: CalendarDate; postingKey: string; offset: number; limit: number }): Page<EntryView>;
  exportPreview(args: { date: CalendarDate; mode: ExportMode }): ExportPreview;
  exports(): ExportView[];
  check(args: { date: CalendarDate | null }): CheckReport;
  trace(args: { key: string }): TraceReport;
  runDiff(args: { date: CalendarDate }): RunDiff;
}

/** Tells that change the workspace. Each is saved whole before it is answered, or not at all. */
export interface Commands {
  importFile(args: ImportRequest): ImportView;
  undoImport(args: { importId: number; user: string }): { imports: ImportView[] };
  saveSettings(args: { text: string; user: string }): SettingsView;
  reconcile(args: { date: CalendarDate; stage: Stage | null }): ReconcileReport;
  applyPolicies(args: { date: CalendarDate }): DecisionView[];
  decide(args: {
    breakIds: string[];
    decision: DecisionKind;
    user: string;
    note: string;
    date: CalendarDate | null;
  }): DecisionView[];
  approve(args: { decisionId: number; user: string; reject: boolean; note: string }): DecisionView;
  /** Undo by reversal: a new decision that reverses the old one; both stay visible. */
  undoDecision(args: { decisionId: number; user: string; note: string }): DecisionView;
  /** Books and hands back the files; the shell writes or downloads them. `again` writes an earlier batch once more and says so. */
  exportDay(args: { date: CalendarDate; mode: ExportMode; user: string; again: boolean }): ExportResult;
  /** Fills an empty workspace with the sample days: settings and files, imported; nothing reconciled yet. */
  loadSample(args: { seed: number; rows: number; days: number }): ImportView[];
}

export interface Events {
  progress: Progress;
  /** The workspace changed: screens ask again. `revision` grows by one with each command. */
  changed: { readonly revision: number };
}

/** Every method answers a value or a problem; a thrown error is a defect and arrives as code "unexpected". */
export type Method = keyof Queries | keyof Commands;
export type Arguments<M extends Method> = Parameters<(Queries & Commands)[M]> extends [infer A] ? A : undefined;
export type Answer<M extends Method> = ReturnType<(Queries & Commands)[M]>;

export interface Progress {
  readonly task: 'import' | 'reconcile' | 'export' | 'sample' | 'check' | 'save';
  /** e.g. file name, or "channel WX". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export interface Page<T> {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly T[];
}

// ---- workspace and settings

export interface WorkspaceView {
  readonly path: string;
  readonly readOnly: boolean;
  readonly revision: number;
  readonly company: string;
  readonly currency: string;
  readonly channels: readonly { readonly code: string; readonly name: string }[];
  readonly users: Settings['users'];
  readonly dates: readonly {
    readonly date: CalendarDate;
    readonly state: 'not-run' | 'run' | 'stale';
    readonly openBreaks: number;
  }[];
  readonly openBreaks: number;
  readonly waitingApprovals: number;
  readonly rejectedLines: number;
  readonly isEmpty: boolean;
}

export interface SettingsView {
  /** The text as the user wrote it, comments kept. */
  readonly text: string;
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface SettingsPreview {
  readonly problems: readonly Problem[];
  /** Changed paths with old and new value, e.g. "channels.WX.carry_days": "3" -> "5". */
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Dates that would become stale. */
  readonly staleDates: readonly CalendarDate[];
  /** The text as the engine understands it, defaults filled in; null where a problem forbids it. */
  readonly understood: UnderstoodSettings | null;
}

/** Settings as plain data: the calendar's sets are sorted lists. */
export type UnderstoodSettings = Omit<Settings, 'calendar'> & {
  readonly calendar: { readonly holidays: readonly CalendarDate[]; readonly workdays: readonly CalendarDate[] };
};

// ---- import

export interface ImportRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** null: detect. */
  readonly source: Source | null;
  readonly channel: string | null;
  readonly profile: string | null;
  readonly encoding: Encoding | null;
}

/** The answer of `import --json`, per file, plus what the screen needs. Sums in minor units. */
export interface ImportView {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly profile: string;
  readonly source: Source;
  readonly channel: string;
  readonly encoding: Encoding;
  readonly bytes: number;
  readonly importedAt: string;
  readonly undone: boolean;
  readonly dates: readonly CalendarDate[];
  readonly linesRead: number;
  readonly rows: number;
  readonly rejected: number;
  readonly headerFooter: number;
  readonly sums: readonly ControlSum[];
  readonly declared: readonly DeclaredTotal[];
  readonly proof: Proof;
  /** The first rejects only; page the rest by `rejects`. */
  readonly rejects: readonly Reject[];
  readonly warnings: readonly Problem[];
}

export interface ImportPreview {
  readonly view: Omit<ImportView, 'id' | 'importedAt' | 'undone'>;
  readonly header: readonly string[];
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
  readonly profiles: readonly string[];
  readonly encodings: readonly Encoding[];
  readonly lines: Page<PreviewLine>;
  /** Set when the same content was imported before. */
  readonly duplicateOf: { readonly id: number; readonly file: string; readonly importedAt: string } | null;
}

/** One line of the file: raw beside typed. */
export interface PreviewLine {
  readonly line: number;
  readonly raw: string;
  readonly type: 'row' | 'reject' | 'header-footer';
  readonly record: RecordView | null;
  readonly reject: Reject | null;
}

// ---- the day and its chain

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
  /** Must be zero to close; import: declared - computed; stages: what no listed item explains. */
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

// ---- results

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

// ---- decisions and books

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

// ---- proof

export type LinkKind =
  | 'flow'
  | 'total-total'
  | 'total-detail'
  | 'balance'
  | 'double-entry'
  | 'continuity'
  | 'assignment';

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

export interface RunDiff {
  readonly date: CalendarDate;
  readonly unchanged: number;
  readonly changes: readonly {
    readonly before: ResultRow | null;
    readonly after: ResultRow | null;
    readonly why: string;
  }[];
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
