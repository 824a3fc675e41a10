// Columns to fields of a source: by their names and by their values, each column once, the surest first.
import type { Source } from '../../model/record.ts';
import type { NameMeaning, Role } from './column-names.ts';
import { bestDates, type ColumnValues, share } from './column-values.ts';
import { wordMeaning } from './words.ts';

/** What the values of a field are. */
export type ValueKind =
  | 'amount'
  | 'date'
  | 'clock'
  | 'identifier'
  | 'account'
  | 'currency'
  | 'kind'
  | 'status'
  | 'direction'
  | 'text';

/** One use that a field may make of a column: `clock` completes `time` where date and clock stand apart. */
export interface Slot {
  readonly field: string;
  readonly roles: readonly Role[];
  readonly values: ValueKind;
  /** Whether values alone can tell the field where no name does. */
  readonly byValues: boolean;
}

const slot = (field: string, values: ValueKind, byValues: boolean, ...roles: Role[]): Slot => ({
  field,
  roles,
  values,
  byValues,
});

const TRANSACTION: readonly Slot[] = [
  slot('amount', 'amount', true, 'amount'),
  slot('refund', 'amount', false, 'refund-amount'),
  slot('fee', 'amount', false, 'fee'),
  slot('time', 'date', true, 'time', 'value-date'),
  slot('clock', 'clock', true, 'time'),
  slot('currency', 'currency', true, 'currency'),
  slot('status', 'status', true, 'status'),
  slot('kind', 'kind', true, 'kind', 'direction'),
  slot('merchant_no', 'identifier', false, 'merchant'),
  slot('memo', 'text', false, 'memo'),
];

export const SLOTS: Readonly<Record<Source, readonly Slot[]>> = {
  orders: [
    slot('order_no', 'identifier', true, 'own-number', 'order'),
    slot('channel_no', 'identifier', false, 'channel-number', 'issuer-number'),
    slot('channel', 'text', false, 'channel'),
    ...TRANSACTION,
  ],
  channel: [
    slot('channel_no', 'identifier', true, 'channel-number', 'issuer-number'),
    slot('order_no', 'identifier', false, 'own-number', 'order'),
    slot('bank_ref', 'identifier', false, 'reference', 'issuer-number'),
    slot('channel', 'text', false, 'channel'),
    ...TRANSACTION,
  ],
  bank: [
    slot('channel_no', 'identifier', true, 'own-number', 'order', 'channel-number'),
    slot('bank_ref', 'identifier', true, 'issuer-number', 'order', 'reference'),
    slot('settle_date', 'date', false, 'settle-date'),
    slot('batch_no', 'identifier', false, 'batch'),
    ...TRANSACTION,
  ],
  funds: [
    slot('debit', 'amount', false, 'debit'),
    slot('credit', 'amount', false, 'credit'),
    slot('amount', 'amount', true, 'amount'),
    slot('balance', 'amount', false, 'balance'),
    slot('value_date', 'date', true, 'value-date', 'time', 'settle-date'),
    slot('currency', 'currency', true, 'currency'),
    slot('direction', 'direction', true, 'direction', 'kind'),
    slot('entry_no', 'identifier', false, 'issuer-number', 'channel-number'),
    slot('account_no', 'account', false, 'account'),
    slot('reference', 'identifier', false, 'reference', 'own-number', 'order'),
    slot('memo', 'text', false, 'memo'),
  ],
};

export interface Candidate {
  readonly values: ColumnValues;
  readonly meaning: NameMeaning | null;
}

export interface Match {
  readonly slot: Slot;
  readonly candidate: Candidate;
  readonly confidence: number;
  /** Sentences, the name's first. */
  readonly reasons: readonly string[];
}

const WORDS = { kind: 'kind', status: 'status', direction: 'direction', currency: 'currency' } as const;

