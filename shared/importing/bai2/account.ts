// The 03 record of an account and what it and its 49 state about the entries between them.
import type { DeclaredTotal } from '../../model/import.ts';
import type { AccountEntryRow, Direction } from '../../model/record.ts';
import { addMinor, type Minor, sumMinor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { declaredTotal } from '../declared.ts';
import { Fault } from '../values.ts';
import { readAvailability, readImplied } from './amounts.ts';
import { type Bai2Record, cleanField, fieldsOf } from './records.ts';

interface Summary {
  readonly amount: Minor;
  /** Number of items, '' where it is not stated. */
  readonly count: string;
}

export interface Bai2Account {
  readonly accountNo: string;
  readonly currency: string;
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Sum of all amounts of the record, as the 49 counts them. */
  readonly stated: Minor;
  /** The first summary that cannot be read; those behind it are not known. */
  readonly fault: Fault | null;
}

const OPENING_LEDGER = '010';
const CLOSING_LEDGER = '015';
const TOTAL_OF: Readonly<Record<Direction, string>> = { C: '100', D: '400' };

/** A blank field more than the format has, which some banks put at the end of a line, is passed over. */
export function readAccount(record: Bai2Record, groupCurrency: string): Bai2Account {
  const fields = fieldsOf(record);
  const summaries = new Map<string, Summary>();
  let stated = 0;
  let fault: Fault | null = null;
  for (let at = 2; at < fields.length && fault === null; ) {
    const type = cleanField(fields[at]);
    const amount = readImplied(cleanField(fields[at + 1]), `03 amount of type ${type}`);
    const availability = readAvailability(fields, at + 3);
    if (amount instanceof Fault) fault = amount;
    else if (availability instanceof Fault) fault = availability;
    else if (type === '' && /^\d{3}$/.test(cleanField(fields[at + 1]))) at += 1;
    else {
      if (type !== '') summaries.set(type, { amount, count: cleanField(fields[at + 2]) });
      stated = addMinor(stated, amount);
      at = availability.next;
    }
  }
  const own = cleanField(fields[1]);
  return {
    accountNo: cleanField(fields[0]),
    currency: own === '' ? groupCurrency : own,
    summaries,
    stated,
    fault,
  };
}

export function ledgerBalances(account: Bai2Account): {
  readonly opening: Minor | null;
  readonly closing: Minor | null;
} {
  return {
    opening: account.summaries.get(OPENING_LEDGER)?.amount ?? null,
    closing: account.summaries.get(CLOSING_LEDGER)?.amount ?? null,
  };
}

/** In the currency's decimals; as minor units where accounts of several currencies are added up. */
export function amountText(amount: Minor, currency: string): string {
  return currencyExponent(currency) === undefined ? String(amount) : formatPlain(amount, currency);
}

/**
 * The account's own statements about its entries: total credits and debits, closing = opening + entries. Those that do not agree are no
 * contradiction, as a bank may list only some of the entries that they cover: what is in the file is for the trailers to say.
 */
export function statedByAccount(account: Bai2Account, rows: readonly AccountEntryRow[]): DeclaredTotal[] {
  const { accountNo, currency } = account;
  const sideOf = (direction: Direction) => rows.filter((row) => row.direction === direction);
  const sumOf = (direction: Direction) => sumMinor(sideOf(direction).map(({ amount }) => amount));
  const declared: DeclaredTotal[] = [];
  for (const direction of ['C', 'D'] as const) {
    const type = TOTAL_OF[direction];
    const total = account.summaries.get(type);
    if (total === undefined) continue;
    const name = `${type} total ${direction === 'C' ? 'credits' : 'debits'} ${accountNo}`;
    declared.push(declaredTotal(name, amountText(total.amount, currency), amountText(sumOf(direction), currency)));
    if (total.count !== '')
      declared.push(declaredTotal(`${name} (number)`, total.count, String(sideOf(direction).length)));
  }
  const { opening, closing } = ledgerBalances(account);
  if (opening !== null && closing !== null) {
    const computed = addMinor(opening, addMinor(sumOf('C'), -sumOf('D')));
    const name = `${CLOSING_LEDGER} closing ledger ${accountNo}`;
    declared.push(declaredTotal(name, amountText(closing, currency), amountText(computed, currency)));
  }
  return declared;
}

/** Whether the account states movements: total credits or debits that are not zero. */
export function statesMovements(account: Bai2Account): boolean {
  return Object.values(TOTAL_OF).some((type) => (account.summaries.get(type)?.amount ?? 0) !== 0);
}
