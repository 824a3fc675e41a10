// What the engine says of files: imports and previews. Sums in minor units.
import type { CalendarDate } from '../calendar/date.ts';
import type { ControlSum, DeclaredTotal, Encoding, Proof, Reject } from '../model/import.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import type { Page } from './page.ts';
import type { RecordView } from './result-views.ts';

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
