// CODA, the coded statement of Belgian banks: lines of 128 places. Proved by old and new balance and by the trailer's counts and sums.
import type { DeclaredTotal } from '../../model/import.ts';
import { ok, type Result, refuse } from '../../model/problem.ts';
import type { AccountEntryRow, Direction } from '../../model/record.ts';
import { addMinor, type Minor, sumMinor } from '../../money/amount.ts';
import { currencyExponent } from '../../money/currency.ts';
import { formatPlain } from '../../money/format.ts';
import { type CodaAccount, readCodaAccount, readCodaBalance, thousandthsText } from '../coda/account.ts';
import {
  type CodaFile,
  type CodaLine,
  type CodaMovement,
  type CodaStatement,
  part,
  readCodaText,
} from '../coda/lines.ts';
import { isDetail, readMovement } from '../coda/movement.ts';
import { declaredTotal } from '../declared.ts';
import type { Control, FileBody, StatementFormat } from '../format.ts';
import type { SourceText } from '../source-text.ts';
import { BodyBuilder } from '../statements/body-builder.ts';
import { PageNumbering } from '../statements/entry-numbers.ts';
import { cancelled, damagedLine } from '../table.ts';
import { Fault } from '../values.ts';

const TITLE = 'CODA';
const SEARCHED_LINES = 5;
/** 0, four zeros, date of creation, bank, application 05. */
const HEAD = /^0{5}\d{6}[\d ]{3}05/;
const OLD_BALANCE = /^1[0-3][\d ]{3}.{37}[01]\d{15}\d{6}/;

export const coda: StatementFormat = {
  name: 'coda',
  title: TITLE,
  proven: 'sample',
  recognise(text) {
    for (let line = 0; line < text.lineCount && line < SEARCHED_LINES; line += 1) {
      if (HEAD.test(text.line(line)) || OLD_BALANCE.test(text.line(line)))
        return 'It begins with the head or the old balance of a CODA statement, in lines of 128 places.';
    }
    return null;
  },
  read: (text, _siblings, control) => new CodaReader(text).read(control),
};

class CodaReader {
  readonly #text: SourceText;
  readonly #body: BodyBuilder;
  readonly #numbering = new PageNumbering();
  #strays: readonly CodaLine[] = [];
  #rejected = 0;

  constructor(text: SourceText) {
    this.#text = text;
    this.#body = new BodyBuilder(text);
  }

