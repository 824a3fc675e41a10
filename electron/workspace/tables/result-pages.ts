// Pages of results for screens: counts first, then the ids of one page, then only those rows.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ResultFilter, Standing } from '../../../shared/contract/engine-api.ts';
import { number, numberOrNull } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { RESULT_WITH_DECISION, resultsById, STANDING, type StoredResult } from './results.ts';

export interface ResultPage {
  readonly total: number;
  readonly results: readonly StoredResult[];
}

/** `order` outcome: contract order, which is the order of ids within a day. time: of the first row. */
export function resultPage(database: Database, filter: ResultFilter, offset: number, limit: number): ResultPage {
  const { joins, where, values } = resultConditions(filter);
  const order = filter.order === 'time' ? 'r.first_time, r.id' : 'r.id';
  return page(database, `FROM ${joins} WHERE ${where}`, order, values, offset, limit);
}

/** The FROM and WHERE of a filter. `r` is result, `d` break_decision where a standing is asked for. */
export function resultConditions(filter: ResultFilter): { joins: string; where: string; values: SqlValue[] } {
  const parts = ['r.clearing_date = ?', 'r.stage = ?'];
  const values: SqlValue[] = [filter.date, filter.stage];
  if (filter.channel !== null) {
    parts.push('r.channel = ?');
    values.push(filter.channel);
  }
  if (filter.outcomes !== null) {
    parts.push('r.outcome IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(filter.outcomes));
  }
  if (filter.search !== '') {
    parts.push(`(instr(lower(r.upstream_keys), ?) > 0 OR instr(lower(r.downstream_keys), ?) > 0 OR r.break_id = ?)`);
    const wanted = filter.search.toLowerCase();
    values.push(wanted, wanted, filter.search);
  }
  if (filter.standing === null) return { joins: 'result AS r', where: parts.join(' AND '), values };
  parts.push(`${STANDING} IN (SELECT value FROM json_each(?))`);
  values.push(JSON.stringify(filter.standing));
  return { joins: RESULT_WITH_DECISION, where: parts.join(' AND '), values };
}

function page(
  database: Database,
  from: string,
  order: string,
  values: readonly SqlValue[],
  offset: number,
  limit: number,
): ResultPage {
  const span = database.first(`SELECT count(*) AS n, min(r.id) AS first, max(r.id) AS last ${from}`, values);
  const total = number(span?.n);
  const first = numberOrNull(span?.first) ?? 0;
  // Whole stages are asked for page after page. Their ids follow on each other: what would be skipped need not be counted off.
  if (order === 'r.id' && numberOrNull(span?.last) === first + total - 1)
    return { total, results: resultsById(database, idsFrom(first + offset, Math.min(limit, total - offset))) };
  const ids: number[] = [];
  database.each(`SELECT r.id ${from} ORDER BY ${order} LIMIT ? OFFSET ?`, [...values, limit, offset], ([id]) =>
    ids.push(number(id)),
  );
  return { total, results: resultsById(database, ids) };
}

function idsFrom(first: number, count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index);
}

/** A break's newest word up to a date, where it is still open. */
const OPEN_BREAKS = `FROM ${RESULT_WITH_DECISION} WHERE r.break_id <> '' AND r.clearing_date <= ?1 AND ${STANDING} = 'open'
  AND NOT EXISTS (SELECT 1 FROM result AS newer WHERE newer.break_id = r.break_id AND newer.break_id <> ''
    AND newer.clearing_date > r.clearing_date AND newer.clearing_date <= ?1)`;

/** Breaks of every date up to `date` that nobody has decided and no later row has closed, oldest first. */
export function openBreakPage(database: Database, date: CalendarDate, offset: number, limit: number): ResultPage {
  const ids: number[] = [];
  database.each(
    `SELECT r.id ${OPEN_BREAKS} ORDER BY r.clearing_date, r.id LIMIT ?2 OFFSET ?3`,
    [date, limit, offset],
    ([id]) => ids.push(number(id)),
  );
  return { total: openBreakCount(database, date), results: resultsById(database, ids) };
}

export function openBreakCount(database: Database, date: CalendarDate): number {
  return number(database.first(`SELECT count(*) AS n ${OPEN_BREAKS}`, [date])?.n);
}

/** Open breaks by the date of the run that said so. */
export function openBreaksByDate(database: Database): ReadonlyMap<CalendarDate, number> {
  const counts = new Map<CalendarDate, number>();
  database.each(
    `SELECT r.clearing_date, count(*) ${OPEN_BREAKS} GROUP BY r.clearing_date`,
    ['9999-12-31'],
    ([date, count]) => counts.set(String(date), number(count)),
  );
  return counts;
}

export interface StandingCount {
  readonly stage: string;
  readonly channel: string;
  readonly currency: string;
  readonly outcome: string;
  readonly standing: Standing;
  readonly count: number;
}

/** How many breaks of a day stand where. */
export function standingCounts(database: Database, date: CalendarDate): StandingCount[] {
  return database
    .all(
      `SELECT r.stage, r.channel, r.currency, r.outcome, ${STANDING} AS standing, count(*) AS n
       FROM ${RESULT_WITH_DECISION} WHERE r.break_id <> '' AND r.clearing_date = ? GROUP BY 1, 2, 3, 4, 5`,
      [date],
    )
    .map((row) => ({
      stage: String(row.stage),
      channel: String(row.channel),
      currency: String(row.currency),
      outcome: String(row.outcome),
      standing: row.standing as Standing,
      count: number(row.n),
    }));
}

/** Decisions that wait for their checker. */
export function waitingDecisions(database: Database): number {
  return number(
    database.first(`SELECT count(DISTINCT decision_id) AS n FROM break_decision WHERE state = 'waiting'`)?.n,
  );
}
