// A profile says how a statement format is read, as data: where the table is, what its columns mean, what the file states about itself.
// Written and exchanged as YAML with these very names; shipped profiles and those of users have the same shape. It knows nothing of bytes or screens.
import type { Encoding } from './import.ts';
import type { Kind, Source, Status } from './record.ts';

export interface Profile {
  /** [a-z0-9-]+, unique among shipped and users' profiles. */
  readonly name: string;
  /** Grows with every saved change. */
  readonly version: number;
  /** How people call the format, in English and Chinese. */
  readonly title: string;
  readonly source: Source;
  /** What shows that the profile is right: a real sample, the issuer's document, another program's code, or nothing yet. */
  readonly proven: 'sample' | 'document' | 'peer' | 'none';
  /** How the one channel of such files is told among the channels of the settings where none was named; both empty for funds and where rows name their channel. */
  readonly channel: { readonly codes: readonly string[]; readonly names: readonly string[] };
  readonly recognise: Recognition;
  /** Only for files that are neither UTF-8 nor GB18030: the code page they are in. */
  readonly encoding: Encoding | null;
  readonly layout: Layout;
  /** The profile's own names for columns, each with the spellings of headers. A name of `facts` may stand wherever a column's may. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Columns without which a recognised file is refused, naming them. */
  readonly required: readonly string[];
  /** Whole headers as issuers have published them; a header that is none of them has drifted: what is new, gone or moved is said. */
  readonly headers: readonly (readonly string[])[];
  /** Beginnings of lines that are neither rows nor totals. */
  readonly notes: readonly string[];
  readonly facts: readonly FactPlace[];
  /** What the values named by `facts` must be equal to. */
  readonly totals: Readonly<Record<string, Total>>;
  readonly amounts: AmountFormat;
  readonly times: TimeFormat;
  /** Record fields that all sorts of rows share; a sort of row may give its own. Keys are the canonical columns of the source (order_no, channel_no, amount, …). */
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** Sorts of rows, the first that fits; a row that none fits is rejected. */
  readonly rows: readonly RowSort[];
  /** Shown as the field when no sort of row fits. */
  readonly kind: string;
  /** Account statements with a balance beside each entry, which proves them. */
  readonly balance: BalanceProof | null;
  /** Rows that state what the other rows of their group come to, as a payout does. */
  readonly groups: GroupProof | null;
  /** A second file that came with this one and holds its totals. */
  readonly companion: Companion | null;
}

export interface Recognition {
  /** Columns whose presence together in a header means this format. */
  readonly columns: readonly string[];
  /** Texts that must all stand in the first lines. */
  readonly texts: readonly string[];
  /** Beginnings of rows, where the format has no header: most of the first lines must begin with one of them and read as rows. */
  readonly begins: readonly string[];
  /** Templates of file names. Only a hint between look-alikes. */
  readonly files: readonly string[];
}

export type Layout = DelimitedLayout | FixedLayout | RulerLayout | ElementLayout;

export interface DelimitedLayout {
  readonly type: 'delimited';
  /** One character, or "blanks": one or more blanks or tabs. */
  readonly delimiter: string;
  /** Another delimiter in the header line only; null: the same. */
  readonly headerDelimiter: string | null;
  readonly quote: 'double' | 'none';
  /** backtick: every value begins with a backtick and nothing is quoted. */
  readonly cells: 'plain' | 'backtick';
  /** null: found by its names. Else the names by position, where the file has no header line (or one that says nothing). */
  readonly header: readonly string[] | null;
  /** Cells at the end that a row may lack, as exports leave them out when empty. */
  readonly optional: number;
  /** Empty cells that a row may have beyond the header. */
  readonly trailing: number;
  /** The first cell of rows and the first cell of the header line, in files that mark every line by its sort; null: no marks. */
  readonly marks: { readonly header: string; readonly rows: readonly string[] } | null;
}

/** Counted in bytes of the file's own encoding; never in characters. */
export interface FixedLayout {
  readonly type: 'fixed';
  /** Bytes between two fields. */
  readonly separator: number;
  /** In order; `length` in bytes. What follows the last one is free and kept as "tail". */
  readonly fields: readonly { readonly name: string; readonly length: number }[];
  /** A row must reach the end of this field; shorter ones are rejected. */
  readonly needed: string;
}

/** A report whose line of dashes, below the header, gives the columns in bytes. */
export interface RulerLayout {
  readonly type: 'ruler';
  readonly dash: '-' | '=';
}

/** XML in which each element of one name is a row; its attributes, and the texts of its child elements, are the cells. */
export interface ElementLayout {
  readonly type: 'elements';
  readonly element: string;
}

/**
 * Where the file states something about itself, and under which name it is known here. A template is literal text with {name} for each value;
 * {} stands for anything. The names settle_date, account_no, currency, opening and closing have a meaning of their own.
 */
export type FactPlace =
  | { readonly place: 'line'; readonly template: string }
  /** Label and value side by side, in neighbouring cells or around a colon. */
  | { readonly place: 'pairs'; readonly labels: Readonly<Record<string, string>> }
  /** A line of labels over a line of values. */
  | { readonly place: 'table'; readonly labels: Readonly<Record<string, string>> }
  /** A foot row in the table's own columns, told by its beginning; `columns`: column -> name of the fact. */
  | { readonly place: 'row'; readonly begins: readonly string[]; readonly columns: Readonly<Record<string, string>> }
  | { readonly place: 'file'; readonly template: string };

