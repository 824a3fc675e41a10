// Walks the statements of a document and gathers their entries; what a statement says of itself is compared when it ends.
import type { FileBody } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder, type RecordPlace } from '../statements/body-builder.ts';
import { damagedLine } from '../table.ts';
import { Fault, missing } from '../values.ts';
import type { XmlElement } from '../xml/element.ts';
import type { TextPlaces, TextRange } from '../xml/places.ts';
import type { XmlFault, XmlVisitor } from '../xml/scan.ts';
import { type DetailGroup, readBatch, readDetail } from './details.ts';
import { ENTRY_ONLY, type Entry, isRenamedEntry, readEntry, statusOf } from './entry.ts';
import { dayOf, nameOf, readHead, type StatementHead } from './head.ts';
import { type MessageKind, messageNamed } from './messages.ts';
import { CamtNumbering } from './numbering.ts';
import { type EntryRows, rowsOf } from './rows.ts';
import {
  balancesOf,
  declaredByBalances,
  declaredByBatches,
  declaredBySummary,
  unbalancedCurrencies,
} from './totals.ts';
import { UnsplitWarnings } from './unsplit-warnings.ts';

interface ReadEntry {
  readonly range: TextRange;
  /** Why it is left out; null for a booked entry. */
  readonly leftOut: string | null;
  readonly entry: Entry | Fault;
}

/** A booked entry that becomes rows. `line` from 0; `place` among the statement's entries, from 1. */
interface GoodEntry {
  readonly entry: Entry;
  readonly range: TextRange;
  readonly line: number;
  readonly place: number;
}

interface OpenEntry {
  readonly from: number;
  readonly children: XmlElement[];
  readonly groups: DetailGroup[];
}

interface OpenStatement {
  readonly message: MessageKind;
  readonly from: number;
  readonly children: XmlElement[];
  readonly entries: ReadEntry[];
}

const DETAIL_NAMES = new Set(['TxDtls', 'Btch']);
const RENAMED = 'Stands among the rows under another name: the file was changed on the way. Download it again.';
const HOMELESS = 'Stands in no statement: the file was changed on the way. Download it again.';
const UNREAD = 'The document is broken here, and nothing behind this place was read; download the file again.';

export class CamtReader implements XmlVisitor {
  readonly #text: SourceText;
  readonly #places: TextPlaces;
  readonly #body: BodyBuilder;
  readonly #numbering = new CamtNumbering();
  readonly #unsplit: UnsplitWarnings;
  readonly #kinds = new Set<MessageKind>();
  #statements = 0;
  #isToldOfSides = false;
  #statement: OpenStatement | null = null;
  #entry: OpenEntry | null = null;
  /** Parts of an entry that stand in none: its tag was lost. */
  #loose: TextRange | null = null;
  #entries = 0;

  constructor(text: SourceText, places: TextPlaces) {
    this.#text = text;
    this.#places = places;
    this.#body = new BodyBuilder(text);
    this.#unsplit = new UnsplitWarnings(this.#body);
  }

  /** The parts of a statement and of an entry, one by one; what holds entries or payments is walked through. */
  wants(path: readonly string[]): boolean {
    const name = path.at(-1) ?? '';
    if (this.#entry !== null) return name !== 'NtryDtls' || path.at(-2) === 'NtryDtls';
    return this.#statement !== null && name !== 'Ntry';
  }

  opened(path: readonly string[], from: number): void {
    const name = path.at(-1) ?? '';
    if (this.#entry !== null) this.#entry.groups.push({ batch: null, details: [] });
    else if (this.#statement !== null) {
      this.#closeLoose();
      this.#entry = { from, children: [], groups: [] };
    } else {
      const message = messageNamed(path.at(-2) ?? '');
      if (message?.statement === name) this.#statement = { message, from, children: [], entries: [] };
    }
  }

  take(element: XmlElement): void {
    const entry = this.#entry;
    if (entry === null) this.#besideEntries(element);
    else if (!DETAIL_NAMES.has(element.name)) entry.children.push(element);
    else {
      const group = entry.groups.at(-1) ?? { batch: null, details: [] };
      if (entry.groups.length === 0) entry.groups.push(group);
      if (element.name === 'Btch') group.batch = readBatch(element);
      else group.details.push(readDetail(element));
    }
  }

  #besideEntries(element: XmlElement): void {
    const { from, to } = element;
    if (isRenamedEntry(element)) this.#addRenamed({ from, to });
    else if (ENTRY_ONLY.has(element.name)) this.#loose = { from: this.#loose?.from ?? from, to };
    else this.#statement?.children.push(element);
  }

  #closeLoose(): void {
    if (this.#loose !== null) this.#addRenamed(this.#loose);
    this.#loose = null;
  }

  #addRenamed(range: TextRange): void {
    this.#entries += 1;
    this.#statement?.entries.push({ range, leftOut: null, entry: new Fault('Ntry', '', RENAMED) });
  }

