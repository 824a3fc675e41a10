// A 16 record to an account entry. The type code says whether money came in or went out; a sign in front of the amount is refused.
import type { Direction } from '../../model/record.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import type { ContentNumbering } from '../statements/entry-numbers.ts';
import { readYearFirst } from '../statements/short-date.ts';
import { Fault, missing, readCurrency } from '../values.ts';
import type { Bai2Account } from './account.ts';
import { readAvailability, readImplied } from './amounts.ts';
import { type Bai2Record, cleanField, fieldsOf, textFrom } from './records.ts';

/** Of the custom codes 920 to 959 are credits and 960 to 999 debits. Source: the BAI2 code ranges. */
const DIRECTIONS: readonly { readonly from: number; readonly to: number; readonly direction: Direction }[] = [
  { from: 100, to: 399, direction: 'C' },
  { from: 400, to: 699, direction: 'D' },
  { from: 920, to: 959, direction: 'C' },
  { from: 960, to: 999, direction: 'D' },
];
const FIRST_CUSTOM = 900;
const NON_MONETARY = '890';
const NO_REFERENCE = /^0*$/;

export function isNonMonetary(record: Bai2Record): boolean {
  return cleanField(fieldsOf(record)[0]) === NON_MONETARY;
}

export function isCustom(entry: EntryFacts): boolean {
  return Number(entry.extra.type) >= FIRST_CUSTOM;
}

/** `asOf`: the group's date, YYMMDD. */
export function readDetail(
  record: Bai2Record,
  account: Bai2Account | null,
  asOf: string,
  numbering: ContentNumbering,
): EntryFacts | Fault {
  if (account === null || account.accountNo === '') return missing('03 account');
  const { currency } = account;
  const known = readCurrency(currency, '03 currency');
  if (known instanceof Fault) return known;
  const fields = fieldsOf(record);
  const [type, amountText] = [cleanField(fields[0]), cleanField(fields[1])];
  const direction = directionOf(type);
  if (direction === null) {
    return new Fault(
      '16 type',
      type,
      'Neither a credit (100-399, 920-959) nor a debit (400-699, 960-999) by its type code; ask the bank what it means.',
    );
  }
  if (!/^\+?\d+$/.test(amountText)) {
    return new Fault(
      '16 amount',
      amountText,
      'Not an amount in minor units: digits only; the type code gives the sign.',
    );
  }
  const amount = readImplied(amountText, '16 amount');
  if (amount instanceof Fault) return amount;
  const availability = readAvailability(fields, 2);
  if (availability instanceof Fault) return availability;
  const entryDate = asOf === '' ? '' : readYearFirst(asOf, '02 as-of date');
  const valueDate = availability.valueDate === '' ? entryDate : readYearFirst(availability.valueDate, '16 value date');
  if (valueDate instanceof Fault) return valueDate;
  if (valueDate === '') return missing('02 as-of date');
  const [bankReference, customerReference] = [availability.next, availability.next + 1]
    .map((at) => cleanField(fields[at]))
    .map((text) => (NO_REFERENCE.test(text) ? '' : text));
  const memo = textFrom(fields, availability.next + 2);
  const day = entryDate instanceof Fault ? '' : entryDate;
  return {
    entryNo: numbering.numberFor(account.accountNo, [
      day,
      valueDate,
      type,
      String(amount),
      currency,
      bankReference ?? '',
      customerReference ?? '',
      memo,
    ]),
    accountNo: account.accountNo,
    direction,
    amount,
    currency,
    valueDate,
    balance: null,
    reference: [customerReference, bankReference].filter((part) => part !== '').join('//'),
    memo,
    extra: { type, entry_date: day, availability: availability.written },
  };
}

function directionOf(type: string): Direction | null {
  if (!/^\d{3}$/.test(type)) return null;
  return DIRECTIONS.find(({ from, to }) => Number(type) >= from && Number(type) <= to)?.direction ?? null;
}
