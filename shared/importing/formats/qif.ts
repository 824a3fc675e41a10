// QIF exports of bank, cash and card registers. The lowest trust: no currency, no ids, no totals, dates in an unstated order; each of these is said.
import { ok, type Result, refuse } from '../../model/problem.ts';
import { formatPlain } from '../../money/format.ts';
import type { Control, FileBody, ReadContext, StatementFormat } from '../format.ts';
import { guessOrder, type OrderGuess } from '../qif/date-order.ts';
import { isEntryElsewhere, type QifReading, readEntry, splitsDisagree } from '../qif/entry.ts';
import { BEFORE_HEADINGS, type QifRecord, readRecords, UNNAMED } from '../qif/records.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { ContentNumbering } from '../statements/entry-numbers.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';

const TITLE = 'QIF';
const SEARCHED_LINES = 100;
const RECORDS_BETWEEN_REPORTS = 4096;

/** Registers whose records are entries of an account, and the name of an account that the file does not name. */
const REGISTERS: Readonly<Record<string, string>> = { bank: 'Bank', cash: 'Cash', ccard: 'CCard' };
const INVESTMENTS = /^(?:invst|security|prices)$/;
const LISTS = /^(?:account|class|cat|memorized|tag|template)$/;
const HEADING_LOST =
  'An entry that stands in no register: the heading before it was damaged or lost. Export the file again.';

const ORDER_WORDS = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
} as const;

export const qif: StatementFormat = {
  name: 'qif',
  title: TITLE,
  proven: 'sample',
  recognise(text) {
    for (let line = 0; line < text.lineCount && line < SEARCHED_LINES; line += 1) {
      const content = text.line(line).trim();
      if (/^!\s*(?:type\s*:|account$|option\s*:)/i.test(content))
        return `It has the QIF section "${content.slice(0, 40)}".`;
    }
    return null;
  },
  read: (text, _siblings, control, context) => new QifReader(text, context).read(control),
};

class QifReader {
  readonly #text: SourceText;
  readonly #body: BodyBuilder;
  readonly #currency: string;
  readonly #numbering = new ContentNumbering();

  constructor(text: SourceText, context: ReadContext) {
    this.#text = text;
    this.#body = new BodyBuilder(text);
    this.#currency = context.currency;
  }

  read(control: Control): Result<FileBody> {
    const records = readRecords(this.#text);
    const entries = records.filter(({ section }) => REGISTERS[section] !== undefined);
    const guess = guessOrder(entries.flatMap(({ fields }) => fields.get('D') ?? []));
    if (entries.length > 0) this.#sayWhatIsGuessed(guess, entries);
    for (const [index, record] of records.entries()) {
      if (index % RECORDS_BETWEEN_REPORTS === 0) {
        control.onProgress(record.from, this.#text.lineCount);
        if (control.isCancelled()) return refuse(cancelled(this.#text.fileName));
      }
      const register = REGISTERS[record.section];
      if (register === undefined) this.#elsewhere(record);
      else this.#entry(record, { order: guess.order, currency: this.#currency, accountNo: record.account || register });
    }
    control.onProgress(this.#text.lineCount, this.#text.lineCount);
    return ok(this.#body.body(qif.name, TITLE));
  }

  #sayWhatIsGuessed({ order, isAmbiguous }: OrderGuess, entries: readonly QifRecord[]): void {
    this.#body.say({ of: 'date', text: `All its dates together read as ${ORDER_WORDS[order]}.` });
    if (isAmbiguous) {
      this.#body.warn(
        `its dates can be read in more than one order; taken as ${ORDER_WORDS[order]}. Check them in the preview; if they are wrong, export the file as OFX or CSV.`,
        entries[0]?.from ?? 0,
      );
    }
    this.#body.warn(
      `QIF names no currency and no totals: the amounts are taken as ${this.#currency}, and nothing proves that the file is whole.`,
    );
    const unnamed = entries.find(({ account }) => account === '');
    if (unnamed !== undefined) {
      this.#body.warn(
        `the account is not named; its entries stand under ${REGISTERS[unnamed.section] ?? ''}.`,
        unnamed.from,
      );
    }
  }

  /** A record of a section that is no register. Text before the first heading is none, unless it has the fields of an entry. */
  #elsewhere(record: QifRecord): void {
    const { section } = record;
    if ((section === BEFORE_HEADINGS || section === UNNAMED || LISTS.test(section)) && isEntryElsewhere(record))
      this.#body.reject(new Fault('!Type', section, HEADING_LOST), record);
    else if (section !== BEFORE_HEADINGS) this.#body.leaveOut(reasonFor(section), record.from);
  }

  #entry(record: QifRecord, reading: QifReading): void {
    const outcome = this.#isDamaged(record) ? damagedLine(this.#text) : readEntry(record, reading, this.#numbering);
    if (outcome instanceof Fault) {
      this.#body.reject(outcome, record);
      return;
    }
    this.#body.row(outcome, record);
    const sum = splitsDisagree(record, outcome);
    if (sum !== null) {
      const amount = formatPlain(outcome.direction === 'C' ? outcome.amount : -outcome.amount, outcome.currency);
      this.#body.warn(
        `the splits of this entry come to ${sum}, its amount is ${amount}; check it at the source.`,
        record.from,
      );
    }
    if (/^opening balance$/i.test(record.fields.get('P') ?? '')) {
      this.#body.warn('an opening balance stands among the entries; it is no movement of money.', record.from);
    }
  }

  #isDamaged({ from, to }: QifRecord): boolean {
    if (this.#text.damaged.size === 0) return false;
    for (let line = from; line <= to; line += 1) if (this.#text.damaged.has(line)) return true;
    return false;
  }
}

function reasonFor(section: string): string {
  if (LISTS.test(section)) return 'Lists of accounts, categories and classes are no entries.';
  if (INVESTMENTS.test(section)) return 'Movements of investments are no entries of a bank account.';
  return `The section ${section} is no bank, cash or card register.`;
}
