// BAI2 cash management reports: files of groups of accounts, proved by the trailers of each. Every record is an entry, a reject or head and trailer.

import { ok, type Result, refuse } from '../../model/problem.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import { addMinor } from '../../money/amount.ts';
import { type Bai2Account, ledgerBalances, readAccount, statedByAccount, statesMovements } from '../bai2/account.ts';
import { isCustom, isNonMonetary, readDetail } from '../bai2/detail.ts';
import { type Bai2Record, cleanField, fieldsOf, readRecords } from '../bai2/records.ts';
import { declaredByTrailer, statedAmount, Tally } from '../bai2/trailers.ts';
import type { Control, FileBody, StatementFormat } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { ContentNumbering } from '../statements/entry-numbers.ts';
import { readYearFirst } from '../statements/short-date.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';

/** Where neither group nor account names a currency, the format's own. */
const DEFAULT_CURRENCY = 'USD';
const SEARCHED_LINES = 20;
const TITLE = 'BAI2';

export const bai2: StatementFormat = {
  name: 'bai2',
  title: TITLE,
  proven: 'sample',
  recognise(text) {
    let first = 0;
    while (first < text.lineCount && first < SEARCHED_LINES && text.line(first).trim() === '') first += 1;
    const isHead = first < text.lineCount && /^\s*01,(?:[^,]*,){5,}/.test(text.line(first));
    for (let line = first; isHead && line < text.lineCount && line < SEARCHED_LINES; line += 1) {
      if (/(?:^|\/)\s*0[23],[^,]*,/.test(text.line(line)))
        return 'Its lines begin with the record codes of BAI2 (01 file, 02 group, 03 account).';
    }
    return null;
  },
  read: (text, _siblings, control) => new Bai2Reader(text).read(control),
};

interface OpenAccount {
  readonly account: Bai2Account;
  readonly tally: Tally;
  readonly rows: AccountEntryRow[];
  readonly line: number;
}

/** A file of many accounts may say the same of each. */
const MOST_TOLD = 10;
const RECORDS_BETWEEN_REPORTS = 4096;

class Bai2Reader {
  readonly #text: SourceText;
  readonly #body: BodyBuilder;
  readonly #numbering = new ContentNumbering();
  #file: Tally | null = null;
  #group: Tally | null = null;
  #account: OpenAccount | null = null;
  #groupCurrency = '';
  #asOf = '';
  readonly #withoutCurrency: { readonly accountNo: string; readonly line: number }[] = [];
  #unlisted = 0;

  constructor(text: SourceText) {
    this.#text = text;
    this.#body = new BodyBuilder(text);
  }

