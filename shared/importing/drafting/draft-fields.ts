// The fields of a draft: matched columns made into sources of fields, with the format of numbers and dates, the words, and what proves them.
import type { AmountFormat, FieldSource, Profile, RowSort, TimeFormat, Total } from '../../model/profile.ts';
import type { Source } from '../../model/record.ts';
import type { Minor } from '../../money/amount.ts';
import { addMinor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { amountReader } from '../values/amount.ts';
import { isRefusal } from '../values/refusal.ts';
import type { DraftTable } from './cells.ts';
import { guessDateOrder } from './date-order.ts';
import { CANONICAL, DOUBTFUL, Drafting, type UsedColumn } from './drafting.ts';
import type { Match } from './match-columns.ts';
import { numberStyle } from './number-style.ts';
import { proveBalance, type ReadText } from './prove-balance.ts';
import { ANY_SORT, PLAIN_FIELD, sortWords, transactionSorts } from './row-sorts.ts';
import { wordMeaning } from './words.ts';

export interface DraftedFields {
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly rows: readonly RowSort[];
  readonly kind: string;
  readonly amounts: AmountFormat;
  readonly times: TimeFormat;
  readonly balance: Profile['balance'];
  readonly required: readonly string[];
  readonly missing: readonly string[];
  /** By index of the column. */
  readonly used: ReadonlyMap<number, UsedColumn>;
  /** What the rows come to, as plain texts. */
  readonly sums: readonly (readonly [measure: Total['measure'], sum: string])[];
}

const MOST_WORDS_SHOWN = 5;
/** Confidence of what people have to decide. */
const ASKED = 40;

const AMOUNTS = ['amount', 'refund', 'fee', 'debit', 'credit', 'balance'];
const DATES = ['time', 'value_date', 'settle_date'];

/** `stated`: what the lines around the table state; `isChinese`: amounts without a currency are CNY then. */
export function draftFields(
  source: Source,
  table: DraftTable,
  matches: readonly Match[],
  stated: Readonly<Record<string, string>>,
  isChinese: boolean,
): DraftedFields {
  const draft = new Drafting(table, matches);
  settle(source, draft);
  const times = timesOf(draft);
  const amounts = numberStyle(
    AMOUNTS.flatMap((field) => draft.cellsOf(field)),
    hasFinerFees(draft),
  );
  const currency = currencyField(draft, stated, amounts, isChinese);
  const code = fixedCurrency(currency, draft);
  const isFunds = source === 'funds';
  const plain: FieldSource = { ...PLAIN_FIELD, sign: isFunds ? 'any' : 'plus' };
  const fields: Record<string, FieldSource> = {};
  for (const { slot } of matches) {
    const name = draft.name(slot.field);
    if (name === null || slot.field in CANONICAL || slot.field === 'currency') continue;
    fields[slot.field] = { ...plain, from: [name], sign: signOf(draft, slot.field, plain.sign) };
  }
  if (currency !== null) fields.currency = { ...currency, sign: plain.sign };
  const [time, clock] = [draft.name('time'), draft.name('clock')];
  if (time !== null && clock !== null) fields.time = { ...plain, join: [time, clock] };
  for (const field of ['kind', 'status', 'direction'] as const) {
    const found = fields[field];
    if (found !== undefined) fields[field] = { ...found, words: knownWords(draft, field) };
  }
  const read = amountReader(amounts);
  const balance = isFunds ? proveBalance(draft, fields, (text) => read(text, code)) : null;
  noteUnits(draft, amounts);
  const kindName = draft.name('kind');
  const signed = draft.cellsOf('amount').some((cell) => {
    const value = read(cell, code);
    return !isRefusal(value) && value.negative;
  });
  const words = [...(draft.values('kind')?.words?.keys() ?? [])];
  const rows = isFunds
    ? [ANY_SORT]
    : transactionSorts({
        kind: kindName === null ? null : { name: kindName, words },
        amount: draft.name('amount'),
        refund: draft.name('refund'),
        signed,
      });
  return {
    fields,
    rows,
    kind: kindName ?? '',
    amounts,
    times,
    balance,
    required: requiredNames(source, draft),
    missing: missingFields(source, draft, fields, signed, stated),
    used: draft.used(),
    sums: sumsOf(draft, (text) => read(text, code), code),
  };
}

/** Of transactions: a minus is a fault where no row of the sample has one; fees that are charged as minus are turned. */
function signOf(draft: Drafting, field: string, plain: FieldSource['sign']): FieldSource['sign'] {
  const values = draft.values(field);
  if (plain === 'any' || values === null || values.minus === 0 || !AMOUNTS.includes(field)) return plain;
  return field === 'fee' && values.minus * 2 > values.filled - zeros(draft.cellsOf(field)) ? 'flip' : 'any';
}

function zeros(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '' && !/[1-9]/.test(cell)).length;
}

