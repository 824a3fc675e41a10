// Taking changes back, at the level of rows: reused and free numbers, children, keys, replaced rows, reopening, rollback.
import { expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { createWorkspace } from '../open-workspace.ts';
import type { Workspace } from '../workspace.ts';
import { type Changes, decodeChanges, eachNote, encodeChanges, isNothing } from './changes.ts';
import { nextNumber } from './next-number.ts';
import { takeBackChanges } from './take-back.ts';

const first = { settingsText: 'version: 1\ncompany: x\n', savedAt: '2026-11-16T00:00:00Z', savedBy: 'test' };

async function open(): Promise<Workspace> {
  const opened = await createWorkspace(null, first);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

function capture({ capture }: Workspace) {
  if (capture === null) throw new Error('not written to');
  return capture;
}

function act(workspace: Workspace, work: (database: Database) => void): Changes {
  const done = workspace.action(() => {
    capture(workspace).begin();
    work(workspace.database);
    return { ok: true, value: capture(workspace).end() };
  });
  if (!done.ok) throw new Error(done.problem.message);
  // As it is kept.
  return done.value.size === 0 ? done.value : decodeChanges(encodeChanges(done.value));
}

const back = (workspace: Workspace, changes: Changes) =>
  act(workspace, (database) => takeBackChanges(database, capture(workspace), changes));

function addRun(database: Database, date: string, children: number): number {
  const id = nextNumber(database, 'run');
  database.run(
    `INSERT INTO run (id, clearing_date, channel, channel_order, at, input_digest, settings_version, stale, warnings)
     VALUES (?, ?, 'WX', 0, 'now', '', 1, 0, '[]')`,
    [id, date],
  );
  for (let position = 0; position < children; position += 1)
    database.run(`INSERT INTO carried VALUES (?, ?, 'channel', ?, '', 'timing', '', '', ?)`, [
      id,
      position,
      position,
      date,
    ]);
  return id;
}

function removeRun(database: Database, date: string): void {
  database.run('DELETE FROM carried WHERE run_id IN (SELECT id FROM run WHERE clearing_date = ?)', [date]);
  database.run('DELETE FROM run WHERE clearing_date = ?', [date]);
}

const seen = ({ database }: Workspace) =>
  JSON.stringify([
    database.all('SELECT * FROM run ORDER BY id'),
    database.all('SELECT * FROM carried ORDER BY run_id, position'),
    database.all('SELECT * FROM closure ORDER BY break_id, closed_on'),
    database.all('SELECT * FROM decision_break ORDER BY decision_id, break_id'),
  ]);

test('a row that takes the place of one with children: back, again, back, each time the same', async () => {
  const workspace = await open();
  act(workspace, (database) => addRun(database, '2026-11-16', 5));
  const before = seen(workspace);
  const changes = act(workspace, (database) => {
    removeRun(database, '2026-11-16');
    expect(addRun(database, '2026-11-16', 2)).toBe(2);
  });
  const after = seen(workspace);
  for (let round = 0; round < 3; round += 1) {
    const undone = back(workspace, changes);
    expect(seen(workspace)).toBe(before);
    back(workspace, undone);
    expect(seen(workspace)).toBe(after);
  }
});

test('numbers that the action itself freed, or that were free below, are not given to its new rows', async () => {
  const workspace = await open();
  act(workspace, (database) => {
    for (const day of [1, 2, 3]) addRun(database, `2026-11-0${day}`, 1);
  });
  act(workspace, (database) => removeRun(database, '2026-11-02'));
  const before = seen(workspace);
  const changes = act(workspace, (database) => {
    removeRun(database, '2026-11-03');
    expect(addRun(database, '2026-11-04', 3)).toBe(4);
  });
  back(workspace, changes);
  expect(seen(workspace)).toBe(before);
});

test('replaced, changed and removed rows of keyed tables, several times in one action', async () => {
  const workspace = await open();
  const replace = (database: Database, effect: string) =>
    database.run('INSERT OR REPLACE INTO decision_break (decision_id, break_id, effect) VALUES (1, ?, ?)', [
      'B',
      effect,
    ]);
  act(workspace, (database) => replace(database, 'old'));
  const before = seen(workspace);
  const changes = act(workspace, (database) => {
    replace(database, 'new');
    replace(database, 'newer');
    database.run('DELETE FROM decision_break');
    database.run(`INSERT INTO closure VALUES ('B', '2026-11-16', 'WX', 'matched')`);
    replace(database, 'newest');
  });
  const after = seen(workspace);
  const undone = back(workspace, changes);
  expect(seen(workspace)).toBe(before);
  back(workspace, undone);
  expect(seen(workspace)).toBe(after);
});

test('the database may be opened again in between; what is rolled back is not noted', async () => {
  const workspace = await open();
  workspace.database.replace(workspace.database.image());
  const changes = act(workspace, (database) => addRun(database, '2026-11-16', 2));
  const before = seen(workspace);
  const failed = workspace.action(() => {
    capture(workspace).begin();
    removeRun(workspace.database, '2026-11-16');
    return { ok: false, problem: { code: 'usage', message: 'no' } };
  });
  expect(failed.ok).toBe(false);
  expect(seen(workspace)).toBe(before);
  expect(isNothing(act(workspace, () => {}))).toBe(true);
  back(workspace, changes);
  expect(workspace.database.all('SELECT * FROM run')).toEqual([]);
});

test('rows that are not as the changes left them stop the taking back, whole', async () => {
  const workspace = await open();
  act(workspace, (database) => addRun(database, '2026-11-16', 1));
  const changes = act(workspace, (database) => database.run('UPDATE run SET stale = 1'));
  act(workspace, (database) => removeRun(database, '2026-11-16'));
  const before = seen(workspace);
  expect(() => back(workspace, changes)).toThrow('one row was to be changed');
  expect(seen(workspace)).toBe(before);
});

test('notes of many rows are kept in pieces and come back in order', async () => {
  const workspace = await open();
  act(workspace, (database) => addRun(database, '2026-11-16', 30_000));
  const before = seen(workspace);
  const changes = act(workspace, (database) => removeRun(database, '2026-11-16'));
  const carried = changes.get('carried');
  if (carried === undefined) throw new Error('nothing was noted');
  expect(carried.noted).toBe(30_000);
  expect(carried.pieces.length).toBeGreaterThan(1);
  const positions: unknown[] = [];
  eachNote(carried, (_, row) => positions.push(JSON.parse(row)[1]));
  expect(positions).toEqual(Array.from({ length: 30_000 }, (_, index) => index));
  back(workspace, changes);
  expect(seen(workspace)).toBe(before);
});
