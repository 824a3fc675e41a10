// A line of AUSZUG.TXT: what it says of one statement, and whether the entries of UMSATZ.TXT come to it.
import type { CalendarDate } from '../../calendar/date.ts';
import type { DeclaredTotal, StatementBalance } from '../../model/import.ts';
import type { AccountEntryRow, Direction } from '../../model/record.ts';
import { addMinor, type Minor, sumMinor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { declaredTotal } from '../declared.ts';
import { readDay } from '../statements/short-date.ts';
import { readSignedAmount } from '../statements/signed-amount.ts';
import { Fault } from '../values.ts';
import { accountOf, dayParts, field, type MulticashLine, statementKey } from './lines.ts';

export interface MulticashStatement {
  readonly key: string;
  readonly accountNo: string;
  readonly number: string;
  readonly date: CalendarDate | '';
  readonly currency: string;
  /** Signed; null where it cannot be read. */
  readonly opening: Minor | null;
  readonly closing: Minor | null;
  /** Unsigned; null where they are not stated. */
  readonly debits: Minor | null;
  readonly credits: Minor | null;
  /** Number of entries, '' where it is not stated. */
  readonly count: string;
}

/** A sign may stand behind the digits. */
export function readMulticashAmount(text: string, currency: string, name: string): Minor | Fault {
  const moved = text.replace(/^([^+-].*)([+-])$/, '$2$1');
  const amount = readSignedAmount(moved, currency, name, false);
  return amount instanceof Fault ? new Fault(name, text, amount.reason) : amount;
}

export function readStatement(line: MulticashLine): MulticashStatement {
  const currency = field(line, 5);
  const amount = (place: number): Minor | null => {
    const text = field(line, place);
    if (text === '' || currencyExponent(currency) === undefined) return null;
    const read = readMulticashAmount(text, currency, '');
    return read instanceof Fault ? null : read;
  };
  const size = (place: number) => {
    const read = amount(place);
    return read === null ? null : Math.abs(read);
  };
  const [day, month, year] = dayParts(field(line, 4));
  const date = readDay(year, month, day, '', '');
  return {
    key: statementKey(line),
    accountNo: accountOf(line),
    number: field(line, 3),
    date: date instanceof Fault ? '' : date,
    currency,
    opening: amount(6),
    debits: size(7),
    credits: size(8),
    closing: amount(9),
    count: field(line, 18),
  };
}

export function balanceOf(statement: MulticashStatement): StatementBalance {
  const { accountNo, currency, number, opening, closing, date } = statement;
  return { accountNo, currency, number, openingDate: '', opening, closingDate: date, closing };
}

/** Opening, totals and closing of one line among themselves. */
export function declaredByItself(statement: MulticashStatement): DeclaredTotal[] {
  const { opening, closing, debits, credits, currency } = statement;
  if (opening === null || closing === null || debits === null || credits === null) return [];
  const computed = addMinor(opening, addMinor(credits, -debits));
  return [
    declaredTotal(named('closing balance', statement), formatPlain(closing, currency), formatPlain(computed, currency)),
  ];
}

/** What the statement says of its entries; `rows` null: it has none in the file of entries. */
export function declaredOfEntries(statement: MulticashStatement, rows: readonly AccountEntryRow[]): DeclaredTotal[] {
  const { opening, closing, debits, credits, currency, count } = statement;
  if (currencyExponent(currency) === undefined) return [];
  const sum = (direction: Direction) =>
    sumMinor(rows.filter((row) => row.direction === direction).map(({ amount }) => amount));
  const compare = (what: string, stated: Minor, computed: Minor) =>
    declaredTotal(named(what, statement), formatPlain(stated, currency), formatPlain(computed, currency));
  return [
    ...(debits === null ? [] : [compare('sum of debits', debits, sum('D'))]),
    ...(credits === null ? [] : [compare('sum of credits', credits, sum('C'))]),
    ...(opening === null || closing === null
      ? []
      : [compare('closing balance', closing, addMinor(opening, addMinor(sum('C'), -sum('D'))))]),
    ...(count === '' ? [] : [declaredTotal(named('number of entries', statement), count, String(rows.length))]),
  ];
}

function named(what: string, { accountNo, number }: MulticashStatement): string {
  return `AUSZUG ${what} ${accountNo} ${number}`.trim();
}
