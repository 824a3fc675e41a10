// A bank account's day as a SWIFT MT940 statement: opening, lines, closing; the closing is the next day's opening.
import { addDays, type CalendarDate, daysBetween } from '../calendar/date.ts';
import { formatPlain } from '../money/format.ts';
import { shortDate } from './ground.ts';
import type { Entry } from './rows.ts';
import { utf8 } from './utf8.ts';

/** Accounts whose bank sends MT940; the others send canonical files. */
export const MT940_ACCOUNTS: ReadonlySet<string> = new Set(['622200001', '800100004']);

/** One statement a day, numbered by the day of the year, one page each. */
function statementNumber(date: CalendarDate): string {
  return `${String(daysBetween(`${date.slice(0, 4)}-01-01`, date) + 1).padStart(5, '0')}/001`;
}

/**
 * MT940 gives its lines no key of their own (references repeat): account, statement number, opening date and place in the
 * statement are what names a line for good.
 */
export function mt940EntryNo(account: string, date: CalendarDate, place: number): string {
  return `${account}:${statementNumber(date)}:${addDays(date, -1)}:${String(place).padStart(3, '0')}`;
}

/** Entries of one account and value date. Bare blocks, CRLF, UTF-8. `opening` in minor units, never negative. */
export function mt940Statement(entries: readonly Entry[], valueDate: CalendarDate, opening: number): Uint8Array {
  const [first] = entries;
  if (first === undefined) throw new Error('a statement needs an entry');
  const { account, currency } = first;
  const amount = (minor: number): string => {
    const text = formatPlain(minor, currency);
    return text.includes('.') ? text.replace('.', ',') : `${text},`;
  };
  const closing = entries.reduce(
    (sum, entry) => sum + (entry.direction === 'C' ? entry.amount : -entry.amount),
    opening,
  );
  const day = shortDate(valueDate);
  const lines = [
    `:20:ST${day}${account.slice(-4)}`,
    `:25:${account}`,
    `:28C:${statementNumber(valueDate)}`,
    `:60F:C${shortDate(addDays(valueDate, -1))}${currency}${amount(opening)}`,
    ...entries.flatMap((entry) => [
      `:61:${day}${day.slice(2)}${entry.direction}${amount(entry.amount)}NTRF${entry.reference || 'NONREF'}//${entry.serial}`,
      `:86:${entry.memo}`,
    ]),
    `:62F:C${day}${currency}${amount(closing)}`,
    '-',
  ];
  return utf8(`${lines.join('\r\n')}\r\n`);
}
