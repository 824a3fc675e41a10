// One row of a profile's table to a record, or to the fault that keeps it from being one.
import { clearingDateOf, type LocalTime } from '../calendar/time.ts';
import type { SourcePosition, Status, TransactionRow } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';
import type { Minor } from '../money/amount.ts';
import { toIsoTime } from './loose-time.ts';
import type { Profile, RowType } from './profile.ts';
import { isNothing, type ProfileColumns } from './profile-columns.ts';
import { Fault, missing, readAmount, readCurrency, readFineFee, readKey, readMinorUnits, readTime } from './values.ts';

const CHECK_AT_SOURCE = 'check it at the source and import the file again.';

/** `settleDate` is the clearing date that the file's head gives all its rows, or null: by the row's time and the cut-off. */
export function readProfileRow(
  profile: Profile,
  columns: ProfileColumns,
  channel: ChannelSettings,
  settleDate: string | Fault | null,
  cells: readonly string[],
  position: SourcePosition,
): TransactionRow | Fault {
  const row = profile.rows.find((candidate) => fits(candidate, columns, cells));
  if (row === undefined) {
    const value = columns.cell(cells, profile.kindColumn);
    return new Fault(
      columns.nameOf(profile.kindColumn),
      value,
      `Unknown kind of row for this format; ${CHECK_AT_SOURCE}`,
    );
  }
  const channelNo = columns.firstFilled(cells, row.channelNo);
  const bankRef = columns.firstFilled(cells, row.bankRef);
  if (channelNo.value === '' && bankRef.value === '') return missing(channelNo.field);
  for (const { value, field } of [channelNo, bankRef]) {
    const key = readKey(value, field);
    if (key instanceof Fault) return key;
  }
  const currency = readRowCurrency(profile, columns, cells);
  if (currency instanceof Fault) return currency;
  const amountText = columns.cell(cells, row.amount);
  const amountField = columns.nameOf(row.amount);
  const amount =
    profile.unit === 'minor' ? readMinorUnits(amountText, amountField) : readAmount(amountText, currency, amountField);
  if (amount instanceof Fault) return amount;
  const fee = readFee(row, columns, cells, currency);
  if (fee instanceof Fault) return fee;
  const status = readStatus(row, columns, cells);
  if (status instanceof Fault) return status;
  const time = readRowTime(row, columns, cells, channel.timezone);
  if (time instanceof Fault) return time;
  if (settleDate instanceof Fault) return settleDate;
  return {
    source: profile.source,
    line: position.line,
    byteStart: position.byteStart,
    byteEnd: position.byteEnd,
    channel: channel.code,
    clearingDate: settleDate ?? clearingDateOf(time, channel.cutoff),
    kind: row.kind,
    status,
    amount,
    currency,
    fee,
    time,
    orderNo: '',
    channelNo: channelNo.value,
    bankRef: bankRef.value,
    batchNo: '',
    merchantNo: columns.firstFilled(cells, row.merchantNo).value,
    memo: columns.firstFilled(cells, row.memo).value,
    extra: columns.extra(row, cells),
  };
}

function fits(row: RowType, columns: ProfileColumns, cells: readonly string[]): boolean {
  return row.when.every((condition) => {
    const value = columns.cell(cells, condition.column);
    return 'oneOf' in condition ? condition.oneOf.includes(value) : isNothing(value) !== condition.filled;
  });
}

function readRowCurrency(profile: Profile, columns: ProfileColumns, cells: readonly string[]): string | Fault {
  if ('always' in profile.currency) return profile.currency.always;
  const { column } = profile.currency;
  return readCurrency(columns.cell(cells, column), columns.nameOf(column));
}

function readFee(
  row: RowType,
  columns: ProfileColumns,
  cells: readonly string[],
  currency: string,
): Minor | null | Fault {
  if (row.fee === null) return null;
  const text = columns.cell(cells, row.fee);
  if (text === '') return null;
  const field = columns.nameOf(row.fee);
  if (row.feeSign === 'positive' || !text.startsWith('-')) {
    if (row.feeSign === 'positive' || isNothing(text)) return readFineFee(text, currency, field);
    return new Fault(
      field,
      text,
      `The fee of this kind of row is given back and must carry a minus sign; ${CHECK_AT_SOURCE}`,
    );
  }
  const fee = readFineFee(text.slice(1), currency, field);
  return fee instanceof Fault ? new Fault(field, text, fee.reason) : fee;
}

function readStatus(row: RowType, columns: ProfileColumns, cells: readonly string[]): Status | Fault {
  if (typeof row.status === 'string') return row.status;
  const text = columns.cell(cells, row.status.column);
  if (text === '') return row.status.empty;
  const status = Object.hasOwn(row.status.words, text) ? row.status.words[text] : undefined;
  return (
    status ?? new Fault(columns.nameOf(row.status.column), text, `Unknown status for this format; ${CHECK_AT_SOURCE}`)
  );
}

function readRowTime(row: RowType, columns: ProfileColumns, cells: readonly string[], zone: string): LocalTime | Fault {
  const filled = row.time.some((column) => columns.cell(cells, column) !== '');
  const used = filled || row.timeFallback.length === 0 ? row.time : row.timeFallback;
  const text = used
    .map((column) => columns.cell(cells, column))
    .join(' ')
    .trim();
  const time = readTime(toIsoTime(text) ?? '', zone, columns.nameOf(used[0] ?? ''));
  return time instanceof Fault ? new Fault(time.field, text, time.reason) : time;
}
