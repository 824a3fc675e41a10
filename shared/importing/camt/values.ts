// Values as ISO 20022 writes them: amounts with their currency as an attribute, the direction beside them, dates with or without a time.
import { type CalendarDate, isCalendarDate } from '../../calendar/date.ts';
import type { Direction } from '../../model/record.ts';
import type { Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { Fault, missing, readAmount, readCurrency } from '../values.ts';
import { firstText, textAt, type XmlElement } from '../xml/element.ts';

export interface Money {
  /** Unsigned. */
  readonly amount: Minor;
  readonly currency: string;
}

const DECIMAL = /^\+?(\d*)(?:\.(\d*))?$/;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const NOT_AN_AMOUNT = 'Not an amount: digits with a decimal point are expected; the direction stands in CdtDbtInd.';

/** Unsigned; up to five decimals are usual, those beyond the currency's must be zeros. */
export function readDecimal(text: string, currency: string, field: string): Minor | Fault {
  if (text === '') return missing(field);
  const [, whole = '', written = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' && written === '') return new Fault(field, text, NOT_AN_AMOUNT);
  const exponent = currencyExponent(currency) ?? 0;
  let fraction = written;
  while (fraction.length > exponent && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const digits = whole === '' ? '0' : whole;
  const amount = readAmount(fraction === '' ? digits : `${digits}.${fraction}`, currency, field);
  return amount instanceof Fault ? new Fault(field, text, amount.reason) : amount;
}

/** `<Amt Ccy="EUR">8.85</Amt>`. */
export function readMoney(element: XmlElement | null, field: string): Money | Fault {
  if (element === null) return missing(field);
  const currency = readCurrency(element.attributes.get('Ccy') ?? '', `${field} Ccy`);
  if (currency instanceof Fault) return currency;
  const amount = readDecimal(element.text, currency, field);
  return amount instanceof Fault ? amount : { amount, currency };
}

/** As readMoney, null where there is none that can be read. */
export function moneyOf(element: XmlElement | null): Money | null {
  const money = readMoney(element, '');
  return money instanceof Fault ? null : money;
}

export function directionOf(indicator: string): Direction | null {
  return indicator === 'CRDT' ? 'C' : indicator === 'DBIT' ? 'D' : null;
}

export function readDirection(indicator: string, field: string): Direction | Fault {
  if (indicator === '') return missing(field);
  return directionOf(indicator) ?? new Fault(field, indicator, 'Neither CRDT (money in) nor DBIT (money out).');
}

/** The date as the bank wrote it: of `Dt` or `DtTm`, whatever of the two stands in which. A time's offset is the bank's own and does not move the day. */
export function writtenDate(element: XmlElement | null): string {
  return element === null ? '' : firstText(textAt(element, 'Dt'), textAt(element, 'DtTm'), element.text);
}

export function readIsoDate(text: string, field: string): CalendarDate | Fault {
  if (text === '') return missing(field);
  return dateOf(text) || new Fault(field, text, 'Not a date that exists: write YYYY-MM-DD.');
}

/** '' where the text is no date. */
export function dateOf(text: string): CalendarDate | '' {
  const date = ISO_DATE.exec(text)?.[1] ?? '';
  return isCalendarDate(date) ? date : '';
}

const NO_KEY = /^(?:NOTPROVIDED|NOT PROVIDED|NONREF|NOTAVAILABLE|N\/A|-*)$/i;

/** A reference, '' where the bank says in its place that there is none. */
export function referenceOf(text: string): string {
  return NO_KEY.test(text) ? '' : text;
}
