// OFX and QFX downloads, SGML (1.x) and XML (2.x), of bank accounts and cards. They state a balance but no totals, so nothing proves them.
import { ok, type Result, refuse } from '../../model/problem.ts';
import { currencyExponent } from '../../money/currency.ts';
import type { Control, FileBody, StatementFormat } from '../format.ts';
import { statedEncoding } from '../ofx/stated-encoding.ts';
import { type OfxStatement, type OfxTransaction, readOfxText } from '../ofx/statements.ts';
import {
  accountOf,
  isUnnamed,
  readMoment,
  readOfxAmount,
  readTransaction,
  UNNAMED_ACCOUNT,
} from '../ofx/transaction.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { ContentNumbering, PageNumbering } from '../statements/entry-numbers.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';
import { TextPlaces } from '../xml/places.ts';

const TITLE = 'OFX / QFX';
const PENDING = 'Pending: not booked yet; it comes again when it is.';
const SEARCHED_LINES = 40;
const SEARCHED_CHARACTERS = 4000;

function headOf(text: SourceText): string {
  const last = Math.min(text.lineCount, SEARCHED_LINES) - 1;
  return last < 0 ? '' : text.span(0, last).slice(0, SEARCHED_CHARACTERS);
}

export const ofx: StatementFormat = {
  name: 'ofx',
  title: TITLE,
  proven: 'sample',
  recognise(text) {
    const head = headOf(text);
    if (/<OFX>/i.test(head)) return 'It holds the tag <OFX>.';
    return /^\s*OFXHEADER\s*:/i.test(head) || /<\?OFX\s/i.test(head) ? 'It begins with an OFX header.' : null;
  },
  read: (text, _siblings, control) => new OfxReader(text).read(control),
};

class OfxReader {
  readonly #text: SourceText;
  readonly #body: BodyBuilder;
  readonly #places: TextPlaces;
  readonly #numbering = new PageNumbering();
  readonly #contents = new ContentNumbering();

  constructor(text: SourceText) {
    this.#text = text;
    this.#body = new BodyBuilder(text);
    this.#places = new TextPlaces(text);
  }

  read(control: Control): Result<FileBody> {
    const { statements, investments, pending, isClosed } = readOfxText(this.#places.whole);
    for (const statement of statements) {
      const first = statement.transactions[0]?.from;
      control.onProgress(first === undefined ? 0 : this.#places.lineAt(first), this.#text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(this.#text.fileName));
      if (first !== undefined && isUnnamed(statement)) {
        const line = this.#places.lineAt(first);
        this.#body.warn(`the account is not named; its entries stand under ${UNNAMED_ACCOUNT}.`, line);
      }
      for (const transaction of statement.transactions) this.#transaction(statement, transaction);
      this.#balance(statement);
    }
    for (const offset of investments)
      this.#body.leaveOut('Movements of investments are no entries of a bank account.', this.#places.lineAt(offset));
    for (const offset of pending) this.#body.leaveOut(PENDING, this.#places.lineAt(offset));
    if (
      investments.length === 0 &&
      statements.every(({ account, transactions }) => account.size + transactions.length === 0)
    )
      this.#body.warn('holds no statement of an account.');
    if (!isClosed) this.#body.warn('the end </OFX> is missing; the file may be cut. Download it again.');
    const stated = statedEncoding(headOf(this.#text));
    const { encoding } = this.#text;
    if (stated !== null && stated !== encoding && encoding !== 'utf-8')
      this.#body.warn(
        `its header says ${stated}, but it was read as ${encoding}; name the encoding if names look wrong.`,
      );
    control.onProgress(this.#text.lineCount, this.#text.lineCount);
    return ok(this.#body.body(ofx.name, TITLE));
  }

  #transaction(statement: OfxStatement, transaction: OfxTransaction): void {
    const { line, lastLine, byteStart, byteEnd } = this.#places.placeOf(transaction);
    const raw = this.#places.textOf(transaction);
    const place = { from: line - 1, to: lastLine - 1, byteStart, byteEnd, raw };
    const outcome = this.#isDamaged(place) ? damagedLine(this.#text) : readTransaction(statement, transaction);
    if (outcome instanceof Fault) {
      this.#body.reject(outcome, place);
      return;
    }
    const { facts, id } = outcome;
    if (facts.extra.corrects !== '') {
      const { corrects, correct_action: action } = facts.extra;
      this.#body.warn(
        `this entry corrects the entry ${corrects} (${action}); see that both are not counted.`,
        place.from,
      );
    }
    this.#body.row({ ...facts, entryNo: this.#numberOf(id, facts.accountNo, place.from, transaction) }, place);
  }

  /** FITIDs are unique per account. The same entry twice keeps its number; another entry under a used one gets its own, and both are said. */
  #numberOf(id: string, accountNo: string, line: number, { fields }: OfxTransaction): string {
    const content = [...fields].filter(([name]) => name !== 'FITID').map(([name, value]) => `${name}=${value}`);
    if (id === '') return this.#contents.numberFor(accountNo, content);
    const { text, isRepeated } = this.#numbering.prefixFor(`${accountNo}:${id}`, content.join('\n'));
    if (isRepeated)
      this.#body.warn(`the entry ${id} of the account ${accountNo} stands in the file more than once.`, line);
    else if (text !== `${accountNo}:${id}`)
      this.#body.warn(
        `the number ${id} of the account ${accountNo} is used for different entries; ask the bank.`,
        line,
      );
    return text;
  }

  #isDamaged(place: { readonly from: number; readonly to: number }): boolean {
    if (this.#text.damaged.size === 0) return false;
    for (let line = place.from; line <= place.to; line += 1) if (this.#text.damaged.has(line)) return true;
    return false;
  }

  #balance(statement: OfxStatement): void {
    const { currency, ledger } = statement;
    const stated = ledger.get('BALAMT');
    if (stated === undefined || currencyExponent(currency) === undefined || isUnnamed(statement)) return;
    const closing = readOfxAmount(stated, currency, 'BALAMT');
    const date = readMoment(ledger.get('DTASOF') ?? '', 'DTASOF');
    if (closing instanceof Fault) {
      this.#body.warn(
        `the balance ${stated} of the account ${accountOf(statement)} cannot be read; check it with the bank.`,
      );
      return;
    }
    this.#body.balance({
      accountNo: accountOf(statement),
      currency,
      number: '',
      openingDate: '',
      opening: null,
      closingDate: date instanceof Fault ? '' : date,
      closing,
    });
  }
}
