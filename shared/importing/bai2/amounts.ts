// Amounts with implied decimals and the availability ("funds type") that may stand behind them and shifts what follows.
import type { Minor } from '../../money/amount.ts';
import { Fault, readMinorUnits } from '../values.ts';
import { cleanField } from './records.ts';

/** Whole minor units of the account's currency, with or without a sign. '' is zero: banks leave it out. */
export function readImplied(text: string, field: string): Minor | Fault {
  if (text === '') return 0;
  const amount = readMinorUnits(text.replace(/^[+-]/, ''), field);
  if (amount instanceof Fault) return new Fault(field, text, amount.reason);
  return text.startsWith('-') && amount !== 0 ? -amount : amount;
}

export interface Availability {
  /** The field behind it. */
  readonly next: number;
  /** V: YYMMDD; '' elsewhere. */
  readonly valueDate: string;
  /** As it stands, "V 261119 1200", '' for none. */
  readonly written: string;
}

/** V: date and time; S: three amounts; D: that many pairs of days and amount; 0, 1, 2, Z or nothing: no fields. Any other letter is a Fault. */
export function readAvailability(fields: readonly string[], at: number): Availability | Fault {
  const type = cleanField(fields[at]);
  const taking = (count: number): Availability => ({
    next: at + 1 + count,
    valueDate: type === 'V' ? cleanField(fields[at + 1]) : '',
    written: fields
      .slice(at, at + 1 + count)
      .map(cleanField)
      .filter((part) => part !== '')
      .join(' '),
  });
  if (/^[012Z]?$/.test(type)) return taking(0);
  if (type === 'V') return taking(2);
  if (type === 'S') return taking(3);
  const pairs = /^\d{1,2}$/.exec(cleanField(fields[at + 1]))?.[0];
  if (type === 'D' && pairs !== undefined) return taking(1 + 2 * Number(pairs));
  return new Fault(
    'funds type',
    type,
    'Unknown funds type: 0, 1, 2, S, V, D or Z is expected; ask the bank what it means.',
  );
}
