// What account statements say of their balances, by import. Statements of undone imports stay and are read by nobody but their import.
import type { StatementBalance } from '../../../shared/model/import.ts';
import { number, numberOrNull, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export function insertStatements(database: Database, importId: number, statements: readonly StatementBalance[]): void {
  database.insertMany(
    `INSERT INTO statement (import_id, position, account_no, currency, number, opening_date, opening, closing_date, closing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    statements.map((one, position) => [
      ...[importId, position, one.accountNo, one.currency, one.number],
      ...[one.openingDate, one.opening, one.closingDate, one.closing],
    ]),
  );
}

/** In the order of the file. */
export function statementsOfImport(database: Database, importId: number): StatementBalance[] {
  return database.all('SELECT * FROM statement WHERE import_id = ? ORDER BY position', [importId]).map(toStatement);
}

export interface KeptStatement extends StatementBalance {
  readonly importId: number;
  readonly file: string;
}

/** Statements of an account in a currency, of the imports in force. */
export function statementsOfAccount(database: Database, accountNo: string, currency: string): KeptStatement[] {
  return database
    .all(
      `SELECT statement.*, import.file FROM statement JOIN import ON import.id = statement.import_id
       WHERE statement.account_no = ? AND statement.currency = ? AND import.undone_at IS NULL
       ORDER BY statement.import_id, statement.position`,
      [accountNo, currency],
    )
    .map((row) => ({ ...toStatement(row), importId: number(row.import_id), file: text(row.file) }));
}

function toStatement(row: Row): StatementBalance {
  return {
    accountNo: text(row.account_no),
    currency: text(row.currency),
    number: text(row.number),
    openingDate: text(row.opening_date),
    opening: numberOrNull(row.opening),
    closingDate: text(row.closing_date),
    closing: numberOrNull(row.closing),
  };
}
