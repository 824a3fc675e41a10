// The permanent triggers of a workspace: those that the file has, and those that its migrations make.
import { text } from './columns.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { schemaNumber } from './schema.ts';

/** Name to SQL, as SQLite keeps it. */
export function triggersOf(database: Database): ReadonlyMap<string, string> {
  return new Map(
    database
      .all(`SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY name`)
      .map((row) => [text(row.name), text(row.sql)]),
  );
}

/** Of the migrations that this workspace took. Each trigger ends with the first "END;". */
export function expectedTriggers(database: Database): ReadonlyMap<string, string> {
  const taken = schemaNumber(database);
  const triggers = new Map<string, string>();
  for (const { number, sql } of MIGRATIONS) {
    if (number > taken) continue;
    for (const [, made, name = ''] of sql.matchAll(/^(CREATE TRIGGER (\w+)[\s\S]*?END);/gm))
      triggers.set(name, made ?? '');
  }
  return triggers;
}
