// Journal entries. Unexported routine entries may be replaced by a new run; exported ones stay for ever.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { ACCOUNT_ROLES, type EntryCause, type JournalEntry } from '../../../shared/model/decision.ts';
import { STAGES } from '../../../shared/model/outcome.ts';
import { KINDS, STATUSES } from '../../../shared/model/record.ts';
import type { Posted } from '../../../shared/posting/correction.ts';
import type { BankFacts, MoneyFacts, OrderFacts } from '../../../shared/posting/routine.ts';
import { insertBulk } from '../bulk-insert.ts';
import { number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database, SqlValue } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';

export const ENTRY_COLUMNS =
  'posting_key, base_key, revision, entry_date, channel, currency, rule, debit, credit, amount, cause, record_id, settlement_id, decision_id, break_id, stage, key, reverses, batch_id';

export const INSERT_ENTRY = `INSERT INTO entry (id, ${ENTRY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`;

/** An entry to keep. `reverses` is the posting key of a decision's entry, '' otherwise. */
export interface NewEntry {
  readonly entry: JournalEntry;
  readonly baseKey: string;
  readonly revision: number;
  readonly reverses: string;
}

export interface StoredEntry extends NewEntry {
  /** '' while not exported. */
  readonly batchId: string;
}

export function insertEntries(database: Database, entries: readonly NewEntry[]): number {
  const dates = new Set(entries.map(({ entry }) => entry.entryDate));
  return insertBulk(
    database,
    { table: 'entry', dates, count: entries.length },
    INSERT_ENTRY,
    columnsOf(entries, nextNumber(database, 'entry')),
  );
}

function* columnsOf(entries: readonly NewEntry[], first: number): Generator<SqlValue[]> {
  let id = first;
  for (const one of entries) {
    yield entryValues(id, one);
    id += 1;
  }
}

/** For INSERT_ENTRY. */
export function entryValues(id: number, { entry, baseKey, revision, reverses }: NewEntry): SqlValue[] {
  return [
    ...[id, entry.postingKey, baseKey === entry.postingKey ? '' : baseKey, revision, entry.entryDate, entry.channel],
    ...[entry.currency, entry.rule, entry.debit, entry.credit, entry.amount],
    ...causeColumns(entry.cause),
    reverses,
  ];
}

function causeColumns(cause: EntryCause): SqlValue[] {
  switch (cause.type) {
    case 'record':
      return [cause.type, cause.recordId, '', null, '', '', cause.key];
    case 'settlement':
      return [cause.type, cause.recordIds[0] ?? null, cause.settlementKey, null, '', '', cause.key];
    case 'decision':
      return [cause.type, null, '', cause.decisionId, cause.breakId, cause.stage, cause.key];
  }
}

/** Of ENTRY_COLUMNS. */
export function toEntry(columns: readonly SqlValue[]): StoredEntry {
  const postingKey = text(columns[0]);
  const baseKey = text(columns[1]);
  return {
    entry: {
      postingKey,
      entryDate: text(columns[3]),
      channel: text(columns[4]),
      currency: text(columns[5]),
      rule: text(columns[6]),
      debit: oneOf(ACCOUNT_ROLES, columns[7]),
      credit: oneOf(ACCOUNT_ROLES, columns[8]),
      amount: number(columns[9]),
      cause: toCause(columns),
    },
    baseKey: baseKey === '' ? postingKey : baseKey,
    revision: number(columns[2]),
    reverses: text(columns[17]),
    batchId: text(columns[18]),
  };
}

function toCause(columns: readonly SqlValue[]): EntryCause {
  const type = oneOf(['record', 'settlement', 'decision'], columns[10]);
  const key = text(columns[16]);
  if (type === 'record') return { type, recordId: number(columns[11]), key };
  if (type === 'settlement') {
    const recordId = numberOrNull(columns[11]);
    return { type, settlementKey: text(columns[12]), recordIds: recordId === null ? [] : [recordId], key };
  }
  return {
    type,
    decisionId: number(columns[13]),
    breakId: text(columns[14]),
    stage: oneOf(STAGES, columns[15]),
    key,
  };
}

function select(database: Database, where: string, values: readonly SqlValue[], visit: (entry: StoredEntry) => void) {
  database.each(`SELECT ${ENTRY_COLUMNS} FROM entry WHERE ${where}`, values, (columns) => visit(toEntry(columns)));
}

function listed(database: Database, where: string, values: readonly SqlValue[]): StoredEntry[] {
  const entries: StoredEntry[] = [];
  select(database, where, values, (entry) => entries.push(entry));
  return entries;
}

/** Routine entries of one channel and date, every revision. */
export function routinePosted(database: Database, channel: string, date: CalendarDate): Posted[] {
  return listed(database, `entry_date = ? AND channel = ? AND cause <> 'decision' ORDER BY id`, [date, channel]).map(
    ({ entry, baseKey, revision, batchId }) => ({ entry, baseKey, revision, isExported: batchId !== '' }),
  );
}

/** Every entry of a date, in the order they were posted. Many. */
export function eachEntryOfDay(database: Database, date: CalendarDate, visit: (entry: StoredEntry) => void): void {
  select(database, 'entry_date = ? ORDER BY id', [date], visit);
}

