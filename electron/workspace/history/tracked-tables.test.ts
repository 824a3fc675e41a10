// Every table of the schema is tracked or not, said once, and parents come before their children.
import { expect, test } from 'vitest';
import { createWorkspace } from '../open-workspace.ts';
import { trackedTables, UNTRACKED } from './tracked-tables.ts';

const first = { settingsText: 'version: 1\ncompany: x\n', savedAt: '2026-11-16T00:00:00Z', savedBy: 'test' };

test('the two lists and the schema name the same tables, each once', async () => {
  const opened = await createWorkspace(null, first);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { database } = opened.value;
  const schema = database
    .all(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .map(({ name }) => String(name));
  const tables = trackedTables(database);
  expect([...tables.map(({ name }) => name), ...UNTRACKED.keys()].sort()).toEqual(schema);
  expect([...UNTRACKED.values()].filter((reason) => reason === '')).toEqual([]);
  for (const [index, { tracking, columns, key, name }] of tables.entries()) {
    expect(key.length, name).toBeGreaterThan(0);
    const blobs = database.all(`PRAGMA table_info(${name})`).filter(({ type }) => type === 'BLOB');
    expect(blobs, `${name}: notes are JSON`).toEqual([]);
    if (tracking.mode === 'keyed') continue;
    expect(columns, name).toContain(tracking.mode === 'child' ? tracking.column : tracking.key);
    if (tracking.mode === 'numbered') expect(key, name).toEqual([tracking.key]);
    else expect(tables.findIndex((one) => one.name === tracking.parent)).toBeLessThan(index);
    if (tracking.mode === 'child')
      expect(tables.find((one) => one.name === tracking.parent)?.tracking.mode).toBe('numbered');
  }
});