  closed(path: readonly string[], range: TextRange): void {
    const name = path.at(-1) ?? '';
    if (name === 'Ntry' && this.#entry !== null) this.#closeEntry(this.#entry, range);
    else if (name === 'Ntry' && this.#statement === null) {
      this.#entries += 1;
      this.#body.reject(new Fault('Stmt', '', HOMELESS), this.#placeOf(range));
    } else if (this.#entry === null && this.#statement !== null && name === this.#statement.message.statement)
      this.#closeStatement(this.#statement);
  }

  #closeEntry({ children, groups }: OpenEntry, range: TextRange): void {
    this.#entry = null;
    this.#entries += 1;
    const statement = this.#statement;
    if (statement === null) return;
    const whole: XmlElement = { name: 'Ntry', attributes: new Map(), text: '', children, ...range };
    const status = statusOf(whole, statement.message.number === 'camt.053');
    const isDamaged = this.#text.damaged.size > 0 && this.#places.textOf(range).includes('\uFFFD');
    const entry = isDamaged
      ? damagedLine(this.#text)
      : status instanceof Fault
        ? status
        : readEntry(whole, groups, () => dayOf(statement.children));
    statement.entries.push({ range, leftOut: status instanceof Fault || isDamaged ? null : status, entry });
  }

  #closeStatement(statement: OpenStatement): void {
    this.#closeLoose();
    this.#statement = null;
    this.#statements += 1;
    const { message, from, children, entries } = statement;
    const head = readHead(message, { name: '', attributes: new Map(), text: '', children, from, to: from });
    this.#warnOfKind(message, from);
    const good: { readonly entry: Entry; readonly range: TextRange; readonly line: number; readonly place: number }[] =
      [];
    const others: Entry[] = [];
    for (const [index, { range, leftOut, entry }] of entries.entries()) {
      const line = this.#places.lineAt(range.from);
      const read = head.account === '' ? missing('Acct Id') : entry;
      if (leftOut !== null) {
        this.#body.leaveOut(leftOut, line);
        if (!(entry instanceof Fault)) others.push(entry);
      } else if (read instanceof Fault) this.#body.reject(read, this.#placeOf(range));
      else good.push({ entry: read, range, line, place: index + 1 });
    }
    const made = good.map(({ entry }) => rowsOf(head, entry));
    this.#addRows(head, entries, good, made);
    const booked = good.map(({ entry }) => entry);
    const compared = [...declaredByBalances(head, booked), ...declaredBySummary(head, booked, others)];
    const lines = good.map(({ entry, line }) => ({ entry, line: line + 1 }));
    this.#body.declare(...compared, ...declaredByBatches(head, lines, compared.length > 0));
    for (const balance of balancesOf(head)) this.#body.balance(balance);
    this.#warnOfAssumptions(head, booked, from);
    for (const currency of unbalancedCurrencies(head, booked))
      this.#body.warn(
        `the statement ${head.account} ${head.number} has entries in ${currency}, but no balance in it; they are not proven.`,
        this.#places.lineAt(from),
      );
  }

