// Inserts of very many rows of known dates. The lock on closed dates looks at each row, which costs a third of such an insert;
// here the dates are looked at first, and the lock is off only within the transaction that puts it back.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { textOrNull } from './columns.ts';
import type { Database, SqlValue } from './database.ts';
import { CLOSED_MESSAGE } from './migrations/0006-closing.ts';
import { isClosed } from './tables/closings.ts';

/** For fewer rows the lock costs less than taking it off. */
const MANY = 5000;

interface Bulk {
  readonly table: 'record' | 'result' | 'result_member' | 'result_settlement' | 'carried' | 'settlement' | 'entry';
  /** Of the rows, or of the rows that they belong to. Each once or many times. */
  readonly dates: Iterable<CalendarDate>;
  /** Of the rows, roughly. */
  readonly count: number;
}

/** As `insertMany`. Throws what the lock would throw where one of the dates is closed. */
export function insertBulk(
  database: Database,
  { table, dates, count }: Bulk,
  sql: string,
  rows: Iterable<readonly SqlValue[]>,
): number {
  if (count < MANY) return database.insertMany(sql, rows);
  for (const date of new Set(dates)) if (isClosed(database, date)) throw new Error(CLOSED_MESSAGE);
  return database.transaction(() => withoutLock(database, table, () => database.insertMany(sql, rows)));
}

function withoutLock<T>(database: Database, table: Bulk['table'], work: () => T): T {
  const name = `closed_${table}_insert`;
  const lock = lockOf(database, name);
  if (lock === null) throw new Error(`the lock of ${table} on closed dates is gone`);
  database.script(`DROP TRIGGER ${name}`);
  try {
    return work();
  } finally {
    // SQLite rolls back by itself when there is no room: then it is there again.
    if (lockOf(database, name) === null) database.script(lock);
  }
}

function lockOf(database: Database, name: string): string | null {
  const row = database.first(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?`, [name]);
  return textOrNull(row?.sql ?? null);
}