  read(control: Control): Result<FileBody> {
    const records = readRecords(this.#text);
    this.#sayWhatIsShared(records);
    for (const [index, record] of records.entries()) {
      if (index % RECORDS_BETWEEN_REPORTS === 0) {
        control.onProgress(record.from, this.#text.lineCount);
        if (control.isCancelled()) return refuse(cancelled(this.#text.fileName));
      }
      this.#take(record);
    }
    this.#closeFile(null);
    this.#sayWhatIsMissing();
    control.onProgress(this.#text.lineCount, this.#text.lineCount);
    return ok(this.#body.body(bai2.name, TITLE));
  }

  #sayWhatIsShared(records: readonly Bai2Record[]): void {
    const shared = records.filter((record, index) => index > 0 && records[index - 1]?.to === record.from);
    if (shared.length === 0) return;
    this.#body.warn(
      `${shared.length} records begin in the middle of a line; they were read one by one, and the trailers show whether rightly.`,
      shared[0]?.from ?? 0,
    );
  }

  #take(record: Bai2Record): void {
    if (record.code === '01') {
      this.#closeFile(null);
      this.#file = new Tally();
    } else if (record.code === '02') this.#openGroup(record);
    else if (record.code === '03') this.#openAccount(record);
    for (const tally of [this.#file, this.#group, this.#account?.tally]) {
      if (tally !== null && tally !== undefined) tally.records += record.count;
    }
    if (record.code === '16') this.#detail(record);
    else if (record.code === '49') this.#closeAccount(record);
    else if (record.code === '98') this.#closeGroup(record);
    else if (record.code === '99') this.#closeFile(record);
    else if (record.code === '' || record.code === '88') {
      const reason = 'Not a record of this format and no text that a record before it leaves open; check the file.';
      this.#body.reject(new Fault('', this.#text.line(record.from).trim(), reason), record);
    }
  }

  #openGroup(record: Bai2Record): void {
    this.#closeGroup(null);
    this.#group = new Tally();
    const fields = fieldsOf(record).map(cleanField);
    this.#asOf = fields[3] ?? '';
    this.#groupCurrency = fields[5] ?? '';
    if (fields[2] === '2')
      this.#body.warn('the group deletes what was reported before; ask the bank before it is used.', record.from);
    if (fields[2] === '4')
      this.#body.warn('the group says that it is a test; ask the bank before it is used.', record.from);
  }

  #openAccount(record: Bai2Record): void {
    this.#closeAccount(null);
    const read = readAccount(record, this.#groupCurrency);
    const account = read.currency === '' ? { ...read, currency: DEFAULT_CURRENCY } : read;
    if (read.currency === '') this.#withoutCurrency.push({ accountNo: read.accountNo, line: record.from });
    if (read.fault !== null) {
      const { field, value, reason } = read.fault;
      this.#body.warn(
        `a summary of the account ${read.accountNo} cannot be read (${field} ${value}): ${reason}`,
        record.from,
      );
    }
    const tally = new Tally();
    tally.add(account.stated);
    tally.mixIn(account.currency);
    this.#account = { account, tally, rows: [], line: record.from };
  }

  #detail(record: Bai2Record): void {
    if (isNonMonetary(record)) {
      this.#body.leaveOut('Type 890 carries information and no money.', record.from);
      return;
    }
    const open = this.#account;
    const outcome = this.#isDamaged(record)
      ? damagedLine(this.#text)
      : readDetail(record, open?.account ?? null, this.#asOf, this.#numbering);
    if (outcome instanceof Fault || open === null) {
      this.#body.reject(outcome instanceof Fault ? outcome : damagedLine(this.#text), record);
      return;
    }
    if (isCustom(outcome)) {
      const read = outcome.direction === 'C' ? 'credit' : 'debit';
      this.#body.warn(
        `the type code ${outcome.extra.type} is the bank's own; read as a ${read} by its range. Check it in the bank's list.`,
        record.from,
      );
    }
    open.rows.push(this.#body.row(outcome, record));
    open.tally.addEntry(outcome.amount, outcome.direction);
  }

  #isDamaged({ from, to }: Bai2Record): boolean {
    for (let line = from; line <= to; line += 1) if (this.#text.damaged.has(line)) return true;
    return false;
  }

  #closeAccount(trailer: Bai2Record | null): void {
    const open = this.#account;
    this.#account = null;
    if (open === null) return;
    const { account, rows, tally } = open;
    const { opening, closing } = ledgerBalances(account);
    this.#body.declare(...declaredByTrailer({ code: '49', parts: null, of: account.accountNo }, trailer, tally));
    if (rows.length > 0) this.#takeStated(open);
    else if (statesMovements(account)) {
      this.#body.warn(
        `the account ${account.accountNo} states credits or debits without listing them: it is a report of balances.`,
        open.line,
      );
    }
    if ((opening !== null || closing !== null) && account.accountNo !== '') {
      const date = readYearFirst(this.#asOf, '');
      this.#body.balance({
        accountNo: account.accountNo,
        currency: account.currency,
        number: '',
        openingDate: '',
        opening,
        closingDate: date instanceof Fault ? '' : date,
        closing,
      });
    }
    this.#passOn(this.#group, trailer, tally);
  }

  #takeStated({ account, rows, line }: OpenAccount): void {
    const stated = statedByAccount(account, rows);
    this.#body.declare(...stated.filter(({ agrees }) => agrees));
    for (const { what, declared, computed } of stated.filter(({ agrees }) => !agrees)) {
      this.#unlisted += 1;
      if (this.#unlisted > MOST_TOLD) continue;
      this.#body.warn(
        `states ${what} as ${declared}, but the entries that it lists come to ${computed}; ask the bank whether it lists them all.`,
        line,
      );
    }
  }

  #sayWhatIsMissing(): void {
    if (this.#unlisted > MOST_TOLD)
      this.#body.warn(`${this.#unlisted - MOST_TOLD} more totals of accounts are not those of the entries listed.`);
    const [first, ...more] = this.#withoutCurrency;
    if (first === undefined) return;
    const { accountNo, line } = first;
    this.#body.warn(
      more.length === 0
        ? `the account ${accountNo} names no currency; read as ${DEFAULT_CURRENCY}, which the format prescribes.`
        : `${more.length + 1} accounts name no currency; read as ${DEFAULT_CURRENCY}, which the format prescribes.`,
      line,
    );
  }

  #closeGroup(trailer: Bai2Record | null): void {
    this.#closeAccount(null);
    const group = this.#group;
    this.#group = null;
    if (group === null) return;
    this.#body.declare(...declaredByTrailer({ code: '98', parts: 'accounts', of: '' }, trailer, group));
    this.#passOn(this.#file, trailer, group);
  }

  /** A trailer's sum adds to that above it as it is stated; the sum of the parts where it is missing. */
  #passOn(above: Tally | null, trailer: Bai2Record | null, tally: Tally): void {
    if (above === null) return;
    above.amount = addMinor(above.amount, statedAmount(trailer) ?? tally.amount);
    above.parts += 1;
    above.mixIn(tally.currency ?? '');
  }

  #closeFile(trailer: Bai2Record | null): void {
    this.#closeGroup(null);
    const file = this.#file;
    this.#file = null;
    if (file === null) return;
    this.#body.declare(...declaredByTrailer({ code: '99', parts: 'groups', of: '' }, trailer, file));
  }
}
