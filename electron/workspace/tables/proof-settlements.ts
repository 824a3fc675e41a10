// What the proof reads of settlements and of what runs left open.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { Stage } from '../../../shared/model/outcome.ts';
import { KINDS, type Kind } from '../../../shared/model/record.ts';
import { json, number, numberOrNull, oneOf, text, textOrNull } from '../columns.ts';
import type { Database } from '../database.ts';
import { KEY, SIGNED } from './proof-columns.ts';

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
