// One entry (Ntry): what it books, when, and whether it is booked at all.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Direction } from '../../model/record.ts';
import { Fault, missing } from '../values.ts';
import { find, firstText, textAt, type XmlElement } from '../xml/element.ts';
import type { Detail, DetailGroup } from './details.ts';
import { domainCode } from './parties.ts';
import { type Money, readDirection, readIsoDate, readMoney, referenceOf, writtenDate } from './values.ts';

export interface Entry extends Money {
  readonly direction: Direction;
  readonly valueDate: CalendarDate;
  /** The value date where the bank gives none. */
  readonly bookingDate: CalendarDate;
  /** The bank gives no date: both are the statement's. */
  readonly isDateless: boolean;
  /** It takes an earlier entry back; the direction is that of this booking. */
  readonly isReversal: boolean;
  /** The bank's serial. */
  readonly bankReference: string;
  readonly entryReference: string;
  readonly domainCode: string;
  readonly bankCode: string;
  readonly information: string;
  readonly groups: readonly DetailGroup[];
}

/** What an entry has and nothing else in a statement. */
const TELLING = ['Sts', 'BookgDt', 'ValDt', 'BkTxCd', 'NtryDtls'];
/** No part of a statement but of its entries. */
export const ENTRY_ONLY: ReadonlySet<string> = new Set([...TELLING, 'Amt', 'CdtDbtInd', 'AcctSvcrRef', 'NtryRef']);

/** Whether an element beside the entries is one whose name was damaged. */
export function isRenamedEntry({ children }: XmlElement): boolean {
  const names = new Set(children.map(({ name }) => name).filter((name) => ENTRY_ONLY.has(name)));
  return names.size > 1 && TELLING.some((name) => names.has(name));
}

/** Why an entry is left out, by its status; null for a booked one. */
export function statusOf(entry: XmlElement, isStatement: boolean): string | null | Fault {
  const status = find(entry, 'Sts');
  const code = status === null ? '' : firstText(textAt(status, 'Cd'), textAt(status, 'Prtry'), status.text);
  switch (code) {
    case 'BOOK':
      return null;
    case '':
      return isStatement ? null : missing('Sts');
    case 'PDNG':
      return 'Pending (PDNG): not booked yet; it comes again when it is.';
    case 'FUTR':
      return 'To come (FUTR): not booked yet; it comes again when it is.';
    case 'INFO':
      return 'For information only (INFO): it books no money.';
    default:
      return new Fault('Sts', code, 'Unknown status of an entry: BOOK, PDNG, FUTR or INFO is expected.');
  }
}

/** The first thing that is wrong with a booked entry is its Fault. `day`: the date of one that names none; '' where there is none either. */
export function readEntry(
  entry: XmlElement,
  groups: readonly DetailGroup[],
  day: () => CalendarDate | '',
): Entry | Fault {
  const money = readMoney(find(entry, 'Amt'), 'Amt');
  if (money instanceof Fault) return money;
  const direction = readDirection(textAt(entry, 'CdtDbtInd'), 'CdtDbtInd');
  if (direction instanceof Fault) return direction;
  const booked = writtenDate(find(entry, 'BookgDt'));
  const value = writtenDate(find(entry, 'ValDt'));
  const isDateless = booked === '' && value === '';
  const valueDate = value === '' ? readIsoDate(isDateless ? day() : booked, 'BookgDt') : readIsoDate(value, 'ValDt');
  if (valueDate instanceof Fault) return valueDate;
  const bookingDate = booked === '' ? valueDate : readIsoDate(booked, 'BookgDt');
  if (bookingDate instanceof Fault) return bookingDate;
  const reversal = textAt(entry, 'RvslInd');
  return {
    amount: money.amount,
    currency: money.currency,
    direction,
    valueDate,
    bookingDate,
    isDateless,
    isReversal: reversal === 'true' || reversal === '1',
    bankReference: referenceOf(textAt(entry, 'AcctSvcrRef')),
    entryReference: referenceOf(textAt(entry, 'NtryRef')),
    domainCode: domainCode(entry),
    bankCode: textAt(entry, 'BkTxCd', 'Prtry', 'Cd'),
    information: textAt(entry, 'AddtlNtryInf'),
    groups,
  };
}

export function detailsOf({ groups }: Entry): Detail[] {
  return groups.flatMap(({ details }) => details);
}
