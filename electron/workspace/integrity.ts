// What SQLite itself finds wrong in a workspace: pages, order of rows, values their columns refuse, indexes that do not agree with their table.
// A value that its column allows and no index holds is not looked at: a changed letter of a memo goes unseen here.
import type { Database } from './database.ts';

/** At most `most` sentences of SQLite; none where all is sound. */
export function integrityFlaws(database: Database, most: number): string[] {
  return database
    .all(`PRAGMA integrity_check(${most})`)
    .map((row) => String(row.integrity_check))
    .filter((said) => said !== 'ok');
}