/** Columns that would say the same thing twice are let go. */
function settle(source: Source, draft: Drafting): void {
  if (source === 'funds') {
    if (draft.has('debit', 'credit')) draft.drop('amount', 'direction');
    else if (draft.has('amount')) draft.drop('debit', 'credit');
    const entries = draft.values('entry_no');
    // Entries need a number of their own each; where there is none it is made of their content.
    if (entries !== null && (entries.filled < entries.rows || entries.distinct < entries.filled))
      draft.drop('entry_no');
  }
  // An account that some rows lack is the other side's.
  const accounts = draft.values('account_no');
  if (accounts !== null && accounts.filled < accounts.rows) draft.drop('account_no');
  const time = draft.values('time');
  if (time === null || time.clocks > 0) draft.drop('clock');
  const kinds = [...(draft.values('kind')?.words?.keys() ?? [])];
  // Where words tell the kinds and none is a refund, a second amount has no row to stand for.
  if (kinds.length > 0 && !kinds.some((word) => wordMeaning('kind', word) === 'refund')) draft.drop('refund');
}

function timesOf(draft: Drafting): TimeFormat {
  const columns = DATES.map((field) => draft.values(field)).filter((values) => values !== null);
  const { order, doubtful } = guessDateOrder(columns, (values) => draft.cells(values));
  if (doubtful) {
    for (const field of DATES) {
      if (draft.has(field))
        draft.note(field, 'day and month could be the other way round; check the order of dates', DOUBTFUL);
    }
  }
  return { order, year: null, zone: null, cutoff: null };
}

/** The unit of amounts without a point is nowhere in the file: it is said, and people decide. */
function noteUnits(draft: Drafting, amounts: AmountFormat): void {
  for (const field of AMOUNTS) {
    const values = draft.values(field);
    if (values === null || values.filled === 0 || values.decimals > 0) continue;
    if (values.zeroFilled > 0 && values.zeroFilled >= values.filled * 0.9)
      draft.note(field, 'zero-filled digits without a point: these are usually cents; check', ASKED);
    else if (amounts.unit === 'major' && draft.cellsOf(field).some((cell) => /[1-9]/.test(cell)))
      draft.note(field, 'whole numbers without a point are read as whole units, 12 as 12.00; check', null);
  }
}

/** Fees are often stated with more decimals than money has. */
function hasFinerFees(draft: Drafting): boolean {
  return draft.cellsOf('fee').some((cell) => /[.,]\d{4,}\D*$/.test(cell));
}

const SYMBOL_CURRENCY: readonly (readonly [symbols: readonly string[], currency: string])[] = [
  [['HK$', 'HKD'], 'HKD'],
  [['US$', '$', 'USD'], 'USD'],
  [['¥', '￥', 'RMB', 'CNY', '元'], 'CNY'],
  [['€', 'EUR'], 'EUR'],
  [['£'], 'GBP'],
];

function currencyField(
  draft: Drafting,
  stated: Readonly<Record<string, string>>,
  amounts: AmountFormat,
  isChinese: boolean,
): FieldSource | null {
  const name = draft.name('currency');
  if (name !== null) return { ...PLAIN_FIELD, from: [name], words: knownWords(draft, 'currency') };
  const { currency } = stated;
  const meant = currency === undefined ? null : wordMeaning('currency', currency);
  if (currency !== undefined && meant !== null) {
    return { ...PLAIN_FIELD, from: ['currency'], words: meant === currency ? {} : { [currency]: meant } };
  }
  const bySymbol = SYMBOL_CURRENCY.find(([symbols]) => symbols.some((symbol) => amounts.symbols.includes(symbol)))?.[1];
  const always = bySymbol ?? (isChinese ? 'CNY' : null);
  return always === null ? null : { ...PLAIN_FIELD, always };
}

