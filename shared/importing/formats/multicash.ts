// MultiCash: AUSZUG.TXT (one line per statement) and UMSATZ.TXT (one line per entry). The entries are proved by the statements beside them.
import { ok, type Result, refuse } from '../../model/problem.ts';
import type { AccountEntryRow } from '../../model/record.ts';
import type { Control, FileBody, ReadContext, SiblingFile, StatementFormat } from '../format.ts';
import { readEntry } from '../multicash/entry.ts';
import {
  accountOf,
  field,
  isLong,
  kindOfText,
  type MulticashLine,
  splitLine,
  statementKey,
} from '../multicash/lines.ts';
import {
  balanceOf,
  declaredByItself,
  declaredOfEntries,
  type MulticashStatement,
  readStatement,
} from '../multicash/statement.ts';
import { readSourceText, type SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';

const TITLE = 'MultiCash';
const LINES_BETWEEN_REPORTS = 4096;
/** Enough of a sibling to see whether it is the file of statements. */
const PEEKED_BYTES = 2048;
const LARGEST_SIBLING = 16_777_216;

export const multicash: StatementFormat = {
  name: 'multicash',
  title: TITLE,
  proven: 'document',
  recognise(text) {
    const kind = kindOfText(text);
    if (kind === null) return null;
    return kind === 'entries'
      ? 'Its lines have the fields of a MultiCash file of entries (UMSATZ).'
      : 'Its lines have the fields of a MultiCash file of statements (AUSZUG).';
  },
  read(text, siblings, control, context) {
    return kindOfText(text) === 'statements' ? readStatements(text) : readEntries(text, siblings, control, context);
  },
};

function* linesOf(text: SourceText): Generator<MulticashLine> {
  for (let line = 0; line < text.lineCount; line += 1) {
    if (text.line(line).trim() !== '') yield splitLine(text.line(line), line);
  }
}

/** A file of zero rows: its lines are totals of another file's rows. */
function readStatements(text: SourceText): Result<FileBody> {
  const body = new BodyBuilder(text);
  for (const line of linesOf(text)) {
    const place = { from: line.line, to: line.line };
    if (text.damaged.has(line.line)) body.reject(damagedLine(text), place);
    else if (!isLong(line, 'statements')) {
      const reason = 'The line ends before its closing balance: it was cut. Download the file again.';
      body.reject(new Fault('', String(line.fields.length), reason), place);
    } else {
      const statement = readStatement(line);
      body.declare(...declaredByItself(statement));
      body.balance(balanceOf(statement));
    }
  }
  body.warn('this file holds balances and totals only; import the file of entries (UMSATZ) together with it.');
  return ok(body.body(multicash.name, TITLE));
}

function readEntries(
  text: SourceText,
  siblings: readonly SiblingFile[],
  control: Control,
  context: ReadContext,
): Result<FileBody> {
  const body = new BodyBuilder(text);
  const statements = statementsBeside(siblings);
  const rowsOf = new Map<string, AccountEntryRow[]>();
  const places = numberPlaces(text);
  let isUnstated = false;
  for (const line of linesOf(text)) {
    if (line.line % LINES_BETWEEN_REPORTS === 0) {
      control.onProgress(line.line, text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(text.fileName));
    }
    const key = statementKey(line);
    const statement = statements.get(key);
    isUnstated ||= statement === undefined;
    const place = { from: line.line, to: line.line };
    const outcome = text.damaged.has(line.line)
      ? damagedLine(text)
      : readEntry(line, statement?.currency ?? context.currency, places.get(line.line) ?? '');
    if (outcome instanceof Fault) body.reject(outcome, place);
    else {
      const rows = rowsOf.get(key) ?? [];
      rowsOf.set(key, rows);
      rows.push(body.row(outcome, place));
    }
  }
  if (isUnstated) {
    body.warn(
      `the file of statements (AUSZUG) does not stand beside it for all entries: those are taken as ${context.currency}, and nothing proves them.`,
    );
  }
  const accounts = new Set([...rowsOf.values()].flat().map(({ accountNo }) => accountNo));
  for (const statement of statements.values()) {
    if (rowsOf.has(statement.key) || accounts.has(statement.accountNo))
      body.declare(...declaredOfEntries(statement, rowsOf.get(statement.key) ?? []));
  }
  control.onProgress(text.lineCount, text.lineCount);
  return ok(body.body(multicash.name, TITLE));
}

/** Entry numbers by line: account, statement, day of posting and place in it. */
function numberPlaces(text: SourceText): ReadonlyMap<number, string> {
  const counts = new Map<string, number>();
  const numbers = new Map<number, string>();
  for (const line of linesOf(text)) {
    const booked = field(line, 14) === '' ? field(line, 4) : field(line, 14);
    const name = [accountOf(line), field(line, 3), booked].filter((part) => part !== '').join(':');
    const place = (counts.get(name) ?? 0) + 1;
    counts.set(name, place);
    numbers.set(line.line, `${name}:${String(place).padStart(3, '0')}`);
  }
  return numbers;
}

/** The statements of every AUSZUG among the siblings, by bank, account and number; the first of equal ones counts. */
function statementsBeside(siblings: readonly SiblingFile[]): ReadonlyMap<string, MulticashStatement> {
  const statements = new Map<string, MulticashStatement>();
  for (const { name, bytes } of siblings) {
    if (bytes.length > LARGEST_SIBLING) continue;
    const head = readSourceText(name, bytes.subarray(0, PEEKED_BYTES), null);
    if (!head.ok || kindOfText(head.value) !== 'statements') continue;
    const whole = readSourceText(name, bytes, null);
    if (!whole.ok) continue;
    for (const line of linesOf(whole.value)) {
      const statement = readStatement(line);
      if (isLong(line, 'statements') && !statements.has(statement.key)) statements.set(statement.key, statement);
    }
  }
  return statements;
}
