// The control totals of 49, 98 and 99: sums, how many parts, how many records.
import type { DeclaredTotal } from '../../model/import.ts';
import type { Direction } from '../../model/record.ts';
import { addMinor, type Minor } from '../../money/amount.ts';
import { declaredTotal } from '../declared.ts';
import { Fault } from '../values.ts';
import { amountText } from './account.ts';
import { readImplied } from './amounts.ts';
import { type Bai2Record, cleanField, fieldsOf } from './records.ts';

/** What runs up to a trailer. */
export class Tally {
  amount: Minor = 0;
  /** Credits less debits of the entries; null where there are none. */
  net: Minor | null = null;
  parts = 0;
  records = 0;
  /** The one currency of all parts; '' where there are several or none. */
  currency: string | null = null;

  add(amount: Minor): void {
    this.amount = addMinor(this.amount, amount);
  }

  addEntry(amount: Minor, direction: Direction): void {
    this.add(amount);
    this.net = addMinor(this.net ?? 0, direction === 'C' ? amount : -amount);
  }

  mixIn(currency: string): void {
    this.currency = this.currency === null || this.currency === currency ? currency : '';
  }
}

interface TrailerShape {
  readonly code: '49' | '98' | '99';
  /** What it counts besides records; null: nothing. */
  readonly parts: 'accounts' | 'groups' | null;
  /** Which account or group. */
  readonly of: string;
}

/** What a trailer states, beside the tally. A trailer that is missing (null) states nothing, and so does not agree; one without a sum leaves it out. */
export function declaredByTrailer(shape: TrailerShape, record: Bai2Record | null, tally: Tally): DeclaredTotal[] {
  const fields = record === null ? [] : fieldsOf(record).map(cleanField);
  const currency = tally.currency ?? '';
  const name = (what: string) => [shape.code, what, shape.of].filter((part) => part !== '').join(' ');
  const stated = statedAmount(record);
  const total = declaredTotal(
    name('control total'),
    stated === null ? (fields[0] ?? '') : amountText(stated, currency),
    // Some banks state the net of the entries in place of the sum of all amounts; either tells that none is missing.
    amountText(stated !== null && stated === tally.net ? tally.net : tally.amount, currency),
  );
  const declared = record !== null && fields[0] === '' ? [] : [total];
  if (shape.parts !== null)
    declared.push(declaredTotal(name(`number of ${shape.parts}`), fields[1] ?? '', String(tally.parts)));
  const records = fields[shape.parts === null ? 1 : 2] ?? '';
  declared.push(declaredTotal(name('number of records'), records, String(tally.records)));
  return declared;
}

/** The control total of a trailer, null where there is none to read. */
export function statedAmount(record: Bai2Record | null): Minor | null {
  if (record === null) return null;
  const text = cleanField(fieldsOf(record)[0]);
  const amount = readImplied(text, '');
  return text === '' || amount instanceof Fault ? null : amount;
}