/** Up to a date (null: all), for balances. Many. */
export function eachEntryUpTo(
  database: Database,
  date: CalendarDate | null,
  visit: (entry: StoredEntry) => void,
): void {
  select(database, '?1 IS NULL OR entry_date <= ?1', [date], visit);
}

/** What a batch carried, in the order it was posted. Many. */
export function entriesOfBatch(database: Database, batchId: string): StoredEntry[] {
  return listed(
    database,
    'entry_date = (SELECT clearing_date FROM export_batch WHERE batch_id = ?1) AND batch_id = ?1 ORDER BY id',
    [batchId],
  );
}

export function entriesOfDecisions(database: Database, decisionIds: Iterable<number>): StoredEntry[] {
  return listed(database, 'decision_id IN (SELECT value FROM json_each(?)) ORDER BY id', [
    JSON.stringify([...decisionIds]),
  ]);
}

/** A decision's entries and whatever reverses them since. */
export function entriesAround(database: Database, decisionId: number): StoredEntry[] {
  return listed(
    database,
    `id IN (SELECT id FROM entry WHERE decision_id = ?1
       UNION SELECT later.id FROM entry AS own JOIN entry AS later ON later.reverses = own.posting_key AND later.reverses <> ''
         WHERE own.decision_id = ?1)
     ORDER BY id`,
    [decisionId],
  );
}

export function entriesOfRecords(database: Database, recordIds: Iterable<number>): StoredEntry[] {
  return listed(database, 'record_id IN (SELECT value FROM json_each(?)) ORDER BY id', [
    JSON.stringify([...recordIds]),
  ]);
}

export function entriesOfSettlements(database: Database, settlementIds: Iterable<string>): StoredEntry[] {
  return listed(database, `settlement_id <> '' AND settlement_id IN (SELECT value FROM json_each(?)) ORDER BY id`, [
    JSON.stringify([...settlementIds]),
  ]);
}

/**
 * Order and fee entries of earlier dates for the records of this date's results that are older than it, by record: what still holds
 * after reversals.
 */
export function bookedEarlier(database: Database, channel: string, date: CalendarDate): Map<number, JournalEntry> {
  const stacks = new Map<number, JournalEntry[]>();
  database.each(
    `SELECT ${ENTRY_COLUMNS} FROM entry WHERE entry_date < ?1 AND cause = 'record'
       AND (rule LIKE 'order%' OR rule LIKE 'channel_fee%')
       AND record_id IN (SELECT m.record_id FROM result AS r JOIN result_member AS m ON m.result_id = r.id
         JOIN record ON record.id = m.record_id
         WHERE r.clearing_date = ?1 AND r.channel = ?2 AND r.stage IN ('channel', 'business') AND record.clearing_date < ?1)
     ORDER BY entry_date, id`,
    [date, channel],
    (columns) => {
      const { entry } = toEntry(columns);
      if (entry.cause.type !== 'record') return;
      const stack = stacks.get(entry.cause.recordId) ?? [];
      stacks.set(entry.cause.recordId, stack);
      if (entry.rule.endsWith('.reversed')) stack.pop();
      else stack.push(entry);
    },
  );
  return new Map(
    [...stacks].flatMap(([id, stack]) => {
      const last = stack.at(-1);
      return last === undefined ? [] : [[id, last] as const];
    }),
  );
}

/** Takes unexported entries back; an exported one never goes. */
export function deleteUnexported(database: Database, postingKeys: readonly string[]): void {
  database.insertMany(
    `DELETE FROM entry WHERE posting_key = ? AND batch_id = ''`,
    postingKeys.map((key) => [key]),
  );
}

/** The record of an entry came with another import: what is said stays, where it is traced to changes. */
export function relinkEntry(database: Database, postingKey: string, cause: EntryCause): void {
  const [type, recordId, settlementId, , , , key] = causeColumns(cause);
  database.run('UPDATE entry SET cause = ?, record_id = ?, settlement_id = ?, key = ? WHERE posting_key = ?', [
    type ?? null,
    recordId ?? null,
    settlementId ?? null,
    key ?? null,
    postingKey,
  ]);
}

/** The unexported entries by which a decision's parking followed the facts on a date: a new run of the date says them anew. */
export function deleteUnexportedLate(database: Database, decisionId: number, date: CalendarDate): void {
  database.run(
    `DELETE FROM entry WHERE decision_id = ?1 AND entry_date = ?2 AND batch_id = ''
       AND instr(posting_key, '/late/' || ?2 || '/') > 0`,
    [decisionId, date],
  );
}

