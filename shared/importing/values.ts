// Cells to values, strictly: what is not exactly a value is a fault with a sentence that says what to do, never a guess.
import { isCalendarDate } from '../calendar/date.ts';
import { type LocalTime, parseLocalTime } from '../calendar/time.ts';
import type { Reject } from '../model/import.ts';
import type { Minor } from '../money/amount.ts';
import { currencyExponent } from '../money/currency.ts';
import { type AmountRefusal, parseAmount } from '../money/parse.ts';
import { spreadsheetDamage } from './values/key.ts';

/** Why a record is rejected. `field` is the column as the file names it. */
export class Fault {
  constructor(
    readonly field: string,
    readonly value: string,
    readonly reason: string,
  ) {}
}

const LONGEST_SHOWN_VALUE = 120;

export function toReject(fault: Fault, line: number, raw: string): Reject {
  const value =
    fault.value.length > LONGEST_SHOWN_VALUE ? `${fault.value.slice(0, LONGEST_SHOWN_VALUE)}…` : fault.value;
  return { line, field: fault.field, value, reason: fault.reason, raw };
}

const AMOUNT_REASONS: Readonly<Record<AmountRefusal, string>> = {
  'not-a-plain-decimal':
    'Not a plain non-negative amount: write ASCII digits with a decimal point only, no sign, separator, blank or exponent.',
  'too-many-decimals': 'More decimals than the currency has; correct the amount at the source.',
  'out-of-range': 'The amount is too large to be computed exactly; check it at the source.',
};

export function readAmount(text: string, currency: string, field: string): Minor | Fault {
  const parsed = parseAmount(text, currencyExponent(currency) ?? 0);
  return parsed.ok ? parsed.amount : new Fault(field, text, AMOUNT_REASONS[parsed.reason]);
}

/** An amount that the issuer writes in whole minor units. */
export function readMinorUnits(text: string, field: string): Minor | Fault {
  const parsed = parseAmount(text, 0);
  return parsed.ok ? parsed.amount : new Fault(field, text, AMOUNT_REASONS[parsed.reason]);
}

/** A balance: as an amount, but it may be below zero. */
export function readBalance(text: string, currency: string, field: string): Minor | Fault {
  const amount = readAmount(text.startsWith('-') ? text.slice(1) : text, currency, field);
  return amount instanceof Fault
    ? new Fault(field, text, amount.reason)
    : text.startsWith('-') && amount !== 0
      ? -amount
      : amount;
}

export function readCurrency(text: string, field: string): string | Fault {
  return currencyExponent(text) === undefined
    ? new Fault(field, text, 'Unknown currency: write the ISO 4217 code, such as CNY.')
    : text;
}

/** YYYY-MM-DD, a day that exists. */
export function readDate(text: string, field: string): string | Fault {
  return isCalendarDate(text) ? text : new Fault(field, text, 'Not a date that exists: write YYYY-MM-DD.');
}

export function readTime(text: string, timeZone: string, field: string): LocalTime | Fault {
  return (
    parseLocalTime(text, timeZone) ??
    new Fault(field, text, 'Not a time that exists: write YYYY-MM-DDTHH:MM:SS, with an offset or local to the channel.')
  );
}

/** A key as it identifies a record. Refuses what a spreadsheet has turned into a number. */
export function readKey(text: string, field: string): string | Fault {
  return spreadsheetDamage(text) === 'exponent'
    ? new Fault(
        field,
        text,
        'The number was rounded: this file was opened and saved by a spreadsheet. Download it again.',
      )
    : text;
}

export function missing(field: string): Fault {
  return new Fault(field, '', 'Missing: this field identifies or values the record and may not be empty.');
}

export function wrongWidth(found: number, expected: number): Fault {
  return new Fault(
    '',
    String(found),
    found < expected
      ? `The row has ${found} cells where the header has ${expected}: it was cut short. Download the file again or correct the row.`
      : `The row has ${found} cells where the header has ${expected}: quote a cell that holds the delimiter, or correct the row.`,
  );
}
