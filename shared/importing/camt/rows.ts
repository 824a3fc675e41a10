// Entries to account entry rows: one for each payment where these add up, else one for the whole booking with the payments' references beside it.
import type { Direction } from '../../model/record.ts';
import { addMinor } from '../../money/amount.ts';
import type { EntryFacts } from '../statements/body-builder.ts';
import { firstText } from '../xml/element.ts';
import type { TextRange } from '../xml/places.ts';
import { amountIn, type Batch, type Detail, type References, splitEntry } from './details.ts';
import { detailsOf, type Entry } from './entry.ts';
import type { StatementHead } from './head.ts';
import { counterpartyOf } from './parties.ts';
import type { Money } from './values.ts';

/** A row without its number; `range` is null for a row that is the whole entry. */
export interface NamelessRow {
  readonly facts: Omit<EntryFacts, 'entryNo'>;
  readonly range: TextRange | null;
}

/** Details that did not become rows: what they come to in the entry's currency, null where some have no amount in it. */
export interface Unsplit {
  readonly sum: Money | null;
}

export interface EntryRows {
  readonly rows: readonly NamelessRow[];
  readonly unsplit: Unsplit | null;
}

/** References of all details beside one row: enough to find a payment by, not a copy of the file. */
const MOST_REFERENCES = 50;

function together(details: readonly Detail[], of: (references: References) => string): string {
  const found = [...new Set(details.map(({ references }) => of(references)).filter((text) => text !== ''))];
  const shown = found.slice(0, MOST_REFERENCES).join(' ');
  return found.length > MOST_REFERENCES ? `${shown} …` : shown;
}

export function rowsOf(head: StatementHead, entry: Entry): EntryRows {
  const details = detailsOf(entry);
  const [only] = details;
  if (details.length > 1) {
    const split = splitEntry(entry, details);
    if (split.rows !== null) {
      const rows = split.rows.map(({ detail, money, direction }) => ({
        facts: factsOf(head, entry, money, direction, detail, [detail]),
        range: detail.range,
      }));
      return { rows, unsplit: null };
    }
    const facts = factsOf(head, entry, entry, entry.direction, null, details);
    return {
      rows: [{ facts, range: null }],
      unsplit: { sum: split.why === 'no amounts' ? null : sumOf(entry, details) },
    };
  }
  const facts = factsOf(head, entry, entry, entry.direction, only ?? null, details);
  const own = only === undefined ? null : amountIn(only, entry.currency);
  const unsplit = own === null || own.amount === entry.amount ? null : { sum: own };
  return { rows: [{ facts, range: null }], unsplit };
}

function sumOf({ currency }: Entry, details: readonly Detail[]): Money {
  const amounts = details.map((detail) => amountIn(detail, currency)?.amount ?? 0);
  return { amount: amounts.reduce(addMinor, 0), currency };
}

function referenceFor(entry: Entry, references: References | null, batch: Batch | null): string {
  return firstText(
    references?.endToEnd ?? '',
    references?.bank ?? '',
    entry.bankReference,
    references?.transaction ?? '',
    references?.instruction ?? '',
    references?.uetr ?? '',
    references?.clearing ?? '',
    references?.cheque ?? '',
    references?.batch ?? batch?.batch ?? '',
    references?.message ?? batch?.message ?? '',
    entry.entryReference,
  );
}

/** `detail`: the one payment that the row is; null: all of `details` together, or none at all. */
function factsOf(
  head: StatementHead,
  entry: Entry,
  money: Money,
  direction: Direction,
  detail: Detail | null,
  details: readonly Detail[],
): Omit<EntryFacts, 'entryNo'> {
  const batch = entry.groups.find((group) => group.batch !== null)?.batch ?? null;
  const party = detail === null ? null : counterpartyOf(detail.parties, direction, entry.isReversal);
  const memo = [firstText(detail?.remittance ?? '', entry.information), party?.name ?? ''];
  return {
    accountNo: head.account,
    direction,
    amount: money.amount,
    currency: money.currency,
    valueDate: entry.valueDate,
    balance: null,
    reference: referenceFor(entry, detail?.references ?? null, batch),
    memo: memo.filter((part) => part !== '').join(' '),
    extra: {
      statement: head.number,
      entry_date: entry.bookingDate,
      type: firstText(detail?.domainCode ?? '', entry.domainCode),
      transaction_code: firstText(detail?.bankCode ?? '', entry.bankCode),
      reversal: entry.isReversal ? 'yes' : '',
      counterparty: party?.name ?? '',
      counterparty_account: party?.account ?? '',
      counterparty_bank: party?.bank ?? '',
      end_to_end_id: together(details, ({ endToEnd }) => endToEnd),
      bank_reference: firstText(detail?.references.bank ?? '', entry.bankReference),
      entry_reference: entry.entryReference,
      transaction_id: together(details, ({ transaction }) => transaction),
      instruction_id: together(details, ({ instruction }) => instruction),
      message_id: firstText(
        together(details, ({ message }) => message),
        batch?.message ?? '',
      ),
      payment_information_id: firstText(
        together(details, (references) => references.batch),
        batch?.batch ?? '',
      ),
      uetr: together(details, ({ uetr }) => uetr),
      clearing_reference: together(details, ({ clearing }) => clearing),
      mandate_id: together(details, ({ mandate }) => mandate),
      cheque_no: together(details, ({ cheque }) => cheque),
      instructed_amount: detail?.instructed ?? '',
      return_reason: detail?.returnReason ?? '',
      details: detail === null && details.length > 0 ? String(details.length) : '',
    },
  };
}
