// A line of UMSATZ.TXT to an account entry.
import type { CalendarDate } from '../../calendar/date.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import { readDay } from '../statements/short-date.ts';
import { Fault, missing, readCurrency } from '../values.ts';
import { accountOf, dayParts, field, isLong, type MulticashLine } from './lines.ts';
import { readMulticashAmount } from './statement.ts';

/** Fields of the purpose: the first note and those of the long text. */
const NOTES = [6, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29];

export function readEntry(line: MulticashLine, currency: string, entryNo: string): EntryFacts | Fault {
  if (!isLong(line, 'entries')) {
    return new Fault(
      '',
      String(line.fields.length),
      'The line ends before its amount: it was cut. Download the file again.',
    );
  }
  if (field(line, 2) === '') return missing('2 account');
  const known = readCurrency(currency, 'currency');
  if (known instanceof Fault) return known;
  const amountText = field(line, 11);
  if (amountText === '') return missing('11 amount');
  const amount = readMulticashAmount(amountText, currency, '11 amount');
  if (amount instanceof Fault) return amount;
  const valueDate = readDate(field(line, 4), '4 value date');
  if (valueDate instanceof Fault) return valueDate;
  const entryDate = field(line, 14) === '' ? '' : readDate(field(line, 14), '14 posting date');
  if (entryDate instanceof Fault) return entryDate;
  const notes = NOTES.map((place) => field(line, place)).filter((text) => text !== '');
  return {
    entryNo,
    accountNo: accountOf(line),
    direction: amount < 0 ? 'D' : 'C',
    amount: Math.abs(amount),
    currency,
    valueDate,
    balance: null,
    reference: field(line, 10).replace(/^0+$/, ''),
    memo: [field(line, 7), ...notes].filter((text) => text !== '').join(' '),
    extra: {
      statement: field(line, 3),
      entry_date: entryDate,
      primanota: field(line, 5),
      text_key: field(line, 9),
      counterparty: [field(line, 30), field(line, 31)].filter((text) => text !== '').join(' '),
      counterparty_bank: field(line, 32),
      counterparty_account: field(line, 33),
      type: field(line, 34),
    },
  };
}

function readDate(text: string, name: string): CalendarDate | Fault {
  const [day, month, year] = dayParts(text);
  return readDay(year, month, day, name, text);
}
