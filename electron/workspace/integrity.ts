// What SQLite itself finds wrong in a workspace: pages, order of rows, values their columns refuse, indexes that do not agree with their table.
// A value that its column allows and no index holds is not looked at: a changed letter of a memo goes unseen here.
import type { Database } from './database.ts';

/** At most `most` sentences of SQLite; none where all is sound. Every index is compared with its table: several times as slow as `quickFlaws`. */
export function integrityFlaws(database: Database, most: number): string[] {
  return flaws(database, 'integrity_check', most);
}

/** The same without the indexes. */
export function quickFlaws(database: Database, most: number): string[] {
  return flaws(database, 'quick_check', most);
}

function flaws(database: Database, check: string, most: number): string[] {
  return database
    .all(`PRAGMA ${check}(${most})`)
    .map((row) => String(row[check]))
    .filter((said) => said !== 'ok');
}
