// Decisions that wait for their checker and stand in the way of closing a date.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { number } from '../columns.ts';
import type { Database } from '../database.ts';

/** Numbers of those dated up to `date`, and of later ones without which a break of a date up to `date` has no decision in effect. */
export function waitingUpTo(database: Database, date: CalendarDate): number[] {
  return database
    .all(
      `SELECT waits.id FROM decision AS waits WHERE waits.state = 'waiting' AND (waits.clearing_date <= ?1 OR EXISTS (
         SELECT 1 FROM decision_break AS own JOIN result AS r ON r.break_id = own.break_id AND r.break_id <> ''
         WHERE own.decision_id = waits.id AND r.clearing_date <= ?1 AND NOT EXISTS (
           SELECT 1 FROM decision_break AS other JOIN decision AS held ON held.id = other.decision_id
           WHERE other.break_id = own.break_id AND held.state = 'effective' AND held.reverses IS NULL AND held.decision <> 'enquire')))
       ORDER BY waits.id`,
      [date],
    )
    .map((row) => number(row.id));
}
