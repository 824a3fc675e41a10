// Where scenarios play: numbers, times, amounts, and the days that collect rows and truth. Days after the last are dropped, truth included.
import { addDays, type CalendarDate } from '../calendar/date.ts';
import type { Outcome, Reason, Stage } from '../model/outcome.ts';
import { busySecond, firstSecondOf, placeInClearingDay, SECONDS_OF_DAY } from './clock.ts';
import { MERCHANTS } from './merchants.ts';
import { type ChannelProfile, feeOf } from './profiles.ts';
import type { Random } from './random.ts';
import type { Entry, SampleDay, Transaction } from './rows.ts';

export interface Ground {
  readonly random: Random;
  readonly days: readonly SampleDay[];
  readonly serial: { value: number };
  readonly firstDate: CalendarDate;
}

export function makeGround(random: Random, firstDate: CalendarDate, dayCount: number): Ground {
  const days = Array.from({ length: dayCount }, (_, index) => ({
    date: addDays(firstDate, index),
    orders: [],
    channel: [],
    bank: [],
    entries: [],
    truth: [],
  }));
  return { random, days, serial: { value: 0 }, firstDate };
}

export function dateOf(ground: Ground, day: number): CalendarDate {
  return ground.days[day]?.date ?? addDays(ground.firstDate, day);
}

/** A number that no other row has: prefix, date, running number. */
export function nextNumber(ground: Ground, prefix: string, day: number): string {
  ground.serial.value += 1;
  return `${prefix}${shortDate(dateOf(ground, day))}${String(ground.serial.value).padStart(7, '0')}`;
}

/** YYMMDD */
export function shortDate(date: CalendarDate): string {
  return `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8, 10)}`;
}

/** A transaction as all three sides would tell it: a success in the middle of its day unless told otherwise. */
export function draft(
  ground: Ground,
  profile: ChannelProfile,
  day: number,
  more: Partial<Transaction> = {},
): Transaction {
  const { random } = ground;
  const kind = more.kind === 'refund' ? 'refund' : 'payment';
  const currency = more.currency ?? random.pick(profile.currencies);
  const amount = more.amount ?? drawAmount(random, currency);
  const date = dateOf(ground, day);
  return {
    profile,
    orderNo: nextNumber(ground, kind === 'refund' ? 'R' : 'N', day),
    channelNo: nextNumber(ground, profile.code, day),
    bankRef: nextNumber(ground, profile.bankForm === 'wechat' ? '42000' : 'B', day),
    kind,
    status: 'success',
    amount,
    currency,
    fee: feeOf(profile.fee, kind, amount),
    seconds: firstSecondOf(profile, date) + drawQuietPlace(random, profile),
    batchNo: `0${random.between(1, profile.creditsCover === 'many' ? 5 : 3)}`,
    merchant: random.pick(MERCHANTS),
    ...more,
  };
}

/** A place in the clearing day by the day curve, at least two hours from the cut-off: in no timing window. */
function drawQuietPlace(random: Random, profile: ChannelProfile): number {
  const place = placeInClearingDay(profile, busySecond(random.next()));
  return place < 7200 || place > SECONDS_OF_DAY - 7200 ? random.between(7200, SECONDS_OF_DAY - 7200) : place;
}

/** The second `place` of a clearing day; negative places count from its end. */
export function secondAt(ground: Ground, profile: ChannelProfile, day: number, place: number): number {
  return firstSecondOf(profile, dateOf(ground, day)) + (place < 0 ? SECONDS_OF_DAY + place : place);
}

function drawAmount(random: Random, currency: string): number {
  const size = random.next();
  const top = size < 0.35 ? 5_000 : size < 0.8 ? 50_000 : size < 0.98 ? 500_000 : 5_000_000;
  const amount = random.between(Math.floor(top / 20), top);
  if (currency === 'JPY') return Math.max(100, amount - (amount % 10));
  return random.chance(0.3) ? Math.max(100, amount - (amount % 100)) : amount;
}

export function addOrder(ground: Ground, day: number, row: Transaction, more: Partial<Transaction> = {}): void {
  ground.days[day]?.orders.push({ ...row, ...more });
}

/** The channel module's row; it carries a fee only where the channel's profile says so. */
export function addChannelRow(ground: Ground, day: number, row: Transaction, more: Partial<Transaction> = {}): void {
  const fee = row.profile.feeInChannelFile ? row.fee : null;
  ground.days[day]?.channel.push({ ...row, fee, seconds: row.seconds + 1, ...more });
}

/** A batch number of the channel's file: unique over dates. `slot` is what a drafted row carries as its batch number. */
export function groupName(profile: ChannelProfile, date: CalendarDate, slot: string): string {
  return `${profile.code}${shortDate(date)}${slot}`;
}

/** A row of the channel's file of `day`; its batch number is made from the day and the drafted slot. */
export function addBankRow(ground: Ground, day: number, row: Transaction, more: Partial<Transaction> = {}): void {
  const bankRow = { ...row, seconds: row.seconds + 2, ...more };
  const batchNo = groupName(row.profile, dateOf(ground, day), bankRow.batchNo);
  ground.days[day]?.bank.push({ ...bankRow, batchNo });
}

export function addEntry(ground: Ground, day: number, entry: Entry): void {
  ground.days[day]?.entries.push(entry);
}

/** One row of the truth: what the run of `day` must say. */
export function say(
  ground: Ground,
  day: number,
  stage: Stage,
  profile: ChannelProfile,
  outcome: Outcome,
  reason: Reason,
  upstream: readonly string[],
  downstream: readonly string[],
): void {
  ground.days[day]?.truth.push({ stage, profile, outcome, reason, upstream, downstream });
}
