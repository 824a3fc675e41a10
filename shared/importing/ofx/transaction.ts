// One STMTTRN to an account entry. The sign of the amount gives the direction, the issuer's FITID the number.
import type { CalendarDate } from '../../calendar/date.ts';
import type { Minor } from '../../money/amount.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import { readDay } from '../statements/short-date.ts';
import { readSignedAmount } from '../statements/signed-amount.ts';
import { Fault, missing, readCurrency } from '../values.ts';
import type { OfxFields, OfxStatement, OfxTransaction } from './statements.ts';

/** YYYYMMDD, then a time, a fraction and a zone: "20261119120000.000[-5:EST]". The day is the bank's own. */
const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:\d{2}(?:\d{2}(?:\d{2}(?:\.\d+)?)?)?)?(?:\[[^\]]*\]?)?$/;

export function readMoment(text: string, field: string): CalendarDate | Fault {
  const [, year = '', month = '', day = ''] = MOMENT.exec(text) ?? [];
  if (year === '') return new Fault(field, text, 'Not a date: YYYYMMDD is expected, a time and zone may follow.');
  return readDay(year, month, day, field, text);
}

/** Under which entries stand where the file does not name their account. */
export const UNNAMED_ACCOUNT = 'Bank';

export function isUnnamed(statement: OfxStatement): boolean {
  return (statement.account.get('ACCTID') ?? '') === '';
}

export function accountOf(statement: OfxStatement): string {
  return isUnnamed(statement) ? UNNAMED_ACCOUNT : (statement.account.get('ACCTID') ?? '');
}

/** Banks that number nothing write zeros. */
const NO_NUMBER = /^0*$/;
/** Two marks of thousands and decimals leave no doubt which is which; one may be either, and is the decimal one. */
const TWO_MARKS = /[.,].*[.,]/;

/** TRNAMT and BALAMT: a decimal point or comma, and, where a second mark shows them, thousands. */
export function readOfxAmount(text: string, currency: string, field: string): Minor | Fault {
  return readSignedAmount(text, currency, field, TWO_MARKS.test(text));
}

/** All but the entry number, which the file as a whole decides; `id` is the FITID, '' where there is none. */
export function readTransaction(
  statement: OfxStatement,
  { fields, state }: OfxTransaction,
): { readonly facts: Omit<EntryFacts, 'entryNo'>; readonly id: string } | Fault {
  const get = (name: string) => fields.get(name) ?? '';
  if (state === 'cut')
    return new Fault('STMTTRN', get('FITID'), 'The file ends inside this transaction: it was cut. Download it again.');
  if (state === 'stray')
    return new Fault(
      'STMTTRN',
      get('FITID'),
      'The tag of this transaction is damaged or missing: the file was changed on the way. Download it again.',
    );
  const accountNo = accountOf(statement);
  const currency = readCurrency(get('CURRENCY.CURSYM') || statement.currency, 'CURDEF');
  if (currency instanceof Fault) return currency;
  if (get('TRNAMT') === '') return missing('TRNAMT');
  const amount = readOfxAmount(get('TRNAMT'), currency, 'TRNAMT');
  if (amount instanceof Fault) return amount;
  if (get('DTPOSTED') === '') return missing('DTPOSTED');
  const valueDate = readMoment(get('DTPOSTED'), 'DTPOSTED');
  if (valueDate instanceof Fault) return valueDate;
  const isDebit = amount < 0 || (amount === 0 && get('TRNTYPE') === 'DEBIT');
  const facts = {
    accountNo,
    direction: isDebit ? ('D' as const) : ('C' as const),
    amount: Math.abs(amount),
    currency,
    valueDate,
    balance: null,
    reference: get('REFNUM') || get('CHECKNUM'),
    memo: memoOf(fields),
    extra: {
      type: get('TRNTYPE'),
      fitid: get('FITID'),
      posted: get('DTPOSTED'),
      user_date: get('DTUSER'),
      available: get('DTAVAIL'),
      check_number: get('CHECKNUM'),
      payee_id: get('PAYEEID'),
      counterparty_account: get('BANKACCTTO.ACCTID') || get('CCACCTTO.ACCTID'),
      original_currency: get('ORIGCURRENCY.CURSYM'),
      original_rate: get('ORIGCURRENCY.CURRATE'),
      corrects: get('CORRECTFITID'),
      correct_action: get('CORRECTACTION'),
      bank: statement.account.get('BANKID') ?? statement.account.get('BROKERID') ?? '',
      account_type: statement.account.get('ACCTTYPE') ?? '',
    },
  };
  return { facts, id: NO_NUMBER.test(get('FITID')) ? '' : get('FITID') };
}

/** Name and text, each once. */
function memoOf(fields: OfxFields): string {
  const parts = ['NAME', 'PAYEE.NAME', 'EXTDNAME', 'MEMO', 'MEMO2'].flatMap((name) => fields.get(name) ?? []);
  return parts.filter((part, index) => parts.indexOf(part) === index).join(' ');
}
