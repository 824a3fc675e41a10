// What sorts of rows a draft has: by the words of a column, by the sign of the amount, by which of two amounts is filled; else all are payments.
import type { FieldSource, RowSort } from '../../model/profile.ts';
import type { Kind } from '../../model/record.ts';
import { wordMeaning } from './words.ts';

export const PLAIN_FIELD: FieldSource = {
  from: [],
  join: [],
  with: ' ',
  sum: [],
  always: null,
  strip: [],
  take: null,
  words: {},
  empty: null,
  sign: 'any',
};

export interface WordColumn {
  readonly name: string;
  readonly words: readonly string[];
}

/** Known words with what they mean, and those that are left to people. */
export function sortWords(
  field: 'kind' | 'status' | 'direction' | 'currency',
  words: readonly string[],
): { readonly known: Readonly<Record<string, string>>; readonly unknown: readonly string[] } {
  const known: [string, string][] = [];
  const unknown: string[] = [];
  for (const word of words) {
    const meaning = wordMeaning(field, word);
    if (meaning === null) unknown.push(word);
    else known.push([word, meaning]);
  }
  return { known: Object.fromEntries(known), unknown };
}

function sort(kind: Kind, when: RowSort['when'], fields: RowSort['fields'] = {}): RowSort {
  return { when, kind, skip: null, status: null, fields };
}

/** Sorts of transaction rows. `refund` and `amount` are names of columns; `signed`: amounts carry both signs. Words of kinds are read by the field. */
export function transactionSorts(columns: {
  readonly kind: WordColumn | null;
  readonly amount: string | null;
  readonly refund: string | null;
  readonly signed: boolean;
}): readonly RowSort[] {
  const { kind, amount, refund, signed } = columns;
  const refundFields: RowSort['fields'] = refund === null ? {} : { amount: { ...PLAIN_FIELD, from: [refund] } };
  if (kind !== null) {
    const refundWords = kind.words.filter((word) => wordMeaning('kind', word) === 'refund');
    const isApart = refund !== null && refundWords.length > 0;
    return [...(isApart ? [sort('refund', [{ column: kind.name, is: refundWords }], refundFields)] : []), ANY_SORT];
  }
  if (refund !== null) return [sort('refund', [{ column: refund, filled: true }], refundFields), sort('payment', [])];
  if (signed && amount !== null) return [sort('refund', [{ column: amount, sign: 'minus' }]), sort('payment', [])];
  return [sort('payment', [])];
}

/** Every row; its kind is read by the field, or it is an account entry. */
export const ANY_SORT: RowSort = { when: [], kind: null, skip: null, status: null, fields: {} };
