// The rows of all four sources. Reads give records; the columns that a source does not have are '' in the table and absent in the record.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { KINDS, SOURCES, type SourceRecord, type SourceRow, STATUSES } from '../../../shared/model/record.ts';
import { insertBulk } from '../bulk-insert.ts';
import { json, number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';

const COLUMNS =
  'id, import_id, source, channel, clearing_date, kind, status, direction, amount, currency, fee, time, order_no, channel_no, bank_ref, batch_no, merchant_no, entry_no, account_no, balance, reference, memo, extra, line, byte_start, byte_end';

/** For queries of other tables that join record: every column under an alias, in the order toRecord reads. */
export function recordColumns(alias: string): string {
  return COLUMNS.split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

const INSERT = `INSERT INTO record (${COLUMNS}) VALUES (${COLUMNS.split(', ')
  .map(() => '?')
  .join(', ')})`;

/** Keeps the rows of an import in their order; ids follow on the highest one there is. Answers the first id. */
export function insertRecords(database: Database, importId: number, rows: readonly SourceRow[]): number {
  const first = nextNumber(database, 'record');
  function* values() {
    let id = first;
    for (const row of rows) {
      yield toColumns(row, id, importId);
      id += 1;
    }
  }
  const dates = new Set(rows.map((row) => (row.source === 'funds' ? row.valueDate : row.clearingDate)));
  insertBulk(database, { table: 'record', dates, count: rows.length }, INSERT, values());
  return first;
}

function extraText(extra: Readonly<Record<string, string>>): string {
  for (const _ in extra) return JSON.stringify(extra);
  return '';
}

// biome-ignore format: in the order of COLUMNS, a line for a line of the table's description
function toColumns(row: SourceRow, id: number, importId: number): SqlValue[] {
  if (row.source === 'funds')
    return [
      id, importId, row.source, '', row.valueDate, '', '', row.direction, row.amount, row.currency, null, '',
      '', '', '', '', '', row.entryNo, row.accountNo, row.balance, row.reference,
      row.memo, extraText(row.extra), row.line, row.byteStart, row.byteEnd,
    ];
  return [
    id, importId, row.source, row.channel, row.clearingDate, row.kind, row.status, '', row.amount, row.currency, row.fee, row.time,
    row.orderNo, row.channelNo, row.bankRef, row.batchNo, row.merchantNo, '', '', null, '',
    row.memo, extraText(row.extra), row.line, row.byteStart, row.byteEnd,
  ];
}

/** The columns of recordColumns(), in that order, to a record. */
export function toRecord(columns: readonly SqlValue[]): SourceRecord {
  // One plain literal per form: spread copies of this many fields are slow objects, and a day has hundreds of thousands.
  const source = oneOf(SOURCES, columns[2]);
  if (source === 'funds')
    return {
      id: number(columns[0]),
      importId: number(columns[1]),
      source,
      entryNo: text(columns[17]),
      accountNo: text(columns[18]),
      direction: oneOf(DIRECTIONS, columns[7]),
      amount: number(columns[8]),
      currency: text(columns[9]),
      valueDate: text(columns[4]),
      balance: numberOrNull(columns[19]),
      reference: text(columns[20]),
      memo: text(columns[21]),
      extra: extraOf(columns[22]),
      line: number(columns[23]),
      byteStart: number(columns[24]),
      byteEnd: number(columns[25]),
    };
  return {
    id: number(columns[0]),
    importId: number(columns[1]),
    source,
    channel: text(columns[3]),
    clearingDate: text(columns[4]),
    kind: oneOf(KINDS, columns[5]),
    status: oneOf(STATUSES, columns[6]),
    amount: number(columns[8]),
    currency: text(columns[9]),
    fee: numberOrNull(columns[10]),
    time: text(columns[11]),
    orderNo: text(columns[12]),
    channelNo: text(columns[13]),
    bankRef: text(columns[14]),
    batchNo: text(columns[15]),
    merchantNo: text(columns[16]),
    memo: text(columns[21]),
    extra: extraOf(columns[22]),
    line: number(columns[23]),
    byteStart: number(columns[24]),
    byteEnd: number(columns[25]),
  };
}

const DIRECTIONS = ['C', 'D'] as const;
const NO_EXTRA: Readonly<Record<string, string>> = Object.freeze({});

function extraOf(value: SqlValue | undefined): Readonly<Record<string, string>> {
  return value === '' ? NO_EXTRA : json<Record<string, string>>(value, NO_EXTRA);
}

function select(database: Database, where: string, values: readonly SqlValue[]): SourceRecord[] {
  const records: SourceRecord[] = [];
  database.each(`SELECT ${COLUMNS} FROM record WHERE ${where}`, values, (columns) => {
    records.push(toRecord(columns));
  });
  return records;
}

/** Records of one channel ('' for account entries) with a clearing date in (after, upTo]; `after` '' for no lower bound. */
export function recordsBetween(
  database: Database,
  channel: string,
  after: CalendarDate | '',
  upTo: CalendarDate,
): SourceRecord[] {
  return select(database, 'channel = ? AND clearing_date > ? AND clearing_date <= ? ORDER BY id', [
    channel,
    after,
    upTo,
  ]);
}

/** In id order; ids that do not exist are left out. */
export function recordsById(database: Database, ids: Iterable<number>): SourceRecord[] {
  return select(database, 'id IN (SELECT value FROM json_each(?)) ORDER BY id', [JSON.stringify([...ids])]);
}

/** Every record that carries this text as one of its keys (order_no, channel_no, bank_ref, entry_no), in id order. */
export function recordsByKey(database: Database, key: string): SourceRecord[] {
  if (key === '') return [];
  return select(
    database,
    `id IN (SELECT id FROM record WHERE order_no = ?1 AND order_no <> ''
      UNION SELECT id FROM record WHERE channel_no = ?1 AND channel_no <> ''
      UNION SELECT id FROM record WHERE bank_ref = ?1 AND bank_ref <> ''
      UNION SELECT id FROM record WHERE entry_no = ?1 AND entry_no <> '') ORDER BY id`,
    [key],
  );
}

/** Records of one import, in file order. */
export function recordsOfImport(database: Database, importId: number): SourceRecord[] {
  return select(database, 'import_id = ? ORDER BY id', [importId]);
}

const KEY_COLUMNS = ['channel_no', 'order_no', 'bank_ref'] as const;

/**
 * Ids of records of `channel` up to `upTo` that share a channel_no, order_no or bank_ref with a record of the day
 * (clearing date in (upTo, date]). One index lookup per distinct key.
 */
export function idsSharingWithDay(
  database: Database,
  channel: string,
  upTo: CalendarDate,
  date: CalendarDate,
): Set<number> {
  const found = new Set<number>();
  for (const column of KEY_COLUMNS)
    database.each(
      `SELECT id FROM record WHERE ${column} <> '' AND clearing_date <= ?1 AND channel = ?2 AND ${column} IN
        (SELECT ${column} FROM record WHERE channel = ?2 AND clearing_date > ?1 AND clearing_date <= ?3)`,
      [upTo, channel, date],
      ([id]) => found.add(number(id)),
    );
  return found;
}

/** As idsSharingWithDay, but sharing with the records of `ids`. */
export function idsSharingWithRecords(
  database: Database,
  channel: string,
  upTo: CalendarDate,
  ids: Iterable<number>,
): Set<number> {
  const found = new Set<number>();
  const list = JSON.stringify([...ids]);
  for (const column of KEY_COLUMNS)
    database.each(
      `SELECT id FROM record WHERE ${column} <> '' AND clearing_date <= ?1 AND channel = ?2 AND ${column} IN
        (SELECT ${column} FROM record WHERE id IN (SELECT value FROM json_each(?3)))`,
      [upTo, channel, list],
      ([id]) => found.add(number(id)),
    );
  return found;
}

/** Account entries up to `upTo` whose entry_no occurs among these. The caller compares the account. */
export function entriesByNumber(
  database: Database,
  entryNumbers: Iterable<string>,
  upTo: CalendarDate,
): SourceRecord[] {
  return select(
    database,
    `entry_no <> '' AND clearing_date <= ? AND entry_no IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [upTo, JSON.stringify([...new Set(entryNumbers)])],
  );
}

export function deleteRecordsOfImport(database: Database, importId: number): void {
  database.run('DELETE FROM record WHERE import_id = ?', [importId]);
}

/** Clearing dates that have records, in order. */
export function recordDates(database: Database): CalendarDate[] {
  const dates: CalendarDate[] = [];
  database.each('SELECT DISTINCT clearing_date FROM record ORDER BY clearing_date', [], ([date]) => {
    dates.push(text(date));
  });
  return dates;
}
