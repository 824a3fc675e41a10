// Notes what an action changes while it happens, by temporary triggers: nothing of it is in the workspace file but what is kept of it.
import { number, text } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import type { ChangeAct, Changes, RowChange } from './changes.ts';
import { type TrackedTable, trackedTables } from './tracked-tables.ts';

/** Rows replaced by INSERT OR REPLACE count as deleted only with recursive triggers. */
const NOTE = `
PRAGMA recursive_triggers = ON;
CREATE TEMP TABLE IF NOT EXISTS changed (position INTEGER PRIMARY KEY, place TEXT NOT NULL, act TEXT NOT NULL, row TEXT NOT NULL);
`;

const listed = (row: 'OLD' | 'NEW', columns: readonly string[]) =>
  `json_array(${columns.map((column) => `${row}."${column}"`).join(', ')})`;

function triggers({ name, tracking, columns, key }: TrackedTable): string {
  const note = (act: ChangeAct, values: string) => `
CREATE TEMP TRIGGER IF NOT EXISTS changed_${name}_${act} AFTER ${act.toUpperCase()} ON main.${name}
BEGIN INSERT INTO changed (place, act, row) VALUES ('${name}', '${act}', ${values}); END;`;
  return [
    note('delete', listed('OLD', columns)),
    note('update', listed('OLD', columns)),
    tracking.mode === 'keyed' ? note('insert', listed('NEW', key)) : '',
  ].join('');
}

/** Follows one database from now on; survives its being opened again. Only for one that is written to. */
export class Capture {
  readonly tables: readonly TrackedTable[];
  readonly #database: Database;
  readonly #before = new Map<string, number>();

  constructor(database: Database) {
    this.#database = database;
    this.tables = trackedTables(database);
    database.eachOpening([NOTE, ...this.tables.map(triggers)].join(''));
  }

  /** Inside the action's transaction, before its work. */
  begin(): void {
    this.#database.run('DELETE FROM temp.changed');
    for (const [name, highest] of this.#highest()) this.#before.set(name, highest);
  }

  /** Inside the action's transaction, after its work. */
  end(): Changes {
    const added = new Map<string, { above: number; to: number }>();
    for (const [name, to] of this.#highest()) {
      const above = this.#before.get(name) ?? 0;
      if (to > above) added.set(name, { above, to });
    }
    const rows: RowChange[] = [];
    this.#database.each('SELECT place, act, row FROM temp.changed ORDER BY position', [], ([place, act, row]) => {
      const values = JSON.parse(text(row)) as SqlValue[];
      rows.push({ table: text(place), act: text(act) as ChangeAct, values });
    });
    this.#database.run('DELETE FROM temp.changed');
    const named = new Set([...added.keys(), ...rows.map(({ table }) => table)]);
    const tables = this.tables.flatMap(({ name, columns, key, tracking }) =>
      named.has(name) || tracking.mode === 'child' ? [[name, { columns, key }] as const] : [],
    );
    return { tables: new Map(tables), added, rows };
  }

  /** For what brings rows back under numbers that were free. */
  noteInsert(table: string, key: readonly SqlValue[]): void {
    this.#database.run(`INSERT INTO temp.changed (place, act, row) VALUES (?, 'insert', ?)`, [
      table,
      JSON.stringify(key),
    ]);
  }

  *#highest(): Iterable<readonly [string, number]> {
    for (const { name, tracking } of this.tables) {
      if (tracking.mode !== 'numbered') continue;
      const row = this.#database.first(`SELECT coalesce(max(${tracking.key}), 0) AS highest FROM ${name}`);
      yield [name, number(row?.highest)];
    }
  }
}
