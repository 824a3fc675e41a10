// Opens or creates the one file of a workspace. Refuses a locked, damaged, foreign or newer one, and leaves it as it was.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { SqlJs } from 'sql.js';
import type { Problem, Result } from '../../shared/model/problem.ts';
import { refuse } from '../../shared/model/problem.ts';
import { Database } from './database.ts';
import { type Durability, keptInMemory, snapshotFile } from './durability.ts';
import { Backups } from './keeping/backups.ts';
import { stampOf } from './keeping/due-copy.ts';
import { type FolderAccess, realFolders } from './keeping/folder-access.ts';
import { watchedFiles } from './keeping/watched-files.ts';
import { takeLock } from './lock.ts';
import { type FileAccess, realFiles, replaceFile, temporaryOf, withFile } from './page-log/file-access.ts';
import { LoggedFile, pageSizeOf, recoverInto } from './page-log/logged-file.ts';
import { putAside } from './page-log/put-aside.ts';
import { logFile, type Recovered, recover, recoverForReading } from './page-log/recover.ts';
import { seesPageWrites } from './page-log/self-test.ts';
import { saltChangeCounter, TrackedImage } from './page-log/tracked-image.ts';
import { realPath } from './real-path.ts';
import { migrate, schemaProblem } from './schema.ts';
import { leftInClear } from './sealed/left-in-clear.ts';
import { brokenPages, filesThrough, openSeal } from './sealed/open-seal.ts';
import { Seal } from './sealed/seal.ts';
import { loadSqlJs } from './sql-runtime.ts';
import { ensureWorkspaceId } from './tables/meta.ts';
import { insertSettings } from './tables/settings-history.ts';
import { Workspace } from './workspace.ts';

/**
 * Opens an existing workspace. Read-only holds no lock and writes nothing, a writer may go on beside it; only what a killed writer left
 * unfinished beside an encrypted file is removed.
 */
export async function openWorkspace(
  path: string,
  options: {
    readOnly: boolean;
    /** For one who wanted to write: why it is read only. */
    because?: string;
    now?: () => string;
    /** Of an encrypted workspace; without meaning for one in clear. */
    passphrase?: string | null;
  },
  files: FolderAccess = realFolders,
): Promise<Result<Workspace>> {
  const sqlJs = await loadSqlJs();
  if (!files.exists(path))
    return refuse({
      code: 'not-found',
      message: 'there is no workspace at this path; create it with `new`',
      file: path,
    });
  const { passphrase = null, because = '', now = wallClock } = options;
  if (options.readOnly) return openForReading(sqlJs, files, path, { passphrase, because, now });
  const lock = takeLock(path);
  if (!lock.ok) return lock;
  const opened = openForWriting(sqlJs, files, path, lock.value, { passphrase, now });
  if (!opened.ok) lock.value();
  return opened;
}

/** Creates a workspace with its settings, encrypted where a passphrase is given. An existing file is refused. `path` null: in memory only. */
export async function createWorkspace(
  path: string | null,
  first: { settingsText: string; savedAt: string; savedBy: string; passphrase?: string | null },
  durability: Durability = keptInMemory(),
): Promise<Result<Workspace>> {
  const sqlJs = await loadSqlJs();
  if (path !== null && existsSync(path))
    return refuse({ code: 'usage', message: 'this file exists already; choose another path', file: path });
  const database = new Database(sqlJs, null);
  migrate(database);
  ensureWorkspaceId(database);
  insertSettings(database, first.settingsText, first.savedAt, first.savedBy);
  if (path === null) {
    durability.save(database);
    return {
      ok: true,
      value: new Workspace({ database, path: ':memory:', readOnly: false, durability, release: () => {} }),
    };
  }
  const image = database.image();
  // A log that an older file of this name left behind must not fit.
  saltChangeCounter(image);
  database.close();
  return createFile(sqlJs, path, image, first.passphrase ?? null);
}

function createFile(sqlJs: SqlJs, path: string, image: Uint8Array, passphrase: string | null): Result<Workspace> {
  const lock = takeLock(path);
  if (!lock.ok) return lock;
  try {
    const seal = passphrase === null ? null : Seal.create(passphrase, pageSizeOf(image));
    replaceFile(filesThrough(realFiles, path, seal), path, image);
  } catch (error) {
    lock.value();
    return refuse(unsaved(error, path));
  }
  const opened = openForWriting(sqlJs, realFolders, path, lock.value, { passphrase, now: wallClock });
  if (!opened.ok) lock.value();
  return opened;
}

