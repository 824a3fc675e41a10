// The account and the balance in a 1 or 8 line, in the four ways of writing an account, and amounts of three decimals.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { readDayFirst } from '../statements/short-date.ts';
import { Fault, readAmount } from '../values.ts';
import { type CodaLine, part } from './lines.ts';

export interface CodaAccount {
  readonly accountNo: string;
  readonly currency: string;
}

/** Structure 0: 12 digits; 1: foreign, 34; 2: Belgian IBAN, 31; 3: foreign IBAN, 34. `field`: the 37 places of account and currency. */
export function readCodaAccount(structure: string, field: string): CodaAccount {
  return structure === '0'
    ? { accountNo: field.slice(0, 12).trim(), currency: field.slice(13, 16) }
    : { accountNo: field.slice(0, structure === '2' ? 31 : 34).trim(), currency: field.slice(34, 37) };
}

/** Fifteen digits of which three are decimals; finer than the currency is a Fault. */
export function readThousandths(digits: string, currency: string, field: string): Minor | Fault {
  if (!/^\d{15}$/.test(digits))
    return new Fault(field, digits, 'Not an amount: 15 digits are expected, the last three of them decimals.');
  const exponent = currencyExponent(currency) ?? 0;
  let fraction = digits.slice(12);
  while (fraction.length > exponent && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const amount = readAmount(
    fraction === '' ? digits.slice(0, 12) : `${digits.slice(0, 12)}.${fraction}`,
    currency,
    field,
  );
  return amount instanceof Fault ? new Fault(field, digits, amount.reason) : amount;
}

/** "1.500" of fifteen digits, as people compare it; the digits as they stand where they are none. */
export function thousandthsText(digits: string): string {
  return /^\d{15}$/.test(digits)
    ? `${digits.slice(0, 12).replace(/^0+(?=\d)/, '')}.${digits.slice(12)}`
    : digits.trim();
}

export interface CodaBalance {
  /** Signed; null where it cannot be read. */
  readonly amount: Minor | null;
  /** As it stands, signed. */
  readonly text: string;
  readonly date: CalendarDate | '';
}

/** `from`: the position of the sign, 43 in a 1 line and 42 in an 8 line. */
export function readCodaBalance({ content }: CodaLine, from: number, currency: string): CodaBalance {
  const digits = part(content, from + 1, from + 15);
  const amount = currencyExponent(currency) === undefined ? null : readThousandths(digits, currency, '');
  const date = readDayFirst(part(content, from + 16, from + 21), '');
  const sign = part(content, from, from);
  const isKnown = (sign === '0' || sign === '1') && amount !== null && !(amount instanceof Fault);
  return {
    amount: !isKnown ? null : sign === '1' && amount !== 0 ? -amount : amount,
    text: `${sign === '1' ? '-' : ''}${thousandthsText(digits)}`,
    date: date instanceof Fault ? '' : date,
  };
}
