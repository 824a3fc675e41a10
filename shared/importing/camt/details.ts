// The payments within an entry (TxDtls), and what the bank says of them together (Btch).
import type { Direction } from '../../model/record.ts';
import { addMinor } from '../../money/amount.ts';
import { find, firstText, textAt, type XmlElement } from '../xml/element.ts';
import type { TextRange } from '../xml/places.ts';
import { domainCode, type Parties, readParties, remittanceOf } from './parties.ts';
import { directionOf, type Money, moneyOf, referenceOf } from './values.ts';

/** '' where there is none, or where the bank writes that there is none. */
export interface References {
  readonly endToEnd: string;
  /** The bank's own serial of the payment. */
  readonly bank: string;
  readonly transaction: string;
  readonly instruction: string;
  readonly message: string;
  readonly batch: string;
  readonly uetr: string;
  readonly clearing: string;
  readonly mandate: string;
  readonly cheque: string;
}

export interface Detail {
  readonly range: TextRange;
  /** Amounts that may be the payment's own, the likeliest first; in several currencies where it was exchanged. */
  readonly amounts: readonly Money[];
  readonly instructed: string;
  /** null: the entry's. */
  readonly direction: Direction | null;
  readonly references: References;
  readonly parties: Parties;
  readonly remittance: string;
  readonly domainCode: string;
  readonly bankCode: string;
  readonly returnReason: string;
}

export interface Batch {
  /** As it stands in the file, '' where it does not. */
  readonly count: string;
  readonly total: Money | null;
  readonly message: string;
  readonly batch: string;
}

/** One NtryDtls: details with what is stated of them. */
export interface DetailGroup {
  batch: Batch | null;
  readonly details: Detail[];
}

function instructedOf(element: XmlElement): string {
  const amount = find(element, 'AmtDtls', 'InstdAmt', 'Amt');
  return amount === null ? '' : `${amount.text} ${amount.attributes.get('Ccy') ?? ''}`.trim();
}

export function readDetail(element: XmlElement): Detail {
  const references = find(element, 'Refs') ?? find(element, 'References');
  const reference = (...path: readonly string[]) =>
    references === null ? '' : referenceOf(textAt(references, ...path));
  return {
    range: { from: element.from, to: element.to },
    amounts: [
      find(element, 'Amt'),
      find(element, 'AmtDtls', 'TxAmt', 'Amt'),
      find(element, 'AmtDtls', 'CntrValAmt', 'Amt'),
    ].flatMap((amount) => moneyOf(amount) ?? []),
    instructed: instructedOf(element),
    direction: directionOf(textAt(element, 'CdtDbtInd')),
    references: {
      endToEnd: reference('EndToEndId'),
      bank: reference('AcctSvcrRef'),
      transaction: reference('TxId'),
      instruction: reference('InstrId'),
      message: reference('MsgId'),
      batch: reference('PmtInfId'),
      uetr: reference('UETR'),
      clearing: reference('ClrSysRef'),
      mandate: reference('MndtId'),
      cheque: reference('ChqNb'),
    },
    parties: readParties(element),
    remittance: remittanceOf(element),
    domainCode: domainCode(element),
    bankCode: textAt(element, 'BkTxCd', 'Prtry', 'Cd'),
    returnReason: firstText(textAt(element, 'RtrInf', 'Rsn', 'Cd'), textAt(element, 'RtrInf', 'Rsn', 'Prtry')),
  };
}

export function readBatch(element: XmlElement): Batch {
  return {
    count: textAt(element, 'NbOfTxs'),
    total: moneyOf(find(element, 'TtlAmt')),
    message: referenceOf(textAt(element, 'MsgId')),
    batch: referenceOf(textAt(element, 'PmtInfId')),
  };
}

/** The payment's own amount in a currency, null where it has none. */
export function amountIn(detail: Detail, currency: string): Money | null {
  return detail.amounts.find((money) => money.currency === currency) ?? null;
}

export interface DetailRow {
  readonly detail: Detail;
  readonly money: Money;
  readonly direction: Direction;
}

export type Split =
  | { readonly rows: readonly DetailRow[] }
  /** The details are no rows: some have no amount in the entry's currency, or together they are another amount. */
  | { readonly rows: null; readonly why: 'no amounts' | 'other sum' };

/**
 * The rows that an entry's details make, where they have amounts of their own that come to the entry's. Signs are the details' own; where these do
 * not come to it, but the amounts do, they show the payment and not the booking, and the entry's direction holds.
 */
export function splitEntry(entry: Money & { readonly direction: Direction }, details: readonly Detail[]): Split {
  const rows: DetailRow[] = [];
  for (const detail of details) {
    const money = amountIn(detail, entry.currency);
    if (money === null) return { rows: null, why: 'no amounts' };
    rows.push({ detail, money, direction: detail.direction ?? entry.direction });
  }
  const net = rows.reduce(
    (sum, { money, direction }) => addMinor(sum, direction === entry.direction ? money.amount : -money.amount),
    0,
  );
  if (net === entry.amount) return { rows };
  const gross = rows.reduce((sum, { money }) => addMinor(sum, money.amount), 0);
  if (gross !== entry.amount) return { rows: null, why: 'other sum' };
  return { rows: rows.map((row) => ({ ...row, direction: entry.direction })) };
}
