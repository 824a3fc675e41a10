// What people said became of rejected lines, and which lines still wait for that.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { SettledReject } from '../../../shared/contract/engine-api.ts';
import { number, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface RejectPlace {
  readonly importId: number;
  readonly position: number;
  readonly line: number;
}

/** In the order of the file. */
export function settledRejects(database: Database, importId: number): SettledReject[] {
  return database
    .all('SELECT line, note, user, at FROM reject_settlement WHERE import_id = ? ORDER BY position', [importId])
    .map((row) => ({ line: number(row.line), note: text(row.note), user: text(row.user), at: text(row.at) }));
}

const UNSETTLED = `FROM reject JOIN import ON import.id = reject.import_id
  WHERE import.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM reject_settlement AS said
    WHERE said.import_id = reject.import_id AND said.position = reject.position)`;

function places(database: Database, where: string, values: readonly (string | number)[]): RejectPlace[] {
  return database
    .all(
      `SELECT reject.import_id, reject.position, reject.line ${UNSETTLED} AND ${where} ORDER BY reject.import_id, reject.position`,
      values,
    )
    .map((row) => ({ importId: number(row.import_id), position: number(row.position), line: number(row.line) }));
}

/** Rejected lines of one import in force that nobody settled. */
export function unsettledOfImport(database: Database, importId: number): RejectPlace[] {
  return places(database, 'import.id = ?', [importId]);
}

/** Of the imports in force with a row of `date` or before, and of those without any row: they could be of every date. */
export function unsettledUpTo(database: Database, date: CalendarDate): RejectPlace[] {
  return places(database, `coalesce(json_extract(import.dates, '$[0]'), '') <= ?`, [date]);
}

/** How many rejected lines each import in force has that nobody settled. */
export function unsettledByImport(database: Database): ReadonlyMap<number, number> {
  return new Map(
    database
      .all(`SELECT reject.import_id, count(*) AS n ${UNSETTLED} GROUP BY reject.import_id`)
      .map((row) => [number(row.import_id), number(row.n)]),
  );
}

/** Rejected lines of all imports in force that nobody settled. */
export function unsettledLines(database: Database): number {
  return number(database.first(`SELECT count(*) AS n ${UNSETTLED}`)?.n);
}

export function insertRejectSettlements(
  database: Database,
  rejects: readonly RejectPlace[],
  said: Pick<SettledReject, 'note' | 'user' | 'at'>,
): void {
  database.insertMany(
    'INSERT INTO reject_settlement (import_id, position, line, note, user, at) VALUES (?, ?, ?, ?, ?, ?)',
    rejects.map(({ importId, position, line }) => [importId, position, line, said.note, said.user, said.at]),
  );
}
