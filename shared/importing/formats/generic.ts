// The canonical statement files of all four sources: strict values, columns in any order, unknown columns kept as extra.
import { clearingDateOf } from '../../calendar/time.ts';
import type { Reject } from '../../model/import.ts';
import {
  type AccountEntryRow,
  KINDS,
  type Kind,
  type Source,
  type SourcePosition,
  type SourceRow,
  STATUSES,
  type Status,
  type TransactionRow,
  type TransactionSource,
} from '../../model/record.ts';
import type { ChannelSettings, Settings } from '../../model/settings.ts';
import { recordReader } from '../csv-record.ts';
import { extraNames } from '../header.ts';
import type { HeaderCandidate } from '../header-search.ts';
import { headerTest } from '../profile/layouts/delimited.ts';
import type { SourceText } from '../source-text.ts';
import type { TablePlan } from '../table.ts';
import { Fault, missing, readAmount, readBalance, readCurrency, readDate, readKey, readTime } from '../values.ts';
import type { ColumnMatch } from './generic-columns.ts';

export const GENERIC = 'generic';

const TITLES: Readonly<Record<Source, string>> = {
  orders: 'Canonical orders file 标准订单文件',
  channel: 'Canonical channel file 标准渠道文件',
  bank: 'Canonical bank file 标准银行文件',
  funds: 'Canonical account statement 标准账户流水',
};

const OTHER_CHANNEL = 'The row names another channel';

/** True for the reject of a row that belongs to another channel than the one asked for. */
export function namesOtherChannel(reject: Reject): boolean {
  return reject.reason.startsWith(OTHER_CHANNEL);
}

type Cell = (field: string) => string;

export interface GenericTable {
  readonly text: SourceText;
  readonly match: ColumnMatch;
  readonly candidate: HeaderCandidate;
  /** The channel that was asked for or is the only one; null where every row must name its own. */
  readonly channel: ChannelSettings | null;
  /** True when rows that name another channel contradict the request. */
  readonly channelAsked: boolean;
  readonly settings: Settings;
}

