// Inserts of many rows go around the lock on closed dates and leave it as it was, also where they fail.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertBulk } from './bulk-insert.ts';
import { Database } from './database.ts';
import { CLOSED_MESSAGE } from './migrations/0006-closing.ts';
import { migrate } from './schema.ts';
import { loadSqlJs } from './sql-runtime.ts';

const CLOSED = '2026-11-16';
const OPEN = '2026-11-17';
const ROWS = 6000;
const INSERT = `INSERT INTO closure (break_id, closed_on, channel, outcome) VALUES (?, ?, 'WX', 'matched')`;
const CARRIED = `INSERT INTO carried (run_id, position, stage, record_id, settlement_id, outcome, reason, break_id, since)
  VALUES (?, ?, 'channel', 1, '', 'timing', '', '', '')`;

let database: Database;
const locks = () => database.all(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`);
const carried = () => database.first('SELECT count(*) AS n FROM carried')?.n;

beforeEach(async () => {
  database = new Database(await loadSqlJs(), null);
  migrate(database);
  const run = (id: number, date: string) =>
    database.run(`INSERT INTO run VALUES (?, ?, 'WX', 0, '', '', 1, 0, '[]')`, [id, date]);
  run(1, CLOSED);
  run(2, OPEN);
  database.run(`INSERT INTO closing_act VALUES (1, 'closed', ?, '2026-11-20T00:00:00Z', 'li', '')`, [CLOSED]);
});
afterEach(() => database.close());

function insert(runId: number, date: string, count: number, last: number = count - 1) {
  const rows = Array.from({ length: count }, (_, index) => [runId, index === count - 1 ? last : index]);
  return insertBulk(database, { table: 'carried', dates: [date], count }, CARRIED, rows);
}

test('many rows of an open date are kept, and the lock is as before', () => {
  const before = locks();
  expect(insert(2, OPEN, ROWS)).toBe(ROWS);
  expect(carried()).toBe(ROWS);
  expect(locks()).toEqual(before);
  expect(() => insert(1, OPEN, 1)).toThrow(CLOSED_MESSAGE);
});

test('rows of a closed date are refused, few or many', () => {
  for (const count of [1, ROWS]) expect(() => insert(1, CLOSED, count)).toThrow(CLOSED_MESSAGE);
  expect(carried()).toBe(0);
});

test('a failing insert leaves the lock, whether its transaction goes on or not', () => {
  const before = locks();
  expect(() => insert(2, OPEN, ROWS, 0)).toThrow(/UNIQUE/);
  expect(locks()).toEqual(before);
  expect(carried()).toBe(0);
  database.transaction(() => {
    expect(() => insert(2, OPEN, ROWS, 0)).toThrow(/UNIQUE/);
    database.run(INSERT, ['B1', OPEN]);
  });
  expect(locks()).toEqual(before);
  expect(() => insert(1, OPEN, 1)).toThrow(CLOSED_MESSAGE);
});
