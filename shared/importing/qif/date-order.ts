// Dates of QIF: day, month and year in an order that the file does not state. The order is told from all dates together, and how sure that is.
import { type CalendarDate, dayNumber } from '../../calendar/date.ts';
import { readDay } from '../statements/short-date.ts';
import { Fault } from '../values.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface OrderGuess {
  readonly order: DateOrder;
  /** True where another order reads every date as well. */
  readonly isAmbiguous: boolean;
}

/** Parts apart by / - . or blanks; an apostrophe before the year, which may be padded: 1/ 5' 6. */
const PARTS = /^(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*([-/.']|\s)\s*(\d{1,4})$/;
const NO_QIF_DATE = 'Not a date: day, month and year are expected, with / - . or an apostrophe between.';

/** One digit and two digits behind an apostrophe are years from 2000 on. */
function yearOf(digits: string, mark: string): string {
  if (digits.length === 1) return `200${digits}`;
  return digits.length === 2 && mark === "'" ? `20${digits}` : digits;
}

export function readQifDate(text: string, order: DateOrder): CalendarDate | Fault {
  const [, first = '', second = '', mark = '', third = ''] = PARTS.exec(text.trim()) ?? [];
  if (first === '') return new Fault('D', text, NO_QIF_DATE);
  if (order === 'ymd') return readDay(first.length === 4 ? first : yearOf(first, ''), second, third, 'D', text);
  if (first.length > 2 || third.length === 3) return new Fault('D', text, NO_QIF_DATE);
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return readDay(yearOf(third, mark), month, day, 'D', text);
}

/**
 * The order that reads most dates. Where several read as many: the one whose dates lie closest together; then month first,
 * as the format's own programs write it. Year first is thought of only where a first part cannot be a day.
 */
export function guessOrder(dates: readonly string[]): OrderGuess {
  const isYearFirst = dates.some((date) => Number(/^\d+/.exec(date.trim())?.[0] ?? '0') > 31);
  const candidates: readonly DateOrder[] = isYearFirst ? ['ymd', 'mdy', 'dmy'] : ['mdy', 'dmy'];
  const told = candidates.map((order) => {
    const days = dates.flatMap((date) => {
      const read = readQifDate(date, order);
      return read instanceof Fault ? [] : [dayNumber(read)];
    });
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const day of days) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    return { order, read: days.length, span: days.length === 0 ? 0 : last - first, days };
  });
  const most = Math.max(...told.map(({ read }) => read));
  const fitting = told.filter(({ read }) => read === most);
  const best = fitting.reduce((left, right) => (right.span < left.span ? right : left));
  return {
    order: best.order,
    isAmbiguous: fitting.some((other) => other !== best && other.days.some((day, index) => day !== best.days[index])),
  };
}