export function genericPlan(table: GenericTable): TablePlan {
  const { match, candidate, settings } = table;
  const header = candidate.cells;
  const names = extraNames(header);
  const taken = new Set(match.columns.values());
  const extras = names.flatMap((name, index) => (taken.has(index) ? [] : [[name, index] as const]));
  const channels = new Map(settings.channels.map((channel) => [channel.code, channel]));
  const isHeader = headerTest(header);
  const readRecord = recordReader(table.text, { delimiter: candidate.delimiter, backtick: false, quote: true });
  const nameOf = (field: string) => names[match.columns.get(field) ?? -1] ?? field;

  const extraOf = (cells: readonly string[]) => {
    const extra: Record<string, string> = {};
    for (const [name, index] of extras) {
      const value = cells[index] ?? '';
      if (value !== '') extra[name] = value;
    }
    return extra;
  };

  const channelOf = (cell: Cell): ChannelSettings | Fault => {
    const code = cell('channel');
    if (code === '') return table.channel ?? missing(nameOf('channel'));
    const channel = channels.get(code);
    if (channel === undefined) {
      return new Fault(nameOf('channel'), code, 'Unknown channel: add it to the settings or correct the code.');
    }
    return table.channelAsked && channel !== table.channel
      ? new Fault(nameOf('channel'), code, `${OTHER_CHANNEL} than ${table.channel?.code}, which was asked for.`)
      : channel;
  };

  const readTransaction = (
    source: TransactionSource,
    cell: Cell,
    verbatim: Cell,
    cells: readonly string[],
    position: SourcePosition,
  ): TransactionRow | Fault => {
    const keyField = source === 'orders' ? 'order_no' : source === 'channel' ? 'channel_no' : 'bank_ref';
    if (cell(keyField) === '') return missing(nameOf(keyField));
    for (const field of ['order_no', 'channel_no', 'bank_ref']) {
      const key = readKey(cell(field), nameOf(field));
      if (key instanceof Fault) return key;
    }
    const channel = channelOf(cell);
    if (channel instanceof Fault) return channel;
    const kind = readWord(KINDS, KIND_WORDS, cell('kind'), nameOf('kind'));
    if (kind instanceof Fault) return kind;
    const statusText = cell('status');
    const status: Status | Fault =
      source === 'bank' && statusText === ''
        ? 'success'
        : readWord(STATUSES, STATUS_WORDS, statusText, nameOf('status'));
    if (status instanceof Fault) return status;
    const currency = readCurrency(cell('currency'), nameOf('currency'));
    if (currency instanceof Fault) return currency;
    const amount = readAmount(verbatim('amount'), currency, nameOf('amount'));
    if (amount instanceof Fault) return amount;
    const feeText = cell('fee');
    const fee = feeText === '' ? null : readAmount(verbatim('fee'), currency, nameOf('fee'));
    if (fee instanceof Fault) return fee;
    const time = readTime(cell('time'), channel.timezone, nameOf('time'));
    if (time instanceof Fault) return time;
    const clearingDate =
      source === 'bank' ? readDate(cell('settle_date'), nameOf('settle_date')) : clearingDateOf(time, channel.cutoff);
    if (clearingDate instanceof Fault) return clearingDate;
    return {
      source,
      line: position.line,
      byteStart: position.byteStart,
      byteEnd: position.byteEnd,
      channel: channel.code,
      clearingDate,
      kind,
      status,
      amount,
      currency,
      fee,
      time,
      orderNo: cell('order_no'),
      channelNo: cell('channel_no'),
      bankRef: cell('bank_ref'),
      batchNo: cell('batch_no'),
      merchantNo: cell('merchant_no'),
      memo: verbatim('memo'),
      extra: extraOf(cells),
    };
  };

  const readEntry = (
    cell: Cell,
    verbatim: Cell,
    cells: readonly string[],
    position: SourcePosition,
  ): AccountEntryRow | Fault => {
    for (const field of ['entry_no', 'account_no']) {
      if (cell(field) === '') return missing(nameOf(field));
      const key = readKey(cell(field), nameOf(field));
      if (key instanceof Fault) return key;
    }
    const direction = cell('direction');
    if (direction !== 'C' && direction !== 'D') {
      return new Fault(nameOf('direction'), direction, 'Unknown direction: C is money in, D is money out.');
    }
    const currency = readCurrency(cell('currency'), nameOf('currency'));
    if (currency instanceof Fault) return currency;
    const amount = readAmount(verbatim('amount'), currency, nameOf('amount'));
    if (amount instanceof Fault) return amount;
    const valueDate = readDate(cell('value_date'), nameOf('value_date'));
    if (valueDate instanceof Fault) return valueDate;
    const balanceText = cell('balance');
    const balance = balanceText === '' ? null : readBalance(verbatim('balance'), currency, nameOf('balance'));
    if (balance instanceof Fault) return balance;
    return {
      source: 'funds',
      line: position.line,
      byteStart: position.byteStart,
      byteEnd: position.byteEnd,
      entryNo: cell('entry_no'),
      accountNo: cell('account_no'),
      direction,
      amount,
      currency,
      valueDate,
      balance,
      reference: verbatim('reference'),
      memo: verbatim('memo'),
      extra: extraOf(cells),
    };
  };

  const read = (cells: readonly string[], position: SourcePosition): SourceRow | Fault => {
    const verbatim: Cell = (field) => {
      const index = match.columns.get(field);
      return index === undefined ? '' : (cells[index] ?? '');
    };
    const cell: Cell = (field) => verbatim(field).trim();
    return match.source === 'funds'
      ? readEntry(cell, verbatim, cells, position)
      : readTransaction(match.source, cell, verbatim, cells, position);
  };

  return {
    profile: GENERIC,
    title: TITLES[match.source],
    source: match.source,
    channel: table.channelAsked && match.source !== 'funds' ? (table.channel?.code ?? '') : '',
    headEnd: candidate.line,
    header,
    fewest: header.length,
    most: header.length + candidate.trailingCells,
    elements: null,
    readHead: (line) => readRecord(line, 0),
    readRow: (line) => readRecord(line, header.length),
    mapping: [...match.columns].map(([field, index]) => ({ column: names[index] ?? '', field })),
    head: () => undefined,
    classify: ({ cells }) => (isHeader(cells) ? 'header-footer' : 'row'),
    read,
    finish: () => ({ declared: [], warnings: [], evidence: [], statements: [] }),
  };
}

/** The same words in files with Chinese headers. Whole words only; whatever is not listed is unknown. */
const KIND_WORDS: Readonly<Record<string, Kind>> = {
  支付: 'payment',
  付款: 'payment',
  退款: 'refund',
  手续费: 'fee',
  冲正: 'reversal',
};
const STATUS_WORDS: Readonly<Record<string, Status>> = {
  成功: 'success',
  失败: 'failed',
  处理中: 'pending',
  关闭: 'closed',
  已关闭: 'closed',
};

/** One of the code words, exactly, or its Chinese equal. */
function readWord<Word extends string>(
  words: readonly Word[],
  chinese: Readonly<Record<string, Word>>,
  text: string,
  field: string,
): Word | Fault {
  const word =
    words.find((candidate) => candidate === text) ?? (Object.hasOwn(chinese, text) ? chinese[text] : undefined);
  return word ?? new Fault(field, text, `Unknown ${field}: write one of ${words.join(', ')}.`);
}
