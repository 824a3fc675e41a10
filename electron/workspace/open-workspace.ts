// Opens or creates the one file of a workspace. Refuses a locked, damaged, foreign or newer one, and leaves it as it was.
import { existsSync, readFileSync } from 'node:fs';
import type { Problem, Result } from '../../shared/model/problem.ts';
import { refuse } from '../../shared/model/problem.ts';
import { Database } from './database.ts';
import { type Durability, keptInMemory, snapshotFile } from './durability.ts';
import { takeLock } from './lock.ts';
import { migrate, schemaProblem } from './schema.ts';
import { loadSqlJs } from './sql-runtime.ts';
import { insertSettings } from './tables/settings-history.ts';
import { Workspace } from './workspace.ts';

/** Opens an existing workspace. Read-only takes no lock: the file is only ever replaced whole. */
export async function openWorkspace(path: string, options: { readOnly: boolean }): Promise<Result<Workspace>> {
  const sqlJs = await loadSqlJs();
  if (!existsSync(path))
    return refuse({
      code: 'not-found',
      message: 'there is no workspace at this path; create it with `new`',
      file: path,
    });
  const lock = options.readOnly ? null : takeLock(path);
  if (lock !== null && !lock.ok) return lock;
  const release = lock?.value ?? (() => {});
  const opened = openImage(path, (image) => new Database(sqlJs, image), !options.readOnly);
  if (!opened.ok) {
    release();
    return opened;
  }
  const database = opened.value;
  const durability = snapshotFile(path);
  const saved = migrateAndSave(database, durability, path, options.readOnly);
  if (saved !== null) {
    database.close();
    release();
    return refuse(saved);
  }
  return { ok: true, value: new Workspace({ database, path, readOnly: options.readOnly, durability, release }) };
}

/** Creates a workspace with its settings. An existing file is refused. `path` null: in memory only. */
export async function createWorkspace(
  path: string | null,
  first: { settingsText: string; savedAt: string; savedBy: string },
  durability: Durability = path === null ? keptInMemory() : snapshotFile(path),
): Promise<Result<Workspace>> {
  const sqlJs = await loadSqlJs();
  if (path !== null && existsSync(path))
    return refuse({ code: 'usage', message: 'this file exists already; choose another path', file: path });
  const lock = path === null ? null : takeLock(path);
  if (lock !== null && !lock.ok) return lock;
  const release = lock?.value ?? (() => {});
  const database = new Database(sqlJs, null);
  migrate(database);
  insertSettings(database, first.settingsText, first.savedAt, first.savedBy);
  try {
    durability.save(database.image());
  } catch (error) {
    release();
    return refuse(unsaved(error, path ?? ''));
  }
  return {
    ok: true,
    value: new Workspace({ database, path: path ?? ':memory:', readOnly: false, durability, release }),
  };
}

const MAGIC = 'SQLite format 3\u0000';

/** `thoroughly` reads every page: what is written on would be saved over the damage. */
function openImage(path: string, open: (image: Uint8Array) => Database, thoroughly: boolean): Result<Database> {
  let database: Database | undefined;
  try {
    const image = readFileSync(path);
    if (!isWholeImage(image)) return refuse(damaged(path));
    database = open(image);
    const problem = schemaProblem(database, path);
    if (problem === null && thoroughly && !isSound(database)) return damagedAfter(database, path);
    if (problem === null) return { ok: true, value: database };
    database.close();
    return refuse(problem);
  } catch {
    database?.close();
    return refuse(damaged(path));
  }
}

function isSound(database: Database): boolean {
  return database.first('PRAGMA quick_check(1)')?.quick_check === 'ok';
}

function damagedAfter(database: Database, path: string): Result<Database> {
  database.close();
  return refuse(damaged(path));
}

/** The header's own page count against the length: a file that was cut is seen at once. */
function isWholeImage(image: Buffer): boolean {
  if (image.length < 100 || image.toString('latin1', 0, 16) !== MAGIC) return false;
  const pageSize = image.readUInt16BE(16) === 1 ? 65_536 : image.readUInt16BE(16);
  return image.readUInt32BE(28) * pageSize === image.length;
}

function migrateAndSave(database: Database, durability: Durability, path: string, readOnly: boolean): Problem | null {
  if (!migrate(database) || readOnly) return null;
  try {
    durability.save(database.image());
    return null;
  } catch (error) {
    return unsaved(error, path);
  }
}

function damaged(path: string): Problem {
  return {
    code: 'workspace-damaged',
    message: 'this file is not a whole workspace: it is damaged, cut off or something else; restore it from a copy',
    file: path,
  };
}

function unsaved(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? { code: 'disk-full', message: 'there is no room left on the disk; free some space and try again', file: path }
    : { code: 'unexpected', message: `the workspace could not be saved (${code}); check the folder`, file: path };
}
