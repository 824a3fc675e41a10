// Results of runs: written whole per day in contract order, read by page, break, item or record.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Standing } from '../../../shared/contract/engine-api.ts';
import { DECISION_KINDS, type DecisionKind } from '../../../shared/model/decision.ts';
import { OUTCOMES, type Reason, STAGES, type StageResult } from '../../../shared/model/outcome.ts';
import type { Kind } from '../../../shared/model/record.ts';
import { insertBulk } from '../bulk-insert.ts';
import { joinKeys, json, number, numberOrNull, oneOf, splitKeys, text, textOrNull } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';

export interface NewResult {
  readonly runId: number;
  readonly result: StageResult;
  /** First break of the item of work; '' where the result is no break. */
  readonly itemId: string;
  /** Time, value date or settle date of the first row. */
  readonly firstTime: string;
}

/** A result with what became of it since. */
export interface StoredResult {
  readonly id: number;
  readonly runId: number;
  readonly result: StageResult;
  readonly itemId: string;
  readonly standing: Standing;
  readonly decision: DecisionKind | null;
}

/** Keeps results in the order given, which must be contract order within the day. */
export function insertResults(database: Database, results: readonly NewResult[]): void {
  const first = nextNumber(database, 'result');
  const ofTable = (table: 'result' | 'result_member' | 'result_settlement') => ({
    table,
    dates: new Set(results.map(({ result }) => result.clearingDate)),
    count: results.length,
  });
  insertBulk(
    database,
    ofTable('result'),
    `INSERT INTO result (id, run_id, clearing_date, stage, channel, outcome, reason, kind, currency, upstream_keys, downstream_keys,
      upstream_amount, downstream_amount, difference, upstream_fee, downstream_fee, rule, break_id, item_id, settlement_ids,
      differences, losers, first_time)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    mapped(results, (entry, index) => toColumns(entry, first + index)),
  );
  insertBulk(
    database,
    ofTable('result_member'),
    'INSERT INTO result_member (result_id, side, position, record_id) VALUES (?, ?, ?, ?)',
    memberColumns(results, first),
  );
  insertBulk(
    database,
    ofTable('result_settlement'),
    'INSERT INTO result_settlement (result_id, position, settlement_id) VALUES (?, ?, ?)',
    settlementColumns(results, first),
  );
}

function* mapped<T>(items: readonly T[], columns: (item: T, index: number) => SqlValue[]) {
  for (let index = 0; index < items.length; index += 1) yield columns(items[index] as T, index);
}

// biome-ignore format: in the order of the INSERT above
function toColumns({ runId, result, itemId, firstTime }: NewResult, id: number): SqlValue[] {
  return [
    id, runId, result.clearingDate, result.stage, result.channel, result.outcome, result.reason, result.kind, result.currency,
    joinKeys(result.upstreamKeys), joinKeys(result.downstreamKeys),
    result.upstreamAmount, result.downstreamAmount, result.difference, result.upstreamFee, result.downstreamFee,
    result.rule, result.breakId, itemId, joinKeys(result.settlementIds),
    result.differences.length === 0 ? '' : JSON.stringify(result.differences),
    result.losers.length === 0 ? '' : JSON.stringify(result.losers),
    firstTime,
  ];
}

function* memberColumns(results: readonly NewResult[], first: number): Generator<SqlValue[]> {
  for (const [index, { result }] of results.entries()) {
    for (const [position, id] of result.upstreamIds.entries()) yield [first + index, 0, position, id];
    for (const [position, id] of result.downstreamIds.entries()) yield [first + index, 1, position, id];
  }
}

function* settlementColumns(results: readonly NewResult[], first: number): Generator<SqlValue[]> {
  for (const [index, { result }] of results.entries())
    for (const [position, id] of result.settlementIds.entries()) yield [first + index, position, id];
}

/** Where a result stands now. `r` is result, `d` break_decision. A break that is enquired at the bank is still open: the reply decides it. */
export const STANDING = `CASE
  WHEN r.outcome IN ('matched', 'no_money') THEN 'quiet'
  WHEN r.outcome = 'timing' THEN 'timing'
  WHEN EXISTS (SELECT 1 FROM closure AS c WHERE c.break_id = r.break_id AND c.closed_on > r.clearing_date) THEN 'closed'
  WHEN d.state = 'effective' AND d.decision <> 'enquire' THEN 'decided'
  WHEN d.state = 'waiting' THEN 'waiting'
  ELSE 'open' END`;

export const RESULT_WITH_DECISION = 'result AS r LEFT JOIN break_decision AS d ON d.break_id = r.break_id';

/** Results whose ids these are, in the order of the ids given. */
export function resultsById(database: Database, ids: readonly number[]): StoredResult[] {
  const wanted = JSON.stringify(ids);
  const members = new Map<number, [number[], number[]]>();
  database.each(
    `SELECT result_id, side, record_id FROM result_member
     WHERE result_id IN (SELECT value FROM json_each(?)) ORDER BY result_id, side, position`,
    [wanted],
    ([resultId, side, recordId]) => {
      const key = number(resultId);
      let sides = members.get(key);
      if (sides === undefined) {
        sides = [[], []];
        members.set(key, sides);
      }
      sides[number(side) === 0 ? 0 : 1].push(number(recordId));
    },
  );
  const found = new Map<number, StoredResult>();
  database.each(
    `SELECT ${COLUMNS}, ${STANDING}, d.decision FROM ${RESULT_WITH_DECISION} WHERE r.id IN (SELECT value FROM json_each(?))`,
    [wanted],
    (columns) => {
      const id = number(columns[0]);
      const [upstreamIds, downstreamIds] = members.get(id) ?? [[], []];
      found.set(id, toStored(columns, id, upstreamIds, downstreamIds));
    },
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** What toStored reads, in its order. By position: a day has results by the hundred thousand. */
const COLUMNS = `r.id, r.run_id, r.item_id, r.stage, r.clearing_date, r.channel, r.outcome, r.reason, r.kind, r.currency, r.upstream_keys,
  r.downstream_keys, r.upstream_amount, r.downstream_amount, r.difference, r.upstream_fee, r.downstream_fee, r.rule, r.break_id,
  r.settlement_ids, r.differences, r.losers`;

const STANDINGS = ['quiet', 'timing', 'open', 'waiting', 'decided', 'closed'] as const;
const NOTHING: readonly never[] = [];

function toStored(
  columns: readonly SqlValue[],
  id: number,
  upstreamIds: number[],
  downstreamIds: number[],
): StoredResult {
  const decision = textOrNull(columns[23]);
  return {
    id,
    runId: number(columns[1]),
    itemId: text(columns[2]),
    standing: oneOf(STANDINGS, columns[22]),
    decision: decision === null ? null : oneOf(DECISION_KINDS, decision),
    result: {
      stage: oneOf(STAGES, columns[3]),
      clearingDate: text(columns[4]),
      channel: text(columns[5]),
      outcome: oneOf(OUTCOMES, columns[6]),
      reason: text(columns[7]) as Reason,
      kind: text(columns[8]) as Kind | '',
      currency: text(columns[9]),
      upstreamKeys: splitKeys(columns[10]),
      downstreamKeys: splitKeys(columns[11]),
      upstreamAmount: numberOrNull(columns[12]),
      downstreamAmount: numberOrNull(columns[13]),
      difference: numberOrNull(columns[14]),
      upstreamFee: numberOrNull(columns[15]),
      downstreamFee: numberOrNull(columns[16]),
      rule: text(columns[17]),
      breakId: text(columns[18]),
      upstreamIds,
      downstreamIds,
      settlementIds: splitKeys(columns[19]),
      differences: json(columns[20], NOTHING),
      losers: json(columns[21], NOTHING),
    },
  };
}

function idsWhere(database: Database, sql: string, values: readonly SqlValue[]): number[] {
  const ids: number[] = [];
  database.each(sql, values, ([id]) => ids.push(number(id)));
  return ids;
}

/** Every result of a date, in contract order. Many: for runs, books and proofs, not for screens. */
export function resultsOfDay(database: Database, date: CalendarDate): StoredResult[] {
  return resultsById(database, idsWhere(database, 'SELECT id FROM result WHERE clearing_date = ? ORDER BY id', [date]));
}

/** Every word that runs said about a break, oldest first; a break that changed its outcome has several. */
export function resultsByBreak(database: Database, breakIds: Iterable<string>): StoredResult[] {
  return resultsById(
    database,
    idsWhere(
      database,
      `SELECT id FROM result WHERE break_id <> '' AND break_id IN (SELECT value FROM json_each(?)) ORDER BY clearing_date, id`,
      [JSON.stringify([...breakIds])],
    ),
  );
}

/** Results of the breaks of one item of work, by date and stage. */
export function resultsByItem(database: Database, itemId: string): StoredResult[] {
  return resultsById(
    database,
    idsWhere(database, `SELECT id FROM result WHERE item_id = ? AND item_id <> '' ORDER BY clearing_date, id`, [
      itemId,
    ]),
  );
}

/** Results that any of these records is a member of, by date and stage. */
export function resultsOfRecords(database: Database, recordIds: Iterable<number>): StoredResult[] {
  return resultsById(
    database,
    idsWhere(
      database,
      `SELECT DISTINCT r.id, r.clearing_date FROM result_member AS m JOIN result AS r ON r.id = m.result_id
       WHERE m.record_id IN (SELECT value FROM json_each(?)) ORDER BY r.clearing_date, r.id`,
      [JSON.stringify([...recordIds])],
    ),
  );
}

export function resultsOfSettlement(database: Database, settlementId: string): StoredResult[] {
  return resultsById(
    database,
    idsWhere(
      database,
      `SELECT r.id FROM result_settlement AS s JOIN result AS r ON r.id = s.result_id
       WHERE s.settlement_id = ? ORDER BY r.clearing_date, r.id`,
      [settlementId],
    ),
  );
}
