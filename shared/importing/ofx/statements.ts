// The tags of an OFX file to statements: account, currency, transactions, ledger balance. Takes lists that are closed too early or not at all.
// What has the fields of a transaction but stands in none is a transaction too, to be rejected: its tag was damaged.
import type { TextRange } from '../xml/places.ts';
import { type OfxTag, ofxTags, ofxValue } from './tokens.ts';

export type OfxFields = ReadonlyMap<string, string>;

export interface OfxTransaction extends TextRange {
  /** By tag; those of an aggregate inside as "PAYEE.NAME". The first of equal tags counts. */
  readonly fields: OfxFields;
  /** `cut`: the file ends inside it; `stray`: it does not begin, or goes on, as a transaction does. */
  readonly state: 'whole' | 'cut' | 'stray';
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
  /** Offsets of transactions that are not booked yet. */
  readonly pending: readonly number[];
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
  'STMTTRNP',
  'BANKTRANLIST',
  'BANKTRANLISTP',
  'LEDGERBAL',
  'AVAILBAL',
  'OFX',
  'BANKMSGSRSV1',
  'CREDITCARDMSGSRSV1',
  ...STATEMENTS,
  ...ACCOUNTS,
]);

/** Stand in every transaction, once, and nowhere else in a statement. The first of them begins it. */
const FIRST_OF_TRANSACTION = 'TRNTYPE';
const ONCE_IN_TRANSACTION = new Set([FIRST_OF_TRANSACTION, 'DTPOSTED', 'TRNAMT']);

interface StatementDraft {
  currency: string;
  readonly account: Map<string, string>;
  readonly ledger: Map<string, string>;
  readonly transactions: OfxTransaction[];
}

interface OpenTransaction {
  readonly from: number;
  readonly fields: Map<string, string>;
  readonly isStray: boolean;
}

class OfxWalker {
  readonly statements: StatementDraft[] = [];
  readonly investments: number[] = [];
  readonly pending: number[] = [];
  isClosed = false;
  readonly #whole: string;
  #statement: StatementDraft | null = null;
  #fields: Map<string, string> | null = null;
  #transaction: OpenTransaction | null = null;
  #inside = '';
  /** Within a statement or a list of transactions, where nothing but a transaction has a transaction's fields. */
  #isAmongTransactions = false;
  #isPending = false;
  #previous: OfxTag | null = null;

  constructor(whole: string) {
    this.#whole = whole;
  }

  take(tag: OfxTag): void {
    const { name } = tag;
    const isOwnAccount = ACCOUNTS.has(name);
    if (AFTER_TRANSACTION.has(name)) {
      this.#endTransaction(tag);
      this.#isPending = name === 'STMTTRNP' && !tag.isClosing;
      if (this.#isPending) this.pending.push(tag.from);
    }
    if (STATEMENTS.has(name) || name === 'BANKTRANLIST')
      this.#isAmongTransactions = !tag.isClosing || name === 'BANKTRANLIST';
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
      this.#transaction = { from: tag.from, fields: new Map(), isStray: false };
    } else if (this.#transaction !== null && INSIDE_TRANSACTION.has(name)) this.#inside = name;
    else if (name === 'INVTRAN') this.investments.push(tag.from);
    else this.#leaf(tag);
    this.#previous = tag;
  }

  finish(): void {
    if (this.#transaction === null) return;
    this.#close(this.#transaction, this.#whole.trimEnd().length, 'cut');
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
    if (this.#inside === '' && ONCE_IN_TRANSACTION.has(tag.name)) this.#splitStray(tag);
    if (this.#transaction !== null) {
      const key = this.#inside === '' ? tag.name : `${this.#inside}.${tag.name}`;
      if (!this.#transaction.fields.has(key)) this.#transaction.fields.set(key, value);
    } else if (this.#fields !== null) this.#fields.set(tag.name, value);
    else if (tag.name === 'CURDEF') this.#current().currency = value.toUpperCase();
  }

  #endTransaction(tag: OfxTag): void {
    if (this.#transaction === null) return;
    const isOwnEnd = tag.name === 'STMTTRN' && tag.isClosing;
    this.#close(this.#transaction, isOwnEnd ? tag.to : this.#endBefore(this.#transaction, tag.from), 'whole');
  }

  #endBefore({ from }: OpenTransaction, to: number): number {
    return this.#whole.slice(from, to).trimEnd().length + from;
  }

  /** A field of a transaction that stands in none, or a second time in one, begins a stray; what came before it is whole only if the stray is. */
  #splitStray(tag: OfxTag): void {
    const open = this.#transaction;
    if (open === null ? !this.#isAmongTransactions || this.#isPending : !open.fields.has(tag.name)) return;
    const from = open === null ? this.#strayStart(tag) : tag.from;
    if (open !== null) {
      const isWhole = tag.name === FIRST_OF_TRANSACTION;
      this.#close(open, this.#endBefore(open, from), isWhole ? 'whole' : 'stray');
    }
    this.#transaction = { from, fields: new Map(), isStray: true };
  }

  /** With what is left of its tag: an opening one of another name, or text behind the end of what stands before. */
  #strayStart(tag: OfxTag): number {
    const previous = this.#previous;
    if (previous === null || AFTER_TRANSACTION.has(previous.name) === !previous.isClosing) return tag.from;
    const text = this.#whole.slice(previous.to, tag.from);
    if (!previous.isClosing) return text.trim() === '' ? previous.from : tag.from;
    return tag.from - text.trimStart().length;
  }

  #close({ from, fields, isStray }: OpenTransaction, to: number, state: OfxTransaction['state']): void {
    this.#current().transactions.push({ from, to, fields, state: isStray ? 'stray' : state });
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
