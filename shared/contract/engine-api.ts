// THE list of what the engine can be asked (queries) and told (commands), and what it says by itself (events).
// Every shell and every screen knows the engine only by this file. All shapes are plain data: they cross a worker boundary and JSON.
import type { CalendarDate } from '../calendar/date.ts';
import type { DecisionKind, DecisionState } from '../model/decision.ts';
import type { Reject } from '../model/import.ts';
import type { Stage } from '../model/outcome.ts';
import type { Profile } from '../model/profile.ts';
import type { ReportFacts } from '../model/report.ts';
import type { AuditComparison, AuditEntry } from './audit-views.ts';
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
import type { ClosingView, SettledReject } from './closing-views.ts';
import type { DayView, OutcomeTotal } from './day-views.ts';
import type { HistoryDetail, HistoryFilter, HistoryMove, HistoryPage, MadeFile } from './history-views.ts';
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
import type { KeepingView } from './keeping-views.ts';
import type { Page } from './page.ts';
import type {
  CardView,
  MergedPackage,
  OpenedPackage,
  PackageVerdict,
  PackageView,
  PersonView,
} from './people-views.ts';
import type { CheckReport, ReconcileReport, RunDiff, TraceReport } from './proof-views.ts';
import type { ResultDetail, ResultFilter, ResultRow } from './result-views.ts';
import type { SettingsPreview, SettingsView, WorkspaceView } from './workspace-views.ts';

export type * from './audit-views.ts';
export type * from './book-views.ts';
export type * from './closing-views.ts';
export * from './day-views.ts';
export type * from './history-views.ts';
export type * from './import-views.ts';
export type * from './keeping-views.ts';
export type * from './page.ts';
export type * from './people-views.ts';
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
  /** `header` is the file's own, for a rejects file in the original columns; [] where the format has none. `settled`: of the whole import. */
  rejects(args: {
    importId: number;
    offset: number;
    limit: number;
  }): Page<Reject> & { readonly header: readonly string[]; readonly settled: readonly SettledReject[] };
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
  /** `limit` null: to the end. The summary is always of all changes. */
  runDiff(args: { date: CalendarDate; offset: number; limit: number | null }): RunDiff;
  /** What the day's reports are made of, beyond outcomes and results. */
  reportFacts(args: { date: CalendarDate }): ReportFacts;
  /** What was done, newest first. */
  history(args: HistoryFilter & { offset: number; limit: number }): HistoryPage;
  historyStep(args: { id: number }): HistoryDetail;
  /** What `jump` would take back or do again. `to`: the step after which the workspace is to stand; 0 is before the first. */
  jumpPreview(args: { to: number }): HistoryMove;
  /** The audit log, newest first. Damaged rows are shown as they stand. */
  auditLog(args: { offset: number; limit: number }): Page<AuditEntry>;
  /** The audit log as files that anyone can verify without this program. */
  auditFiles(): MadeFile[];
  /** An exported audit.jsonl against the log as it is now. */
  verifyAuditFile(args: { bytes: Uint8Array }): AuditComparison;
  /** The rows of breaks as files for the bank; account and card numbers are masked. */
  enquiryFiles(args: { breakIds: string[] }): MadeFile[];
  /** What stands in the way of closing a date, and its closings so far. */
  closing(args: { date: CalendarDate }): ClosingView;
  /** Account numbers that this workspace knows, each once: what a privacy mode has to find in texts. */
  accountNumbers(): string[];
  people(): PersonView[];
  /** A person's public key, to be given to another Clearbench. `withKey`: also the private one, still sealed by its passphrase, for the person's own other workspaces. */
  identityCard(args: { user: string; withKey: boolean }): MadeFile;
  /** What an identity card says, to be compared with its owner before it is trusted. */
  readCard(args: { bytes: Uint8Array }): CardView;
  packages(): PackageView[];
  /** Checks signature and content of another's package and replays its decisions on this workspace. */
  openPackage(args: { bytes: Uint8Array }): OpenedPackage;
  keeping(): KeepingView;
  /** The whole workspace as one file that another Clearbench opens: everything, with its hashes. */
  archiveFile(): MadeFile;
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
  /** Takes back the last step that stands. `reverse`: also where something of it was exported; reversing entries correct that. */
  undo(args: { user: string; note: string; reverse: boolean }): HistoryMove;
  redo(args: { user: string; note: string }): HistoryMove;
  /** Undo or redo until the workspace stands after this step; 0 is before the first. All of it, or nothing. */
  jump(args: { to: number; user: string; note: string; reverse: boolean }): HistoryMove;
  closeDay(args: { date: CalendarDate; user: string; note: string }): ClosingView;
  /** A recorded act: the reason must not be empty. */
  reopenDay(args: { date: CalendarDate; user: string; reason: string }): ClosingView;
  /** Says of rejected lines of an import what became of them; `lines` null: all that are not settled. The note must not be empty. */
  settleRejects(args: { importId: number; lines: number[] | null; user: string; note: string }): { settled: number };
  /** Who works now; whoever was signed in before is signed out. Someone with a passphrase must give it; someone without one must not. */
  signIn(args: { user: string; passphrase: string | null }): PersonView[];
  signOut(args: { user: string }): PersonView[];
  /** Makes a person's key, or seals it anew: `before` is the passphrase until now, null for a new key. */
  setPassphrase(args: { user: string; before: string | null; passphrase: string }): PersonView[];
  /**
   * Takes another's public key from an identity card. Its fingerprint is to be compared with its owner first. Where another key of the
   * same user is known here, `replaces` names its fingerprint; null otherwise.
   */
  trustCard(args: { bytes: Uint8Array; user: string; replaces: string | null }): PersonView[];
  /** Waiting decisions as a signed file for their checker. The maker must be signed in. */
  makePackage(args: { decisionIds: number[]; user: string; note: string }): MadeFile;
  /** The checker's signed word on another's package. */
  answerPackage(args: { bytes: Uint8Array; verdicts: readonly PackageVerdict[]; user: string }): MadeFile;
  /** Brings an answer home, exactly once. */
  mergePackage(args: { bytes: Uint8Array; user: string }): MergedPackage;
  makeBackup(args: { user: string }): KeepingView;
  verifyBackups(): KeepingView;
  /** The workspace as it was in this backup; how it is now becomes a backup first. */
  restoreBackup(args: { name: string; user: string }): KeepingView;
  /** Opens an encrypted workspace behind a screen: until then every other call answers "passphrase-needed". On an open one it changes nothing. */
  unlock(args: { passphrase: string }): WorkspaceView;
  /** Encrypts, changes the passphrase, or writes it in clear again: null is "none". */
  setWorkspacePassphrase(args: { before: string | null; after: string | null; user: string }): KeepingView;
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
  readonly task: 'import' | 'reconcile' | 'export' | 'sample' | 'check' | 'save' | 'undo' | 'backup' | 'encrypt';
  /** e.g. file name, or "channel WX". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}