export interface Total {
  /** As people call it where the file's own label does not say it. */
  readonly title: string;
  /**
   * rows: how many; column: plain sum of a column; amount, fee: sums of the rows' own; net: payments less the rest;
   * net-or-gross: issuers differ and do not say; credit, debit: account entries of that direction, signed: credits less debits.
   */
  readonly measure: 'rows' | 'column' | 'amount' | 'fee' | 'net' | 'net-or-gross' | 'credit' | 'debit' | 'signed';
  readonly column: string | null;
  /** Only rows of these kinds, or of these directions; empty: all. */
  readonly kinds: readonly (Kind | 'C' | 'D')[];
  /** Only rows that meet all of these. */
  readonly when: readonly Condition[];
  /** section: rows since the last foot; file: all. */
  readonly over: 'file' | 'section';
  /** Compared without their signs. */
  readonly absolute: boolean;
  /** Rows that the format leaves out count too; only for sums of a column and numbers of rows. */
  readonly leftOut: boolean;
}

export interface AmountFormat {
  /** major: "12.34"; minor: "1234" of the currency's own minor unit; hundredth: always two decimals implied; thousandth: three. */
  readonly unit: 'major' | 'minor' | 'hundredth' | 'thousandth';
  readonly decimal: '.' | ',';
  /** The thousands separator, stripped wherever it stands (a misplaced one is said); "" for none. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** Letters in front of the digits that mean plus and minus, as in C000000000001. */
  readonly letters: { readonly plus: string; readonly minus: string } | null;
  /** Texts in front of the digits that say nothing: "¥", "$", "RMB". */
  readonly symbols: readonly string[];
  /** Texts that mean nothing stands there: "-", "--". */
  readonly nothing: readonly string[];
  /** More decimals than the currency has: fault, or rounded half up once per row. */
  readonly finer: 'fault' | 'round';
}

export interface TimeFormat {
  readonly order: 'ymd' | 'dmy' | 'mdy';
  /** Where dates have no year: the fact (of a head line or the file's name) that holds a date to take it from; null: dates have years. */
  readonly year: string | null;
  /** The time zone the file writes in; null: the channel's own. A column or fact may name it per row. */
  readonly zone: { readonly always: string } | { readonly column: string } | null;
  /** Ends the file's own day, "23:00"; null: the channel's cut-off. */
  readonly cutoff: string | null;
}

/** Where a field's value comes from. */
export interface FieldSource {
  /** The first of these columns or facts that holds something. */
  readonly from: readonly string[];
  /** Columns whose values are put together by `with`, instead of `from`. */
  readonly join: readonly string[];
  readonly with: string;
  /** Columns added up, for fees in parts. */
  readonly sum: readonly string[];
  readonly always: string | null;
  /** What is layout in a key: zeros that pad it on the left, brackets around it, quotes. */
  readonly strip: readonly ('zeros' | 'brackets' | 'quotes' | 'blanks')[];
  /** A template with {key}: the part of the text that is our own number. */
  readonly take: string | null;
  /** The file's words for a status, a direction, a currency, a kind, a channel; a word that means nothing stands there: "". */
  readonly words: Readonly<Record<string, string>>;
  /** The value where nothing stands; null: nothing. */
  readonly empty: string | null;
  /** What an amount's sign must be here: plus, minus, any (kept unsigned), signed (a fee's minus is money given back), or flip (as signed, and the issuer's plus is a minus). Only amounts and fees. */
  readonly sign: 'plus' | 'minus' | 'any' | 'signed' | 'flip';
}

export type Condition =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly begins: readonly string[] }
  /** Not empty and not zero. */
  | { readonly column: string; readonly filled: boolean }
  | { readonly column: string; readonly sign: 'plus' | 'minus' };

/** What one sort of row is: a record of a kind, an account entry (kind null), or left out with the reason that is shown. */
export interface RowSort {
  readonly when: readonly Condition[];
  readonly kind: Kind | null;
  readonly skip: string | null;
  /** A fixed status; null: by the field `status`. */
  readonly status: Status | null;
  readonly fields: Readonly<Record<string, FieldSource>>;
}

export interface BalanceProof {
  /** The column of the balance after each entry. */
  readonly column: string;
  /** Columns that keep separate balances apart (account, currency). */
  readonly apart: readonly string[];
}

/** Left-out rows that state a total of their group: their own sum and that of all the others, left out or not, must be equal but for the sign. */
export interface GroupProof {
  /** What such a row is called in the proof: "payout". */
  readonly title: string;
  /** The column that names the group. */
  readonly column: string;
  readonly currency: string;
  /** The rows that state the total. */
  readonly when: readonly Condition[];
  /** Columns that are added, and columns that are taken off. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

export interface Companion {
  /** Header columns that tell the second file. */
  readonly columns: readonly string[];
  /** Beginning of its row of totals. */
  readonly row: string;
  /** Its columns -> names in `totals`. */
  readonly totals: Readonly<Record<string, string>>;
}
