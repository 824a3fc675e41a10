// What comes out of an archive, a compressed file or a workbook: files as if each had been dropped by itself.
import type { Evidence } from '../../model/import.ts';
import type { Problem } from '../../model/problem.ts';

export interface SourceFile {
  /** "bill.csv" for a file that was not wrapped; "bill.zip/明细.csv", "book.xlsx/Sheet1" otherwise. */
  readonly name: string;
  /** For a sheet: its cells as CSV text in UTF-8, one line per row, so that line n is row n. */
  readonly bytes: Uint8Array;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Problem[];
}

/** `leftOut`: members that hold nothing to read (folders, empty sheets, pictures), with why. */
export interface Unwrapped {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}
