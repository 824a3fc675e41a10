// Rows of orders, channel and bank files by a profile.
import type { CalendarDate } from '../../calendar/date.ts';
import { clearingDateOf, type LocalTime } from '../../calendar/time.ts';
import type { FieldSource, Profile, RowSort } from '../../model/profile.ts';
import { KINDS, STATUSES, type TransactionSource } from '../../model/record.ts';
import type { ChannelSettings, Settings } from '../../model/settings.ts';
import { findChannel } from '../channel-choice.ts';
import { keyCleaner } from '../values/key.ts';
import { isRefusal } from '../values/refusal.ts';
import { dateReader, timeReader } from '../values/time.ts';
import { Fault, missing, readCurrency, readKey } from '../values.ts';
import type { Cells, ProfileColumns } from './columns.ts';
import { amountField, type TextField, textField } from './fields.ts';
import type { RowReader } from './row.ts';

/** The account of entries that name none, in a profile that has no name yet. */
export const UNNAMED = 'account';

export type RowChannel = Pick<ChannelSettings, 'code' | 'timezone' | 'cutoff' | 'linkKey'>;

/** What a row is read with besides its cells. */
export interface RowContext {
  readonly settings: Settings;
  /** The channel that was asked for or that fits; null where rows name their own, and for account entries. */
  readonly channel: RowChannel | null;
  /** Told of the line of every amount whose separators stand in odd places. */
  misplaced(line: number): void;
  /** Told of the line of every row whose fee is in another currency than its amount. */
  feeElsewhere(line: number): void;
  /** Told when an account entry names no account. */
  accountMissing(): void;
  /** Told of the line of every account entry that names no currency: it is in the one of the settings. */
  currencyMissing(line: number): void;
  /** A day near the rows of a file that tells no year itself; asked for only where nothing tells it. */
  assumedDay(): CalendarDate;
}

type Fields = Readonly<Record<string, FieldSource>>;

export const NO_SOURCE: FieldSource = {
  from: [],
  join: [],
  with: ' ',
  sum: [],
  always: null,
  strip: [],
  take: null,
  words: {},
  empty: null,
  sign: 'plus',
};

/** Fields whose words are kept beside the record, because the record has only what they mean. */
const WORD_FIELDS: ReadonlySet<string> = new Set(['kind', 'status', 'direction', 'channel']);

/** Columns whose whole value the record has. */
export function columnsTaken(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, source]) =>
    WORD_FIELDS.has(name) || source.take !== null ? [] : [...source.from, ...source.join, ...source.sum],
  );
}

const UNKNOWN_STATUS = 'Unknown status for this format; check it at the source and import the file again.';
const UNKNOWN_KIND = 'Unknown kind of row for this format; check it at the source and import the file again.';
const UNKNOWN_CHANNEL = 'Unknown channel: add it to the settings or correct the code.';
const BAD_CLEARING_DATE =
  'The clearing date in the head of the file is not a date that exists; download the file again.';