/** Results before a date whose residue waited: the bank row stood in the ledger, and only this date's business stage names the channel row. */
export function lateResidues(database: Database, channel: string, date: CalendarDate): number[] {
  const ids: number[] = [];
  const inBusiness = (record: string, bound: string) =>
    `EXISTS (SELECT 1 FROM result_member AS seen JOIN result AS said ON said.id = seen.result_id
       WHERE seen.record_id = ${record} AND said.stage = 'business' AND said.clearing_date ${bound})`;
  database.each(
    `SELECT DISTINCT r.id FROM result AS today JOIN result_member AS now ON now.result_id = today.id AND now.side = 1
       JOIN record ON record.id = now.record_id AND record.clearing_date < ?1
       JOIN result_member AS ours ON ours.record_id = now.record_id AND ours.side = 0
       JOIN result AS r ON r.id = ours.result_id
       JOIN result_member AS theirs ON theirs.result_id = r.id AND theirs.side = 1
     WHERE today.clearing_date = ?1 AND today.channel = ?2 AND today.stage = 'business'
       AND r.stage = 'channel' AND r.clearing_date < ?1 AND r.outcome IN ('matched', 'fee_differs') AND r.difference <> 0
       AND ${inBusiness('theirs.record_id', '<= r.clearing_date')} AND NOT ${inBusiness('ours.record_id', '< ?1')}
     ORDER BY r.id`,
    [date, channel],
    ([id]) => ids.push(number(id)),
  );
  return ids;
}

export function markEntriesExported(database: Database, date: CalendarDate, batchId: string): void {
  database.run(`UPDATE entry SET batch_id = ? WHERE entry_date = ? AND batch_id = ''`, [batchId, date]);
}

/** Ids of the results of a channel's date that book something or may: what differs, what is surplus, what money met. In contract order. */
export function bookableResults(database: Database, channel: string, date: CalendarDate): number[] {
  const ids: number[] = [];
  database.each(
    `SELECT id FROM result WHERE clearing_date = ? AND channel = ?
       AND (outcome = 'fee_differs' OR (outcome = 'matched' AND difference <> 0) OR (stage = 'business' AND outcome = 'duplicate')
         OR (stage = 'fund' AND outcome IN ('matched', 'amount_differs')))
     ORDER BY id`,
    [date, channel],
    ([id]) => ids.push(number(id)),
  );
  return ids;
}

/** The order rows that stand in the business results of a channel's date. */
export function ordersOfRun(database: Database, channel: string, date: CalendarDate): OrderFacts[] {
  const orders: OrderFacts[] = [];
  database.each(
    `SELECT record.id, record.order_no, record.channel_no, record.kind, record.status, record.amount, record.currency
     FROM result AS r JOIN result_member AS m ON m.result_id = r.id AND m.side = 0 JOIN record ON record.id = m.record_id
     WHERE r.clearing_date = ? AND r.channel = ? AND r.stage = 'business' AND record.source = 'orders'`,
    [date, channel],
    ([id, orderNo, channelNo, kind, status, amount, currency]) =>
      orders.push({
        id: number(id),
        orderNo: text(orderNo),
        channelNo: text(channelNo),
        kind: oneOf(KINDS, kind),
        status: oneOf(STATUSES, status),
        amount: number(amount),
        currency: text(currency),
      }),
  );
  return orders;
}

/** Bank rows by id, as fees are booked from them. */
export function bankFacts(database: Database, ids: Iterable<number>): Map<number, BankFacts> {
  const rows = new Map<number, BankFacts>();
  database.each(
    `SELECT id, channel_no, bank_ref, kind, currency, fee FROM record WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...ids])],
    ([id, channelNo, bankRef, kind, currency, fee]) =>
      rows.set(number(id), {
        id: number(id),
        channelNo: text(channelNo),
        bankRef: text(bankRef),
        kind: oneOf(KINDS, kind),
        currency: text(currency),
        fee: numberOrNull(fee),
      }),
  );
  return rows;
}

/** Account entries by id, as arrived money is booked from them. */
export function moneyFacts(database: Database, ids: Iterable<number>): Map<number, MoneyFacts> {
  const entries = new Map<number, MoneyFacts>();
  database.each(
    `SELECT id, entry_no, account_no, direction, amount, currency FROM record
     WHERE source = 'funds' AND id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...ids])],
    ([id, entryNo, accountNo, direction, amount, currency]) =>
      entries.set(number(id), {
        id: number(id),
        entryNo: text(entryNo),
        accountNo: text(accountNo),
        direction: oneOf(['C', 'D'], direction),
        amount: number(amount),
        currency: text(currency),
      }),
  );
  return entries;
}

/** Channels with routine entries of a date. */
export function channelsWithRoutine(database: Database, date: CalendarDate): string[] {
  return database
    .all(`SELECT DISTINCT channel FROM entry WHERE entry_date = ? AND cause <> 'decision' ORDER BY channel`, [date])
    .map((row) => text(row.channel));
}

/** Those of these records that stand in a result of the business stage of a date up to `upTo` (null: of any date). */
export function recordsInBusiness(database: Database, ids: Iterable<number>, upTo: CalendarDate | null): Set<number> {
  const found = new Set<number>();
  database.each(
    `SELECT DISTINCT m.record_id FROM json_each(?1) AS wanted JOIN result_member AS m ON m.record_id = wanted.value
     JOIN result AS r ON r.id = m.result_id WHERE r.stage = 'business' AND (?2 IS NULL OR r.clearing_date <= ?2)`,
    [JSON.stringify([...ids]), upTo],
    ([id]) => found.add(number(id)),
  );
  return found;
}