/** The share of a column's words that are known in a field; 0 where they are too many to be words. */
function knownWords(field: keyof typeof WORDS, { words, filled }: ColumnValues): number {
  if (words === null || filled === 0) return 0;
  let known = 0;
  for (const [word, count] of words) if (wordMeaning(field, word) !== null) known += count;
  return known / filled;
}

/** 0 to 1: how well the values fit. */
function fitOf(kind: ValueKind, values: ColumnValues): number {
  switch (kind) {
    case 'amount':
      return share(values.amounts, values);
    case 'date':
      return share(bestDates(values), values);
    case 'clock':
      return bestDates(values) > 0 ? 0 : share(values.clockOnly, values);
    case 'identifier':
      return share(values.identifiers, values);
    case 'account':
      return share(values.accounts, values);
    case 'text':
      return values.filled === 0 ? 0 : 1;
    case 'currency':
    case 'kind':
    case 'status':
    case 'direction':
      return knownWords(kind, values);
  }
}

const SAID: Readonly<Record<ValueKind, string>> = {
  amount: 'the values are amounts',
  date: 'the values are dates',
  clock: 'the values are times of day',
  identifier: 'the values are numbers that identify',
  account: 'the values are account numbers',
  currency: 'the values are currencies',
  kind: 'the values are words for kinds of rows',
  status: 'the values are words for states',
  direction: 'the values are words for directions',
  text: 'the values are texts',
};

const NAME_KNOWN = 60;
const NAME_PART = 45;
const VALUES_FIT = 38;
const EMPTY_COLUMN = 5;
/** Shares of the values that fit. */
const ALL = 0.98;
const MOST = 0.9;
const SOME = 0.3;

/** Of columns without a telling name: whether the values can be nothing else. */
function tellsByItself({ values: kind }: Slot, values: ColumnValues): boolean {
  if (values.filled * 2 < values.rows) return false;
  switch (kind) {
    case 'amount':
      return (
        share(values.amounts, values) >= ALL &&
        (share(values.decimals, values) >= MOST || share(values.zeroFilled, values) >= ALL) &&
        bestDates(values) === 0
      );
    case 'identifier':
      return (
        // The same number twice may be a line that was delivered twice.
        values.distinct >= values.filled * MOST &&
        !values.samples.some((sample) => sample.includes('*')) &&
        share(values.identifiers, values) >= ALL &&
        bestDates(values) === 0 &&
        values.decimals === 0 &&
        share(values.clockOnly, values) < MOST &&
        share(values.zeroFilled, values) < MOST &&
        values.samples.every((sample) => sample.length >= 6)
      );
    case 'kind':
    case 'status':
      return values.filled === values.rows && lookLikeWordsOf(kind, values);
    case 'currency':
      return fitOf(kind, values) >= ALL && !hasWord(values, (word) => /^\d{1,2}$/.test(word));
    default:
      return fitOf(kind, values) >= ALL;
  }
}

const MOST_KINDS = 12;
const KIND_CODE = /^[A-Z]{1,3}\d{1,4}$/;
const NOUGHTS = /^0{2,6}$/;

function hasWord({ words }: ColumnValues, holds: (word: string) => boolean): boolean {
  return words !== null && [...words.keys()].some(holds);
}

/** Few words that come again, of which some are known, or codes: people say what the others mean. */
function lookLikeWordsOf(field: 'kind' | 'status', values: ColumnValues): boolean {
  const { words, filled } = values;
  if (words === null || words.size === 0 || words.size > MOST_KINDS || words.size * 2 > Math.max(filled, 4))
    return false;
  const codes = [...words.keys()];
  if (field === 'kind' && codes.every((word) => KIND_CODE.test(word)))
    return words.size > 1 || knownWords(field, values) > 0;
  if (field === 'status' && codes.some((word) => NOUGHTS.test(word)))
    return codes.every((word) => /^[A-Z0-9]{2,6}$/.test(word) && word.length === codes[0]?.length);
  return (
    knownWords(field, values) >= SOME && codes.some((word) => /\p{L}/u.test(word) && wordMeaning(field, word) !== null)
  );
}