interface Opening {
  readonly passphrase: string | null;
  now(): string;
}

function openForReading(
  sqlJs: SqlJs,
  folders: FolderAccess,
  path: string,
  { passphrase, because, now }: Opening & { readonly because: string },
): Result<Workspace> {
  const file = realPath(path);
  let database: Database | undefined;
  try {
    const seal = openSeal(folders, file, path, passphrase);
    if (!seal.ok) return seal;
    const files = filesThrough(folders, file, seal.value);
    const unremoved = seal.value === null ? [] : removeUnfinished(folders, file, path);
    let stamp = pairStamp(files, file);
    const recovered = recoverForReading(files, file, pause);
    if (recovered === null) return refuse(busy(path));
    const unreadable = imageProblem(recovered, path);
    if (unreadable !== null) return refuse(unreadable);
    database = new Database(sqlJs, recovered.image.subarray(0, recovered.length));
    const problem = schemaProblem(database, path);
    if (problem !== null) return closed(database, problem);
    migrate(database);
    return {
      ok: true,
      value: new Workspace({
        database,
        path,
        readOnly: true,
        durability: keptInMemory(files),
        release: () => {},
        warnings: [...readingWarnings(recovered), ...unremoved],
        backups: new Backups({ file, folders, files, now }),
        readOnlyBecause: because,
        reread() {
          const newest = pairStamp(files, file);
          if (newest === stamp) return null;
          const again = recoverForReading(files, file, pause);
          if (again === null || imageProblem(again, path) !== null) return null;
          stamp = newest;
          return again.image.subarray(0, again.length);
        },
      }),
    };
  } catch {
    return closed(database, damaged(path));
  }
}

function openForWriting(
  sqlJs: SqlJs,
  folders: FolderAccess,
  path: string,
  release: () => void,
  { passphrase, now }: Opening,
): Result<Workspace> {
  const file = realPath(path);
  let database: Database | undefined;
  try {
    const seal = openSeal(folders, file, path, passphrase);
    if (!seal.ok) return seal;
    const files = filesThrough(folders, file, seal.value);
    // One that never came into place.
    files.remove(temporaryOf(file));
    const image = seesPageWrites(sqlJs) ? TrackedImage.reserve(reachOf(files, file)) : null;
    const recovered =
      image === null ? recover(files, file, (length) => new Uint8Array(length)) : recoverInto(files, file, image);
    const unreadable = imageProblem(recovered, path);
    if (unreadable !== null) return refuse(unreadable);
    database = new Database(sqlJs, image === null ? recovered.image.subarray(0, recovered.length) : image.seed());
    if (image !== null) database.limitPages(Math.floor(image.length / image.pageSize) - 1);
    // Every page is read: what is written on would be saved over the damage.
    const problem = schemaProblem(database, path) ?? (isSound(database) ? null : damaged(path));
    if (problem !== null) return closed(database, problem);
    const warnings = putAside(files, file, recovered);
    let durability: Durability | undefined;
    const backups = new Backups({
      file,
      folders,
      now,
      get files() {
        return durability?.files() ?? files;
      },
    });
    const watched = watchedFiles(folders, file, () => backups.beforeFileChanges());
    const through = (key: Seal | null) => filesThrough(watched, file, key);
    durability =
      image === null
        ? snapshotFile(through(seal.value), file)
        : new LoggedFile(through(seal.value), file, image, recovered);
    const unsaved =
      backups.beforeMigration(database, durability) ??
      bringUpToDate(database, durability, files, file, recovered, image !== null);
    if (unsaved !== null) {
      durability.close();
      return closed(database, unsaved);
    }
    const { pageSize } = image ?? { pageSize: pageSizeOf(recovered.image) };
    const sealing = {
      through: (fresh: string | null) => through(fresh === null ? null : Seal.create(fresh, pageSize)),
      left: () => leftInClear(folders, file),
    };
    return {
      ok: true,
      value: new Workspace({ database, path, readOnly: false, durability, release, warnings, backups, sealing }),
    };
  } catch (error) {
    return closed(database, isFileError(error) ? unsaved(error, path) : damaged(path));
  }
}

