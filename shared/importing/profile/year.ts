// The year of dates that are written without one, where neither the file's head nor a known form of its name tells it.
import { addDays, type CalendarDate, isCalendarDate } from '../../calendar/date.ts';

export interface AssumedDay {
  /** Dates without a year are the ones nearest to this day. */
  readonly day: CalendarDate;
  /** False where the file's name holds a date: then nothing is assumed. */
  readonly isGuess: boolean;
}

const DATE_IN_NAME =
  /(?<!\d)(?:(20\d{2}|19\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)|(\d{2})([01]\d)([0-3]\d)(?:\d{2})?)(?!\d)/g;
/** A statement is at most a year old, and no row is later than its import. */
const HALF_A_YEAR = 182;

/** A date in the name of the file, else the middle of the year that ends with the day of the import. */
export function assumedDay(fileName: string, today: CalendarDate): AssumedDay {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  for (const [, longYear, month, day, shortYear, shortMonth, shortDay] of base.matchAll(DATE_IN_NAME)) {
    const date = longYear === undefined ? `20${shortYear}-${shortMonth}-${shortDay}` : `${longYear}-${month}-${day}`;
    if (isCalendarDate(date) && date <= addDays(today, 1)) return { day: date, isGuess: false };
  }
  return { day: addDays(today, -HALF_A_YEAR), isGuess: true };
}
