// The head and the balances of one statement page, and what they declare about its lines.

import type { DeclaredTotal } from '../../model/import.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { declaredTotal } from '../declared.ts';
import { readYearFirst } from '../statements/short-date.ts';
import { Fault } from '../values.ts';
import { isCount, swiftAmount } from './amounts.ts';
import type { Field, Message } from './fields.ts';

export interface Balance {
  readonly tag: string;
  /** As it stands in the file. */
  readonly text: string;
  readonly date: string;
  readonly currency: string;
  /** Signed; null where the field cannot be read. */
  readonly amount: Minor | null;
}

export interface StatementHead {
  readonly account: string;
  readonly number: string;
  readonly currency: string;
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  /** :13D: of an interim report, YYMMDD. */
  readonly reportDate: string;
}

const BALANCE = /^\s*([CD])(\d{6})([A-Z]{3})?([\d.,]+)/;
const COUNTED = /^\s*(\d+)([A-Z]{3})?([\d.,]+)/;
const ING_SUMMARY = /\/SUM\/(\d+)\/(\d+)\/([\d,]+)\/([\d,]+)\//;

function joined(message: Message, ...tags: readonly string[]): string {
  return (
    message.fields
      .find(({ tag }) => tags.includes(tag))
      ?.lines.join('')
      .trim() ?? ''
  );
}

/** A balance is one line. Lines below are text between statements, or, where the first has no whole amount, the rest of a wrapped one. */
function balanceText({ lines: [first = '', ...rest] }: Field): string {
  const isWhole = /[,.]\d*\s*$/.test(first);
  return (isWhole ? first : [first, ...rest].join('')).trim();
}

function readBalance(message: Message, tags: readonly string[], fallbackCurrency: string): Balance | null {
  const field = message.fields.find(({ tag }) => tags.includes(tag));
  if (field === undefined) return null;
  const text = balanceText(field);
  const parts = BALANCE.exec(text);
  const currency = parts?.[3] ?? fallbackCurrency;
  const date = readYearFirst(parts?.[2] ?? '', '');
  const amount = currencyExponent(currency) === undefined ? null : swiftAmount(parts?.[4] ?? '', currency);
  return {
    tag: field.tag,
    text,
    date: date instanceof Fault ? (parts?.[2] ?? '') : date,
    currency,
    amount: amount === null || parts?.[1] === 'C' || amount === 0 ? amount : -amount,
  };
}

export function readHead(message: Message): StatementHead {
  const stated =
    [joined(message, '60F', '60M'), joined(message, '62F', '62M')]
      .map((text) => BALANCE.exec(text)?.[3])
      .find(Boolean) ??
    /^[A-Z]{3}/.exec(joined(message, '34F'))?.[0] ??
    [joined(message, '90C'), joined(message, '90D')].map((text) => COUNTED.exec(text)?.[2]).find(Boolean) ??
    '';
  const account = joined(message, '25', '25P');
  const currency = stated !== '' ? stated : (/\d([A-Z]{3})$/.exec(account)?.[1] ?? '');
  const hasCurrency = currency !== '' && account.length > 8 && account.endsWith(currency);
  return {
    account: hasCurrency ? account.slice(0, -currency.length).trim() : account,
    number: joined(message, '28C', '28'),
    currency,
    opening: readBalance(message, ['60F', '60M'], currency),
    closing: readBalance(message, ['62F', '62M'], currency),
    reportDate: joined(message, '13D', '13').slice(0, 6),
  };
}

const signed = (row: AccountEntryRow): Minor => (row.direction === 'C' ? row.amount : -row.amount);

function nameOf(head: StatementHead): string {
  return [head.account, head.number].filter((part) => part !== '').join(' ');
}

function shown(balance: Balance, currency: string): string {
  if (balance.amount === null) return balance.text;
  const text = formatPlain(balance.amount, balance.currency);
  return balance.currency === currency ? text : `${text} ${balance.currency}`;
}

/** Opening + lines = closing; the counts and sums of :90D: and :90C:, and of an ING /SUM/ line. A missing closing balance does not agree. */
export function declaredByStatement(
  message: Message,
  head: StatementHead,
  rows: readonly AccountEntryRow[],
): DeclaredTotal[] {
  const { opening, closing, currency } = head;
  if (currencyExponent(currency) === undefined) return [];
  const declared: DeclaredTotal[] = [];
  if (opening !== null) {
    const moved = rows.reduce((sum, row) => addMinor(sum, signed(row)), 0);
    const computed = opening.amount === null ? '' : formatPlain(addMinor(opening.amount, moved), currency);
    const what = `:${closing?.tag ?? '62F'}: closing balance ${nameOf(head)}`;
    declared.push(declaredTotal(what, closing === null ? '' : shown(closing, currency), computed));
  }
  const sums = (direction: 'C' | 'D') => {
    const side = rows.filter((row) => row.direction === direction);
    return { count: side.length, amount: side.reduce((sum, row) => addMinor(sum, row.amount), 0) };
  };
  const compare = (tag: string, direction: 'C' | 'D', count: string, amount: string) => {
    const side = sums(direction);
    const word = direction === 'C' ? 'credits' : 'debits';
    const stated = swiftAmount(amount.includes(',') ? amount : `${amount},`, currency);
    declared.push(
      declaredTotal(`${tag} number of ${word} ${nameOf(head)}`, isCount(count) ? count : '', String(side.count)),
      declaredTotal(
        `${tag} sum of ${word} ${nameOf(head)}`,
        stated === null ? amount : formatPlain(stated, currency),
        formatPlain(side.amount, currency),
      ),
    );
  };
  for (const field of message.fields) {
    if (field.tag !== '90D' && field.tag !== '90C') continue;
    const parts = COUNTED.exec(field.lines.join(''));
    compare(`:${field.tag}:`, field.tag === '90D' ? 'D' : 'C', parts?.[1] ?? '', parts?.[3] ?? field.lines.join(''));
  }
  const summary = ING_SUMMARY.exec(closingInformation(message)?.lines.join('') ?? '');
  if (summary !== null) {
    compare('/SUM/', 'D', summary[1] ?? '', summary[3] ?? '');
    compare('/SUM/', 'C', summary[2] ?? '', summary[4] ?? '');
  }
  return declared;
}

/** The :86: that belongs to the statement, not to a line of it. */
function closingInformation(message: Message): Field | undefined {
  const closing = message.fields.findIndex(({ tag }) => tag.startsWith('62'));
  return closing === -1 ? undefined : message.fields.slice(closing).find(({ tag }) => tag === '86');
}

/**
 * Whether a page opens where the page before it (same account, same file) closed. Null where they are no pages of one statement: that
 * statements follow each other is no proof of either of them.
 */
export function continuity(previous: StatementHead, head: StatementHead): DeclaredTotal | null {
  const { opening } = head;
  const { closing } = previous;
  if (opening?.amount == null || closing?.amount == null || previous.currency !== head.currency) return null;
  if (opening.tag !== '60M' || closing.tag !== '62M') return null;
  return declaredTotal(
    `:${opening.tag}: opening balance ${nameOf(head)} continues ${previous.number}`,
    formatPlain(opening.amount, head.currency),
    formatPlain(closing.amount, head.currency),
  );
}
