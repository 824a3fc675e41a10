// What plain SQL can do to a workspace file: the locks refuse it, and what it does behind a dropped lock is named by check.
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { number } from '../workspace/columns.ts';
import type { Database } from '../workspace/database.ts';
import { CLOSED_MESSAGE } from '../workspace/migrations/0006-closing.ts';
import { batchFiles } from '../workspace/tables/exports.ts';
import { call, carryOpen, closeDay, closedDay, importDay, DAY_2 as OPEN_DAY } from './closing/closing.testing.ts';
import { answerOf, type Bench, importRows, order, problemOf, run } from './engine.testing.ts';
import { sha256Of } from './files/held-file.ts';
import { DAY_1, failures, links, provenDays } from './proof.testing.ts';
import { USE_CASES } from './use-cases.ts';

const BATCH = 'B20261116-1';

/** Someone who knows SQLite takes the triggers of a table off first. */
function unlocked({ workspace: { database } }: Bench, table: string): Database {
  for (const { name } of database.all(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`, [
    table,
  ]))
    database.script(`DROP TRIGGER "${String(name)}"`);
  return database;
}

function alter(made: Bench, name: string, change: (text: string) => string): { before: string; after: string } {
  const database = unlocked(made, 'export_file');
  const kept = batchFiles(database, BATCH).find((file) => file.name === name);
  const text = Buffer.from(inflateSync(kept?.content ?? new Uint8Array())).toString('utf8');
  const other = Buffer.from(change(text), 'utf8');
  expect(other.toString('utf8')).not.toBe(text);
  database.run('UPDATE export_file SET content = ? WHERE name = ?', [deflateSync(other), name]);
  return { before: sha256Of(Buffer.from(text, 'utf8')), after: sha256Of(other) };
}

const again = (made: Bench) =>
  USE_CASES.exportDay(made.context, { date: DAY_1, mode: 'summary', user: 'li', again: true });

test.each([
  ['adjustments.csv', (text: string) => `${text}x`],
  ['journal.csv', (text: string) => text.replace('1', '2')],
])('an altered %s fails the check and is not written again', async (name, change) => {
  const made = await provenDays();
  const { before, after } = alter(made, name, change);
  const said = `${BATCH} ${name}: its sha256 is ${after}, the manifest says ${before}`;
  expect(failures(made).join('\n')).toContain(said);
  expect(problemOf(again(made))).toMatchObject({ code: 'workspace-damaged', message: expect.stringContaining(said) });
});

test('a manifest that was changed along with its file is told by the audit log', async () => {
  const made = await provenDays();
  const file = alter(made, 'adjustments.csv', (text) => `${text}x`);
  const manifest = alter(made, 'manifest.json', (text) => text.replace(file.before, file.after));
  const said = `${BATCH} manifest.json: its sha256 is ${manifest.after}, the audit log says ${manifest.before}`;
  expect(failures(made).join('\n')).toContain(said);
  expect(problemOf(again(made)).message).toContain(said);
});

test('whole exports are written again, and that is noted under the same hash', async () => {
  const made = await provenDays();
  expect(answerOf(again(made)).files).toHaveLength(3);
  expect(failures(made)).toEqual([]);
});

test.each([
  [`UPDATE export_batch SET sha256 = 'x'`, 'the batch says x'],
  ['DELETE FROM export_batch', `${BATCH}: the audit log knows its export, and it is gone`],
  ['DELETE FROM export_batch', 'entries and 1 decisions were exported in it, and it is gone'],
])('%s: check names the batch', async (sql, named) => {
  const made = await provenDays();
  expect(() => made.workspace.database.run(sql)).toThrow(/append-only/);
  unlocked(made, 'export_batch').run(sql);
  const found = failures(made).join('\n');
  expect(found).toContain(BATCH);
  if (!named.includes('1 decisions')) expect(found).toContain(named);
  else expect(found).toMatch(/\d+ entries and \d+ decisions were exported in it, and it is gone/);
});

test('a kept file that does not inflate is a link that fails', async () => {
  const made = await provenDays();
  unlocked(made, 'export_file').run(`UPDATE export_file SET content = x'00'`);
  expect(failures(made).join('\n')).toContain(`${BATCH} journal.csv: the kept file is damaged`);
  expect(problemOf(again(made)).code).toBe('workspace-damaged');
});

test.each([
  `UPDATE import SET dates = 'x' WHERE id = 1`,
  `UPDATE import SET sums = '{' WHERE id = 1`,
  `UPDATE settlement SET row_ids = 'x'`,
  `UPDATE decision_break SET effect = 'x'`,
  `UPDATE carried SET stage = 'moon'`,
  `UPDATE record SET source = 'moon' WHERE id = 1`,
  `UPDATE result SET differences = 'x'`,
  `UPDATE original SET content = x'00'`,
  `UPDATE audit SET before = 'x', after = '{'`,
  `UPDATE decision SET outcome = 'moon', stage = 'moon'`,
])('%s: check fails, and does not fall', async (sql) => {
  const made = await provenDays();
  unlocked(made, 'audit').run(sql);
  const report = call(made, 'check', { date: null });
  expect(report.ok && !report.value.ok).toBe(true);
  expect(failures(made).join('\n')).not.toBe('');
});

test('settings that another program wrote: reading goes on with those before, changing waits for new ones', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  const text = answerOf(USE_CASES.settings(made.context, undefined)).text;
  database.run(
    `INSERT INTO settings SELECT version + 1, 'x', saved_at, saved_by FROM settings ORDER BY version DESC LIMIT 1`,
  );
  expect(failures(made).join('\n')).toMatch(/settings version 2 .* cannot be read .* version 1 is used for reading/);
  const view = answerOf(call(made, 'workspace', undefined));
  expect(view.company).toBe('测试');
  expect(view.warnings[0]?.message).toContain('settings version 2');
  expect(problemOf(importRows(made, 'orders', [order('77', OPEN_DAY)])).message).toContain('settings version 2');
  answerOf(call(made, 'saveSettings', { text, user: 'li' }));
  expect(failures(made)).toEqual([]);
  answerOf(importRows(made, 'orders', [order('77', OPEN_DAY)]));
});

test('settings of a closed run are not replaced', async () => {
  const made = await closedDay();
  expect(() =>
    made.workspace.database.run(`REPLACE INTO settings SELECT version, 'x', saved_at, saved_by FROM settings`),
  ).toThrow(CLOSED_MESSAGE);
});

test('decisions of closed dates hold for their breaks until a later one takes over', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  for (const sql of [
    'DELETE FROM break_decision',
    `UPDATE break_decision SET state = 'waiting'`,
    `UPDATE break_decision SET decision = 'adjust'`,
    'UPDATE break_decision SET decision_id = 99',
    `UPDATE break_decision SET break_id = break_id || '+'`,
    'REPLACE INTO break_decision SELECT * FROM break_decision',
    `INSERT INTO break_decision SELECT break_id || '+', decision_id, decision, state FROM break_decision LIMIT 1`,
  ])
    expect(() => database.run(sql), sql).toThrow(CLOSED_MESSAGE);
  importDay(made, OPEN_DAY, ['3'], ['7']);
  run(made, OPEN_DAY);
  const held = database.first('SELECT break_id, decision_id FROM break_decision LIMIT 1');
  const breakId = String(held?.break_id);
  const later = { breakIds: [breakId], decision: 'write_off' as const, user: 'li', note: 'gone', date: OPEN_DAY };
  answerOf(call(made, 'decide', later));
  const now = () =>
    number(database.first('SELECT decision_id FROM break_decision WHERE break_id = ?', [breakId])?.decision_id);
  expect(now()).toBeGreaterThan(number(held?.decision_id));
  expect(failures(made)).toEqual([]);
  answerOf(call(made, 'undoDecision', { decisionId: now(), user: 'li', note: '' }));
  expect(now()).toBe(number(held?.decision_id));
  expect(failures(made)).toEqual([]);
});

test('check holds what results read of a break to what was decided', async () => {
  const made = await provenDays();
  const { database } = made.workspace;
  const breakId = String(database.first('SELECT break_id FROM break_decision LIMIT 1')?.break_id);
  database.run('UPDATE break_decision SET decision_id = decision_id + 1000 WHERE break_id = ?', [breakId]);
  expect(failures(made).join('\n')).toContain(`${breakId}: results read another decision`);
  database.run('DELETE FROM break_decision WHERE break_id = ?', [breakId]);
  expect(failures(made).join('\n')).toContain(`${breakId}: decision`);
  database.run(`INSERT INTO break_decision VALUES ('Bx', 1, 'carry', 'effective')`);
  expect(failures(made).join('\n')).toContain('Bx: results read decision 1, which does not decide it');
});

test('a balance of a closed date does not come, change or go in a file of open dates', async () => {
  const made = await closedDay();
  const { orders } = importDay(made, OPEN_DAY, ['3']);
  const { database } = made.workspace;
  const insert = (position: number, date: string) =>
    database.run(`INSERT INTO statement VALUES (?, ?, '6222', 'CNY', '1', '', 1, ?, 1)`, [orders, position, date]);
  expect(() => insert(1, DAY_1)).toThrow(CLOSED_MESSAGE);
  insert(1, OPEN_DAY);
  expect(() => database.run('UPDATE statement SET closing_date = ?', [DAY_1])).toThrow(CLOSED_MESSAGE);
  insert(2, '');
  database.run('DELETE FROM statement');
});

test('a reopening without its audit row, a lock that is gone and a lock that was changed are named', async () => {
  const made = await closedDay();
  const { database } = made.workspace;
  expect(failures(made)).toEqual([]);
  database.run(`INSERT INTO closing_act VALUES (2, 'reopened', '${DAY_1}', '2026-11-20T00:00:00Z', 'li', 'why')`);
  expect(failures(made).join('\n')).toContain(`reopened ${DAY_1} by li: the audit log does not know it`);
  unlocked(made, 'closed_day').run(`INSERT INTO closed_day VALUES ('2026-11-20')`);
  database.script(
    'DROP TRIGGER closed_record_delete; CREATE TRIGGER closed_record_delete BEFORE DELETE ON record BEGIN SELECT 1; END;',
  );
  database.script('CREATE TRIGGER other AFTER INSERT ON record BEGIN SELECT 1; END;');
  const found = failures(made).join('\n');
  for (const named of [
    '2026-11-20 is locked, and was not closed',
    'closed_day_reopened: this lock is missing',
    'closed_record_delete: this lock was changed',
    'other: no lock of this program',
  ])
    expect(found).toContain(named);
});

test('what is only added to is not replaced, out of order or taken away', async () => {
  const made = await provenDays();
  const { database } = made.workspace;
  database.run(`INSERT INTO person_key VALUES (1, 'li', 'f', 'k', '', '', '', '')`);
  database.run(`INSERT INTO package VALUES ('P1', 'made', 'li', '', '', '', 1, '', '', '')`);
  database.run(`INSERT INTO package_merge VALUES ('P1', '', '', '', '', '')`);
  database.run(`INSERT INTO closing_act VALUES (1, 'closed', '2026-01-01', '', 'li', '')`);
  for (const table of [
    'audit',
    'step',
    'step_changes',
    'export_batch',
    'export_file',
    'person_key',
    'package',
    'package_merge',
    'closing_act',
  ]) {
    expect(() => database.run(`REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`), table).toThrow(/only|in order/);
    expect(() => database.run(`DELETE FROM ${table}`), table).toThrow(/only/);
  }
  for (const table of ['package', 'package_merge', 'export_batch', 'export_file']) {
    const columns = database.all(`PRAGMA table_info(${table})`).map(({ name }) => String(name));
    const others = columns.map((name, index) => (index === 0 ? `${name} || '+'` : name === 'sequence' ? '99' : name));
    const replace = `REPLACE INTO ${table} (rowid, ${columns.join(', ')}) SELECT rowid, ${others.join(', ')} FROM ${table} LIMIT 1`;
    expect(() => database.run(replace), table).toThrow(/append-only/);
  }
  const row = (sequence: string) =>
    `INSERT INTO audit SELECT ${sequence}, at, user, action, subject, why, before, after, signer, signature, previous_hash, hash FROM audit LIMIT 1`;
  expect(() => database.run(row('0'))).toThrow(/append-only/);
  expect(() => database.run(row('(SELECT max(sequence) FROM audit) + 2'))).toThrow(/append-only/);
  expect(() => database.run('UPDATE step SET id = id + 100')).toThrow(/only added/);
  expect(() => database.run('UPDATE step_changes SET content = x')).toThrow();
});

test('an action whose decisions of an open date went over closed ones is undone and done again', async () => {
  const made = await closedDay();
  importDay(made, OPEN_DAY, ['3'], ['7']);
  run(made, OPEN_DAY);
  const { database } = made.workspace;
  const breakId = String(database.first('SELECT break_id FROM break_decision LIMIT 1')?.break_id);
  const state = () => JSON.stringify(database.all('SELECT * FROM break_decision ORDER BY break_id'));
  const before = state();
  answerOf(
    call(made, 'decide', { breakIds: [breakId], decision: 'write_off', user: 'li', note: 'gone', date: OPEN_DAY }),
  );
  const after = state();
  expect(after).not.toBe(before);
  answerOf(call(made, 'undo', { user: 'li', note: '', reverse: false }));
  expect(state()).toBe(before);
  answerOf(call(made, 'redo', { user: 'li', note: '' }));
  expect(state()).toBe(after);
  const decisionId = number(database.first('SELECT max(id) AS id FROM decision')?.id);
  answerOf(call(made, 'approve', { decisionId, user: 'wang', reject: false, note: '' }));
  carryOpen(made, OPEN_DAY);
  answerOf(closeDay(made, OPEN_DAY));
  expect(failures(made)).toEqual([]);
  expect(links(made).some(({ kind }) => kind === 'integrity')).toBe(true);
});
