// The only door to sql.js: prepared statements, transactions, bulk inserts, the image of the whole database.
// Refuses user data nothing: SQL errors are defects (or a damaged file) and throw.
import type { SqlJs, SqlJsDatabase, SqlValue, Statement } from 'sql.js';

export type { SqlValue } from 'sql.js';
export type Row = Readonly<Record<string, SqlValue>>;

/** After export() sql.js has closed and opened the file again, so these are set again each time. */
const PRAGMAS =
  'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;';

/** Asked after close(). */
export class DatabaseClosed extends Error {}

export class Database {
  readonly #sqlJs: SqlJs;
  readonly #statements = new Map<string, Statement>();
  #database: SqlJsDatabase;
  #depth = 0;
  #closedBecause: string | null = null;
  #largestPageCount: number | null = null;
  #eachOpening = '';
  readonly #first: string;

  /** `evenPartial`: opens also where entries of the schema are missing or make no sense. Only for reading what is left. */
  constructor(sqlJs: SqlJs, image: Uint8Array | null, evenPartial = false) {
    this.#sqlJs = sqlJs;
    this.#first = evenPartial ? 'PRAGMA writable_schema = ON;' : '';
    this.#database = new sqlJs.Database(image ?? undefined);
    this.#configure();
  }

  /** A transaction that needs more pages fails with "database or disk is full". */
  limitPages(largest: number): void {
    this.#largestPageCount = largest;
    this.#database.exec(`PRAGMA max_page_count = ${largest}`);
  }

  /** Statements for this connection only, run now and whenever sql.js opens the file again. */
  eachOpening(sql: string): void {
    this.#eachOpening = sql;
    this.#database.exec(sql);
  }

  /** One statement that answers nothing. */
  run(sql: string, values: readonly SqlValue[] = []): void {
    this.#prepared(sql).run(values);
  }

  /** A statement that changes exactly one row. Throws where it did not. */
  runOnRow(sql: string, values: readonly SqlValue[]): void {
    this.run(sql, values);
    const changed = this.#database.getRowsModified();
    if (changed !== 1) throw new Error(`one row was to be changed, not ${changed}: ${sql}`);
  }

  /** Several statements without values: schema. */
  script(sql: string): void {
    this.#database.exec(sql);
  }

  /** Every row as an object by column name. For pages and small tables; `each` is for many rows. */
  all(sql: string, values: readonly SqlValue[] = []): Row[] {
    const rows: Row[] = [];
    let names: string[] | undefined;
    this.#step(sql, values, (statement) => {
      names ??= statement.getColumnNames();
      rows.push(toRow(names, statement.get()));
    });
    return rows;
  }

  /** The first row, or null. */
  first(sql: string, values: readonly SqlValue[] = []): Row | null {
    return this.all(sql, values)[0] ?? null;
  }

  /** Makes SQLite look at the file, whatever it has in its cache. */
  readAnything(): void {
    this.first('SELECT 1 FROM sqlite_schema LIMIT 1');
  }

  /** Calls back with the columns of each row in order, without keeping them. The callback may not use the same SQL text. */
  each(sql: string, values: readonly SqlValue[], visit: (columns: SqlValue[]) => void): void {
    this.#step(sql, values, (statement) => visit(statement.get()));
  }

  /** Runs one prepared statement per row: the fast way to insert many. Answers how many. */
  insertMany(sql: string, rows: Iterable<readonly SqlValue[]>): number {
    const statement = this.#prepared(sql);
    let count = 0;
    for (const row of rows) {
      statement.run(row);
      count += 1;
    }
    return count;
  }

  /** All or nothing: a throw rolls back and goes on upwards. Inside another transaction it is part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    if (this.#closedBecause !== null) throw new DatabaseClosed(this.#closedBecause);
    this.#database.exec('BEGIN');
    this.#depth = 1;
    try {
      const value = work();
      this.#database.exec('COMMIT');
      return value;
    } catch (error) {
      this.#rollback();
      throw error;
    } finally {
      this.#depth = 0;
    }
  }

  /** The bytes of the whole database file. Not inside a transaction: sql.js closes the file to read it. */
  image(): Uint8Array {
    if (this.#depth > 0) throw new Error('image() inside a transaction');
    this.#forgetStatements();
    const bytes = this.#database.export();
    this.#configure();
    return bytes;
  }

  /** Throws away what memory holds and starts from this image. */
  replace(image: Uint8Array): void {
    this.close();
    this.#database = new this.#sqlJs.Database(image);
    this.#closedBecause = null;
    this.#configure();
  }

  /** Another database of these bytes, beside this one. */
  another(image: Uint8Array, evenPartial = false): Database {
    return new Database(this.#sqlJs, image, evenPartial);
  }

  /** `because` is what everyone hears who asks on. */
  close(because = 'the workspace is closed'): void {
    this.#forgetStatements();
    if (this.#closedBecause === null) this.#database.close();
    this.#closedBecause = because;
  }

  #configure(): void {
    this.#database.exec(this.#first + PRAGMAS);
    if (this.#largestPageCount !== null) this.#database.exec(`PRAGMA max_page_count = ${this.#largestPageCount}`);
    if (this.#eachOpening !== '') this.#database.exec(this.#eachOpening);
  }

  #rollback(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch (error) {
      // SQLite rolls back by itself when there is no room.
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }

  #forgetStatements(): void {
    for (const statement of this.#statements.values()) statement.free();
    this.#statements.clear();
  }

  #prepared(sql: string): Statement {
    if (this.#closedBecause !== null) throw new DatabaseClosed(this.#closedBecause);
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #step(sql: string, values: readonly SqlValue[], visit: (statement: Statement) => void): void {
    const statement = this.#prepared(sql);
    try {
      statement.bind(values);
      while (statement.step()) visit(statement);
    } finally {
      statement.reset();
    }
  }
}

function toRow(names: readonly string[], values: readonly SqlValue[]): Row {
  const row: Record<string, SqlValue> = {};
  names.forEach((name, index) => {
    row[name] = values[index] ?? null;
  });
  return row;
}
