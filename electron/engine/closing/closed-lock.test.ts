// The lock of closed dates is in the file: SQL that knows nothing of this program is refused, whatever it would change.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { number, text } from '../../workspace/columns.ts';
import { Database, type SqlValue } from '../../workspace/database.ts';
import { CLOSED_MESSAGE } from '../../workspace/migrations/0006-closing.ts';
import { loadSqlJs } from '../../workspace/sql-runtime.ts';
import { answerOf, type Bench, importRows, order, run } from '../engine.testing.ts';
import { call, carryOpen, closeDay, DAY_1, DAY_2, importDay, readyDay } from './closing.testing.ts';

/** A row of a closed date by its key, and one of an open date. */
const CLOSED: Readonly<Record<string, string>> = {
  record: `clearing_date = '${DAY_1}'`,
  run: `clearing_date = '${DAY_1}'`,
  result: `clearing_date = '${DAY_1}'`,
  outcome_total: `clearing_date = '${DAY_1}'`,
  settlement: `opened_on = '${DAY_1}'`,
  closure: `closed_on = '${DAY_1}'`,
  decision: `clearing_date = '${DAY_1}'`,
  entry: `entry_date = '${DAY_1}'`,
  import: `json_extract(dates, '$[0]') = '${DAY_1}'`,
  reject: `import_id IN (SELECT id FROM import WHERE json_extract(dates, '$[0]') = '${DAY_1}')`,
  reject_settlement: `import_id IN (SELECT id FROM import WHERE json_extract(dates, '$[0]') = '${DAY_1}')`,
  statement: `import_id IN (SELECT id FROM import WHERE json_extract(dates, '$[0]') = '${DAY_1}')`,
  original: `import_id IN (SELECT id FROM import WHERE json_extract(dates, '$[0]') = '${DAY_1}')`,
  carried: `run_id IN (SELECT id FROM run WHERE clearing_date = '${DAY_1}')`,
  late_row: `run_id IN (SELECT id FROM run WHERE clearing_date = '${DAY_1}')`,
  result_member: `result_id IN (SELECT id FROM result WHERE clearing_date = '${DAY_1}')`,
  result_settlement: `result_id IN (SELECT id FROM result WHERE clearing_date = '${DAY_1}')`,
  decision_break: `decision_id IN (SELECT id FROM decision WHERE clearing_date = '${DAY_1}')`,
};

/** What may be written once on a closed date. */
const EXPORTED = new Set(['decision.batch_id', 'entry.batch_id']);

/** So that a copy is refused for its date, not for its key. */
const FRESH: Readonly<Record<string, string>> = {
  id: 'id + 1000',
  'settlement.id': "id || '+'",
  posting_key: "posting_key || '+'",
  sha256: "sha256 || '+'",
  position: 'position + 1000',
};

let sqlJs: Awaited<ReturnType<typeof loadSqlJs>>;
let database: Database;
let made: Bench;

/** Day 1 closed, day 2 run. Both have rows in every table, planted where runs leave none. */
beforeAll(async () => {
  made = await readyDay();
  const bad = answerOf(importRows(made, 'orders', [order('1', DAY_1, '12:00:00', 'x'), order('8', DAY_1)]));
  answerOf(call(made, 'settleRejects', { importId: bad.id, lines: null, user: 'li', note: 'cancelled' }));
  run(made, DAY_1);
  carryOpen(made, DAY_1);
  importDay(made, DAY_2, ['3'], ['7']);
  const { database: own } = made.workspace;
  plantRows(own, DAY_1);
  answerOf(closeDay(made, DAY_1));
  run(made, DAY_2);
  carryOpen(made, DAY_2);
  plantRows(own, DAY_2);
  sqlJs = await loadSqlJs();
  database = new Database(sqlJs, own.image());
}, 60_000);
afterAll(() => database.close());

function plantRows(own: Database, date: string) {
  const runId = number(own.first('SELECT id FROM run WHERE clearing_date = ?', [date])?.id);
  const importId = number(own.first(`SELECT id FROM import WHERE json_extract(dates, '$[0]') = ?`, [date])?.id);
  own.run(`INSERT INTO closure VALUES (?, ?, 'WX', 'matched')`, [`B${date}`, date]);
  own.run(`INSERT INTO late_row VALUES (?, 'channel', 1, ?)`, [runId, `B${date}`]);
  own.run(`INSERT INTO statement VALUES (?, 9, '6222', 'CNY', '1', '', 1, '', 1)`, [importId]);
}

