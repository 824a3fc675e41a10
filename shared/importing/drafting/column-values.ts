// What the values of a column look like: dates, amounts, numbers that identify, words. Counted over a sample of rows; nothing is decided here.
import type { TimeFormat } from '../../model/profile.ts';
import { currencyExponent } from '../../money/currency.ts';
import { isRefusal } from '../values/refusal.ts';
import { timeReader } from '../values/time.ts';

export type DateOrder = TimeFormat['order'];
export const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

export interface ColumnValues {
  readonly index: number;
  readonly rows: number;
  /** Cells that hold something; the counts below are of these. */
  readonly filled: number;
  readonly samples: readonly string[];
  /** How many are dates in each order, and how many of the best order carry a clock. */
  readonly dates: Readonly<Record<DateOrder, number>>;
  readonly clocks: number;
  /** A clock without a date. */
  readonly clockOnly: number;
  /** Digits with what may stand around an amount; of them with decimals, with a minus (or brackets). */
  readonly amounts: number;
  readonly decimals: number;
  readonly minus: number;
  /** Digits without a point that are filled with zeros to one length. */
  readonly zeroFilled: number;
  /** One run of letters and digits, long enough to identify something. */
  readonly identifiers: number;
  readonly distinct: number;
  /** Runs of eight digits and more, masked or not. */
  readonly accounts: number;
  readonly currencies: number;
  /** Distinct values where they are few: value -> how often. null where they are many. */
  readonly words: ReadonlyMap<string, number> | null;
}

const MOST_WORDS = 40;
const SAMPLES = 5;
const LONGEST_SAMPLE = 60;
/** Dates are looked for in three orders, which costs: not where the first values are none. */
const TRIED = 20;

const DATE_LIKE = /^(?:\d|[A-Za-z]{3,9}[\s,.-]).*\d/;
const CLOCK = /^\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?$|^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/;
const AROUND = '[-+\\u2212()\\s]|[¥￥$€£円元]|RMB|CNY|USD|EUR|HK\\$|US\\$|CR|DR|[CD](?=\\d{6})|[CD]$';
const AMOUNT = new RegExp(`^(?:${AROUND})*\\d[\\d.,'\\u2019 \\u00A0\\u202F]*(?:${AROUND})*$|^[-+]?\\.\\d+$`, 'i');
const DECIMALS = /\d[.,]\d{1,6}\D*$|^[-+]?\.\d+/;
const MINUS = /^\s*[(\u2212-]|[-\u2212]\s*$|^\D{0,4}-\d/;
export const ZERO_FILLED = /^[-+CD]?0\d{6,}$/;
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9_*:./-]{3,63}$/;
const ACCOUNT = /^[A-Z]{0,2}\d[\d*\s-]{6,40}$/i;

function emptyDates(): Record<DateOrder, number> {
  return { ymd: 0, dmy: 0, mdy: 0 };
}

const readers = DATE_ORDERS.map(
  (order) => [order, timeReader({ order, year: null, zone: null, cutoff: null })] as const,
);

/** Years of statements; digits of ids are rarely one of them. */
const PLAUSIBLE_YEAR = /^(?:19[89]|20[0-6])\d/;

function countDates(values: readonly string[]): { dates: Record<DateOrder, number>; clocks: number } {
  const dates = emptyDates();
  let clocks = 0;
  for (const [tried, value] of values.entries()) {
    if (tried === TRIED && dates.ymd + dates.dmy + dates.mdy === 0) break;
    if (value.length > 40 || !DATE_LIKE.test(value)) continue;
    let hasClock = false;
    for (const [order, read] of readers) {
      const time = read(value, null, 'UTC', null);
      if (isRefusal(time) || !PLAUSIBLE_YEAR.test(time)) continue;
      dates[order] += 1;
      hasClock ||= /\d\s*[:：时]\s*\d/.test(value) || /^\d{12,17}$/.test(value) || /^\d{8} \d{6}$/.test(value);
    }
    if (hasClock) clocks += 1;
  }
  return { dates, clocks };
}

/** `cells` are the column's cells, cleaned of what is layout in every format. */
export function columnValues(index: number, cells: readonly string[]): ColumnValues {
  const filled = cells.filter((cell) => cell !== '' && !/^[-—/*\\]+$/.test(cell));
  const words = new Map<string, number>();
  const all = new Set<string>();
  const count = {
    clockOnly: 0,
    amounts: 0,
    decimals: 0,
    minus: 0,
    zeroFilled: 0,
    identifiers: 0,
    accounts: 0,
    currencies: 0,
  };
  for (const value of filled) {
    all.add(value);
    if (words.size <= MOST_WORDS && value.length <= 60) words.set(value, (words.get(value) ?? 0) + 1);
    if (value.length > 64) continue;
    if (CLOCK.test(value)) count.clockOnly += 1;
    if (AMOUNT.test(value)) {
      count.amounts += 1;
      if (DECIMALS.test(value)) count.decimals += 1;
      if (MINUS.test(value)) count.minus += 1;
    }
    if (ZERO_FILLED.test(value) && value.length === filled[0]?.length) count.zeroFilled += 1;
    if (IDENTIFIER.test(value)) count.identifiers += 1;
    if (ACCOUNT.test(value)) count.accounts += 1;
    if (currencyExponent(value) !== undefined) count.currencies += 1;
  }
  return {
    index,
    rows: cells.length,
    filled: filled.length,
    samples: [...all].slice(0, SAMPLES).map((value) => value.slice(0, LONGEST_SAMPLE)),
    ...countDates(filled),
    ...count,
    distinct: all.size,
    words: all.size > MOST_WORDS || filled.some((value) => value.length > 60) ? null : words,
  };
}

/** The share of the filled cells, 0 to 1. */
export function share(count: number, { filled }: ColumnValues): number {
  return filled === 0 ? 0 : count / filled;
}

/** How many are dates in the order that suits most of them. */
export function bestDates({ dates }: ColumnValues): number {
  return Math.max(...DATE_ORDERS.map((order) => dates[order]));
}
