// What an import leaves behind: totals, declared totals and their proof, rejects.
import type { Minor } from '../money/amount.ts';
import type { Problem } from './problem.ts';
import type { Direction, Kind, Source, SourceRow } from './record.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'windows-1252', 'ibm852'] as const;
export type Encoding = 'utf-8' | 'gb18030' | 'windows-1252' | 'ibm852';

/** Sum per currency and kind (funds: direction). `fee` only where a row carried one. */
export interface ControlSum {
  readonly kind: Kind | null;
  readonly direction: Direction | null;
  readonly currency: string;
  readonly count: number;
  readonly amount: Minor;
  readonly fee: Minor | null;
}

/** A total that the file states about itself, beside what its rows come to. Texts as people compare them ("35", "2473.12"). */
export interface DeclaredTotal {
  /** e.g. "总交易单数", "closing balance :62F: 12345/1". */
  readonly what: string;
  readonly declared: string;
  readonly computed: string;
  readonly agrees: boolean;
}

/** proven: every declared total agrees; contradicted: at least one does not; unproven: the file declares none. */
export type Proof = 'proven' | 'contradicted' | 'unproven';

/** A line that is not a record, with why. `raw` is the line as it came, for the rejects file. */
export interface Reject {
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  readonly raw: string;
}

/** A pure parse of one file. linesRead = rows + rejects + headerFooter, always; a record over several physical lines counts as one line. */
export interface ParsedFile {
  readonly profile: string;
  readonly source: Source;
  /** The one channel of the file where it has one; '' where rows name their own (or funds). */
  readonly channel: string;
  readonly encoding: Encoding;
  readonly linesRead: number;
  readonly headerFooter: number;
  readonly rows: readonly SourceRow[];
  readonly rejects: readonly Reject[];
  readonly sums: readonly ControlSum[];
  readonly declared: readonly DeclaredTotal[];
  readonly proof: Proof;
  readonly warnings: readonly Problem[];
  /** The header as it stands in the file, for the rejects file and the preview; [] where the format has none. */
  readonly header: readonly string[];
  /** How columns were understood: file column -> field. */
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
}
