// What the proof reads of runs: the rows that came in, the results, and who stands in them. Streams what is large.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { OUTCOMES, type Outcome, type Reason, type Stage } from '../../../shared/model/outcome.ts';
import { number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database } from '../database.ts';
import { PROOF_COLUMNS, type ProofRecord, toProofRecord } from './proof-columns.ts';

/** Rows of one channel and source with a clearing date in (after, upTo]. */
export function eachProofRecord(
  database: Database,
  where: { channel: string; source: string; after: CalendarDate | ''; upTo: CalendarDate },
  visit: (record: ProofRecord) => void,
): void {
  database.each(
    `SELECT ${PROOF_COLUMNS} FROM record
     WHERE channel = ? AND source = ? AND clearing_date > ? AND clearing_date <= ?`,
    [where.channel, where.source, where.after, where.upTo],
    (columns) => visit(toProofRecord(columns)),
  );
}

export function proofRecordsById(database: Database, ids: Iterable<number>): ProofRecord[] {
  const records: ProofRecord[] = [];
  database.each(
    `SELECT ${PROOF_COLUMNS} FROM record WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...ids])],
    (columns) => records.push(toProofRecord(columns)),
  );
  return records;
}

export interface ProofRun {
  readonly id: number;
  readonly date: CalendarDate;
  readonly channel: string;
  readonly inputDigest: string;
  /** The channel's run before this one, '' and null for its first. */
  readonly previousDate: CalendarDate | '';
  readonly previousId: number | null;
}

/** Every channel's runs, by date, then in the order of the settings at the time. */
export function proofRuns(database: Database): ProofRun[] {
  return database
    .all(
      `SELECT id, clearing_date, channel, input_digest,
        lag(clearing_date) OVER (PARTITION BY channel ORDER BY clearing_date) AS previous_date,
        lag(id) OVER (PARTITION BY channel ORDER BY clearing_date) AS previous_id
       FROM run ORDER BY clearing_date, channel_order, channel`,
    )
    .map((row) => ({
      id: number(row.id),
      date: text(row.clearing_date),
      channel: text(row.channel),
      inputDigest: text(row.input_digest),
      previousDate: row.previous_date === null ? '' : text(row.previous_date),
      previousId: numberOrNull(row.previous_id),
    }));
}

/** One place of a record in a result. The record is null where the workspace does not have it any more. */
export interface ProofMember {
  readonly resultId: number;
  readonly side: 'upstream' | 'downstream';
  readonly recordId: number;
  readonly record: ProofRecord | null;
}

/** Every member of the results of one channel's date and stage. */
export function eachProofMember(
  database: Database,
  where: { date: CalendarDate; channel: string; stage: Stage },
  visit: (member: ProofMember) => void,
): void {
  database.each(
    `SELECT result.id, member.side, member.record_id, ${PROOF_COLUMNS}
     FROM result JOIN result_member AS member ON member.result_id = result.id LEFT JOIN record ON record.id = member.record_id
     WHERE result.clearing_date = ? AND result.channel = ? AND result.stage = ?`,
    [where.date, where.channel, where.stage],
    ([resultId, side, recordId, ...columns]) =>
      visit({
        resultId: number(resultId),
        side: number(side) === 0 ? 'upstream' : 'downstream',
        recordId: number(recordId),
        record: columns[0] === null ? null : toProofRecord(columns),
      }),
  );
}

export interface ProofResult {
  readonly id: number;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly kind: string;
  readonly currency: string;
  readonly difference: number | null;
  readonly upstreamKeys: string;
  readonly downstreamKeys: string;
  readonly breakId: string;
}

/** Results of one channel's date and stage, in their order. Keys are joined by "|". */
export function eachProofResult(
  database: Database,
  where: { date: CalendarDate; channel: string; stage: Stage },
  visit: (result: ProofResult) => void,
): void {
  database.each(
    `SELECT id, outcome, reason, kind, currency, difference, replace(upstream_keys, char(31), '|'),
       replace(downstream_keys, char(31), '|'), break_id
     FROM result WHERE clearing_date = ? AND channel = ? AND stage = ?`,
    [where.date, where.channel, where.stage],
    ([id, outcome, reason, kind, currency, difference, upstreamKeys, downstreamKeys, breakId]) =>
      visit({
        id: number(id),
        outcome: oneOf(OUTCOMES, outcome),
        reason: text(reason) as Reason,
        kind: text(kind),
        currency: text(currency),
        difference: numberOrNull(difference),
        upstreamKeys: text(upstreamKeys),
        downstreamKeys: text(downstreamKeys),
        breakId: text(breakId),
      }),
  );
}

/** True where a record stands in a result of this stage at all. */
export function standsInStage(database: Database, recordId: number, stage: Stage): boolean {
  return (
    database.first(
      `SELECT 1 AS found FROM result_member JOIN result ON result.id = result_member.result_id
       WHERE record_id = ? AND stage = ? LIMIT 1`,
      [recordId, stage],
    ) !== null
  );
}

/** Records on the other side of a record's results of the channel stage. */
export function channelPartners(database: Database, recordId: number): number[] {
  return database
    .all(
      `SELECT other.record_id AS id FROM result_member AS own
       JOIN result ON result.id = own.result_id AND result.stage = 'channel'
       JOIN result_member AS other ON other.result_id = own.result_id AND other.side <> own.side
       WHERE own.record_id = ?`,
      [recordId],
    )
    .map((row) => number(row.id));
}

/** True where a record is matched in another result of the stage than this one. */
export function isMatchedElsewhere(database: Database, recordId: number, stage: Stage, resultId: number): boolean {
  return (
    database.first(
      `SELECT 1 AS found FROM result_member JOIN result ON result.id = result_member.result_id
       WHERE record_id = ? AND stage = ? AND outcome = 'matched' AND result.id <> ? LIMIT 1`,
      [recordId, stage, resultId],
    ) !== null
  );
}
