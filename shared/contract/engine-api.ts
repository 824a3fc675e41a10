// THE list of what the engine can be asked (queries) and told (commands), and what it says by itself (events).
// Every shell and every screen knows the engine only by this file. All shapes are plain data: they cross a worker boundary and JSON.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, DecisionState } from '../model/decision.ts';
import type { Reject } from '../model/import.ts';
import type { Stage } from '../model/outcome.ts';
import type { Profile } from '../model/profile.ts';
import type { ReportFacts } from '../model/report.ts';
import type {
  AdjustmentRow,
  DecisionPreview,
  DecisionView,
  EntryView,
  ExportMode,
  ExportPreview,
  ExportResult,
  ExportView,
  VoucherView,
} from './book-views.ts';
import type { DayView, OutcomeTotal } from './day-views.ts';
import type {
  DraftRequest,
  ImportedFiles,
  ImportPreview,
  ImportRequest,
  ImportView,
  OriginalFile,
  OriginalPart,
  ProfileDraft,
  ProfileView,
  Reading,
  ReplacePreview,
  StagedFile,
} from './import-views.ts';
import type { Page } from './page.ts';
import type { CheckReport, ReconcileReport, RunDiff, TraceReport } from './proof-views.ts';
import type { ResultDetail, ResultFilter, ResultRow } from './result-views.ts';
import type { SettingsPreview, SettingsView, WorkspaceView } from './workspace-views.ts';

export type * from './book-views.ts';
export * from './day-views.ts';
export type * from './import-views.ts';
export type * from './page.ts';
export type * from './proof-views.ts';
export type * from './result-views.ts';
export type * from './workspace-views.ts';

/** Asks that change nothing. */
export interface Queries {
  workspace(): WorkspaceView;
  settings(): SettingsView;
  /** Validates a settings text and says what would change, without changing it. */
  settingsPreview(args: { text: string }): SettingsPreview;
  day(args: { date: CalendarDate }): DayView;
  imports(): ImportView[];
  /** `header` is the file's own, for a rejects file in the original columns; [] where the format has none. */
  rejects(args: {
    importId: number;
    offset: number;
    limit: number;
  }): Page<Reject> & { readonly header: readonly string[] };
  /** Unpacks and recognises files and holds them in memory; the workspace does not change. Cancellable. */
  stageFiles(args: { files: readonly { fileName: string; bytes: Uint8Array }[] }): StagedFile[];
  staged(): StagedFile[];
  unstage(args: { ids: readonly number[] }): StagedFile[];
  /** Parses a staged file without keeping anything: the wizard's typed preview. `offset` counts lines of the file. */
  importPreview(args: { stagedId: number; reading: Reading; offset: number; limit: number }): ImportPreview;
  /** A first guess at an unknown format, or at one whose layout was given. */
  profileDraft(args: DraftRequest): ProfileDraft;
  replacePreview(args: {
    importId: number;
    stagedId: number;
    reading: Reading;
    offset: number;
    limit: number;
  }): ReplacePreview;
  /** Every format that can be read: shipped ones and users' own. */
  profiles(): ProfileView[];
  /** A profile as data and as YAML. */
  profile(args: { name: string }): { profile: Profile; text: string };
  /** Validates a profile's YAML (or JSON) without saving it; problems name line, field and what to do. `text` is its short written form. */
  profileCheck(args: { text: string }): { profile: Profile; text: string };
  /** The lines at a byte range of a kept original, `around` lines before and after. */
  original(args: { importId: number; byteStart: number; byteEnd: number; around: number }): OriginalPart;
  /** The kept original byte for byte: of the statement, or of the archive or workbook that it came out of. */
  originalFile(args: { importId: number; container: boolean }): OriginalFile;
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
  /** What the day's reports are made of, beyond outcomes and results. */
  reportFacts(args: { date: CalendarDate }): ReportFacts;
}

/** Tells that change the workspace. Each is saved whole before it is answered, or not at all. */
export interface Commands {
  /**
   * Several files as one action: when one of them is refused, none is kept. Archives and workbooks give one import per statement inside;
   * members that are no statements are left out and told, and so are files that may be left out.
   */
  importFiles(args: { files: readonly ImportRequest[] }): ImportedFiles;
  /** Staged files as one action; they are put away when it is done. */
  importStaged(args: { files: readonly { stagedId: number; reading: Reading }[] }): readonly ImportView[];
  /** Takes an import back and puts a corrected file in its place, in one action. */
  replaceImport(args: { importId: number; stagedId: number; reading: Reading; user: string }): ImportView;
  saveProfile(args: { text: string; user: string }): ProfileView;
  removeProfile(args: { name: string; user: string }): ProfileView[];
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
