// SWIFT MT940 statements and MT942 interim reports, several in a file, to account entries. Every line that is no entry is header or footer.
import type { DeclaredTotal, Reject } from '../../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import type { Control, FileBody, StatementFormat } from '../format.ts';
import { readStatementLine, type StatementLine } from '../mt940/entry.ts';
import { type Field, hasStatementTags, type Message, readMessages } from '../mt940/fields.ts';
import { readInformation } from '../mt940/information.ts';
import { continuity, declaredByStatement, readHead, type StatementHead } from '../mt940/statement.ts';
import type { SourceText } from '../source-text.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault, missing, toReject } from '../values.ts';

const TITLE = 'SWIFT MT940/MT942';

export const mt940: StatementFormat = {
  name: 'mt940',
  title: TITLE,
  proven: 'sample',
  recognise: (text) =>
    hasStatementTags(text) ? 'It has the tags of SWIFT statement messages (:20:, :25:, :61:).' : null,
  read: (text, _siblings, control) => readMt940(text, control),
};

interface RawEntry {
  readonly line: Field;
  readonly information: readonly Field[];
}

function readMt940(text: SourceText, control: Control): Result<FileBody> {
  const rows: AccountEntryRow[] = [];
  const rejects: Reject[] = [];
  const declared: DeclaredTotal[] = [];
  const warnings: Problem[] = [];
  const warn = (message: string, line: number) =>
    warnings.push({
      code: 'warning',
      message: `${text.fileName}: ${message}`,
      file: text.fileName,
      line: line + 1,
    });
  const numbering = new EntryNumbering();
  const lastOfAccount = new Map<string, StatementHead>();
  let entryLines = 0;

  for (const message of readMessages(text)) {
    const first = message.fields[0]?.from ?? 0;
    control.onProgress(first, text.lineCount);
    if (control.isCancelled()) return refuse(cancelled(text.fileName));
    const head = readHead(message);
    const entries = entriesOf(message);
    const prefix = numbering.prefixFor(head, entries);
    if (prefix.isRepeated)
      warn(`the statement ${head.account} ${head.number} stands in the file more than once.`, first);
    if (head.opening === null && message.fields.some(({ tag }) => tag === '34F' || tag === '90C' || tag === '90D')) {
      warn('is an interim report (MT942): its entries come again in the MT940 statement of the day.', first);
    }
    const own: AccountEntryRow[] = [];
    entries.forEach((entry, index) => {
      const last = Math.max(entry.line.to, ...entry.information.map(({ to }) => to));
      entryLines += last - entry.line.from + 1;
      const outcome = readEntry(text, head, entry, last, `${prefix.text}:${String(index + 1).padStart(3, '0')}`);
      if (outcome instanceof Fault) {
        rejects.push(toReject(outcome, entry.line.from + 1, text.span(entry.line.from, last)));
      } else {
        own.push(outcome);
        const written = outcome.extra.value_date_written;
        if (written !== undefined)
          warn(
            `value date ${written} is no day of the calendar; read as ${outcome.valueDate}, the end of February.`,
            entry.line.from,
          );
      }
    });
    const account = `${head.account} ${head.currency}`;
    const previous = lastOfAccount.get(account);
    const continued = previous === undefined ? null : continuity(previous, head);
    declared.push(...(continued === null ? [] : [continued]), ...declaredByStatement(message, head, own));
    lastOfAccount.set(account, head);
    for (const row of own) rows.push(row);
  }
  control.onProgress(text.lineCount, text.lineCount);
  return ok({
    profile: mt940.name,
    title: TITLE,
    source: 'funds',
    channel: '',
    rows,
    rejects,
    headerFooter: text.lineCount - entryLines,
    declared,
    warnings,
    evidence: [],
    leftOut: [],
    statements: [],
    header: [],
    mapping: [],
  });
}

/** Each :61: with the information fields right below it. */
function entriesOf(message: Message): RawEntry[] {
  const entries: { line: Field; information: Field[] }[] = [];
  let open: { line: Field; information: Field[] } | null = null;
  for (const field of message.fields) {
    if (field.tag === '61') {
      open = { line: field, information: [] };
      entries.push(open);
    } else if (open !== null && (field.tag === '86' || field.tag === 'NS')) open.information.push(field);
    else open = null;
  }
  return entries;
}

function readEntry(
  text: SourceText,
  head: StatementHead,
  entry: RawEntry,
  last: number,
  entryNo: string,
): AccountEntryRow | Fault {
  for (let line = entry.line.from; line <= last; line += 1) {
    if (text.damaged.has(line)) return damagedLine(text);
  }
  if (head.account === '') return missing(':25:');
  const line = readStatementLine(entry.line.lines, head.currency);
  if (line instanceof Fault) return line;
  const information = readInformation(entry.information.flatMap(({ lines }) => lines));
  return {
    source: 'funds',
    line: entry.line.from + 1,
    byteStart: text.byteStart(entry.line.from),
    byteEnd: text.byteEnd(last),
    entryNo,
    accountNo: head.account,
    direction: line.direction,
    amount: line.amount,
    currency: head.currency,
    valueDate: line.valueDate,
    balance: null,
    reference: [line.reference, line.bankReference].filter((part) => part !== '').join('//'),
    memo: information.memo === '' ? line.supplementary : information.memo,
    extra: extraOf(head, line, information.details),
  };
}

function extraOf(
  head: StatementHead,
  line: StatementLine,
  details: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = {
    statement: head.number,
    entry_date: line.entryDate,
    value_date_written: line.writtenValueDate,
    type: line.type,
    reversal: line.isReversal ? 'yes' : '',
    supplementary: line.supplementary,
    ...details,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/**
 * Entry numbers: account, statement number, opening date, place in the page. The same page exported again gives the same numbers.
 * Where two different pages of a file would share them, the later one is marked; the same page twice keeps them, so that it is seen as a duplicate.
 */
class EntryNumbering {
  readonly #pages = new Map<string, string[]>();

  prefixFor(
    head: StatementHead,
    entries: readonly RawEntry[],
  ): { readonly text: string; readonly isRepeated: boolean } {
    const date = head.opening?.date ?? head.reportDate;
    const text = [head.account, head.number, date].filter((part) => part !== '').join(':');
    const content = [head.opening?.text, head.closing?.text, ...entries.map(({ line }) => line.lines.join('\n'))].join(
      '\n',
    );
    const pages = this.#pages.get(text) ?? [];
    this.#pages.set(text, pages);
    const known = pages.indexOf(content);
    const place = known === -1 ? pages.push(content) : known + 1;
    return { text: place === 1 ? text : `${text}~${place}`, isRepeated: known !== -1 && entries.length > 0 };
  }
}
