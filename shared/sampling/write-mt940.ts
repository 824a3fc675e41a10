// A bank account's day as a SWIFT MT940 statement: opening, lines, closing; the closing is the next day's opening.
import { addDays, type CalendarDate, daysBetween } from '../calendar/date.ts';
import { formatPlain } from '../money/format.ts';
import { shortDate } from './ground.ts';
import type { Entry } from './rows.ts';
import { utf8 } from './utf8.ts';

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
  const number = String(daysBetween(`${valueDate.slice(0, 4)}-01-01`, valueDate) + 1).padStart(5, '0');
  const lines = [
    `:20:ST${day}${account.slice(-4)}`,
    `:25:${account}`,
    `:28C:${number}/001`,
    `:60F:C${shortDate(addDays(valueDate, -1))}${currency}${amount(opening)}`,
    ...entries.flatMap((entry) => [
      `:61:${day}${day.slice(2)}${entry.direction}${amount(entry.amount)}NTRF${entry.reference || 'NONREF'}//${entry.entryNo}`,
      `:86:${entry.memo}`,
    ]),
    `:62F:C${day}${currency}${amount(closing)}`,
    '-',
  ];
  return utf8(`${lines.join('\r\n')}\r\n`);
}
