// The tags of an OFX file to statements: account, currency, transactions, ledger balance. Takes lists that are closed too early or not at all.
import type { TextRange } from '../xml/places.ts';
import { type OfxTag, ofxTags, ofxValue } from './tokens.ts';

export type OfxFields = ReadonlyMap<string, string>;

export interface OfxTransaction extends TextRange {
  /** By tag; those of an aggregate inside as "PAYEE.NAME". The first of equal tags counts. */
  readonly fields: OfxFields;
  /** False where the file ends inside it. */
  readonly isComplete: boolean;
}

export interface OfxStatement {
  readonly currency: string;
  readonly account: OfxFields;
  readonly ledger: OfxFields;
  readonly transactions: readonly OfxTransaction[];
}

export interface OfxText {
  readonly statements: readonly OfxStatement[];
  /** Offsets of movements of investments. */
  readonly investments: readonly number[];
  readonly isClosed: boolean;
}

const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']);
const ACCOUNTS = new Set(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM']);
const INSIDE_TRANSACTION = new Set([
  'PAYEE',
  'BANKACCTTO',
  'CCACCTTO',
  'CURRENCY',
  'ORIGCURRENCY',
  'IMAGEDATA',
  'EXTDPAYEE',
]);
/** Where these begin or end, an open transaction is over. */
const AFTER_TRANSACTION = new Set([
  'STMTTRN',
  'BANKTRANLIST',
  'LEDGERBAL',
  'AVAILBAL',
  'OFX',
  'BANKMSGSRSV1',
  'CREDITCARDMSGSRSV1',
  ...STATEMENTS,
  ...ACCOUNTS,
]);

interface StatementDraft {
  currency: string;
  readonly account: Map<string, string>;
  readonly ledger: Map<string, string>;
  readonly transactions: OfxTransaction[];
}

class OfxWalker {
  readonly statements: StatementDraft[] = [];
  readonly investments: number[] = [];
  isClosed = false;
  readonly #whole: string;
  #statement: StatementDraft | null = null;
  #fields: Map<string, string> | null = null;
  #transaction: { readonly from: number; readonly fields: Map<string, string> } | null = null;
  #inside = '';

  constructor(whole: string) {
    this.#whole = whole;
  }

  take(tag: OfxTag): void {
    const { name } = tag;
    const isOwnAccount = ACCOUNTS.has(name);
    if (AFTER_TRANSACTION.has(name)) this.#endTransaction(tag);
    if (tag.isClosing) {
      if (STATEMENTS.has(name)) this.#statement = null;
      if (name === 'OFX') this.isClosed = true;
      if (isOwnAccount || name === 'LEDGERBAL' || name === 'AVAILBAL') this.#fields = null;
      if (name === this.#inside) this.#inside = '';
    } else if (STATEMENTS.has(name)) this.#begin();
    else if (isOwnAccount) this.#fields = this.#accountFields();
    else if (name === 'LEDGERBAL') this.#fields = this.#current().ledger;
    else if (name === 'AVAILBAL') this.#fields = new Map();
    else if (name === 'STMTTRN') {
      this.#fields = null;
      this.#inside = '';
      this.#transaction = { from: tag.from, fields: new Map() };
    } else if (this.#transaction !== null && INSIDE_TRANSACTION.has(name)) this.#inside = name;
    else if (name === 'INVTRAN') this.investments.push(tag.from);
    else this.#leaf(tag);
  }

  finish(): void {
    if (this.#transaction === null) return;
    this.#close(this.#transaction, this.#whole.trimEnd().length, false);
  }

  #begin(): StatementDraft {
    this.#statement = { currency: '', account: new Map(), ledger: new Map(), transactions: [] };
    this.statements.push(this.#statement);
    return this.#statement;
  }

  #current(): StatementDraft {
    return this.#statement ?? this.#begin();
  }

  /** A second account inside one statement is another statement. */
  #accountFields(): Map<string, string> {
    const current = this.#current();
    return current.account.size === 0 ? current.account : this.#begin().account;
  }

  #leaf(tag: OfxTag): void {
    const value = ofxValue(this.#whole.slice(tag.to, tag.valueTo));
    if (value === '') return;
    if (this.#transaction !== null) {
      const key = this.#inside === '' ? tag.name : `${this.#inside}.${tag.name}`;
      if (!this.#transaction.fields.has(key)) this.#transaction.fields.set(key, value);
    } else if (this.#fields !== null) this.#fields.set(tag.name, value);
    else if (tag.name === 'CURDEF') this.#current().currency = value.toUpperCase();
  }

  #endTransaction(tag: OfxTag): void {
    if (this.#transaction === null) return;
    const isOwnEnd = tag.name === 'STMTTRN' && tag.isClosing;
    const end = isOwnEnd
      ? tag.to
      : this.#whole.slice(this.#transaction.from, tag.from).trimEnd().length + this.#transaction.from;
    this.#close(this.#transaction, end, true);
  }

  #close(open: { readonly from: number; readonly fields: Map<string, string> }, to: number, isComplete: boolean): void {
    this.#current().transactions.push({ ...open, to, isComplete });
    this.#transaction = null;
    this.#inside = '';
  }
}

export function readOfxText(whole: string): OfxText {
  const walker = new OfxWalker(whole);
  for (const tag of ofxTags(whole)) walker.take(tag);
  walker.finish();
  return walker;
}
