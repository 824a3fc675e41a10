// Amounts and dates as SWIFT writes them: decimal comma, unsigned, YYMMDD.
import { isCalendarDate } from '../../calendar/date.ts';
import type { Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { parseAmount } from '../../money/parse.ts';
import { readYearFirst } from '../statements/short-date.ts';
import { Fault, readAmount } from '../values.ts';

const SWIFT_AMOUNT = /^(\d+)(?:,(\d*))?$/;
/** A point is not SWIFT's, but means a decimal point where exactly the currency's decimals follow it, or nothing; three could be thousands. */
const POINT_AMOUNT = /^(\d+)\.(\d{2})?$/;

/** "1234,5", "300,", "300" or "0,00"; decimals beyond the currency's are accepted where they are zeros (JPY "1000,00"). */
export function readSwiftAmount(text: string, currency: string, field: string): Minor | Fault {
  const exponent = currencyExponent(currency) ?? 0;
  const isPointed = exponent === 2 || text.endsWith('.');
  const parts = SWIFT_AMOUNT.exec(text) ?? (isPointed ? POINT_AMOUNT.exec(text) : null);
  if (parts === null)
    return new Fault(field, text, 'Not a SWIFT amount: digits with one decimal comma, no separators.');
  let fraction = parts[2] ?? '';
  while (fraction.length > exponent && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const plain = fraction === '' ? (parts[1] ?? '') : `${parts[1]}.${fraction}`;
  const amount = readAmount(plain, currency, field);
  return amount instanceof Fault ? new Fault(field, text, amount.reason) : amount;
}

/** As readSwiftAmount, null where it is none. */
export function swiftAmount(text: string, currency: string): Minor | null {
  const amount = readSwiftAmount(text, currency, '');
  return amount instanceof Fault ? null : amount;
}

/**
 * A value date. Banks that count interest in months of 30 days write 29 or 30 February in any year: that is the month's last day, and
 * `written` keeps what stood there. Any other day that does not exist is a Fault.
 */
export function readValueDate(
  text: string,
  field: string,
): { readonly date: string; readonly written: string } | Fault {
  const date = readYearFirst(text, field);
  if (!(date instanceof Fault)) return { date, written: '' };
  if (!/^\d{2}02(?:29|30)$/.test(text)) return date;
  const twentyNinth = readYearFirst(`${text.slice(0, 4)}29`, field);
  const last = twentyNinth instanceof Fault ? readYearFirst(`${text.slice(0, 4)}28`, field) : twentyNinth;
  return last instanceof Fault ? date : { date: last, written: text };
}

/** MMDD beside a value date: the year in which the two lie closest together. Null where no such day exists. */
export function entryDateBeside(monthDay: string, valueDate: string): string | null {
  const year = Number(valueDate.slice(0, 4));
  const month = Number(monthDay.slice(0, 2));
  const valueMonth = Number(valueDate.slice(5, 7));
  const shift = month - valueMonth > 6 ? -1 : valueMonth - month > 6 ? 1 : 0;
  const date = `${year + shift}-${monthDay.slice(0, 2)}-${monthDay.slice(2, 4)}`;
  return isCalendarDate(date) ? date : null;
}

/** True where the text is a whole number that can be compared as a count. */
export function isCount(text: string): boolean {
  return parseAmount(text, 0).ok;
}
