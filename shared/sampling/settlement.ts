// What the channel's own file makes the company expect, and the sentences the fund stage says about it.
import { daysBetween } from '../calendar/date.ts';
import { dueDate, type WorkingCalendar } from '../calendar/working-days.ts';
import type { Reason } from '../model/outcome.ts';
import { addEntry, dateOf, type Ground, nextNumber, say, shortDate } from './ground.ts';
import type { ChannelProfile } from './profiles.ts';
import type { Transaction } from './rows.ts';
import { MT940_ACCOUNTS, mt940EntryNo } from './write-mt940.ts';

/** No holidays in the sample's settings: the week alone decides. */
export const SAMPLE_CALENDAR: WorkingCalendar = { holidays: new Set(), workdays: new Set() };

export interface Settlement {
  readonly key: string;
  readonly profile: ChannelProfile;
  /** Index of the settle date and of the due date. */
  readonly day: number;
  readonly dueDay: number;
  readonly currency: string;
  readonly group: string;
  readonly isFee: boolean;
  /** Signed as money in. */
  readonly amount: number;
}

/** The settlements of one channel and day, in the order their first rows stand in the file. Item mode: one for each row. */
export function settlementsOf(ground: Ground, profile: ChannelProfile, day: number): Settlement[] {
  const date = dateOf(ground, day);
  const dueDay = daysBetween(ground.firstDate, dueDate(date, profile.due, SAMPLE_CALENDAR));
  const sums = new Map<string, Settlement>();
  const add = (key: string, amount: number, currency: string, group: string, isFee: boolean): void => {
    const sum = (sums.get(key)?.amount ?? 0) + amount;
    sums.set(key, { key, profile, day, dueDay, currency, group, isFee, amount: sum });
  };
  for (const row of ground.days[day]?.bank ?? []) {
    if (row.profile !== profile || row.status !== 'success') continue;
    const sign = row.kind === 'payment' ? 1 : -1;
    const amount = sign * (row.amount - (profile.net ? (row.fee ?? 0) : 0));
    const [key, group] = keyOf(row, date);
    add(key, amount, row.currency, group, false);
    if (profile.feesApart)
      add(`${profile.code}/${date}/FEE/${row.currency}`, -sign * (row.fee ?? 0), row.currency, '', true);
  }
  return [...sums.values()];
}

function keyOf(row: Transaction, date: string): readonly [key: string, group: string] {
  const { profile } = row;
  if (profile.mode === 'item') return [row.channelNo, row.channelNo];
  if (profile.mode === 'batch') return [`${profile.code}/${date}/${row.currency}`, ''];
  return [`${profile.code}/${date}/${row.batchNo}/${row.currency}`, row.batchNo];
}

/** Writes one account entry of the channel and returns its number. `amount` is signed as money in. */
export function payEntry(
  ground: Ground,
  profile: ChannelProfile,
  day: number,
  currency: string,
  amount: number,
  texts: { reference?: string; memo?: string } = {},
): string {
  const account = profile.accounts[currency] ?? '';
  ground.serial.value += 1;
  const date = dateOf(ground, day);
  const serial = `${shortDate(date)}${String(ground.serial.value).padStart(9, '0')}`;
  const sameAccount = (ground.days[day]?.entries ?? []).filter((entry) => entry.account === account).length;
  const entryNo = MT940_ACCOUNTS.has(account) ? mt940EntryNo(account, date, sameAccount + 1) : serial;
  addEntry(ground, day, {
    entryNo,
    serial,
    account,
    direction: amount < 0 ? 'D' : 'C',
    amount: Math.abs(amount),
    currency,
    reference: texts.reference ?? '',
    memo: `${profile.memoWord} ${texts.memo ?? (amount < 0 ? '清算扣款' : '清算款')}`,
  });
  return entryNo;
}

/** Timing from the settle date until the day before `until`. */
export function sayWaiting(ground: Ground, settlement: Settlement, until = settlement.dueDay): void {
  for (let day = settlement.day; day < until; day += 1)
    say(ground, day, 'fund', settlement.profile, 'timing', '', [settlement.key], []);
}

/** The settlements came as one entry on `day`. */
export function sayArrived(ground: Ground, settlements: readonly Settlement[], day: number, entryNo: string): void {
  const first = settlements[0];
  if (first === undefined) return;
  const keys = settlements.map((settlement) => settlement.key).sort();
  const reason = settlements.some((settlement) => day > settlement.day) ? 'carried' : '';
  say(ground, day, 'fund', first.profile, 'matched', reason, keys, [entryNo]);
}

export function sayMissing(ground: Ground, settlement: Settlement, reason: Reason = 'absent'): void {
  say(ground, settlement.dueDay, 'fund', settlement.profile, 'upstream_only', reason, [settlement.key], []);
}

/** An entry that nothing explains. */
export function unexpectedEntry(
  ground: Ground,
  profile: ChannelProfile,
  day: number,
  currency: string,
  amount: number,
): void {
  const memo = ground.random.pick(['来账待查', '补差', '退汇']);
  const entryNo = payEntry(ground, profile, day, currency, amount, { reference: nextNumber(ground, 'Q', day), memo });
  say(ground, day, 'fund', profile, 'downstream_only', 'absent', [], [entryNo]);
}