/** Points for the values, with what is said of them; null where they contradict the field. */
function judgeValues({ field, values: kind }: Slot, candidate: Candidate): [points: number, said: string] | null {
  const { values, meaning } = candidate;
  if (values.filled === 0) return [EMPTY_COLUMN, 'no row has a value'];
  const fits = fitOf(kind, values);
  switch (kind) {
    case 'date':
    case 'clock':
      return fits >= MOST ? [VALUES_FIT, SAID[kind]] : null;
    case 'amount':
      if (fits >= ALL) return [values.decimals === 0 ? VALUES_FIT - 8 : VALUES_FIT, SAID.amount];
      return fits >= 0.7 ? [10, 'most values are amounts'] : null;
    case 'identifier':
    case 'account': {
      if (fits < MOST) return [8, 'the values do not look like numbers that identify'];
      const repeats = kind === 'identifier' && values.distinct < values.filled;
      return [repeats ? VALUES_FIT - 6 : VALUES_FIT, SAID[kind]];
    }
    case 'text':
      return [VALUES_FIT - 8, SAID.text];
    default: {
      if (values.words === null) return null;
      // A name that only partly fits, or that names the other of the two, needs words that are known.
      const isOther =
        (field === 'direction' && meaning?.role === 'kind') || (field === 'kind' && meaning?.role === 'direction');
      const isHalfKnown = meaning?.known === 'part' && fits < SOME;
      const areCodes = (kind === 'kind' || kind === 'status') && lookLikeWordsOf(kind, values);
      if ((isOther && fits < MOST) || (isHalfKnown && !areCodes)) return null;
      return [Math.round(VALUES_FIT * fits), fits >= ALL ? SAID[kind] : 'not all of its words are known'];
    }
  }
}

/** By values alone: words that are not all known are not said to be. */
function saidOf({ values: kind }: Slot, values: ColumnValues): string {
  const isKnown = (kind !== 'kind' && kind !== 'status') || fitOf(kind, values) >= ALL;
  return isKnown ? SAID[kind] : 'not all of its words are known';
}

function judge(slot: Slot, candidate: Candidate): Match | null {
  const { values, meaning } = candidate;
  const rank = meaning === null ? -1 : slot.roles.indexOf(meaning.role);
  if (meaning === null || rank === -1) {
    // A name that means something else speaks louder than values.
    if (meaning !== null || !slot.byValues || !tellsByItself(slot, values)) return null;
    return { slot, candidate, confidence: VALUES_FIT + 7, reasons: ['the name is not known', saidOf(slot, values)] };
  }
  const found = judgeValues(slot, candidate);
  if (found === null) return null;
  const [points, said] = found;
  const isWhole = meaning.known === 'whole';
  return {
    slot,
    candidate,
    confidence: (isWhole ? NAME_KNOWN : NAME_PART) - rank * 3 + points,
    reasons: [isWhole ? 'the name is known' : 'a part of the name is known', said],
  };
}

/** Each column for one field and each field from one column; ties go to the column that stands first. */
export function matchColumns(source: Source, candidates: readonly Candidate[]): readonly Match[] {
  const all = SLOTS[source]
    .flatMap((slot) => candidates.map((candidate) => judge(slot, candidate)))
    .filter((match) => match !== null)
    .sort(
      (left, right) => right.confidence - left.confidence || left.candidate.values.index - right.candidate.values.index,
    );
  const taken = new Set<number>();
  const fields = new Set<string>();
  const matches: Match[] = [];
  for (const match of all) {
    if (taken.has(match.candidate.values.index) || fields.has(match.slot.field)) continue;
    taken.add(match.candidate.values.index);
    fields.add(match.slot.field);
    matches.push(match);
  }
  return matches;
}
