// One QIF record of a bank, cash or card register to an account entry. Splits are kept beside it and checked against its amount.
import { type Minor, sumMinor } from '../../money/amount.ts';
import { formatPlain } from '../../money/format.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import type { ContentNumbering } from '../statements/entry-numbers.ts';
import { readSignedAmount } from '../statements/signed-amount.ts';
import { Fault, missing } from '../values.ts';
import { type DateOrder, readQifDate } from './date-order.ts';
import type { QifRecord } from './records.ts';

export interface QifReading {
  readonly order: DateOrder;
  readonly currency: string;
  readonly accountNo: string;
}

/** T is the amount; U is the same without the old limit of digits. */
function amountOf(record: QifRecord, currency: string): Minor | Fault {
  const [T, U] = [record.fields.get('T'), record.fields.get('U')];
  const text = T ?? U;
  if (text === undefined || text === '') return missing('T');
  const amount = readSignedAmount(text, currency, T === undefined ? 'U' : 'T', true);
  if (amount instanceof Fault || T === undefined || U === undefined || U === '') return amount;
  const other = readSignedAmount(U, currency, 'U', true);
  return other === amount
    ? amount
    : new Fault('U', U, 'T and U state different amounts; correct the entry at the source.');
}

export function readEntry(record: QifRecord, reading: QifReading, numbering: ContentNumbering): EntryFacts | Fault {
  const { currency, accountNo } = reading;
  if (!record.isClosed) {
    return new Fault(
      '^',
      '',
      'The record is not closed by a caret: the file was cut, or a line was lost. Export it again.',
    );
  }
  if (record.repeated !== null) {
    const { letter, first, line } = record.repeated;
    return new Fault(
      letter,
      '',
      `The letter ${letter} stands in the lines ${first + 1} and ${line + 1} of one record: the caret between two entries was lost, or a line was doubled. Export it again.`,
    );
  }
  const date = record.fields.get('D') ?? '';
  if (date === '') return missing('D');
  const valueDate = readQifDate(date, reading.order);
  if (valueDate instanceof Fault) return valueDate;
  const amount = amountOf(record, currency);
  if (amount instanceof Fault) return amount;
  const get = (letter: string) => record.fields.get(letter) ?? '';
  const memo = [get('P'), get('M')]
    .filter((part, index, parts) => part !== '' && parts.indexOf(part) === index)
    .join(' ');
  return {
    entryNo: numbering.numberFor(accountNo, [valueDate, String(amount), get('P'), get('M'), get('N'), get('L')]),
    accountNo,
    direction: amount < 0 ? 'D' : 'C',
    amount: Math.abs(amount),
    currency,
    valueDate,
    balance: null,
    reference: get('N'),
    memo,
    extra: {
      section: record.section,
      category: get('L'),
      cleared: get('C'),
      address: record.address.filter((part) => part !== '').join(', '),
      ...Object.fromEntries(
        record.splits.map(({ category, memo: text, amount: part }, index) => [
          `split_${index + 1}`,
          [category, text, part].filter((value) => value !== '').join(' | '),
        ]),
      ),
    },
  };
}

const MONEY = /^[+-]?[\d.,]*\d[\d.,]*$/;

/** Whether a record that stands in no register has the date and the amount of an entry: the heading before it was damaged. */
export function isEntryElsewhere({ fields, repeated }: QifRecord): boolean {
  const date = fields.get('D') ?? '';
  const isDated = (['ymd', 'mdy', 'dmy'] as const).some((order) => !(readQifDate(date, order) instanceof Fault));
  return isDated && (repeated !== null || MONEY.test(fields.get('T') ?? fields.get('U') ?? ''));
}

/** What the splits come to where that is not the amount; null where they agree, or are stated in percent only. */
export function splitsDisagree(record: QifRecord, entry: EntryFacts): string | null {
  const stated = record.splits.filter(({ amount }) => amount !== '' && !amount.endsWith('%'));
  if (stated.length === 0 || stated.length < record.splits.length) return null;
  const amounts = stated.map(({ amount }) => readSignedAmount(amount, entry.currency, '$', true));
  const known = amounts.filter((amount): amount is Minor => !(amount instanceof Fault));
  if (known.length < amounts.length) return stated.map(({ amount }) => amount).join(', ');
  const sum = sumMinor(known);
  return sum === (entry.direction === 'C' ? entry.amount : -entry.amount) ? null : formatPlain(sum, entry.currency);
}
