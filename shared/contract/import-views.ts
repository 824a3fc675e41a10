// What the engine says of files: imports and previews. Sums in minor units.
import type { CalendarDate } from '../calendar/date.ts';
import type {
  ControlSum,
  DeclaredTotal,
  Encoding,
  Evidence,
  LeftOut,
  Proof,
  Reject,
  StatementBalance,
} from '../model/import.ts';
import type { Problem } from '../model/problem.ts';
import type { Layout, Profile } from '../model/profile.ts';
import type { Source } from '../model/record.ts';
import type { Page } from './page.ts';
import type { RecordView } from './result-views.ts';

export type { DraftColumn, ProfileDraft } from '../model/draft.ts';

export interface ImportRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** null: detect. */
  readonly source: Source | null;
  readonly channel: string | null;
  readonly profile: string | null;
  readonly encoding: Encoding | null;
  /** True for the files of a folder: one that nothing recognises is left out and told, not refused. */
  readonly mayBeLeftOut: boolean;
}

export interface ImportedFiles {
  readonly imports: readonly ImportView[];
  /** One for each file or member that is no statement, with why. */
  readonly leftOut: readonly Problem[];
}

/** How a staged file is to be read. null: detected. */
export interface Reading {
  readonly source: Source | null;
  readonly channel: string | null;
  readonly profile: string | null;
  readonly encoding: Encoding | null;
  /** A profile that is being made, read in place of a known one; its name may be empty until it is saved. */
  readonly draft: Profile | null;
}

/** A file that the engine holds in memory, unpacked, until it is imported or put away. Each statement inside an archive or workbook is one. */
export interface StagedFile {
  readonly id: number;
  /** "bill.csv"; inside an archive or workbook "bill.zip/明细.csv", "book.xlsx/Sheet1". */
  readonly file: string;
  /** The file that was dropped, where this one came out of it. */
  readonly container: string | null;
  readonly bytes: number;
  readonly sha256: string;
  /** null where nothing recognises it: `problem` says why. */
  readonly recognised: Recognised | null;
  readonly problem: Problem | null;
  readonly duplicateOf: EarlierImport | null;
}

export interface Recognised {
  readonly profile: string;
  readonly title: string;
  readonly source: Source;
  readonly channel: string;
  readonly encoding: Encoding;
  readonly dates: readonly CalendarDate[];
  readonly rows: number;
  readonly rejected: number;
  readonly proof: Proof;
  readonly evidence: readonly Evidence[];
}

export interface EarlierImport {
  readonly id: number;
  readonly file: string;
  readonly importedAt: string;
}

/** An import that already holds records with keys of this file: very likely the file that this one corrects. `of`: how many keys were looked up. */
export interface SharedKeys {
  readonly earlier: EarlierImport;
  readonly keys: number;
  readonly of: number;
}

/** Of the keys of a file (its first 10,000 rows), how many the other side of its channel has already: `of` 12, `counterpart` 0 is likely the wrong file. */
export interface KnownKeys {
  readonly of: number;
  readonly counterpart: number;
}

export interface DraftRequest {
  readonly stagedId: number;
  readonly source: Source | null;
  readonly encoding: Encoding | null;
  /** null: guessed. */
  readonly layout: Layout | null;
  /** The line of the header, from 1; null: guessed; 0: there is none. */
  readonly headerLine: number | null;
}

export interface ProfileView {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly source: Source;
  readonly proven: Profile['proven'];
  readonly origin: 'shipped' | 'user';
  /** '' for shipped ones. */
  readonly savedAt: string;
  readonly savedBy: string;
  /** false: read by a program of its own (MT940, CAMT, …); such formats have no YAML. */
  readonly isData: boolean;
}

/** What a corrected file changes, row by row. Rows are paired by natural key and kind, then in file order. */
export interface ReplacePreview {
  readonly before: ImportView;
  /** What the new file says against itself, as its import would be kept. `rejects`: the first only. */
  readonly after: Pick<ImportView, 'rows' | 'rejected' | 'rejects' | 'declared' | 'proof'>;
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly same: number;
  };
  /** Only what differs: removed and changed rows in the old file's order, then added ones. */
  readonly differences: Page<ReplaceDifference>;
  /** Decisions and exports that rest on rows which change or go. */
  readonly touched: readonly string[];
}

export interface ReplaceDifference {
  readonly type: 'added' | 'removed' | 'changed';
  readonly before: RecordView | null;
  readonly after: RecordView | null;
  /** Canonical fields whose values differ. */
  readonly fields: readonly string[];
  /** Of a removed row: the line of the new file that holds its key and is rejected; of an added one the line of the old file. */
  readonly rejected: Reject | null;
}

/** A part of an original file, as text, with the lines around it. */
export interface OriginalPart {
  readonly file: string;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly size: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly text: string;
  readonly linesBefore: readonly string[];
  readonly linesAfter: readonly string[];
  /** Line number of the first byte, from 1. */
  readonly line: number;
}

export interface OriginalFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** True where these bytes are the text that was read (UTF-8) of a file in UTF-16, a sheet or a web page; the container is what came. */
  readonly converted: boolean;
}

/** The answer of `import --json`, per file, plus what the screen needs. Sums in minor units. */
export interface ImportView {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly profile: string;
  readonly title: string;
  readonly source: Source;
  readonly channel: string;
  readonly encoding: Encoding;
  readonly bytes: number;
  /** The archive or workbook that it came out of. */
  readonly container: { readonly file: string; readonly sha256: string } | null;
  /** The import that this one took the place of, and the one that took its place. */
  readonly replaces: number | null;
  readonly replacedBy: number | null;
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
  readonly evidence: readonly Evidence[];
  readonly leftOut: readonly LeftOut[];
  /** Of account statements. */
  readonly statements: readonly StatementBalance[];
}

export interface ImportPreview {
  readonly view: Omit<ImportView, 'id' | 'importedAt' | 'undone' | 'replaces' | 'replacedBy'>;
  readonly header: readonly string[];
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
  readonly profiles: readonly string[];
  readonly encodings: readonly Encoding[];
  readonly lines: Page<PreviewLine>;
  /** Set when the same content was imported before. */
  readonly duplicateOf: EarlierImport | null;
  readonly sharedKeys: readonly SharedKeys[];
  /** null: account entries, no key in the file, or nothing of the other side is there yet. */
  readonly knownKeys: KnownKeys | null;
}

/** One line of the file: raw beside typed. */
export interface PreviewLine {
  readonly line: number;
  readonly raw: string;
  readonly type: 'row' | 'reject' | 'header-footer';
  readonly record: RecordView | null;
  readonly reject: Reject | null;
}
