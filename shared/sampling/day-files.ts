// The files of one sample day, each in the form its sender would use.
import type { CalendarDate } from '../calendar/date.ts';
import type { Source } from '../model/record.ts';
import { groupBy } from './group-by.ts';
import type { ChannelProfile } from './profiles.ts';
import { PROFILES } from './profiles.ts';
import type { SampleDay, Transaction } from './rows.ts';
import { bankFile, channelFile, fundsFile, ordersFile } from './write-canonical.ts';
import { cmbcFile } from './write-cmbc.ts';
import { MT940_ACCOUNTS, mt940Statement } from './write-mt940.ts';
import { wechatBill } from './write-wechat.ts';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source: Source;
  /** The one channel of the file, where it has one. */
  readonly channel: string | null;
  /** The clearing date the file belongs to: imported before that date is run. */
  readonly date: CalendarDate;
}

/** What every account held before the first day: far more than any day takes out. */
const FIRST_OPENING = 5_000_000_000;

const byTime = (left: Transaction, right: Transaction): number => left.seconds - right.seconds;

/** `balances` is carried from day to day: account to minor units. */
export function filesOf(day: SampleDay, balances: Map<string, number>): SampleFile[] {
  const { date } = day;
  const files: SampleFile[] = [];
  if (day.orders.length > 0)
    files.push({
      name: `orders-${date}.csv`,
      bytes: ordersFile(day.orders.sort(byTime)),
      source: 'orders',
      channel: null,
      date,
    });
  const channelRows = groupBy(day.channel.sort(byTime), (row) => row.profile.code);
  const bankRows = groupBy(day.bank.sort(byTime), (row) => row.profile.code);
  for (const profile of PROFILES) {
    const ours = channelRows.get(profile.code);
    const bank = bankRows.get(profile.code);
    const { code } = profile;
    if (ours !== undefined)
      files.push({
        name: `channel-${code}-${date}.csv`,
        bytes: channelFile(ours),
        source: 'channel',
        channel: code,
        date,
      });
    if (bank !== undefined)
      files.push({
        name: `bank-${code}-${date}.csv`,
        bytes: bankBytes(profile, bank, date),
        source: 'bank',
        channel: code,
        date,
      });
  }
  const accounts = groupBy(day.entries, (entry) => entry.account);
  for (const account of [...accounts.keys()].sort()) {
    const entries = accounts.get(account) ?? [];
    const opening = balances.get(account) ?? FIRST_OPENING;
    const change = entries.reduce((sum, entry) => sum + (entry.direction === 'C' ? entry.amount : -entry.amount), 0);
    balances.set(account, opening + change);
    const swift = MT940_ACCOUNTS.has(account);
    const bytes = swift ? mt940Statement(entries, date, opening) : fundsFile(entries, date, opening);
    files.push({
      name: `funds-${account}-${date}.${swift ? 'sta' : 'csv'}`,
      bytes,
      source: 'funds',
      channel: null,
      date,
    });
  }
  return files;
}

function bankBytes(profile: ChannelProfile, rows: readonly Transaction[], date: string): Uint8Array {
  switch (profile.bankForm) {
    case 'wechat':
      return wechatBill(rows);
    case 'cmbc':
      return cmbcFile(rows, date);
    case 'canonical':
      return bankFile(rows, date);
  }
}
