// The settlements that the bank file's rows make the company expect: the channel pays by its own file.
import type { CalendarDate } from '../calendar/date.ts';
import { dueDate, type WorkingCalendar } from '../calendar/working-days.ts';
import type { ExpectedSettlement } from '../model/outcome.ts';
import { naturalKey, type Transaction } from '../model/record.ts';
import type { ChannelSettings } from '../model/settings.ts';
import { addMinor, type Minor, sumMinor } from '../money/amount.ts';
import { compareText, compareTransactions, groupBy } from './contender.ts';

/**
 * Settlements of one settle date, in key order. `rows` are the channel's bank rows of that date; unsuccessful ones move no money.
 * Amounts are signed as money in; a refund-heavy day is negative and expects a debit entry.
 */
export function settlementsOf(
  rows: readonly Transaction[],
  settleDate: CalendarDate,
  channel: ChannelSettings,
  calendar: WorkingCalendar,
): readonly ExpectedSettlement[] {
  const counted = rows.filter((row) => row.status === 'success').sort(compareTransactions);
  const rule = channel.settlement;
  const common = { channel: channel.code, settleDate, dueDate: dueDate(settleDate, rule.due, calendar) };
  const settlements: ExpectedSettlement[] = [];
  for (const [, group] of groupBy(counted, (row) => `${row.currency}\u0000${unitOf(row, channel)}`)) {
    const [first] = group;
    if (first === undefined) continue;
    const { currency } = first;
    if (rule.mode === 'item') {
      settlements.push(...itemSettlements(group, common, channel));
      continue;
    }
    const name = unitOf(first, channel);
    const key =
      rule.mode === 'batch'
        ? `${channel.code}/${settleDate}/${currency}`
        : `${channel.code}/${settleDate}/${name}/${currency}`;
    const signedAmount = sumMinor(group.map((row) => settledAmount(row, channel)));
    settlements.push({
      id: key,
      key,
      ...common,
      currency,
      group: name,
      isFee: false,
      signedAmount,
      kind: null,
      rowIds: group.map((row) => row.id),
    });
  }
  return [...settlements, ...feeSettlements(counted, common, channel)].sort((left, right) =>
    compareText(left.id, right.id),
  );
}

/** What one bank row adds to its settlement, signed as money in. With net: fees are taken off, fees given back are put on. */
export function settledAmount(row: Pick<Transaction, 'kind' | 'amount' | 'fee'>, channel: ChannelSettings): Minor {
  const fee = channel.settlement.net ? (row.fee ?? 0) : 0;
  switch (row.kind) {
    case 'payment':
      return row.amount - fee;
    case 'refund':
    case 'reversal':
      return fee - row.amount;
    case 'fee':
      return 0 - row.amount;
  }
}

/** The unit that one settlement covers: all rows (batch), a group (partial), a key (item). */
function unitOf(row: Transaction, channel: ChannelSettings): string {
  const { mode, groupBy: field, creditsCover } = channel.settlement;
  if (mode === 'batch') return '';
  if (mode === 'item') return naturalKey(row);
  const group = groupField(row, field);
  // Where the file names no group, a subset search needs single rows; otherwise they stay together as the rest.
  return group === '' && creditsCover === 'many' ? naturalKey(row) : group;
}

function groupField(row: Transaction, field: string): string {
  switch (field) {
    case 'batch_no':
      return row.batchNo;
    case 'merchant_no':
      return row.merchantNo;
    case 'kind':
      return row.kind;
    default:
      return row.extra[field] ?? '';
  }
}

type Common = Pick<ExpectedSettlement, 'channel' | 'settleDate' | 'dueDate'>;

function itemSettlements(rows: readonly Transaction[], common: Common, channel: ChannelSettings): ExpectedSettlement[] {
  return rows.map((row, rank) => {
    const key = naturalKey(row);
    return {
      id: `${channel.code}/${common.settleDate}/${key}/${row.currency}/${row.kind}/${rank}`,
      key,
      ...common,
      currency: row.currency,
      group: key,
      isFee: false,
      signedAmount: settledAmount(row, channel),
      kind: row.kind,
      rowIds: [row.id],
    };
  });
}

/** With net: false and fees: apart the day's fees are an expected debit of their own, one per currency. */
function feeSettlements(
  counted: readonly Transaction[],
  common: Common,
  channel: ChannelSettings,
): ExpectedSettlement[] {
  if (channel.settlement.net || channel.settlement.fees !== 'apart') return [];
  const withFee = counted.filter((row) => row.fee !== null);
  return [...groupBy(withFee, (row) => row.currency)].map(([currency, rows]) => {
    const key = `${channel.code}/${common.settleDate}/FEE/${currency}`;
    const signedAmount = rows.reduce(
      (sum, row) => addMinor(sum, row.kind === 'payment' ? -(row.fee ?? 0) : (row.fee ?? 0)),
      0,
    );
    return {
      id: key,
      key,
      ...common,
      currency,
      group: 'FEE',
      isFee: true,
      signedAmount,
      kind: null,
      rowIds: rows.map((row) => row.id),
    };
  });
}