export function transactionReader(
  profile: Profile,
  source: TransactionSource,
  sort: RowSort,
  fields: Fields,
  columns: ProfileColumns,
  context: RowContext,
): RowReader {
  const key = (name: string) => textField(fields[name] ?? NO_SOURCE, columns, 'key');
  const word = (name: string) => textField(fields[name] ?? NO_SOURCE, columns, 'text');
  const keys = { orderNo: key('order_no'), channelNo: key('channel_no'), bankRef: key('bank_ref') };
  const [batchNo, merchantNo, memo] = [key('batch_no'), key('merchant_no'), key('memo')];
  const [kindWord, statusWord, currencyWord, channelWord] = [
    word('kind'),
    word('status'),
    currencyField(fields, columns),
    word('channel'),
  ];
  const amount = amountField(fields.amount ?? NO_SOURCE, columns, profile.amounts);
  const feeSource = fields.fee;
  const fee = feeSource === undefined ? null : amountField(feeSource, columns, { ...profile.amounts, finer: 'round' });
  const feeCurrency = fields.fee_currency === undefined ? null : currencyText(fields.fee_currency, columns).read;
  const readTime = rowTimeReader(profile, fields, columns, context);
  const readSettleDate = settleDateReader(profile, fields, columns, context);
  const extraOf = columns.extrasBut(columnsTaken(fields));
  const { fee: _, fee_currency: __, ...withoutFee } = fields;
  const extraWithFee = columns.extrasBut(columnsTaken(withoutFee));
  const linkKeys = new Map<string, (text: string) => string>();

  const linkKey = (channel: RowChannel, text: string): string => {
    if (channel.linkKey === null || source !== 'bank' || text === '') return text;
    let clean = linkKeys.get(channel.code);
    if (clean === undefined) {
      clean = keyCleaner(channel.linkKey);
      linkKeys.set(channel.code, clean);
    }
    return clean(text);
  };

  const channelOf = (cells: Cells): RowChannel | Fault => {
    const code = fields.channel === undefined ? '' : channelWord.read(cells);
    if (code === '') return context.channel ?? missing('channel');
    return findChannel(context.settings, code) ?? new Fault(channelWord.nameIn(cells), code, UNKNOWN_CHANNEL);
  };

  const kindOf = (cells: Cells) => {
    if (sort.kind !== null) return sort.kind;
    const text = kindWord.read(cells);
    if (text === '' && fields.kind === undefined) return 'payment' as const;
    return KINDS.find((kind) => kind === text) ?? new Fault(kindWord.nameIn(cells), text, UNKNOWN_KIND);
  };

  const statusOf = (cells: Cells) => {
    if (sort.status !== null || fields.status === undefined) return sort.status ?? ('success' as const);
    const text = statusWord.read(cells);
    return STATUSES.find((status) => status === text) ?? new Fault(statusWord.nameIn(cells), text, UNKNOWN_STATUS);
  };

  return (cells, position) => {
    const found = {
      orderNo: keys.orderNo.read(cells),
      channelNo: keys.channelNo.read(cells),
      bankRef: keys.bankRef.read(cells),
    };
    const identity = identityOf(source, found, keys, cells);
    if (identity !== null) return identity;
    for (const name of ['orderNo', 'channelNo', 'bankRef'] as const) {
      const read = readKey(found[name], '');
      if (read instanceof Fault) return new Fault(keys[name].nameIn(cells), read.value, read.reason);
    }
    const channel = channelOf(cells);
    if (channel instanceof Fault) return channel;
    const kind = kindOf(cells);
    if (kind instanceof Fault) return kind;
    const currency = readCurrency(currencyWord.read(cells), currencyWord.nameIn(cells));
    if (currency instanceof Fault) return currency;
    const read = amount.read(cells, currency);
    if (read instanceof Fault) return read;
    if (read.minor === null) return missing(amount.name === '' ? 'amount' : amount.name);
    const ownFeeCurrency = feeCurrency === null ? '' : feeCurrency(cells);
    const isFeeElsewhere = ownFeeCurrency !== '' && ownFeeCurrency !== currency;
    const readFee = fee === null || isFeeElsewhere ? null : fee.read(cells, currency);
    if (readFee instanceof Fault) return readFee;
    const status = statusOf(cells);
    if (status instanceof Fault) return status;
    const settleDate = readSettleDate(cells);
    if (settleDate instanceof Fault) return settleDate;
    const time = readTime(cells, channel.timezone, settleDate);
    if (time instanceof Fault) return time;
    if (read.misplaced || readFee?.misplaced === true) context.misplaced(position.line);
    if (isFeeElsewhere) context.feeElsewhere(position.line);
    const feeMinor = readFee === null ? null : readFee.minor;
    return {
      source,
      line: position.line,
      byteStart: position.byteStart,
      byteEnd: position.byteEnd,
      channel: channel.code,
      clearingDate: settleDate ?? clearingDateOf(time, profile.times.cutoff ?? channel.cutoff),
      kind,
      status,
      amount: Math.abs(read.minor),
      currency,
      fee:
        feeMinor === null || feeSource?.sign === 'flip' || feeSource?.sign === 'signed' ? feeMinor : Math.abs(feeMinor),
      time,
      orderNo: found.orderNo,
      channelNo: linkKey(channel, found.channelNo),
      bankRef: found.bankRef,
      batchNo: batchNo.read(cells),
      merchantNo: merchantNo.read(cells),
      memo: memo.read(cells),
      extra: isFeeElsewhere ? extraWithFee(cells) : extraOf(cells),
    };
  };
}

