// Dates of six digits, as statements of banks write them.
import { type CalendarDate, isCalendarDate } from '../../calendar/date.ts';
import { Fault } from '../values.ts';

/** Two-digit years from here on are of the last century. */
const FIRST_YEAR_OF_LAST_CENTURY = 80;

/** "26" to "2026", "99" to "1999". */
export function fullYear(twoDigits: string): string {
  return `${Number(twoDigits) >= FIRST_YEAR_OF_LAST_CENTURY ? '19' : '20'}${twoDigits}`;
}

const NO_DATE = 'Not a date that exists; ask the bank for the booked value date and correct the line.';

/** A day that exists, from its three parts as digits; the year may have two. */
export function readDay(
  year: string,
  month: string,
  day: string,
  field: string,
  written: string,
): CalendarDate | Fault {
  const date = `${year.length === 2 ? fullYear(year) : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : new Fault(field, written, NO_DATE);
}

/** YYMMDD. */
export function readYearFirst(text: string, field: string): CalendarDate | Fault {
  return readDay(text.slice(0, 2), text.slice(2, 4), text.slice(4), field, text);
}

/** DDMMYY. */
export function readDayFirst(text: string, field: string): CalendarDate | Fault {
  return readDay(text.slice(4), text.slice(2, 4), text.slice(0, 2), field, text);
}
