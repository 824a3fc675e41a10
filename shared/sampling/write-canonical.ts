// The four canonical statement files. Byte for byte what another program would write: header, LF, quotes only where needed.
import type { CalendarDate } from '../calendar/date.ts';
import { formatPlain } from '../money/format.ts';
import { clockText } from './clock.ts';
import type { Entry, Transaction } from './rows.ts';
import { utf8 } from './utf8.ts';

function line(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function file(header: string, lines: readonly string[]): Uint8Array {
  return utf8(`${header}\n${lines.join('\n')}${lines.length === 0 ? '' : '\n'}`);
}

const money = (amount: number | null, currency: string): string =>
  amount === null ? '' : formatPlain(amount, currency);

/** The payment core writes Shanghai time: for a channel in another zone with its offset. */
function orderTime(row: Transaction): string {
  return row.profile.timezone === 'Asia/Shanghai'
    ? clockText(row.seconds, 'T')
    : `${clockText(row.seconds - 3600, 'T')}+08:00`;
}

export function ordersFile(rows: readonly Transaction[]): Uint8Array {
  return file(
    'order_no,channel,channel_no,kind,status,amount,currency,time,merchant_no,memo',
    rows.map((row, index) =>
      line([
        row.orderNo,
        row.profile.code,
        row.channelNo,
        row.kind,
        row.status,
        formatPlain(row.amount, row.currency),
        row.currency,
        orderTime(row),
        row.merchant.number,
        row.merchant.goods[index % row.merchant.goods.length] ?? '',
      ]),
    ),
  );
}

export function channelFile(rows: readonly Transaction[]): Uint8Array {
  return file(
    'channel_no,order_no,channel,kind,status,amount,currency,fee,time,bank_ref',
    rows.map((row) =>
      line([
        row.channelNo,
        row.orderNo,
        row.profile.code,
        row.kind,
        row.status,
        formatPlain(row.amount, row.currency),
        row.currency,
        money(row.fee, row.currency),
        clockText(row.seconds, 'T'),
        row.status === 'success' ? row.bankRef : '',
      ]),
    ),
  );
}

export function bankFile(rows: readonly Transaction[], settleDate: CalendarDate): Uint8Array {
  return file(
    'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date,batch_no,status',
    rows.map((row) =>
      line([
        row.bankRef,
        row.channelNo,
        row.profile.code,
        row.kind,
        formatPlain(row.amount, row.currency),
        row.currency,
        money(row.fee, row.currency),
        clockText(row.seconds, 'T'),
        settleDate,
        row.batchNo,
        row.status === 'success' ? '' : row.status,
      ]),
    ),
  );
}

/** `opening` is the account's balance before the first entry; each line carries the balance after it. */
export function fundsFile(entries: readonly Entry[], valueDate: CalendarDate, opening: number): Uint8Array {
  let balance = opening;
  return file(
    'entry_no,account_no,direction,amount,currency,value_date,balance,reference,memo',
    entries.map((entry) => {
      balance += entry.direction === 'C' ? entry.amount : -entry.amount;
      const amounts = [formatPlain(entry.amount, entry.currency), entry.currency] as const;
      return line([
        entry.entryNo,
        entry.account,
        entry.direction,
        ...amounts,
        valueDate,
        formatPlain(balance, entry.currency),
        entry.reference,
        entry.memo,
      ]);
    }),
  );
}
