// What a statement says of itself: its account, number, balances, and the summary of its entries.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Minor } from '../../money/amount.ts';
import { childrenOf, find, firstText, textAt, type XmlElement } from '../xml/element.ts';
import type { MessageKind } from './messages.ts';
import { dateOf, directionOf, moneyOf, writtenDate } from './values.ts';

export interface Balance {
  /** OPBD, PRCD, CLBD, ITBD and others. */
  readonly code: string;
  readonly currency: string;
  /** Signed; null where it cannot be read. */
  readonly amount: Minor | null;
  readonly written: string;
  readonly date: CalendarDate | '';
  /** The bank left out whether it is a credit or a debit. */
  readonly isSideless: boolean;
}

/** Counts and sums as they stand in the file, '' where they do not. */
export interface Summary {
  readonly count: string;
  readonly sum: string;
}

export interface EntriesSummary {
  readonly all: Summary;
  /** With a minus where it is a debit. */
  readonly net: string;
  readonly credits: Summary;
  readonly debits: Summary;
}

export interface StatementHead {
  readonly message: MessageKind;
  readonly account: string;
  readonly number: string;
  /** Page of the statement, '' where it has only one. */
  readonly page: string;
  /** The day it is of, '' where it does not say. */
  readonly date: CalendarDate | '';
  readonly balances: readonly Balance[];
  readonly summary: EntriesSummary | null;
}

/** Without an indicator, a credit, as an account holds money unless something else is said. */
function readBalance(element: XmlElement): Balance {
  const amount = find(element, 'Amt');
  const money = moneyOf(amount);
  const indicator = textAt(element, 'CdtDbtInd');
  const direction = indicator === '' ? 'C' : directionOf(indicator);
  const sign = direction === 'D' ? '-' : '';
  const unsigned = direction === null ? null : (money?.amount ?? null);
  return {
    code: firstText(textAt(element, 'Tp', 'CdOrPrtry', 'Cd'), textAt(element, 'Tp', 'Cd')),
    currency: amount?.attributes.get('Ccy') ?? '',
    amount: unsigned === null || direction === 'C' || unsigned === 0 ? unsigned : -unsigned,
    written: `${sign}${amount?.text ?? ''}`,
    date: dateOf(writtenDate(find(element, 'Dt'))),
    isSideless: indicator === '',
  };
}

function readSummary(element: XmlElement): EntriesSummary {
  const part = (name: string): Summary => ({
    count: textAt(element, name, 'NbOfNtries'),
    sum: textAt(element, name, 'Sum'),
  });
  const total = find(element, 'TtlNtries');
  const nested = total === null ? null : find(total, 'TtlNetNtry');
  const net = total === null ? '' : firstText(textAt(total, 'TtlNetNtryAmt'), textAt(total, 'TtlNetNtry', 'Amt'));
  const indicator = total === null ? '' : textAt(nested ?? total, 'CdtDbtInd');
  return {
    all: part('TtlNtries'),
    net: net !== '' && indicator === 'DBIT' ? `-${net}` : net,
    credits: part('TtlCdtNtries'),
    debits: part('TtlDbtNtries'),
  };
}

/** The day it closes, else the end of its period. When it was made, which another export changes, only where nothing else tells it from others. */
function dateOfStatement(statement: XmlElement, balances: readonly Balance[], number: string): CalendarDate | '' {
  const closing = balances.find(({ code }) => code === 'CLBD')?.date ?? '';
  const made = number === '' ? dateOf(textAt(statement, 'CreDtTm')) : '';
  return firstText(
    closing,
    dateOf(textAt(statement, 'FrToDt', 'ToDtTm')),
    dateOf(textAt(statement, 'FrToDt', 'ToDt')),
    made,
  );
}

/** The day that entries without a date of their own are of; '' where the statement says none. */
export function dayOf(children: readonly XmlElement[]): CalendarDate | '' {
  const statement: XmlElement = { name: '', attributes: new Map(), text: '', children, from: 0, to: 0 };
  const balances = childrenOf(statement, 'Bal').map(readBalance);
  return firstText(dateOfStatement(statement, balances, ''), balances.at(-1)?.date ?? '');
}

/** `statement` holds the children of the statement but for its entries. */
export function readHead(message: MessageKind, statement: XmlElement): StatementHead {
  const summary = find(statement, 'TxsSummry');
  const page = firstText(...['Stmt', 'Rpt', 'Ntfctn'].map((name) => textAt(statement, `${name}Pgntn`, 'PgNb')));
  const balances = childrenOf(statement, 'Bal').map(readBalance);
  const number = firstText(textAt(statement, 'ElctrncSeqNb'), textAt(statement, 'LglSeqNb'), textAt(statement, 'Id'));
  return {
    message,
    account: firstText(textAt(statement, 'Acct', 'Id', 'IBAN'), accountOf(find(statement, 'Acct', 'Id'))),
    number,
    page: page === '1' ? '' : page,
    date: dateOfStatement(statement, balances, number),
    balances,
    summary: summary === null ? null : readSummary(summary),
  };
}

/** An account's number: IBAN, or the bank's own. */
export function accountOf(id: XmlElement | null): string {
  if (id === null) return '';
  return firstText(textAt(id, 'IBAN'), textAt(id, 'Othr', 'Id'), textAt(id, 'PrtryAcct', 'Id'), textAt(id, 'BBAN'));
}

/** The account and number as people name the statement. */
export function nameOf({ account, number }: StatementHead): string {
  return [account, number].filter((part) => part !== '').join(' ');
}

export interface BalancePair {
  readonly opening: Balance | null;
  readonly closing: Balance | null;
}

function byDate(balances: readonly Balance[], code: string): Balance[] {
  return balances
    .filter((balance) => balance.code === code)
    .sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
}

/**
 * The balances between which the entries lie, a pair for each currency that has an opening or a closing one. Booked ones only: OPBD, else PRCD;
 * CLBD; ITBD stands for either on the pages between. A closing balance of another currency is given where it is the only one.
 */
export function balancePairs(balances: readonly Balance[]): BalancePair[] {
  const currencies = [...new Set(balances.map(({ currency }) => currency))];
  const pairs = currencies.flatMap((currency) => {
    const own = balances.filter((balance) => balance.currency === currency);
    const interim = byDate(own, 'ITBD');
    const last = byDate(own, 'CLBD').at(-1);
    const first = byDate(own, 'OPBD')[0] ?? byDate(own, 'PRCD')[0];
    const opening = first ?? (last !== undefined || interim.length > 1 ? interim[0] : undefined);
    const closing = last ?? interim.at(-1);
    return opening === undefined && closing === undefined
      ? []
      : [{ opening: opening ?? null, closing: closing ?? null }];
  });
  const [one, other] = pairs;
  if (pairs.length !== 2 || one === undefined || other === undefined) return pairs;
  const isTorn = (left: BalancePair, right: BalancePair) => left.closing === null && right.opening === null;
  if (isTorn(one, other)) return [{ opening: one.opening, closing: other.closing }];
  return isTorn(other, one) ? [{ opening: other.opening, closing: one.closing }] : pairs;
}