/** Missing migrations, and without a page log also what was recovered, have to be on disk before anything else. */
function bringUpToDate(
  database: Database,
  durability: Durability,
  files: FileAccess,
  file: string,
  recovered: Recovered,
  isLogged: boolean,
): Problem | null {
  const isMigrated = migrate(database);
  const isBehind = !isLogged && files.exists(logFile(file));
  if (!isMigrated && !isBehind) return null;
  try {
    if (isMigrated || recovered.state === 'applied') durability.save(database);
    if (isBehind) files.remove(logFile(file));
    return null;
  } catch (error) {
    return unsaved(error, file);
  }
}

const MAGIC = 'SQLite format 3\u0000';

function imageProblem(recovered: Recovered, path: string): Problem | null {
  if (recovered.broken.length > 0) return brokenPages(path, recovered.broken);
  return isWholeImage(recovered) ? null : damaged(path);
}

/** The header's own page count against the length: a file that was cut is seen at once. */
function isWholeImage({ image, length, log, state }: Recovered): boolean {
  if (length < 100 || Buffer.from(image.buffer, image.byteOffset, 16).toString('latin1') !== MAGIC) return false;
  const pageSize = pageSizeOf(image);
  const isPower = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  const pageCount = new DataView(image.buffer, image.byteOffset).getUint32(28);
  if (state === 'applied' && log?.header.pageSize !== pageSize) return false;
  return isPower && pageCount * pageSize === length;
}

function isSound(database: Database): boolean {
  return database.first('PRAGMA quick_check(1)')?.quick_check === 'ok';
}

/** Differs when the file or its log was written to. */
function pairStamp(files: FileAccess, file: string): string {
  const stamps = [file, logFile(file)].map((name) => (files.exists(name) ? stampOf(files, name) : ''));
  return stamps.join('; ');
}

/** What must fit into memory: the file, and at most everything in the log behind it. */
function reachOf(files: FileAccess, file: string): number {
  const sizes = [file, logFile(file)].map((name) =>
    files.exists(name) ? withFile(files, name, 'read', (handle) => files.size(handle)) : 0,
  );
  return sizes.reduce((sum, size) => sum + size, 1 << 20);
}

const PAUSE_MS = 25;

/** Where nobody brings a clock. */
const wallClock = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

/**
 * A file that never came into place may be in clear: the workspace was being written in clear again. The lock is held meanwhile, so that it
 * is nobody's who writes it now. Answers what is to be said where it stays.
 */
function removeUnfinished(folders: FolderAccess, file: string, path: string): string[] {
  const unfinished = temporaryOf(file);
  if (!folders.exists(unfinished)) return [];
  const lock = takeLock(path);
  if (!lock.ok && lock.problem.code === 'workspace-locked') return [];
  try {
    if (lock.ok) folders.remove(unfinished);
  } catch {
    // It is still there, and said.
  }
  if (lock.ok) lock.value();
  return folders.exists(unfinished)
    ? [`${basename(unfinished)} beside the workspace is not encrypted; delete it when it is not needed any more`]
    : [];
}

function readingWarnings({ state, log }: Recovered): string[] {
  if (state === 'foreign' || state === 'unreadable')
    return ['the log beside the workspace does not belong to it and was not used; the newest actions may be missing'];
  return log?.isDamaged === true && state === 'applied'
    ? ['the log beside the workspace is damaged; the newest actions are missing']
    : [];
}

function closed(database: Database | undefined, problem: Problem): Result<never> {
  database?.close();
  return refuse(problem);
}

function busy(path: string): Problem {
  return {
    code: 'workspace-locked',
    message: 'the workspace is being written all the time; try again in a moment',
    file: path,
  };
}

function damaged(path: string): Problem {
  return {
    code: 'workspace-damaged',
    message:
      'this file is not a whole workspace: it is damaged, cut off or something else; restore a backup, or read what is left of it with: clearbench rescue',
    file: path,
  };
}

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error && typeof error.syscall === 'string';

function unsaved(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? { code: 'disk-full', message: 'there is no room left on the disk; free some space and try again', file: path }
    : { code: 'unexpected', message: `the workspace could not be saved (${code}); check the folder`, file: path };
}
