// Brings a database to the newest schema, one migration at a time; refuses one that a newer program made.
import type { Problem } from '../../shared/model/problem.ts';
import { number } from './columns.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** "CLRB": says that an SQLite file is a workspace. */
const APPLICATION_ID = 0x434c5242;

const pragma = (database: Database, name: string) => number(database.first(`PRAGMA ${name}`)?.[name]);

/** Why this database can't be used as a workspace, or null. */
export function schemaProblem(
  database: Database,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Problem | null {
  if (pragma(database, 'application_id') !== APPLICATION_ID)
    return {
      code: 'workspace-damaged',
      message: 'this SQLite file is not a Clearbench workspace; choose another file or create a new one',
      file,
    };
  return newerProblem(database, file, migrations);
}

/** The refusal of what a newer program saved; null for all else. */
export function newerProblem(
  database: Database,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Problem | null {
  const version = pragma(database, 'user_version');
  const newest = migrations.at(-1)?.number ?? 0;
  if (version > newest)
    return {
      code: 'workspace-damaged',
      message: `this workspace was saved by a newer Clearbench (its format is ${version}, this program knows up to ${newest}); nothing was changed, update the program to open it`,
      file,
    };
  return null;
}

/** The number of the last migration that it took. */
export function schemaNumber(database: Database): number {
  return pragma(database, 'user_version');
}

/** Whether no migration is missing. */
export function isUpToDate(database: Database, migrations: readonly Migration[] = MIGRATIONS): boolean {
  return pragma(database, 'user_version') >= (migrations.at(-1)?.number ?? 0);
}

/** Runs the migrations that are missing, each in its own transaction. Answers whether any ran. */
export function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): boolean {
  const version = pragma(database, 'user_version');
  const missing = migrations.filter((migration) => migration.number > version);
  for (const migration of missing) {
    database.transaction(() => {
      database.script(migration.sql);
      database.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migration.number};`);
    });
  }
  return missing.length > 0;
}
