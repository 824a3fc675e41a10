// A small company with days to close: one channel, a break that is decided, and what closed rows look like.
import { createHash } from 'node:crypto';
import type { Answer, Arguments, ClosingCondition, Method } from '../../../shared/contract/engine-api.ts';
import type { Result } from '../../../shared/model/problem.ts';
import type { Database, Row } from '../../workspace/database.ts';
import { answerOf, type Bench, bankRow, bench, channelRow, importRows, order, run } from '../engine.testing.ts';
import { createEngine } from '../engine.ts';

export const DAY_1 = '2026-11-16';
export const DAY_2 = '2026-11-17';
export const DAY_3 = '2026-11-18';

export const SETTINGS = `version: 1
company: 测试
users: [ { id: li, name: 李, role: maker }, { id: zhao, name: 赵, role: maker }, { id: wang, name: 王, role: checker } ]
channels:
  - code: WX
    timing_window: 30m
    carry_days: 2
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "6222" } }
`;

export function call<M extends Method>({ context }: Bench, method: M, args: Arguments<M>): Result<Answer<M>> {
  return createEngine(context).call(method, args) as Result<Answer<M>>;
}

export function closeDay(made: Bench, date: string) {
  return call(made, 'closeDay', { date, user: 'li', note: '' });
}

/** The conditions that are not met. */
export function inTheWay(made: Bench, date: string): ClosingCondition[] {
  return answerOf(call(made, 'closing', { date })).checks.flatMap(({ condition, ok }) => (ok ? [] : [condition]));
}

/** Files of a day: order, channel row and bank row of each number; of `lost` only order and channel row, so that each breaks. */
export function importDay(made: Bench, date: string, numbers: readonly string[], lost: readonly string[] = []) {
  const all = [...numbers, ...lost];
  const rows = (of: (n: string, date: string) => string, wanted: readonly string[]) => wanted.map((n) => of(n, date));
  return {
    orders: answerOf(importRows(made, 'orders', rows(order, all))).id,
    channel: answerOf(importRows(made, 'channel', rows(channelRow, all))).id,
    bank: answerOf(importRows(made, 'bank', rows(bankRow, numbers))).id,
  };
}

export function carryOpen(made: Bench, date: string) {
  for (const { breakId } of answerOf(call(made, 'openBreaks', { date, offset: 0, limit: 100 })).rows) {
    if (breakId === '' || breakId === null) continue;
    // One of a pair may have been decided with the other.
    call(made, 'decide', { breakIds: [breakId], decision: 'carry', user: 'li', note: 'parked', date: null });
  }
}

/** Day 1 with three transactions, one of them lost and parked: ready to be closed. */
export async function readyDay(settings = SETTINGS): Promise<Bench> {
  const made = await bench(settings);
  importDay(made, DAY_1, ['1', '2'], ['9']);
  run(made, DAY_1);
  carryOpen(made, DAY_1);
  return made;
}

export async function closedDay(settings = SETTINGS): Promise<Bench> {
  const made = await readyDay(settings);
  answerOf(closeDay(made, DAY_1));
  return made;
}

/** Rows of the dates up to `date` by table, as text. Not the batches that exported them, and of decided breaks only those known before. */
export function closedRowsOf(database: Database, date: string, decidedBefore: ReadonlySet<string>): string {
  const hash = createHash('sha256');
  const add = (sql: string) => {
    for (const row of database.all(sql, [date])) hash.update(JSON.stringify(plain(row)));
  };
  for (const [table, column] of DATED)
    add(
      `SELECT * FROM ${table} WHERE ${column} <= ? ORDER BY rowid_or_key`.replace('rowid_or_key', ORDER[table] ?? 'id'),
    );
  add(
    `SELECT m.* FROM result_member AS m JOIN result ON result.id = m.result_id WHERE result.clearing_date <= ? ORDER BY 1, 2, 3`,
  );
  add(
    `SELECT m.* FROM result_settlement AS m JOIN result ON result.id = m.result_id WHERE result.clearing_date <= ? ORDER BY 1, 2`,
  );
  add(`SELECT c.* FROM carried AS c JOIN run ON run.id = c.run_id WHERE run.clearing_date <= ? ORDER BY 1, 2`);
  add(`SELECT c.* FROM late_row AS c JOIN run ON run.id = c.run_id WHERE run.clearing_date <= ? ORDER BY 1, 2, 3`);
  add(`SELECT * FROM import WHERE json_extract(dates, '$[0]') <= ? ORDER BY id`);
  for (const row of decidedBreaks(database)) if (decidedBefore.has(keyOf(row))) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

const DATED = [
  ['record', 'clearing_date'],
  ['run', 'clearing_date'],
  ['result', 'clearing_date'],
  ['outcome_total', 'clearing_date'],
  ['settlement', 'opened_on'],
  ['closure', 'closed_on'],
  ['decision', 'clearing_date'],
  ['entry', 'entry_date'],
] as const;
const ORDER: Readonly<Record<string, string>> = { outcome_total: '1, 2, 3, 4, 5', closure: '1, 2' };

function plain({ batch_id: _exported, ...row }: Row) {
  return row;
}

function decidedBreaks(database: Database): Row[] {
  return database.all('SELECT * FROM decision_break ORDER BY decision_id, break_id');
}

const keyOf = (row: Row) => `${String(row.decision_id)} ${String(row.break_id)}`;

export function decidedNow(database: Database): Set<string> {
  return new Set(decidedBreaks(database).map(keyOf));
}
