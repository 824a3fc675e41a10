// Rows of account statements by a profile: direction by words, by sign, or by two columns; entry numbers made of content where there are none.

import type { FieldSource, Profile } from '../../model/profile.ts';
import type { AccountEntryRow, Direction } from '../../model/record.ts';
import { stableId } from '../../model/stable-id.ts';
import type { Minor } from '../../money/amount.ts';
import { isRefusal } from '../values/refusal.ts';
import { dateReader } from '../values/time.ts';
import { Fault, missing, readCurrency, readKey } from '../values.ts';
import type { Cells, ProfileColumns } from './columns.ts';
import { type AmountField, amountField, textField } from './fields.ts';
import type { RowReader } from './row.ts';
import { columnsTaken, currencyField, NO_SOURCE, nearReader, type RowContext, UNNAMED } from './transaction.ts';

type Fields = Readonly<Record<string, FieldSource>>;

const UNKNOWN_DIRECTION = 'Unknown direction: C is money in, D is money out.';
const BOTH_SIDES = 'Both debit and credit hold an amount; correct the row at the source.';
/** Statements for the counter hide digits: what is hidden is no balance. */
const HIDDEN = /[xX*]/;

interface Moved {
  readonly direction: Direction;
  readonly amount: Minor;
  readonly misplaced: boolean;
}

export function entryReader(profile: Profile, fields: Fields, columns: ProfileColumns, context: RowContext): RowReader {
  const text = (name: string, sort: 'key' | 'text') => textField(fields[name] ?? NO_SOURCE, columns, sort);
  const [entryNo, reference, memo] = [text('entry_no', 'key'), text('reference', 'key'), text('memo', 'text')];
  const accountNo = textField(fields.account_no ?? { ...NO_SOURCE, from: ['account_no'] }, columns, 'key');
  const valueDate = text('value_date', 'text');
  const currencyWord = currencyField(fields, columns);
  // A statement without any currency is in the one of the settings; an empty cell among filled ones is a fault.
  const hasCurrencyColumn = (fields.currency?.from ?? []).some((name) => columns.has(name));
  const readDate = dateReader(profile.times);
  const near = nearReader(profile, columns, context);
  const readMoved = movedReader(profile, fields, columns);
  const balanceColumn = profile.balance === null ? [] : [profile.balance.column];
  const balanceSource = fields.balance ?? { ...NO_SOURCE, from: balanceColumn, sign: 'any' as const };
  const balanceText = textField(balanceSource, columns, 'text');
  const balanceField = amountField({ ...balanceSource, sign: 'any' }, columns, profile.amounts);
  const extraOf = columns.extrasBut([...columnsTaken(fields), ...balanceColumn]);
  const seen = new Map<string, number>();

  const made = (parts: readonly string[]): string => {
    const id = stableId('e', parts);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}~${times}`;
  };

  return (cells, position) => {
    for (const field of [entryNo, accountNo]) {
      const key = readKey(field.read(cells), '');
      if (key instanceof Fault) return new Fault(field.nameIn(cells), key.value, key.reason);
    }
    if (fields.entry_no !== undefined && entryNo.read(cells) === '') return missing(entryNo.nameIn(cells));
    const named = currencyWord.read(cells);
    if (named === '' && hasCurrencyColumn) return missing(currencyWord.nameIn(cells));
    const currency = readCurrency(named || context.settings.currency, currencyWord.nameIn(cells) || 'currency');
    if (currency instanceof Fault) return currency;
    const moved = readMoved(cells, currency);
    if (moved instanceof Fault) return moved;
    const dateText = valueDate.read(cells);
    if (dateText === '') return missing(valueDate.nameIn(cells) || 'value_date');
    const date = readDate(dateText, near(cells));
    if (isRefusal(date)) return new Fault(valueDate.nameIn(cells), dateText, date.refused);
    const isHidden = HIDDEN.test(balanceText.read(cells));
    const balance = isHidden ? null : balanceField.read(cells, currency);
    if (balance instanceof Fault) return balance;
    let account = accountNo.read(cells);
    if (account === '') {
      if (fields.account_no !== undefined && columnsHave(fields.account_no, columns)) {
        return missing(accountNo.nameIn(cells));
      }
      context.accountMissing();
      account = profile.name || UNNAMED;
    }
    if (named === '') context.currencyMissing(position.line);
    if (moved.misplaced) context.misplaced(position.line);
    const row = {
      direction: moved.direction,
      amount: moved.amount,
      currency,
      valueDate: date,
      balance: balance === null ? null : balance.minor,
      reference: reference.read(cells),
      memo: memo.read(cells),
    };
    const content = [account, date, row.direction, row.amount, currency, row.balance ?? '', row.reference, row.memo];
    return {
      source: 'funds',
      line: position.line,
      byteStart: position.byteStart,
      byteEnd: position.byteEnd,
      entryNo: fields.entry_no === undefined ? made(content.map(String)) : entryNo.read(cells),
      accountNo: account,
      ...row,
      extra: extraOf(cells),
    } satisfies AccountEntryRow;
  };
}

function columnsHave(source: FieldSource, columns: ProfileColumns): boolean {
  return [...source.from, ...source.join].some((name) => columns.has(name));
}

type MovedReader = (cells: Cells, currency: string) => Moved | Fault;

function movedReader(profile: Profile, fields: Fields, columns: ProfileColumns): MovedReader {
  const { debit, credit, direction } = fields;
  if (fields.amount === undefined && (debit !== undefined || credit !== undefined)) {
    const field = (source: FieldSource | undefined) => amountField(source ?? NO_SOURCE, columns, profile.amounts);
    return twoColumns(field(debit), field(credit));
  }
  const amount = amountField(fields.amount ?? NO_SOURCE, columns, profile.amounts);
  const word = direction === undefined ? null : textField(direction, columns, 'text');
  return (cells, currency) => {
    const read = amount.read(cells, currency);
    if (read instanceof Fault) return read;
    if (read.minor === null) return missing(amount.name === '' ? 'amount' : amount.name);
    const { minor, misplaced } = read;
    if (word === null) return { direction: minor < 0 ? 'D' : 'C', amount: Math.abs(minor), misplaced };
    const told = word.read(cells);
    if (told !== 'C' && told !== 'D') return new Fault(word.nameIn(cells), told, UNKNOWN_DIRECTION);
    return { direction: told, amount: Math.abs(minor), misplaced };
  };
}

/** Only one side may hold money. A negative value turns its side: a debit of -5 is money in. */
function twoColumns(debit: AmountField, credit: AmountField): MovedReader {
  return (cells, currency) => {
    const out = debit.read(cells, currency);
    if (out instanceof Fault) return out;
    const into = credit.read(cells, currency);
    if (into instanceof Fault) return into;
    if (out.minor === null && into.minor === null) return missing([debit.name, credit.name].join(', '));
    const misplaced = out.misplaced || into.misplaced;
    const [paid, received] = [out.minor ?? 0, into.minor ?? 0];
    if (paid !== 0 && received !== 0) return new Fault(debit.name, '', BOTH_SIDES);
    const signed = received - paid;
    if (signed === 0)
      return { direction: out.minor === null ? 'C' : into.minor === null ? 'D' : 'C', amount: 0, misplaced };
    return { direction: signed < 0 ? 'D' : 'C', amount: Math.abs(signed), misplaced };
  };
}
