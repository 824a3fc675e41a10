// The one output contract of every importer, and what a format must offer that is read by a program of its own instead of a profile.
import type { DeclaredTotal, Evidence, LeftOut, Reject, StatementBalance } from '../model/import.ts';
import type { Problem, Result } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import type { Source, SourceRow } from '../model/record.ts';
import type { SourceText } from './source-text.ts';

/**
 * The lines of a file, told apart: each is a row, a reject, or header and footer (left-out lines included). Rows and rejects are in file order.
 * Several rows may stand on one physical line (XML); one row may span several.
 */
export interface FileBody {
  readonly profile: string;
  readonly title: string;
  readonly source: Source;
  readonly channel: string;
  readonly rows: readonly SourceRow[];
  readonly rejects: readonly Reject[];
  /** Physical lines that no row and no reject touches. */
  readonly headerFooter: number;
  readonly declared: readonly DeclaredTotal[];
  readonly warnings: readonly Problem[];
  readonly evidence: readonly Evidence[];
  readonly leftOut: readonly LeftOut[];
  readonly statements: readonly StatementBalance[];
  readonly header: readonly string[];
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
}

export interface Control {
  onProgress(done: number, total: number): void;
  isCancelled(): boolean;
}

/** A file beside the one that is read: MultiCash and Alipay put the totals of one file into another. Names without folders. */
export interface SiblingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the settings say where a file is silent. */
export interface ReadContext {
  /** The company's currency, for formats that state none. */
  readonly currency: string;
}

/** An account statement format with a reader of its own. All of them are `funds`. */
export interface StatementFormat {
  readonly name: string;
  readonly title: string;
  readonly proven: Profile['proven'];
  /** What in the text shows that it is this format, as a sentence; null where it is not. Looks at the beginning only. */
  recognise(text: SourceText): string | null;
  /** Never throws on user data. `siblings` are the other files of the same drop. */
  read(text: SourceText, siblings: readonly SiblingFile[], control: Control, context: ReadContext): Result<FileBody>;
}
