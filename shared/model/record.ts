// The records of the four sources, as the importers make them and the workspace keeps them. Readonly everywhere.
import type { CalendarDate } from '../calendar/date.ts';
import type { LocalTime } from '../calendar/time.ts';
import type { Minor } from '../money/amount.ts';

export const SOURCES = ['orders', 'channel', 'bank', 'funds'] as const;
export type Source = (typeof SOURCES)[number];
export type TransactionSource = Exclude<Source, 'funds'>;

export const KINDS = ['payment', 'refund', 'fee', 'reversal'] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ['success', 'failed', 'pending', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** C money in, D money out, seen from the account's owner. */
export type Direction = 'C' | 'D';

/** Where a record stands in its original file: first physical line (from 1) and byte range [byteStart, byteEnd). */
export interface SourcePosition {
  readonly line: number;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** A row of orders, channel or bank as an importer makes it. Absent texts are ''. `fee` is null where the file has none. */
export interface TransactionRow extends SourcePosition {
  readonly source: TransactionSource;
  readonly channel: string;
  /** orders and channel: from time and cut-off; bank: its settle_date. */
  readonly clearingDate: CalendarDate;
  readonly kind: Kind;
  readonly status: Status;
  readonly amount: Minor;
  readonly currency: string;
  readonly fee: Minor | null;
  readonly time: LocalTime;
  readonly orderNo: string;
  readonly channelNo: string;
  readonly bankRef: string;
  readonly batchNo: string;
  readonly merchantNo: string;
  readonly memo: string;
  /** Unknown columns, by their header in the file. */
  readonly extra: Readonly<Record<string, string>>;
}

/** A row of a bank account statement. Its clearing date is its value date; its channel is found by the channels' `entries` filters. */
export interface AccountEntryRow extends SourcePosition {
  readonly source: 'funds';
  readonly entryNo: string;
  readonly accountNo: string;
  readonly direction: Direction;
  readonly amount: Minor;
  readonly currency: string;
  readonly valueDate: CalendarDate;
  readonly balance: Minor | null;
  readonly reference: string;
  readonly memo: string;
  readonly extra: Readonly<Record<string, string>>;
}

export type SourceRow = TransactionRow | AccountEntryRow;

/** What the workspace adds when it keeps a row. `id` grows with import order and never changes. */
export interface Kept {
  readonly id: number;
  readonly importId: number;
}

export type Transaction = TransactionRow & Kept;
export type AccountEntry = AccountEntryRow & Kept;
export type SourceRecord = Transaction | AccountEntry;

/** The natural key of DOMAIN.md: order_no; channel_no; channel_no else bank_ref; entry_no. Not unique: duplicates share it. */
export function naturalKey(row: SourceRow): string {
  switch (row.source) {
    case 'orders':
      return row.orderNo;
    case 'channel':
      return row.channelNo;
    case 'bank':
      return row.channelNo === '' ? row.bankRef : row.channelNo;
    case 'funds':
      return row.entryNo;
  }
}

/** "import id:line", the name of a row in results. */
export function rowName(record: Kept & SourcePosition): string {
  return `${record.importId}:${record.line}`;
}

/** +1 for money towards the company (payments), -1 for everything that takes money back (refund, reversal, fee). */
export function kindSign(kind: Kind): 1 | -1 {
  return kind === 'payment' ? 1 : -1;
}
