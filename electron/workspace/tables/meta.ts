// Facts about the workspace itself: its revision grows by one with each action; its id, once made, stays, in copies too.
import { randomUUID } from 'node:crypto';
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

/** Null in one of an earlier program that was not written to since. */
export function workspaceId(database: Database): string | null {
  const row = database.first(`SELECT value FROM meta WHERE key = 'workspace_id'`);
  return row === null ? null : text(row.value);
}

/** Content that comes from elsewhere takes the id of where it goes. */
export function setWorkspaceId(database: Database, id: string): void {
  database.run(
    `INSERT INTO meta (key, value) VALUES ('workspace_id', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [id],
  );
}

/** Makes one where there is none. */
export function ensureWorkspaceId(database: Database): void {
  if (workspaceId(database) === null) setWorkspaceId(database, randomUUID());
}
