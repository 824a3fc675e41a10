// Notes what an action changes while it happens, by temporary triggers: nothing of it is in the workspace file but what is kept of it.
import { text } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { type ChangeAct, type Changes, NoteWriter, type TableChanges } from './changes.ts';
import { highestGiven, highestNumber, keepHighestGiven, numberAbove } from './next-number.ts';
import { type TrackedTable, trackedTables } from './tracked-tables.ts';

/** Rows replaced by INSERT OR REPLACE count as deleted only with recursive triggers. */
const RECURSIVE = 'PRAGMA recursive_triggers = ON;';

const listed = (row: 'OLD' | 'NEW', columns: readonly string[]) =>
  `json_array(${columns.map((column) => `${row}."${column}"`).join(', ')})`;

/** New rows of numbered tables are told by their numbers, those of their children by their parents: no trigger slows a bulk insert. */
function triggers({ name, tracking, columns, key }: TrackedTable): string {
  const note = (act: ChangeAct, values: string) => `
CREATE TEMP TRIGGER IF NOT EXISTS changed_${name}_${act} AFTER ${act.toUpperCase()} ON main.${name}
BEGIN INSERT INTO changed_${name} (act, row) VALUES ('${act}', ${values}); END;`;
  return [
    `CREATE TEMP TABLE IF NOT EXISTS changed_${name} (position INTEGER PRIMARY KEY, act TEXT NOT NULL, row TEXT NOT NULL);`,
    note('delete', listed('OLD', columns)),
    note('update', listed('OLD', columns)),
    tracking.mode === 'keyed' ? note('insert', listed('NEW', key)) : '',
  ].join('');
}

/** Follows one database from now on; survives its being opened again. Only for one that is written to. */
export class Capture {
  readonly tables: readonly TrackedTable[];
  readonly #database: Database;
  #before: ReadonlyMap<string, number> = new Map();

  constructor(database: Database) {
    this.#database = database;
    this.tables = trackedTables(database);
    database.eachOpening([RECURSIVE, ...this.tables.map(triggers)].join(''));
  }

  /** Inside the action's transaction, before its work. */
  begin(): void {
    for (const { name } of this.tables) this.#database.run(`DELETE FROM temp.changed_${name}`);
    this.#before = new Map(
      this.tables.flatMap(({ name, tracking }) =>
        tracking.mode === 'numbered' ? [[name, highestNumber(this.#database, name, tracking.key)]] : [],
      ),
    );
    numberAbove(
      this.#database,
      new Map(
        [...this.#before].map(([name, highest]) => [name, Math.max(highest, highestGiven(this.#database, name))]),
      ),
    );
  }

  /** Inside the action's transaction, after its work. */
  end(): Changes {
    const changes = new Map<string, TableChanges>();
    for (const { name, tracking, columns, key } of this.tables) {
      const above = this.#before.get(name) ?? null;
      const to = tracking.mode === 'numbered' ? highestNumber(this.#database, name, tracking.key) : 0;
      if (above !== null && to < above) keepHighestGiven(this.#database, name, above);
      const added = above !== null && to > above ? { above, to } : null;
      const notes = this.#notes(name);
      if (notes.noted > 0 || added !== null) changes.set(name, { columns, key, added, above, ...notes });
    }
    return changes;
  }

  /** For what brings rows back under numbers, or parents, that were there before. */
  noteInsert(table: string, key: readonly SqlValue[]): void {
    this.#database.run(`INSERT INTO temp.changed_${table} (act, row) VALUES ('insert', ?)`, [JSON.stringify(key)]);
  }

  /** Whether a number is not above all of before: a new row that bears it is known as new only where that is noted. */
  isBelow(table: string, id: number): boolean {
    return id <= (this.#before.get(table) ?? Number.NEGATIVE_INFINITY);
  }

  #notes(table: string): Pick<TableChanges, 'noted' | 'pieces'> {
    const writer = new NoteWriter();
    this.#database.each(`SELECT act, row FROM temp.changed_${table} ORDER BY position`, [], ([act, row]) =>
      writer.add(text(act) as ChangeAct, text(row)),
    );
    this.#database.run(`DELETE FROM temp.changed_${table}`);
    return writer.end();
  }
}
