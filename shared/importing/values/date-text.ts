// The date at the beginning of a text, in the order of its format. Only the layout is free; a date that does not exist is none.
import { type CalendarDate, daysBetween, isCalendarDate } from '../../calendar/date.ts';
import type { TimeFormat } from '../../model/profile.ts';
import type { Refusal } from './refusal.ts';

export interface DateFound {
  readonly date: CalendarDate;
  /** What follows the date. */
  readonly rest: string;
}

export const NOT_A_DATE: Refusal = {
  refused: 'Not a date that exists, in the order this format writes; correct it, or the order of dates in the profile.',
};
const NO_YEAR: Refusal = {
  refused: 'The date has no year and the file says none: name the fact that holds it in the profile.',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Year first with separators is read in every order: it can mean nothing else. The blank before the clock may be missing where month and day are padded. */
const YEAR_FIRST =
  /^(\d{4})(?:([-/.])(?:(\d{2})\2(\d{2})(?=\d{2}[:：])|(\d{1,2})\2(\d{1,2})(?!\d))|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH_NAME = new RegExp(`^(\\d{1,2})[\\s-]*${MONTH_NAME}\\.?[\\s,-]*(\\d{4}|\\d{2})(?!\\d)`, 'i');
const MONTH_NAME_DAY = new RegExp(`^${MONTH_NAME}\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(\\d{4})(?!\\d)`, 'i');
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/i;
const DIGITS = /^\d+/;
const MONTH_AND_DAY = /^(\d{1,2})(?:[-/.](\d{1,2})(?![\d/.-])|\s?月\s?(\d{1,2})\s?日)/;

function existing(year: number, month: number, day: number, rest: string): DateFound | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(date) ? { date, rest } : null;
}

/** Two digits are of this century, but for birth years nobody banks with: 70 to 99 are of the last. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/** The year that brings the day nearest to `near`: over New Year that is the one before or after. */
function nearestYear(month: number, day: number, rest: string, near: CalendarDate): DateFound | null {
  const year = Number(near.slice(0, 4));
  let best: DateFound | null = null;
  for (const candidate of [year, year - 1, year + 1]) {
    const found = existing(candidate, month, day, rest);
    if (found === null) continue;
    if (best === null || Math.abs(daysBetween(found.date, near)) < Math.abs(daysBetween(best.date, near))) best = found;
  }
  return best;
}

function withMonthName(text: string): DateFound | null {
  const plain = text.replace(WEEKDAY, '');
  const dayFirst = DAY_MONTH_NAME.exec(plain);
  const parts = dayFirst ?? MONTH_NAME_DAY.exec(plain);
  if (parts === null) return null;
  const [matched, first = '', second = '', year = ''] = parts;
  const [day, name] = dayFirst === null ? [second, first] : [first, second];
  return existing(
    fullYear(year),
    MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1,
    Number(day),
    plain.slice(matched.length),
  );
}

type Order = TimeFormat['order'];

/** Eight digits, or six with a year of two, in the format's order. */
function ofDigits(digits: string, order: Order, rest: string): DateFound | null {
  const short = digits.length === 6 ? 2 : 0;
  const at = (from: number, to: number) => digits.slice(from, to);
  if (order === 'ymd') {
    return existing(
      fullYear(at(0, 4 - short)),
      Number(at(4 - short, 6 - short)),
      Number(at(6 - short, 8 - short)),
      rest,
    );
  }
  const [first, second] = [Number(at(0, 2)), Number(at(2, 4))];
  const [month, day] = order === 'mdy' ? [first, second] : [second, first];
  return existing(fullYear(at(4, 8 - short)), month, day, rest);
}

/** Digits in one run: their number tells what they are. What is behind the date stays in `rest`. */
function fromDigits(text: string, order: Order): DateFound | null {
  const count = DIGITS.exec(text)?.[0].length ?? 0;
  if (count === 6 && text.length === 6) return ofDigits(text, order, '');
  return count === 8 || count === 12 || count === 14 || count === 17
    ? ofDigits(text.slice(0, 8), order, text.slice(8))
    : null;
}

function withoutYear(text: string, order: Order, near: CalendarDate | null): DateFound | Refusal | null {
  const count = DIGITS.exec(text)?.[0].length ?? 0;
  const run = count === 4 || count === 8 || count === 10;
  const parts = run ? null : MONTH_AND_DAY.exec(text);
  if (!run && parts === null) return null;
  const first = Number(run ? text.slice(0, 2) : parts?.[1]);
  const second = Number(run ? text.slice(2, 4) : (parts?.[2] ?? parts?.[3]));
  const rest = text.slice(run ? 4 : (parts?.[0].length ?? 0));
  const [month, day] = order === 'dmy' && parts?.[3] === undefined ? [second, first] : [first, second];
  if (near === null) return NO_YEAR;
  return nearestYear(month, day, rest, near);
}

/**
 * The date at the beginning of `text` (no blanks around it). `near` is a day close to the dates of the file, for formats without years;
 * dates of such formats that do have one are read as they stand.
 */
export function findDate(text: string, format: TimeFormat, near: CalendarDate | null): DateFound | Refusal {
  const { order } = format;
  const parts = YEAR_FIRST.exec(text);
  if (parts !== null) {
    const month = parts[3] ?? parts[5] ?? parts[7];
    const day = parts[4] ?? parts[6] ?? parts[8];
    return existing(Number(parts[1]), Number(month), Number(day), text.slice(parts[0].length)) ?? NOT_A_DATE;
  }
  const last = YEAR_LAST.exec(text);
  if (last !== null) {
    const [matched, first = '', , second = '', third = ''] = last;
    const rest = text.slice(matched.length);
    if (order === 'ymd') {
      return (
        (third.length === 2 && first.length === 2 && existing(fullYear(first), Number(second), Number(third), rest)) ||
        NOT_A_DATE
      );
    }
    const [month, day] = order === 'mdy' ? [first, second] : [second, first];
    return existing(fullYear(third), Number(month), Number(day), rest) ?? NOT_A_DATE;
  }
  // Without a year, digits with the day or month first could be either.
  const run = format.year === null || order === 'ymd' ? fromDigits(text, order) : null;
  const found = run ?? withMonthName(text);
  if (found !== null) return found;
  return (format.year === null ? null : withoutYear(text, order, near)) ?? NOT_A_DATE;
}
