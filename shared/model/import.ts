// What an import leaves behind: totals, declared totals and their proof, rejects.
import type { CalendarDate } from '../calendar/date.ts';
import type { Minor } from '../money/amount.ts';
import type { Problem } from './problem.ts';
import type { Direction, Kind, Source, SourceRow } from './record.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252', 'windows-1250', 'ibm850', 'ibm852'] as const;
export type Encoding = (typeof ENCODINGS)[number];

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

/** Why a file was taken for what it is: one sentence each, shown beside the file. */
export interface Evidence {
  readonly of: 'wrapper' | 'encoding' | 'format' | 'source' | 'channel' | 'date';
  readonly text: string;
}

/** Lines that a format's rules leave out (balance queries, failed attempts): counted with header and footer, shown apart. Lines from 1. */
export interface LeftOut {
  readonly reason: string;
  readonly lines: readonly number[];
  readonly count: number;
}

/** What an account statement says of its balances, to be held against the statements before and after it. Amounts signed. */
export interface StatementBalance {
  readonly accountNo: string;
  readonly currency: string;
  /** The issuer's number of the statement, '' where it has none. */
  readonly number: string;
  /** '' where the file does not date the balance. */
  readonly openingDate: CalendarDate | '';
  readonly opening: Minor | null;
  readonly closingDate: CalendarDate | '';
  readonly closing: Minor | null;
}

/** A pure parse of one file. linesRead = rows + rejects + headerFooter, always; a record over several physical lines counts as one line. */
export interface ParsedFile {
  readonly profile: string;
  /** How people call the format. */
  readonly title: string;
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
  readonly evidence: readonly Evidence[];
  readonly leftOut: readonly LeftOut[];
  readonly statements: readonly StatementBalance[];
  /** The header as it stands in the file, for the rejects file and the preview; [] where the format has none. */
  readonly header: readonly string[];
  /** How columns were understood: file column -> field. */
  readonly mapping: readonly { readonly column: string; readonly field: string }[];
}
