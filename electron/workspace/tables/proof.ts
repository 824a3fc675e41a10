// What the proof reads: counts, sums and names for the control-total chain. Reads only; streams what is large.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { OUTCOMES, type Outcome, type Reason, type Stage } from '../../../shared/model/outcome.ts';
import { KINDS, type Kind } from '../../../shared/model/record.ts';
import { json, number, numberOrNull, oneOf, text, textOrNull } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { RESULT_WITH_DECISION, STANDING } from './results.ts';

/** The natural key of DOMAIN's sources, and the name of a row as people search for it. */
const KEY = `CASE record.source WHEN 'orders' THEN record.order_no WHEN 'channel' THEN record.channel_no
  WHEN 'funds' THEN record.entry_no ELSE CASE record.channel_no WHEN '' THEN record.bank_ref ELSE record.channel_no END END`;
const SIGNED = `CASE WHEN record.direction = 'C' OR record.kind = 'payment' THEN record.amount ELSE -record.amount END`;
/** In the order toProofRecord reads. */
const PROOF_COLUMNS = `record.id, record.import_id, record.line, ${KEY}, record.source, record.status, record.currency,
  record.amount, ${SIGNED}`;

/** A record as the proof sees it. `signed` is money towards the company. */
export interface ProofRecord {
  readonly id: number;
  /** "import id:line key". */
  readonly name: string;
  readonly source: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly signed: number;
}

function toProofRecord(columns: readonly SqlValue[]): ProofRecord {
  const [id, importId, line, key, source, status, currency, amount, signed] = columns;
  return {
    id: number(id),
    name: `${number(importId)}:${number(line)} ${text(key)}`,
    source: text(source),
    status: text(status),
    currency: text(currency),
    amount: number(amount),
    signed: number(signed),
  };
}

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

/** A bank row that counts in a settlement. */
export interface CountedRow {
  readonly id: number;
  /** "import id:line key". */
  readonly name: string;
  readonly kind: Kind;
  readonly currency: string;
  readonly amount: number;
  readonly fee: number | null;
}