/** A currency to try amounts in: the fixed one, else the first of the column's words, else one with two decimals. */
function fixedCurrency(source: FieldSource | null, draft: Drafting): string {
  const [first = ''] = draft.values('currency')?.words?.keys() ?? [];
  const code = source?.always ?? source?.words[first] ?? first.toUpperCase();
  return currencyExponent(code) === undefined ? 'CNY' : code;
}

/** The column's words with their meaning; those that are left to people are named. Codes mean themselves. */
function knownWords(
  draft: Drafting,
  field: 'kind' | 'status' | 'direction' | 'currency',
): Readonly<Record<string, string>> {
  const words = [...(draft.values(field)?.words?.keys() ?? [])];
  const isNamed = draft.get(field)?.candidate.meaning != null;
  // Codes of digits alone mean something only under a name that says what they are.
  const told = words.filter((word) => isNamed || field === 'currency' || !/^\d+$/.test(word));
  const sorted = sortWords(field, told);
  const { known } = sorted;
  const unknown = [...sorted.unknown, ...words.filter((word) => !told.includes(word))];
  if (unknown.length > 0) {
    draft.note(
      field,
      `words without a known meaning, say what they mean: ${unknown.slice(0, MOST_WORDS_SHOWN).join(', ')}`,
      DOUBTFUL,
    );
  }
  return Object.fromEntries(Object.entries(known).filter(([word, meaning]) => word !== meaning));
}

const NEEDED: Readonly<Record<Source, readonly string[]>> = {
  orders: ['order_no', 'amount', 'time'],
  channel: ['channel_no', 'amount', 'time'],
  bank: ['amount'],
  funds: ['amount', 'debit', 'credit', 'value_date', 'direction'],
};

function requiredNames(source: Source, draft: Drafting): readonly string[] {
  if (draft.table.header === null) return [];
  const names = [...NEEDED[source], ...(source === 'bank' ? ['channel_no', 'time'] : [])].map((field) =>
    draft.name(field),
  );
  return [...new Set(names.filter((name) => name !== null))];
}

function missingFields(
  source: Source,
  _draft: Drafting,
  fields: Readonly<Record<string, FieldSource>>,
  signed: boolean,
  stated: Readonly<Record<string, string>>,
): readonly string[] {
  const lacks = (...names: readonly string[]) => names.every((name) => fields[name] === undefined);
  const missing: string[] = [];
  if (source === 'orders' && lacks('order_no')) missing.push('order_no');
  if (source === 'channel' && lacks('channel_no')) missing.push('channel_no');
  if (source === 'bank' && lacks('channel_no', 'bank_ref')) missing.push('channel_no');
  if (lacks('amount', 'debit', 'credit')) missing.push('amount');
  if (source === 'funds') {
    if (lacks('value_date')) missing.push('value_date');
    if (!lacks('amount') && lacks('direction') && !signed) missing.push('direction');
  } else if (lacks('time', 'settle_date') && stated.settle_date === undefined) missing.push('time');
  if (lacks('currency')) missing.push('currency');
  return missing;
}

/** Sums of what the rows come to, to find them in the lines around the table. */
function sumsOf(draft: Drafting, read: ReadText, currency: string): DraftedFields['sums'] {
  const sum = (field: string): Minor =>
    draft.cellsOf(field).reduce((total, cell) => {
      const value = read(cell);
      return isRefusal(value) ? total : addMinor(total, value.minor);
    }, 0);
  return (
    (['amount', 'debit', 'credit', 'fee'] as const)
      .filter((field) => draft.has(field))
      .map((field): [Total['measure'], Minor] => [field, sum(field)])
      // Nothing is stated of nothing too often to tell.
      .flatMap(([field, total]): [Total['measure'], string][] =>
        total === 0 ? [] : [[field, formatPlain(total, currency)]],
      )
  );
}
