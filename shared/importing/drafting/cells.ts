// The table of an unknown file as a draft sees it: its layout, names and the rows of a sample, cleaned.
import type { Layout } from '../../model/profile.ts';

export interface DraftTable {
  readonly layout: Layout;
  /** The header as it stands in the file; null where the names are by position. */
  readonly header: readonly string[] | null;
  /** Line of the header, from 0; -1 where there is none. */
  readonly headerLine: number;
  /** One per column, never empty, never twice. */
  readonly names: readonly string[];
  /** Cells of the rows of the sample, cleaned of marks and blanks. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the sample holds every row of the file. */
  readonly whole: boolean;
  /** Lines before the table and lines that are no rows, as they stand. */
  readonly head: readonly string[];
  readonly others: readonly { readonly text: string; readonly cells: readonly string[] }[];
}

/** Rows that are looked at: enough for rare words, few enough to answer while a person waits. */
export const MOST_SAMPLED = 5000;