/** Successful bank rows of one channel with a settle date in (after, upTo]. */
export function eachCountedRow(
  database: Database,
  where: { channel: string; after: CalendarDate | ''; upTo: CalendarDate },
  visit: (row: CountedRow) => void,
): void {
  database.each(
    `SELECT id, import_id || ':' || line || ' ' || ${KEY}, kind, currency, amount, fee FROM record
     WHERE channel = ? AND source = 'bank' AND status = 'success' AND clearing_date > ? AND clearing_date <= ?`,
    [where.channel, where.after, where.upTo],
    ([id, name, kind, currency, amount, fee]) =>
      visit({
        id: number(id),
        name: text(name),
        kind: oneOf(KINDS, kind),
        currency: text(currency),
        amount: number(amount),
        fee: numberOrNull(fee),
      }),
  );
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

/** Control totals of an import as its tables come to now. `direction` '' but for account entries. */
export interface KeptSum {
  readonly importId: number;
  readonly kind: string;
  readonly direction: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: number;
  readonly fee: number | null;
}

/** Rows of imports in force, summed by import, kind, direction and currency. */
export function keptSums(database: Database, importIds: readonly number[]): KeptSum[] {
  return database
    .all(
      `SELECT import_id, kind, direction, currency, count(*) AS n, sum(amount) AS amount, sum(fee) AS fee FROM record
       WHERE import_id IN (SELECT value FROM json_each(?)) GROUP BY import_id, kind, direction, currency`,
      [JSON.stringify(importIds)],
    )
    .map((row) => ({
      importId: number(row.import_id),
      kind: text(row.kind),
      direction: text(row.direction),
      currency: text(row.currency),
      count: number(row.n),
      amount: number(row.amount),
      fee: numberOrNull(row.fee),
    }));
}

/** Records whose import is gone or undone: they should not be there. */
export function orphanRecords(database: Database): string[] {
  return database
    .all(
      `SELECT import_id, line, ${KEY} AS key FROM record
       WHERE import_id NOT IN (SELECT id FROM import WHERE undone_at IS NULL) ORDER BY id LIMIT 100`,
    )
    .map((row) => `${number(row.import_id)}:${number(row.line)} ${text(row.key)}`);
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

/** A settlement as the proof sees it. `signed` is money in. */
export interface ProofSettlement {
  readonly id: string;
  readonly key: string;
  readonly currency: string;
  readonly isFee: boolean;
  readonly signed: number;
  readonly rowIds: readonly number[];
}

/** Settlements that one channel's run opened. */
export function settlementsOpened(database: Database, channel: string, date: CalendarDate): ProofSettlement[] {
  return database
    .all(
      `SELECT id, key, currency, is_fee, signed_amount, row_ids FROM settlement WHERE opened_on = ? AND channel = ? ORDER BY id`,
      [date, channel],
    )
    .map((row) => ({
      id: text(row.id),
      key: text(row.key),
      currency: text(row.currency),
      isFee: number(row.is_fee) !== 0,
      signed: number(row.signed_amount),
      rowIds: json<number[]>(row.row_ids, []),
    }));
}

/** Settlements on the upstream side of the fund results of one channel's date. */
export function eachSettlementMember(
  database: Database,
  where: { date: CalendarDate; channel: string },
  visit: (resultId: number, id: string, settlement: { key: string; currency: string; signed: number } | null) => void,
): void {
  database.each(
    `SELECT result.id, member.settlement_id, settlement.key, settlement.currency, settlement.signed_amount
     FROM result JOIN result_settlement AS member ON member.result_id = result.id
     LEFT JOIN settlement ON settlement.id = member.settlement_id
     WHERE result.clearing_date = ? AND result.channel = ? AND result.stage = 'fund'`,
    [where.date, where.channel],
    ([resultId, id, key, currency, signed]) =>
      visit(
        number(resultId),
        text(id),
        key === null ? null : { key: text(key), currency: text(currency), signed: number(signed) },
      ),
  );
}

/** What a run left open in one stage: records by id, settlements by theirs. Names are null where the piece is gone. */
export function eachCarried(
  database: Database,
  runId: number,
  stage: Stage,
  visit: (carried: {
    readonly id: number | string;
    readonly breakId: string;
    readonly name: string;
    readonly currency: string;
    readonly signed: number;
  }) => void,
): void {
  database.each(
    `SELECT carried.record_id, carried.settlement_id, carried.break_id, record.import_id || ':' || record.line || ' ' || ${KEY},
       coalesce(record.currency, settlement.currency, ''), coalesce(settlement.signed_amount, ${SIGNED}, 0), settlement.key
     FROM carried LEFT JOIN record ON record.id = carried.record_id
     LEFT JOIN settlement ON settlement.id = carried.settlement_id AND carried.record_id IS NULL
     WHERE carried.run_id = ? AND carried.stage = ?`,
    [runId, stage],
    ([recordId, settlementId, breakId, name, currency, signed, key]) => {
      const id = recordId === null ? text(settlementId) : number(recordId);
      visit({
        id,
        breakId: text(breakId),
        name: textOrNull(name) ?? textOrNull(key) ?? `row ${id}, which is gone`,
        currency: text(currency),
        signed: number(signed),
      });
    },
  );
}

/** Breaks that a decision holds for, of these. */
export function decidedAmong(database: Database, breakIds: readonly string[]): Set<string> {
  const rows = database.all('SELECT break_id FROM break_decision WHERE break_id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(breakIds),
  ]);
  return new Set(rows.map((row) => text(row.break_id)));
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

/** Rows of a clearing date by file, source, channel ('' for account entries) and currency; signed as money towards the company. */
export interface DaySum {
  readonly importId: number;
  readonly source: string;
  readonly channel: string;
  readonly currency: string;
  readonly count: number;
  readonly signed: number;
}

export function daySums(database: Database, date: CalendarDate): DaySum[] {
  return database
    .all(
      `SELECT import_id, source, channel, currency, count(*) AS n, sum(${SIGNED}) AS signed FROM record
       WHERE clearing_date = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [date],
    )
    .map((row) => ({
      importId: number(row.import_id),
      source: text(row.source),
      channel: text(row.channel),
      currency: text(row.currency),
      count: number(row.n),
      signed: number(row.signed),
    }));
}

/** Changes whenever rows come or go. */
export function recordVersion(database: Database): string {
  const row = database.first(
    `SELECT (SELECT coalesce(max(id), 0) FROM record) || '/' || (SELECT count(*) FROM import WHERE undone_at IS NULL) AS version`,
  );
  return text(row?.version);
}

/** Breaks of a date by where they stand: count, and net difference signed as money towards the company. */
export interface BreakSum {
  readonly channel: string;
  readonly currency: string;
  readonly standing: string;
  readonly count: number;
  readonly net: number;
}

export function breakSums(database: Database, date: CalendarDate): BreakSum[] {
  return database
    .all(
      `SELECT r.channel, r.currency, ${STANDING} AS standing, count(*) AS n,
         sum(CASE WHEN r.stage = 'fund' OR r.kind IN ('payment', '') THEN coalesce(r.difference, 0) ELSE -coalesce(r.difference, 0) END) AS net
       FROM ${RESULT_WITH_DECISION} WHERE r.clearing_date = ? AND r.break_id <> '' GROUP BY 1, 2, 3`,
      [date],
    )
    .map((row) => ({
      channel: text(row.channel),
      currency: text(row.currency),
      standing: text(row.standing),
      count: number(row.n),
      net: number(row.net),
    }));
}
