// Facts about the workspace itself: its revision grows by one with each action; its id, once made, stays, in copies too.
import { text } from '../columns.ts';
import type { Database } from '../database.ts';

export function revision(database: Database): number {
  const row = database.first(`SELECT value FROM meta WHERE key = 'revision'`);
  return row === null ? 0 : Number(text(row.value));
}

/** For content that comes from elsewhere: numbers that were used are not used again. */
export function setRevision(database: Database, value: number): void {
  database.run(
    `INSERT INTO meta (key, value) VALUES ('revision', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [String(value)],
  );
}

export function bumpRevision(database: Database): void {
  database.run(
    `INSERT INTO meta (key, value) VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  );
}

/** Null while nobody needed one. */
export function workspaceId(database: Database): string | null {
  const row = database.first(`SELECT value FROM meta WHERE key = 'workspace_id'`);
  return row === null ? null : text(row.value);
}

export function insertWorkspaceId(database: Database, id: string): void {
  database.run(`INSERT INTO meta (key, value) VALUES ('workspace_id', ?)`, [id]);
}
