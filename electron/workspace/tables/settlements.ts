// Expected settlements, by the run that opened them.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ExpectedSettlement } from '../../../shared/model/outcome.ts';
import { KINDS } from '../../../shared/model/record.ts';
import { insertBulk } from '../bulk-insert.ts';
import { json, number, oneOf, text } from '../columns.ts';
import type { Database, Row, SqlValue } from '../database.ts';

/** A settlement that a later run opened for a date that had not run yet now belongs to its own date's run; the later run is stale. */
export function insertSettlements(
  database: Database,
  openedOn: CalendarDate,
  settlements: readonly ExpectedSettlement[],
): void {
  insertBulk(
    database,
    { table: 'settlement', dates: [openedOn], count: settlements.length },
    `INSERT INTO settlement (id, key, channel, opened_on, settle_date, due_date, currency, group_value, is_fee, signed_amount, kind, row_ids)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET opened_on = excluded.opened_on, due_date = excluded.due_date, signed_amount = excluded.signed_amount,
       row_ids = excluded.row_ids`,
    settlements.map((one) => [
      ...[one.id, one.key, one.channel, openedOn, one.settleDate, one.dueDate, one.currency, one.group],
      ...[one.isFee ? 1 : 0, one.signedAmount, one.kind, JSON.stringify(one.rowIds)],
    ]),
  );
}

function select(database: Database, where: string, values: readonly SqlValue[]): ExpectedSettlement[] {
  return database.all(`SELECT * FROM settlement WHERE ${where} ORDER BY id`, values).map(toSettlement);
}

export function settlementsById(database: Database, ids: Iterable<string>): ExpectedSettlement[] {
  return select(database, 'id IN (SELECT value FROM json_each(?))', [JSON.stringify([...ids])]);
}

/** Of one channel, or of all (null). */
export function settlementsOpenedOn(
  database: Database,
  date: CalendarDate,
  channel: string | null,
): ExpectedSettlement[] {
  return select(database, 'opened_on = ?1 AND (?2 IS NULL OR channel = ?2)', [date, channel]);
}

export function settlementsByKey(database: Database, key: string): ExpectedSettlement[] {
  return select(database, 'key = ?', [key]);
}

/** The settlement that counts a bank row, or null: it is of the row's channel and settle date. */
export function settlementOfRow(
  database: Database,
  channel: string,
  settleDate: CalendarDate,
  recordId: number,
): ExpectedSettlement | null {
  const [found] = select(
    database,
    `channel = ? AND settle_date = ? AND is_fee = 0 AND EXISTS (SELECT 1 FROM json_each(row_ids) WHERE value = ?)`,
    [channel, settleDate, recordId],
  );
  return found ?? null;
}

function toSettlement(row: Row): ExpectedSettlement {
  return {
    id: text(row.id),
    key: text(row.key),
    channel: text(row.channel),
    settleDate: text(row.settle_date),
    dueDate: text(row.due_date),
    currency: text(row.currency),
    group: text(row.group_value),
    isFee: number(row.is_fee) === 1,
    signedAmount: number(row.signed_amount),
    kind: row.kind === null ? null : oneOf(KINDS, row.kind),
    rowIds: json<number[]>(row.row_ids, []),
  };
}