const columnsOf = (table: string) => database.all(`PRAGMA table_info(${table})`);

/** Undone at once, so that each attempt meets the same rows. */
function attempt(sql: string, values: readonly SqlValue[] = []): string {
  try {
    database.transaction(() => {
      database.run(sql, values);
      throw new Error('not refused');
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

test('every tracked table with rows of a date is among them', () => {
  const unlocked = ['settings', 'profile', 'break_decision'];
  const tables = made.workspace.capture?.tables.map(({ name }) => name).filter((name) => !unlocked.includes(name));
  expect([...Object.keys(CLOSED)].filter((name) => name !== 'original').sort()).toEqual(tables?.sort());
});

describe.each(Object.entries(CLOSED))('%s', (table, closed) => {
  const open = `NOT (${closed})`;

  test('has a closed row and an open one', () => {
    expect(database.first(`SELECT * FROM ${table} WHERE ${closed}`)).not.toBeNull();
    if (table !== 'reject' && table !== 'reject_settlement')
      expect(database.first(`SELECT * FROM ${table} WHERE ${open}`)).not.toBeNull();
  });

  test('no closed row goes; open ones may', () => {
    expect(attempt(`DELETE FROM ${table} WHERE ${closed}`)).toBe(CLOSED_MESSAGE);
    expect(attempt(`DELETE FROM ${table} WHERE ${open}`)).toBe('not refused');
  });

  test('no column of a closed row changes; the same values may be written again', () => {
    for (const { name, type } of columnsOf(table)) {
      const column = text(name);
      if (EXPORTED.has(`${table}.${column}`)) continue;
      const other =
        type === 'INTEGER'
          ? `coalesce(${column}, 0) + 1`
          : type === 'BLOB'
            ? "x'00'"
            : `coalesce(${column}, '') || '!'`;
      const changed = table === 'import' && column === 'dates' ? `'["${DAY_2}"]'` : other;
      expect(attempt(`UPDATE ${table} SET ${column} = ${changed} WHERE ${closed}`), `${table}.${column}`).toBe(
        CLOSED_MESSAGE,
      );
      expect(attempt(`UPDATE ${table} SET ${column} = ${column} WHERE ${closed}`)).toBe('not refused');
    }
  });

  test('no row comes to a closed date, also not in place of another', () => {
    const names = columnsOf(table).map(({ name }) => text(name));
    const copied = names.map((name) => FRESH[`${table}.${name}`] ?? FRESH[name] ?? name).join(', ');
    expect(attempt(`INSERT INTO ${table} SELECT ${copied} FROM ${table} WHERE ${closed} LIMIT 1`)).toBe(CLOSED_MESSAGE);
    expect(attempt(`REPLACE INTO ${table} SELECT * FROM ${table} WHERE ${closed} LIMIT 1`)).toBe(CLOSED_MESSAGE);
  });
});

test('a closed row is not replaced by one of an open date under the same key', () => {
  for (const [table, date] of [
    ['record', 'clearing_date'],
    ['run', 'clearing_date'],
    ['result', 'clearing_date'],
    ['settlement', 'opened_on'],
    ['decision', 'clearing_date'],
    ['entry', 'entry_date'],
  ] as const) {
    const closed = CLOSED[table] ?? '';
    const names = columnsOf(table).map(({ name }) => text(name));
    const moved = names.map((name) => (name === date ? `'${DAY_2}'` : name === 'channel' ? `'ZZ'` : name)).join(', ');
    expect(attempt(`REPLACE INTO ${table} SELECT ${moved} FROM ${table} WHERE ${closed} LIMIT 1`), table).toBe(
      CLOSED_MESSAGE,
    );
    const id = `(SELECT id FROM ${table} WHERE ${closed} LIMIT 1)`;
    const one = `(SELECT id FROM ${table} WHERE NOT (${closed}) LIMIT 1)`;
    expect(attempt(`UPDATE OR REPLACE ${table} SET id = ${id} WHERE id = ${one}`), table).toBe(CLOSED_MESSAGE);
    expect(attempt(`UPDATE ${table} SET ${date} = '${DAY_1}' WHERE id = ${one}`), table).toBe(CLOSED_MESSAGE);
  }
  for (const table of ['decision', 'entry']) {
    const key = `(SELECT posting_key FROM ${table} WHERE ${CLOSED[table]} LIMIT 1)`;
    const one = `(SELECT id FROM ${table} WHERE NOT (${CLOSED[table]}) LIMIT 1)`;
    expect(attempt(`UPDATE OR REPLACE ${table} SET posting_key = ${key} WHERE id = ${one}`)).toBe(CLOSED_MESSAGE);
  }
  const sha = `(SELECT sha256 FROM import WHERE ${CLOSED.import} LIMIT 1)`;
  const later = `(SELECT id FROM import WHERE NOT (${CLOSED.import}) LIMIT 1)`;
  expect(attempt(`UPDATE OR REPLACE import SET sha256 = ${sha} WHERE id = ${later}`)).toBe(CLOSED_MESSAGE);
});

test('an export may carry closed rows once', () => {
  for (const table of ['decision', 'entry']) {
    expect(attempt(`UPDATE ${table} SET batch_id = 'X1' WHERE ${CLOSED[table]}`)).toBe('not refused');
    const twice = new Database(sqlJs, database.image());
    twice.run(`UPDATE ${table} SET batch_id = 'X1' WHERE ${CLOSED[table]}`);
    expect(() => twice.run(`UPDATE ${table} SET batch_id = 'X2' WHERE ${CLOSED[table]}`)).toThrow(CLOSED_MESSAGE);
    expect(() => twice.run(`UPDATE ${table} SET batch_id = '' WHERE ${CLOSED[table]}`)).toThrow(CLOSED_MESSAGE);
    twice.close();
  }
});

test('a later run may find more breaks of what was parked, not of other decisions', () => {
  const later = `INSERT INTO decision_break SELECT id, 'Blater', '{}' FROM decision WHERE ${CLOSED.decision} LIMIT 1`;
  expect(attempt(later)).toBe('not refused');
  const other = new Database(sqlJs, database.image());
  const act = (id: number, what: string) =>
    other.run(`INSERT INTO closing_act VALUES (${id}, '${what}', '${DAY_1}', '2026-11-20T00:00:00Z', 'x', 'why')`);
  act(2, 'reopened');
  other.run(`UPDATE decision SET decision = 'adjust'`);
  act(3, 'closed');
  expect(() => other.run(later)).toThrow(CLOSED_MESSAGE);
  other.close();
});

test('the settings that a closed date ran with stay; others may go', () => {
  expect(attempt(`UPDATE settings SET text = 'x' WHERE version = 1`)).toBe(CLOSED_MESSAGE);
  expect(attempt('DELETE FROM settings')).toBe(CLOSED_MESSAGE);
});

test('the lock opens by a recorded act with its reason alone, the last date first', () => {
  expect(attempt('DELETE FROM closed_day')).toMatch(/recorded act/);
  expect(attempt(`UPDATE closed_day SET clearing_date = '2000-01-01'`)).toMatch(/recorded act/);
  expect(attempt(`INSERT INTO closed_day VALUES ('2026-12-01')`)).toMatch(/recorded act/);
  expect(attempt('DELETE FROM closing_act')).toMatch(/only added/);
  expect(attempt(`UPDATE closing_act SET user = 'x'`)).toMatch(/only added/);
  const act = (id: number, what: string, date: string, reason: string) =>
    attempt('INSERT INTO closing_act (id, act, clearing_date, at, user, reason) VALUES (?, ?, ?, ?, ?, ?)', [
      ...[id, what, date, '2026-11-20T00:00:00Z', 'x', reason],
    ]);
  expect(act(2, 'reopened', DAY_1, '')).toMatch(/CHECK/);
  expect(act(2, 'reopened', DAY_2, 'why')).toMatch(/in order/);
  expect(act(2, 'closed', DAY_1, '')).toMatch(/in order/);
  expect(act(1, 'reopened', DAY_1, 'why')).toMatch(/in order/);
  expect(act(2, 'reopened', DAY_1, 'why')).toBe('not refused');
});

test('reopened, everything may change again', () => {
  const reopened = new Database(sqlJs, database.image());
  reopened.run(`INSERT INTO closing_act VALUES (2, 'reopened', '${DAY_1}', '2026-11-20T00:00:00Z', 'x', 'why')`);
  for (const [table, closed] of Object.entries(CLOSED)) reopened.run(`DELETE FROM ${table} WHERE ${closed}`);
  reopened.close();
});