type Keys<T> = Readonly<Record<'orderNo' | 'channelNo' | 'bankRef', T>>;

/** Orders are known by order_no, channel rows by channel_no, bank rows by channel_no or bank_ref. */
function identityOf(source: TransactionSource, found: Keys<string>, keys: Keys<TextField>, cells: Cells): Fault | null {
  switch (source) {
    case 'orders':
      return found.orderNo === '' ? missing(keys.orderNo.nameIn(cells)) : null;
    case 'channel':
      return found.channelNo === '' ? missing(keys.channelNo.nameIn(cells)) : null;
    case 'bank':
      return found.channelNo === '' && found.bankRef === '' ? missing(keys.channelNo.nameIn(cells)) : null;
  }
}

/** By the field, else the fact "currency". Codes in small letters are codes. */
export function currencyField(fields: Fields, columns: ProfileColumns): TextField {
  return currencyText(fields.currency ?? { ...NO_SOURCE, from: ['currency'] }, columns);
}

function currencyText(source: FieldSource, columns: ProfileColumns): TextField {
  const field = textField(source, columns, 'text');
  return {
    nameIn: field.nameIn,
    read: (cells) => {
      const text = field.read(cells);
      return /^[a-z]{3}$/.test(text) ? text.toUpperCase() : text;
    },
  };
}

/** Bills name the month that they are of. */
const MONTH_ALONE = /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/;

/** A day near the rows of a file whose dates have no year. */
export function nearReader(
  profile: Profile,
  columns: ProfileColumns,
  context: RowContext,
): (cells: Cells) => string | null {
  if (profile.times.year === null) return () => null;
  const read = columns.reader(profile.times.year);
  const readDate = dateReader({ ...profile.times, year: null });
  let known: { readonly text: string; readonly date: string | null } = { text: '', date: null };
  return (cells) => {
    const text = read(cells);
    if (text === '') return context.assumedDay();
    if (text !== known.text) {
      const [, inYear, month] = MONTH_ALONE.exec(text.trim()) ?? [];
      const date = readDate(inYear === undefined ? text : `${inYear}-${month}-1`, null);
      known = { text, date: isRefusal(date) ? null : date };
    }
    return known.date;
  };
}

/** null where the format does not say when a row clears. */
function settleDateReader(
  profile: Profile,
  fields: Fields,
  columns: ProfileColumns,
  context: RowContext,
): (cells: Cells) => string | null | Fault {
  const field = fields.settle_date;
  const readField = field === undefined ? null : textField(field, columns, 'text');
  const readFact = columns.reader('settle_date');
  const read = dateReader(profile.times);
  const near = nearReader(profile, columns, context);
  return (cells) => {
    const text = readField?.read(cells) ?? '';
    if (text !== '' && readField !== null) {
      const date = read(text, near(cells));
      return isRefusal(date) ? new Fault(readField.nameIn(cells), text, date.refused) : date;
    }
    const stated = readFact(cells);
    if (stated === '') return null;
    const date = read(stated, near(cells));
    return isRefusal(date) ? new Fault(columns.nameOf('settle_date'), stated, BAD_CLEARING_DATE) : date;
  };
}

/** Formats without a time say when a row clears; it counts from midnight of that day then. */
function rowTimeReader(
  profile: Profile,
  fields: Fields,
  columns: ProfileColumns,
  context: RowContext,
): (cells: Cells, channelZone: string, settleDate: string | null) => LocalTime | Fault {
  const field = textField(fields.time ?? NO_SOURCE, columns, 'text');
  const read = timeReader(profile.times);
  const near = nearReader(profile, columns, context);
  const { zone } = profile.times;
  const zoneOf = zone !== null && 'column' in zone ? columns.reader(zone.column) : () => null;
  return (cells, channelZone, settleDate) => {
    const text = field.read(cells);
    if (text === '') {
      return settleDate === null ? missing(field.nameIn(cells) || 'time') : `${settleDate}T00:00:00`;
    }
    const time = read(text, zoneOf(cells), channelZone, near(cells));
    return isRefusal(time) ? new Fault(field.nameIn(cells), text, time.refused) : time;
  };
}
