// Working days: Saturday and Sunday are off, holidays are off, declared working days (调休) are on.
import { addDays, type CalendarDate, dayNumber } from './date.ts';

export interface WorkingCalendar {
  readonly holidays: ReadonlySet<CalendarDate>;
  readonly workdays: ReadonlySet<CalendarDate>;
}

export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.has(date)) return true;
  if (calendar.holidays.has(date)) return false;
  const weekday = (dayNumber(date) + 4) % 7; // 1970-01-01 was a Thursday (4)
  return weekday !== 0 && weekday !== 6;
}

/** When a settlement falls due: D+n calendar days, or T+n the n-th working day after. T+0 is the date itself. */
export interface DueRule {
  readonly unit: 'D' | 'T';
  readonly days: number;
}

export function dueDate(settleDate: CalendarDate, due: DueRule, calendar: WorkingCalendar): CalendarDate {
  if (due.unit === 'D') return addDays(settleDate, due.days);
  let date = settleDate;
  for (let left = due.days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) left -= 1;
  }
  return date;
}
