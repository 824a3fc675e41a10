// SWIFT MT940 statements and MT942 interim reports, several in a file, to account entries. Every line that is no entry is header or footer.
import { ok, type Result, refuse } from '../../model/problem.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import type { Control, FileBody, StatementFormat } from '../format.ts';
import { PagedBalances } from '../mt940/balances.ts';
import { hasStatementTags, type Message, readMessages } from '../mt940/fields.ts';
import { entriesOf, isTooLong, type RawEntry, readEntry, secondInformation } from '../mt940/row.ts';
import { continuity, declaredByStatement, readHead, type StatementHead } from '../mt940/statement.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { PageNumbering } from '../statements/entry-numbers.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';

const TITLE = 'SWIFT MT940/MT942';

export const mt940: StatementFormat = {
  name: 'mt940',
  title: TITLE,
  proven: 'sample',
  recognise: (text) =>
    hasStatementTags(text) ? 'It has the tags of SWIFT statement messages (:20:, :25:, :61:).' : null,
  read: (text, _siblings, control) => new Mt940Reader(text).read(control),
};

class Mt940Reader {
  readonly #text: SourceText;
  readonly #body: BodyBuilder;
  readonly #numbering = new PageNumbering();
  readonly #balances = new PagedBalances();
  readonly #lastOfAccount = new Map<string, StatementHead>();

  constructor(text: SourceText) {
    this.#text = text;
    this.#body = new BodyBuilder(text);
  }

  read(control: Control): Result<FileBody> {
    for (const message of readMessages(this.#text)) {
      control.onProgress(message.fields[0]?.from ?? 0, this.#text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(this.#text.fileName));
      this.#message(message);
    }
    for (const balance of this.#balances.unfinished()) this.#body.balance(balance);
    control.onProgress(this.#text.lineCount, this.#text.lineCount);
    return ok(this.#body.body(mt940.name, TITLE));
  }

  #message(message: Message): void {
    const first = message.fields[0]?.from ?? 0;
    const head = readHead(message);
    const entries = entriesOf(message);
    const prefix = this.#prefixFor(head, entries);
    if (prefix.isRepeated && entries.length > 0)
      this.#body.warn(`the statement ${head.account} ${head.number} stands in the file more than once.`, first);
    if (head.opening === null && message.fields.some(({ tag }) => tag === '34F' || tag === '90C' || tag === '90D'))
      this.#body.warn('is an interim report (MT942): its entries come again in the MT940 statement of the day.', first);
    const rows: AccountEntryRow[] = [];
    for (const [index, entry] of entries.entries()) {
      const row = this.#entry(head, entry, `${prefix.text}:${String(index + 1).padStart(3, '0')}`);
      if (row !== null) rows.push(row);
    }
    const account = `${head.account} ${head.currency}`;
    const previous = this.#lastOfAccount.get(account);
    const continued = previous === undefined ? null : continuity(previous, head);
    this.#body.declare(...(continued === null ? [] : [continued]), ...declaredByStatement(message, head, rows));
    this.#lastOfAccount.set(account, head);
    const balance = this.#balances.take(head);
    if (balance !== null) this.#body.balance(balance);
  }

  /** Account, statement number and opening date name a page. */
  #prefixFor(
    head: StatementHead,
    entries: readonly RawEntry[],
  ): { readonly text: string; readonly isRepeated: boolean } {
    const date = head.opening?.date ?? head.reportDate;
    const name = [head.account, head.number, date].filter((part) => part !== '').join(':');
    const lines = entries.map(({ line }) => line.lines.join('\n'));
    return this.#numbering.prefixFor(name, [head.opening?.text, head.closing?.text, ...lines].join('\n'));
  }

  #entry(head: StatementHead, entry: RawEntry, entryNo: string): AccountEntryRow | null {
    const { from } = entry.line;
    const place = { from, to: entry.information.at(-1)?.to ?? entry.line.to };
    const outcome = this.#isDamaged(place) ? damagedLine(this.#text) : readEntry(head, entry, entryNo);
    if (outcome instanceof Fault) {
      this.#body.reject(outcome, place);
      return null;
    }
    if (isTooLong(entry))
      this.#body.warn(
        'a statement line goes on over too many lines; one of them may be a :61: that is damaged. Compare the statement with the bank.',
        from,
      );
    const second = secondInformation(entry);
    if (second !== null)
      this.#body.warn(
        'a second :86: follows one statement line; the :61: before it may be damaged. Compare the statement with the bank.',
        second,
      );
    const written = outcome.extra.value_date_written ?? '';
    if (written !== '') {
      const read = outcome.valueDate;
      this.#body.warn(`value date ${written} is no day of the calendar; read as ${read}, the end of February.`, from);
    }
    return this.#body.row(outcome, place);
  }

  #isDamaged({ from, to }: { readonly from: number; readonly to: number }): boolean {
    if (this.#text.damaged.size === 0) return false;
    for (let line = from; line <= to; line += 1) if (this.#text.damaged.has(line)) return true;
    return false;
  }
}