  read(control: Control): Result<FileBody> {
    const { files, strays } = readCodaText(this.#text);
    this.#strays = strays;
    for (const file of files) {
      control.onProgress(file.head?.line ?? 0, this.#text.lineCount);
      if (control.isCancelled()) return refuse(cancelled(this.#text.fileName));
      this.#file(file);
    }
    this.#rejectStrays(this.#text.lineCount);
    control.onProgress(this.#text.lineCount, this.#text.lineCount);
    return ok(this.#body.body(coda.name, TITLE));
  }

  #file(file: CodaFile): void {
    const rows: AccountEntryRow[] = [];
    let currency = '';
    for (const statement of file.statements) {
      const account = accountOf(statement);
      currency = account?.currency ?? currency;
      for (const row of this.#statement(file, statement, account)) rows.push(row);
    }
    this.#body.declare(...declaredByTrailer(file, rows, currency));
  }

  #statement(file: CodaFile, statement: CodaStatement, account: CodaAccount | null): AccountEntryRow[] {
    const number = numberOf(statement);
    const [opening, closing] = [statement.oldBalance, statement.newBalance].map((line, index) =>
      line === null || account === null ? null : readCodaBalance(line, index === 0 ? 43 : 42, account.currency),
    );
    const name = [account?.accountNo ?? '', number, opening?.date ?? ''].filter((text) => text !== '').join(':');
    const content = statement.movements.map(({ head }) => head.content).join('\n');
    const prefix = this.#numbering.prefixFor(name, `${opening?.text} ${closing?.text}\n${content}`);
    if (prefix.isRepeated && statement.movements.length > 0) {
      const first = statement.oldBalance?.line ?? file.head?.line ?? 0;
      this.#body.warn(`the statement ${account?.accountNo ?? ''} ${number} stands in the file more than once.`, first);
    }
    const rows: AccountEntryRow[] = [];
    for (const movement of statement.movements) {
      this.#rejectStrays(movement.head.line);
      const row = this.#movement(movement, account, number, prefix.text);
      if (row !== null) rows.push(row);
    }
    if (account === null) return rows;
    this.#body.balance({
      accountNo: account.accountNo,
      currency: account.currency,
      number,
      openingDate: opening?.date ?? '',
      opening: opening?.amount ?? null,
      closingDate: closing?.date ?? '',
      closing: closing?.amount ?? null,
    });
    if (currencyExponent(account.currency) !== undefined && opening != null) {
      const computed =
        opening.amount === null
          ? ''
          : formatPlain(
              rows.reduce((sum, row) => addMinor(sum, signed(row)), opening.amount),
              account.currency,
            );
      this.#body.declare(declaredTotal(`8 new balance ${account.accountNo} ${number}`, closing?.text ?? '', computed));
    }
    return rows;
  }

  #movement(
    movement: CodaMovement,
    account: CodaAccount | null,
    number: string,
    prefix: string,
  ): AccountEntryRow | null {
    const lines = [movement.head, ...movement.more].map(({ line }) => line);
    const place = { from: movement.head.line, to: lines.at(-1) ?? movement.head.line };
    if (isDetail(movement)) {
      this.#body.leaveOut('Details of a globalised movement, which is itself an entry.', place.from);
      return null;
    }
    const entryNo = `${prefix}:${part(movement.head.content, 3, 6)}`;
    const outcome = lines.some((line) => this.#text.damaged.has(line))
      ? damagedLine(this.#text)
      : readMovement(movement, account, number, entryNo);
    if (!(outcome instanceof Fault)) return this.#body.row(outcome, place);
    this.#body.reject(outcome, place);
    return null;
  }

  /** Strays stand among the movements; rejects keep the order of the file. */
  #rejectStrays(before: number): void {
    for (let next = this.#strays[this.#rejected]; next !== undefined && next.line < before; ) {
      const reason = 'Neither a CODA record nor the continuation of the movement before it; check the file.';
      this.#body.reject(new Fault('', next.content.slice(0, 2), reason), { from: next.line, to: next.line });
      this.#rejected += 1;
      next = this.#strays[this.#rejected];
    }
  }
}

function signed(row: AccountEntryRow): Minor {
  return row.direction === 'C' ? row.amount : -row.amount;
}

function accountOf({ oldBalance, newBalance }: CodaStatement): CodaAccount | null {
  if (oldBalance !== null) return readCodaAccount(oldBalance.content[1] ?? '', part(oldBalance.content, 6, 42));
  return newBalance === null ? null : readCodaAccount(structureOf(newBalance.content), part(newBalance.content, 5, 41));
}

/** An 8 line does not say how its account is written: an IBAN begins with letters. */
function structureOf(content: string): string {
  return /^[A-Z]{2}/.test(part(content, 5, 6)) ? '3' : '0';
}

/** The number of the coded statement, else that of the paper one; '' for neither. */
function numberOf({ oldBalance, newBalance }: CodaStatement): string {
  const numbers = [
    oldBalance === null ? '' : part(oldBalance.content, 126, 128),
    ...[oldBalance, newBalance].map((line, index) =>
      line === null ? '' : part(line.content, index === 0 ? 3 : 2, index === 0 ? 5 : 4),
    ),
  ];
  return numbers.map((text) => text.trim()).find((text) => /^\d+$/.test(text) && text !== '000') ?? '';
}

/** How many lines stand between head and trailer, and the sums of both sides. */
function declaredByTrailer(file: CodaFile, rows: readonly AccountEntryRow[], currency: string): DeclaredTotal[] {
  if (currencyExponent(currency) === undefined) return [];
  const content = file.trailer?.content ?? '';
  const sum = (direction: Direction) =>
    formatPlain(sumMinor(rows.filter((row) => row.direction === direction).map(({ amount }) => amount)), currency);
  return [
    declaredTotal(
      '9 number of records',
      part(content, 17, 22)
        .trim()
        .replace(/^0+(?=\d)/, ''),
      String(file.lines),
    ),
    declaredTotal('9 sum of debits', thousandthsText(part(content, 23, 37)), sum('D')),
    declaredTotal('9 sum of credits', thousandthsText(part(content, 38, 52)), sum('C')),
  ];
}
