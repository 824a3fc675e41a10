// A movement (21 with its 22, 23, 31 to 33) to an account entry: amount, dates, communication free or structured, counterparty.
import type { Direction } from '../../model/record.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import { readDayFirst } from '../statements/short-date.ts';
import { Fault, missing, readCurrency } from '../values.ts';
import { type CodaAccount, readThousandths } from './account.ts';
import { type CodaMovement, hasMovementLength, part } from './lines.ts';

/** Details of a globalised movement carry a number here and are part of the one without. */
export function isDetail({ head }: CodaMovement): boolean {
  return part(head.content, 7, 10) !== '0000';
}

const NO_DATE = /^[0 ]*$/;
/** Structured communications that are a reference of twelve digits. */
const NUMBERED = /^10[12]$/;

export function readMovement(
  movement: CodaMovement,
  account: CodaAccount | null,
  statement: string,
  entryNo: string,
): EntryFacts | Fault {
  const { content } = movement.head;
  if (account === null || account.accountNo === '') return missing('1 account');
  const known = readCurrency(account.currency, '1 currency');
  if (known instanceof Fault) return known;
  if (!hasMovementLength(content)) {
    return new Fault(
      '21',
      String(content.trimEnd().length),
      'A line has 128 places; this one was cut or shifted. Download the file again.',
    );
  }
  const direction = directionOf(part(content, 32, 32));
  if (direction === null) return new Fault('21 sign', part(content, 32, 32), 'Not a sign: 0 is credit, 1 is debit.');
  const amount = readThousandths(part(content, 33, 47), account.currency, '21 amount');
  if (amount instanceof Fault) return amount;
  const dates = readDates(content);
  if (dates instanceof Fault) return dates;
  const communication = readCommunication(movement);
  const bankReference = part(content, 11, 31).trim();
  return {
    entryNo,
    accountNo: account.accountNo,
    direction,
    amount,
    currency: account.currency,
    valueDate: dates.valueDate,
    balance: null,
    reference: [communication.reference, bankReference].filter((text) => text !== '').join('//'),
    memo: communication.memo,
    extra: {
      statement,
      entry_date: dates.entryDate,
      type: part(content, 54, 61),
      ...communication.details,
    },
  };
}

function directionOf(sign: string): Direction | null {
  return sign === '0' ? 'C' : sign === '1' ? 'D' : null;
}

/** Zeros stand for no value date: the day of booking then. */
function readDates(content: string): { readonly valueDate: string; readonly entryDate: string } | Fault {
  const [valueText, entryText] = [part(content, 48, 53), part(content, 116, 121)];
  const entryDate = NO_DATE.test(entryText) ? '' : readDayFirst(entryText, '21 entry date');
  if (entryDate instanceof Fault) return entryDate;
  if (NO_DATE.test(valueText)) return entryDate === '' ? missing('21 value date') : { valueDate: entryDate, entryDate };
  const valueDate = readDayFirst(valueText, '21 value date');
  return valueDate instanceof Fault ? valueDate : { valueDate, entryDate };
}

interface Communication {
  readonly reference: string;
  readonly memo: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Free text runs over 21, 22 and 23; a structured one is a type of three digits and what it defines. Information lines add to it. */
function readCommunication({ head, more }: CodaMovement): Communication {
  const of = (sort: string) => more.find(({ content }) => content.startsWith(sort))?.content ?? '';
  const [second, third] = [of('22'), of('23')];
  const whole = [part(head.content, 63, 115), part(second, 11, 63), part(third, 83, 125)].join('');
  const isStructured = part(head.content, 62, 62) === '1';
  const type = isStructured ? whole.slice(0, 3) : '';
  const number = NUMBERED.test(type) ? whole.slice(3, 15).trim() : '';
  const information = more
    .filter(({ content }) => content.startsWith('3'))
    .map(({ content }) => content.slice(content.startsWith('31') ? 40 : 10, content.startsWith('31') ? 113 : 115));
  const customerReference = part(second, 64, 98).trim();
  return {
    reference: number !== '' ? number : customerReference,
    memo: tidy([isStructured ? whole.slice(3) : whole, ...information].join(' ')),
    details: {
      communication_type: type,
      customer_reference: customerReference,
      counterparty: part(third, 48, 82).trim(),
      counterparty_account: part(third, 11, 44).trim(),
      counterparty_bank: part(second, 99, 109).trim(),
    },
  };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
