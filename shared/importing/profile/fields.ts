// A field's source compiled for one file: where its text comes from, and amounts with the sign that the format means.
import type { AmountFormat, Condition, FieldSource } from '../../model/profile.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { digitsToMinor } from '../../money/digits.ts';
import { addExact, EXACT_ZERO } from '../../money/exact.ts';
import { amountReader, decimalReader } from '../values/amount.ts';
import { keyCleaner } from '../values/key.ts';
import { isRefusal } from '../values/refusal.ts';
import { Fault } from '../values.ts';
import { type Cells, type CellText, isNothing, type ProfileColumns } from './columns.ts';

export interface TextField {
  readonly read: CellText;
  /** The column that is to blame for what `read` gave, as the file names it. */
  nameIn(cells: Cells): string;
}

const isEmpty = (value: string) => value === '';
/** Issuers write a literal 0 where there is no number. */
const isNoKey = (value: string) => value === '' || value === '0';

/** `sort`: keys may not be a lone zero. */
export function textField(source: FieldSource, columns: ProfileColumns, sort: 'key' | 'text'): TextField {
  const cleanKey = keyCleaner(source);
  const { words, empty } = source;
  const hasWords = Object.keys(words).length > 0;
  const meaning = (text: string) => (hasWords && Object.hasOwn(words, text) ? (words[text] ?? text) : text);
  const clean = (text: string) => meaning(cleanKey(text));
  const readers = source.from.map((name) => columns.reader(name));
  const joined = source.join.map((name) => columns.reader(name));
  const skips = sort === 'key' ? isNoKey : isEmpty;
  const filledAt = (cells: Cells) => readers.findIndex((read) => !skips(clean(read(cells))));

  const raw: CellText =
    source.always !== null
      ? () => source.always ?? ''
      : joined.length > 0
        ? (cells) =>
            meaning(
              joined
                .map((read) => clean(read(cells)))
                .filter((part) => part !== '')
                .join(source.with),
            )
        : (cells) => {
            for (const read of readers) {
              const value = clean(read(cells));
              if (!skips(value)) return value;
            }
            return '';
          };
  return {
    read: (cells) => raw(cells) || (empty ?? ''),
    nameIn: (cells) => columns.nameOf(source.from[Math.max(0, filledAt(cells))] ?? source.join[0] ?? ''),
  };
}

/** What an amount column held: signed as the format means it; null where nothing stood. */
export interface SignedAmount {
  readonly minor: Minor | null;
  readonly misplaced: boolean;
}

export interface AmountField {
  read(cells: Cells, currency: string): SignedAmount | Fault;
  readonly name: string;
}

const TOO_LARGE = 'The amount is too large to be computed exactly; check it at the source.';
const MUST_BE_PLUS =
  'The value of this kind of row must not carry a minus sign; check it at the source and import the file again.';
const MUST_BE_MINUS =
  'The value of this kind of row must carry a minus sign; check it at the source and import the file again.';

/** The sign rule of the source is applied; "any" leaves the sign to the caller. */
export function amountField(source: FieldSource, columns: ProfileColumns, format: AmountFormat): AmountField {
  const readAmount = amountReader(format);
  const readDecimal = decimalReader(format);
  const names = source.sum.length > 0 ? source.sum : source.from;
  const parts = names.map((name) => ({ read: columns.reader(name), name: columns.nameOf(name) }));
  const fixed = source.always ?? null;
  const firstName = parts[0]?.name ?? '';

  const part = (text: string, name: string, currency: string): SignedAmount | Fault => {
    const read = readAmount(text, currency);
    if (isRefusal(read)) return new Fault(name, text, read.refused);
    if (read.isNothing) return { minor: null, misplaced: false };
    return { minor: read.negative ? -read.minor : read.minor, misplaced: read.misplaced };
  };

  /** Parts finer than the currency are added as they are written; their sum is rounded once. */
  const roundedSum = (cells: Cells, currency: string): Minor | Fault => {
    let sum = EXACT_ZERO;
    for (const { read, name } of parts) {
      const value = readDecimal(read(cells), currency);
      if (isRefusal(value)) return new Fault(name, read(cells), value.refused);
      sum = addExact(sum, value);
    }
    const isMinus = sum.units < 0n;
    const digits = String(isMinus ? -sum.units : sum.units);
    const minor = digitsToMinor(digits, sum.places, currencyExponent(currency) ?? 0, 'round');
    if (typeof minor === 'string') return new Fault(firstName, digits, TOO_LARGE);
    return isMinus ? 0 - minor : minor;
  };

  const raw = (cells: Cells, currency: string): SignedAmount | Fault => {
    if (fixed !== null) return part(fixed, firstName, currency);
    let sum: Minor | null = null;
    let misplaced = false;
    for (const { read, name } of parts) {
      const value = part(read(cells), name, currency);
      if (value instanceof Fault) return value;
      if (value.minor === null) continue;
      misplaced ||= value.misplaced;
      sum = addMinor(sum ?? 0, value.minor);
      if (source.sum.length === 0) break;
    }
    if (sum !== null && source.sum.length > 1 && format.finer === 'round') {
      const rounded = roundedSum(cells, currency);
      return rounded instanceof Fault ? rounded : { minor: rounded, misplaced };
    }
    return sum === null && source.empty !== null ? part(source.empty, firstName, currency) : { minor: sum, misplaced };
  };

  return {
    name: firstName,
    read: (cells, currency) => {
      const value = raw(cells, currency);
      if (value instanceof Fault || value.minor === null || value.minor === 0) return value;
      const { minor, misplaced } = value;
      const wrong = source.sign === 'plus' ? minor < 0 : source.sign === 'minus' ? minor > 0 : false;
      if (wrong) {
        const shown = parts.map(({ read }) => read(cells)).find((text) => !isNothing(text)) ?? '';
        return new Fault(firstName, shown, source.sign === 'plus' ? MUST_BE_PLUS : MUST_BE_MINUS);
      }
      const meant = source.sign === 'minus' ? Math.abs(minor) : source.sign === 'flip' ? -minor : minor;
      return { minor: meant, misplaced };
    },
  };
}

/** Whether a row meets all conditions. */
export function conditionTest(conditions: readonly Condition[], columns: ProfileColumns): (cells: Cells) => boolean {
  const tests = conditions.map((condition): ((cells: Cells) => boolean) => {
    const read = columns.reader(condition.column);
    if ('is' in condition) {
      const words = new Set(condition.is);
      return (cells) => words.has(read(cells));
    }
    if ('begins' in condition) return (cells) => condition.begins.some((begin) => read(cells).startsWith(begin));
    if ('filled' in condition) return (cells) => isNothing(read(cells)) !== condition.filled;
    const isMinus = condition.sign === 'minus';
    return (cells) => isNegative(read(cells)) === isMinus;
  });
  return (cells) => tests.every((test) => test(cells));
}

/** The sign alone, in every way formats write one. */
function isNegative(text: string): boolean {
  const trimmed = text.trim();
  return /^[^\d]*[-−]|[-−]$/.test(trimmed) || /^\(.*\)$/.test(trimmed);
}
