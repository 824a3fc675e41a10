// Account numbers of account entries and of statements.
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

/** Each once. Entries stand under channel '', so that the index finds them without looking at transactions. */
export function accountNumbers(database: Database): string[] {
  return database
    .all(
      `SELECT account_no FROM record WHERE channel = '' AND account_no <> ''
       UNION SELECT account_no FROM statement WHERE account_no <> '' ORDER BY account_no`,
    )
    .map(({ account_no }) => text(account_no));
}

/** Another text when the numbers, or the settings that name some, may be others. */
export function accountNumbersVersion(database: Database): string {
  const row = database.first(
    'SELECT (SELECT coalesce(max(version), 0) FROM settings) AS settings, (SELECT coalesce(max(id), 0) FROM import) AS imports',
  );
  return `${number(row?.settings)}/${number(row?.imports)}`;
}
