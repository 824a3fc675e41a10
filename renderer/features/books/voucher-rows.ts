// The journal as drawn: channels, their vouchers, an opened voucher's lines and details. Debit and credit stand either side of the seam.
import type { EntryView, VoucherLine, VoucherView } from '../../../shared/contract/engine-api.ts';
import { addMinor, type Minor, sumMinor } from '../../../shared/money/amount.ts';

export type BooksRow =
  | {
      readonly type: 'channel';
      readonly id: string;
      readonly channel: string;
      readonly currency: string;
      readonly vouchers: number;
      readonly debit: Minor;
      readonly credit: Minor;
      readonly exported: number;
      readonly folded: boolean;
    }
  | {
      readonly type: 'voucher';
      readonly id: string;
      readonly voucher: VoucherView;
      readonly accounts: string;
      readonly opened: boolean;
    }
  | {
      readonly type: 'line';
      readonly id: string;
      readonly voucher: VoucherView;
      readonly line: VoucherLine;
      readonly opened: boolean;
    }
  | { readonly type: 'detail'; readonly id: string; readonly entry: EntryView; readonly side: 'debit' | 'credit' }
  | { readonly type: 'more'; readonly id: string; readonly postingKey: string; readonly left: number }
  | {
      readonly type: 'detail-sum';
      readonly id: string;
      readonly currency: string;
      readonly count: number;
      readonly sum: Minor;
      readonly lineAmount: Minor;
      readonly side: 'debit' | 'credit';
      /** All details are here: their sum can be held against the line. */
      readonly complete: boolean;
    }
  | {
      readonly type: 'total';
      readonly id: string;
      readonly currency: string;
      readonly vouchers: number;
      readonly debit: Minor;
      readonly credit: Minor;
    };

/** Details fetched so far for one summary line. */
export interface Unfolded {
  readonly total: number;
  readonly entries: readonly EntryView[];
}

export interface Opened {
  /** Folded channels, by "channel/currency". */
  readonly channels: ReadonlySet<string>;
  readonly vouchers: ReadonlySet<string>;
  /** Opened summary lines, by posting key. */
  readonly lines: ReadonlyMap<string, Unfolded>;
}

export const NOTHING_OPENED: Opened = { channels: new Set(), vouchers: new Set(), lines: new Map() };

export const groupOf = (voucher: VoucherView) => `${voucher.channel}/${voucher.currency}`;

/** "112201 / 224101": the debit accounts, a slash, the credit accounts, each once. */
export function accountsOf(voucher: VoucherView): string {
  const codes = (lines: readonly VoucherLine[]) => [...new Set(lines.map((line) => line.accountCode))].join(' ');
  return `${codes(voucher.lines.filter((line) => line.debit !== null))} / ${codes(voucher.lines.filter((line) => line.credit !== null))}`;
}

export const voucherId = (voucher: VoucherView) => `${voucher.batchId}/${voucher.voucherNo}`;

function grouped(vouchers: readonly VoucherView[]): Map<string, VoucherView[]> {
  const groups = new Map<string, VoucherView[]>();
  for (const voucher of vouchers) {
    const group = groups.get(groupOf(voucher));
    if (group === undefined) groups.set(groupOf(voucher), [voucher]);
    else group.push(voucher);
  }
  return groups;
}

/** Rows in the engine's order of vouchers; a total per currency closes the list. */
export function booksRows(vouchers: readonly VoucherView[], opened: Opened): BooksRow[] {
  const rows: BooksRow[] = [];
  for (const [group, members] of grouped(vouchers)) {
    const [first] = members;
    if (first === undefined) continue;
    const folded = opened.channels.has(group);
    rows.push({
      type: 'channel',
      id: `channel ${group}`,
      channel: first.channel,
      currency: first.currency,
      vouchers: members.length,
      debit: sumMinor(members.map((voucher) => voucher.debit)),
      credit: sumMinor(members.map((voucher) => voucher.credit)),
      exported: members.filter((voucher) => voucher.batchId !== '').length,
      folded,
    });
    if (!folded) for (const voucher of members) rows.push(...voucherRows(voucher, opened));
  }
  return [...rows, ...totalRows(vouchers)];
}

function voucherRows(voucher: VoucherView, opened: Opened): BooksRow[] {
  const id = voucherId(voucher);
  const isOpen = opened.vouchers.has(id);
  const head: BooksRow = {
    type: 'voucher',
    id: `voucher ${id}`,
    voucher,
    accounts: accountsOf(voucher),
    opened: isOpen,
  };
  if (!isOpen) return [head];
  return [
    head,
    ...voucher.lines.flatMap((line): BooksRow[] => {
      const unfolded = opened.lines.get(line.postingKey);
      const own: BooksRow = {
        type: 'line',
        id: `line ${id} ${line.lineNo}`,
        voucher,
        line,
        opened: unfolded !== undefined,
      };
      return unfolded === undefined ? [own] : [own, ...detailRows(id, line, unfolded)];
    }),
  ];
}

function detailRows(id: string, line: VoucherLine, unfolded: Unfolded): BooksRow[] {
  const side = line.debit !== null ? 'debit' : 'credit';
  const left = unfolded.total - unfolded.entries.length;
  return [
    ...unfolded.entries.map(
      (entry): BooksRow => ({ type: 'detail', id: `detail ${id} ${line.lineNo} ${entry.postingKey}`, entry, side }),
    ),
    ...(left > 0
      ? [{ type: 'more', id: `more ${id} ${line.lineNo}`, postingKey: line.postingKey, left } satisfies BooksRow]
      : []),
    {
      type: 'detail-sum',
      id: `sum ${id} ${line.lineNo}`,
      currency: line.currency,
      count: unfolded.entries.length,
      sum: sumMinor(unfolded.entries.map((entry) => entry.amount)),
      lineAmount: line.debit ?? line.credit ?? 0,
      side,
      complete: left === 0,
    },
  ];
}

function totalRows(vouchers: readonly VoucherView[]): BooksRow[] {
  const totals = new Map<string, { vouchers: number; debit: Minor; credit: Minor }>();
  for (const voucher of vouchers) {
    const total = totals.get(voucher.currency) ?? { vouchers: 0, debit: 0, credit: 0 };
    totals.set(voucher.currency, {
      vouchers: total.vouchers + 1,
      debit: addMinor(total.debit, voucher.debit),
      credit: addMinor(total.credit, voucher.credit),
    });
  }
  return [...totals].map(
    ([currency, total]): BooksRow => ({ type: 'total', id: `total ${currency}`, currency, ...total }),
  );
}