  #addRows(
    head: StatementHead,
    entries: readonly ReadEntry[],
    good: readonly GoodEntry[],
    made: readonly EntryRows[],
  ): void {
    const first = entries[0]?.range.from ?? 0;
    const content = this.#places.textOf({ from: first, to: entries.at(-1)?.range.to ?? first });
    const { numbers, isRepeated } = this.#numbering.forStatement(
      head,
      content,
      good.map(({ entry, place }, index) => ({
        bankReference: entry.bankReference,
        content: contentOf(entry, made[index]),
        place,
      })),
    );
    if (isRepeated)
      this.#body.warn(
        `the statement ${head.account} ${head.number} stands in the file more than once.`,
        this.#places.lineAt(first),
      );
    for (const [index, { entry, range, line }] of good.entries()) {
      const { rows = [], unsplit = null } = made[index] ?? {};
      const number = numbers[index] ?? '';
      for (const [at, row] of rows.entries()) {
        const entryNo = rows.length === 1 ? number : `${number}/${String(at + 1).padStart(3, '0')}`;
        this.#body.row({ ...row.facts, entryNo }, this.#placeOf(row.range ?? range));
      }
      if (unsplit !== null) this.#unsplit.add(entry, unsplit, line);
    }
  }

  #placeOf(range: TextRange): RecordPlace {
    const { line, lastLine, byteStart, byteEnd } = this.#places.placeOf(range);
    return { from: line - 1, to: lastLine - 1, byteStart, byteEnd, raw: this.#places.textOf(range) };
  }

  /** What the bank left out and was read in the one likely way. */
  #warnOfAssumptions(head: StatementHead, entries: readonly Entry[], from: number): void {
    const dateless = entries.filter(({ isDateless }) => isDateless);
    const [{ valueDate } = { valueDate: '' }] = dateless;
    if (dateless.length > 0)
      this.#body.warn(
        `the statement ${nameOf(head)} gives no date to ${dateless.length} of its entries; read as of ${valueDate}, the day of the statement.`,
        this.#places.lineAt(from),
      );
    if (!head.balances.some(({ isSideless }) => isSideless) || this.#isToldOfSides) return;
    this.#isToldOfSides = true;
    this.#body.warn(
      'has balances that do not say whether they are credits or debits; read as credits.',
      this.#places.lineAt(from),
    );
  }

  #warnOfKind(message: MessageKind, from: number): void {
    if (this.#kinds.has(message)) return;
    this.#kinds.add(message);
    const line = this.#places.lineAt(from);
    if (message.number === 'camt.052')
      this.#body.warn(
        'is a report within the day (camt.052): its entries come again in the statement of the day (camt.053).',
        line,
      );
    if (message.number === 'camt.054')
      this.#body.warn(
        'is a notification (camt.054) and has no balances: its entries come again in the statement of the day (camt.053).',
        line,
      );
  }

  /** True where a fault lets nothing be read: no entry stands before it, and no statement ends. */
  isUnread(): boolean {
    return this.#entries === 0 && this.#statements === 0;
  }

  /** Ends what a fault left open: its entry and all behind it are rejects, its statement is compared as far as it came. */
  finish(fault: XmlFault | null, profile: string, title: string): FileBody {
    const from = this.#entry?.from ?? this.#loose?.from;
    this.#entry = null;
    this.#loose = null;
    if (this.#statement !== null) this.#closeStatement(this.#statement);
    if (fault !== null) this.#rejectFrom(fault, from);
    else if (this.#statements === 0) this.#body.warn('holds no statement of an account.');
    this.#unsplit.end();
    return this.#body.body(profile, title);
  }

  /** `from`: where the entry begins in which the document breaks. */
  #rejectFrom(fault: XmlFault, from: number | undefined): void {
    const within = from ?? fault.torn?.from;
    const start = within ?? this.#lineStart(fault);
    const [next = this.#places.whole.length, ...starts] = this.#entriesBehind(
      within === undefined ? fault.at : within + 1,
    );
    const shown = this.#endOf(start, Math.min(fault.at, next));
    const end = within === undefined ? shown : Math.max(shown, this.#entryEnd(start + 1, next));
    this.#body.reject(new Fault('XML', fault.what, UNREAD), this.#placeOf({ from: start, to: end }));
    for (const [index, entry] of [next, ...starts].entries()) {
      if (entry === this.#places.whole.length) break;
      const to = this.#entryEnd(entry, starts[index] ?? this.#places.whole.length);
      this.#body.reject(new Fault('XML', '', UNREAD), this.#placeOf({ from: entry, to }));
    }
    this.#body.warn(
      `is broken as XML at line ${fault.line} (${fault.what}): what stands before was read, nothing behind it. Download the file again.`,
      fault.line - 1,
    );
  }

  #entriesBehind(offset: number): readonly number[] {
    const opening = /<(?:[\w.-]+:)?Ntry(?=[\s>])/g;
    opening.lastIndex = offset;
    return [...this.#places.whole.matchAll(opening)].map(({ index }) => index);
  }

  /** Where the entry ends that begins at an offset, or that an offset stands in; `next`: where the next one begins. */
  #entryEnd(offset: number, next: number): number {
    const part = this.#places.whole.slice(offset, next);
    const closing = /<\/(?:[\w.-]+:)?Ntry\s*>/.exec(part);
    if (closing !== null) return offset + closing.index + closing[0].length;
    const line = part.search(/[\r\n]/);
    return offset + (line === -1 ? part : part.slice(0, line)).trimEnd().length;
  }

  #lineStart({ at }: XmlFault): number {
    const { whole } = this.#places;
    const before = Math.max(0, at - 1);
    return Math.max(whole.lastIndexOf('\n', before - 1), whole.lastIndexOf('\r', before - 1)) + 1;
  }

  /** What is shown of the fault ends with its line, without the break. */
  #endOf(from: number, at: number): number {
    const end = Math.max(at, from + 1);
    return from + this.#places.whole.slice(from, end).trimEnd().length;
  }
}

function contentOf(entry: Entry, made: EntryRows | undefined): string {
  const references = made?.rows.map(({ facts }) => facts.reference) ?? [];
  return [
    entry.currency,
    entry.amount,
    entry.direction,
    entry.valueDate,
    entry.domainCode,
    entry.bankCode,
    ...references,
  ].join(' ');
}
