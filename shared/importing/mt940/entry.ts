// One :61: line: value date, entry date, mark, amount, type, references, and the supplementary line below it.
import type { Direction } from '../../model/record.ts';
import type { Minor } from '../../money/amount.ts';
import { Fault, readCurrency } from '../values.ts';
import { entryDateBeside, readSwiftAmount, readValueDate } from './amounts.ts';

export interface StatementLine {
  readonly valueDate: string;
  /** The value date as it stood where it is no day of the calendar (30 February); '' elsewhere. */
  readonly writtenValueDate: string;
  /** '' where the line has none. */
  readonly entryDate: string;
  readonly direction: Direction;
  /** RC and RD: takes an earlier entry back. */
  readonly isReversal: boolean;
  readonly amount: Minor;
  readonly type: string;
  readonly reference: string;
  readonly bankReference: string;
  readonly supplementary: string;
}

/** Value date, entry date or blanks, mark, third letter of the currency, a blank of some hosts, amount, and the rest. */
const LINE = /^\s*(\d{6})(\d{4}|\s{1,4})?(R[CD]|E[CD]|[CD]|[cd](?=\d))([A-Z])? ?(\d[\d.,]*)(.*)$/;
const TYPE_AND_REFERENCES = /^([A-Z][A-Z0-9]{3})?(.*?)(?:\/\/(.*))?$/;
const BANK_REFERENCE_LENGTH = 16;
const NO_REFERENCE = /^(?:NONREF|NOTPROVIDED)?$/;

export function readStatementLine(lines: readonly string[], currency: string): StatementLine | Fault {
  const split = splitLines(lines);
  if (split === null) {
    return new Fault(
      ':61:',
      lines[0] ?? '',
      'Not a statement line: date, mark (C, D, RC, RD), amount with decimal comma, type and reference are expected.',
    );
  }
  const { parts, rest } = split;
  const [, valueText = '', entryText = '', writtenMark = '', , amountText = '', tail = ''] = parts;
  const mark = writtenMark.toUpperCase();
  const known = readCurrency(currency, ':60F: currency');
  if (known instanceof Fault) return known;
  if (mark.startsWith('E')) {
    return new Fault(
      ':61: mark',
      mark,
      'An expected entry is not booked money; import the statement in which it is booked.',
    );
  }
  const value = readValueDate(valueText, ':61: value date');
  if (value instanceof Fault) return value;
  const valueDate = value.date;
  const entryDate = entryText.trim() === '' ? '' : entryDateBeside(entryText, valueDate);
  if (entryDate === null) {
    return new Fault(':61: entry date', entryText, 'Not a day that exists (MMDD); correct the line with the bank.');
  }
  const amount = readSwiftAmount(amountText, currency, ':61: amount');
  if (amount instanceof Fault) return amount;
  const isReversal = mark.startsWith('R');
  const isCredit = mark.endsWith('C') !== isReversal;
  const [, type = '', reference = '', bankReference = ''] = TYPE_AND_REFERENCES.exec(tail) ?? [];
  const wrapped = unwrapBankReference(bankReference.trim(), rest);
  return {
    valueDate,
    writtenValueDate: value.written,
    entryDate,
    direction: isCredit ? 'C' : 'D',
    isReversal,
    amount,
    type,
    reference: NO_REFERENCE.test(reference.trim()) ? '' : reference.trim(),
    bankReference: NO_REFERENCE.test(wrapped.bankReference) ? '' : wrapped.bankReference,
    supplementary: wrapped.supplementary,
  };
}

/** The line may be wrapped before its amount is complete: then the next line belongs to it. */
function splitLines(
  lines: readonly string[],
): { readonly parts: RegExpExecArray; readonly rest: readonly string[] } | null {
  for (let used = 1; used <= Math.min(lines.length, 2); used += 1) {
    const parts = LINE.exec(lines.slice(0, used).join(''));
    if (parts !== null) return { parts, rest: lines.slice(used) };
  }
  return null;
}

/** A bank reference that was cut goes on in the next line, when a supplementary line ("/…") follows and the whole fits its 16 characters. */
function unwrapBankReference(bankReference: string, rest: readonly string[]) {
  const supplementaryAt = rest.findIndex((line) => line.startsWith('/'));
  const joined = bankReference + rest.slice(0, Math.max(supplementaryAt, 0)).join('').trim();
  const isWrapped = bankReference !== '' && supplementaryAt > 0 && joined.length <= BANK_REFERENCE_LENGTH;
  return {
    bankReference: isWrapped ? joined : bankReference,
    supplementary: (isWrapped ? rest.slice(supplementaryAt) : rest)
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  };
}
