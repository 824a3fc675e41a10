// A workspace: one SQLite file, one owner. Every action is committed and on disk before it is answered, or undone in memory too.
import type { Problem, Result } from '../../shared/model/problem.ts';
import type { Database } from './database.ts';
import type { Durability } from './durability.ts';
import { Capture } from './history/capture.ts';
import type { BackupReason } from './keeping/backup-name.ts';
import type { Backups } from './keeping/backups.ts';
import { copyProblem } from './keeping/copy-problem.ts';
import { upgradedImage } from './keeping/upgraded-image.ts';
import { CLOSED_MESSAGE } from './migrations/0006-closing.ts';
import type { FileAccess } from './page-log/file-access.ts';
import { sealOf } from './sealed/open-seal.ts';
import type { Seal } from './sealed/seal.ts';
import { closedThrough } from './tables/closings.ts';
import { bumpRevision, ensureWorkspaceId, revision, setWorkspaceId, workspaceId } from './tables/meta.ts';

/** How a workspace file is encrypted, or written in clear again. */
export interface SealingAccess {
  /** Under a new key with this passphrase; null: in clear. */
  through(passphrase: string | null): FileAccess;
  /** What still lies around in clear, in sentences. */
  left(): readonly string[];
}

export class Workspace {
  readonly database: Database;
  readonly path: string;
  readonly readOnly: boolean;
  /** What actions change; null where nothing can be changed. */
  readonly capture: Capture | null;
  /** Copies of the file; null where there is no file of its own. Readers only look at them. */
  readonly backups: Backups | null;
  /** Why it is read only though writing was wanted: who has it open; ''. */
  readonly readOnlyBecause: string;
  readonly #sealing: SealingAccess | null;
  /** It was in clear when it was opened. */
  #wasClear = false;
  readonly #reread: (() => Uint8Array | null) | null;
  readonly #durability: Durability;
  readonly #release: () => void;
  readonly #warnings: readonly string[];
  /** Memory could not be brought back after a failed save. */
  #isLost = false;

  constructor(parts: {
    database: Database;
    path: string;
    readOnly: boolean;
    durability: Durability;
    release: () => void;
    /** What opening found. */
    warnings?: readonly string[];
    backups?: Backups | null;
    /** For one who wanted to write; ''. */
    readOnlyBecause?: string;
    /** For readers: what is on the disk now; null where it is what it was. */
    reread?: () => Uint8Array | null;
    sealing?: SealingAccess | null;
  }) {
    this.database = parts.database;
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.capture = parts.readOnly ? null : new Capture(parts.database);
    this.backups = parts.backups ?? null;
    this.readOnlyBecause = parts.readOnlyBecause ?? '';
    this.#reread = parts.reread ?? null;
    this.#sealing = parts.sealing ?? null;
    this.#durability = parts.durability;
    this.#release = parts.release;
    this.#warnings = parts.warnings ?? [];
  }

  /** What the user should know about the file and how it is kept. */
  warnings(): readonly string[] {
    return [
      ...this.#warnings,
      ...this.#durability.warnings(),
      ...(this.backups?.warnings() ?? []),
      ...(this.seal === null ? [] : (this.#sealing?.left() ?? [])),
      ...(this.seal !== null && this.#wasClear ? [BLOCKS_LEFT] : []),
    ];
  }

  /** The key that the file is encrypted with; null in clear. */
  get seal(): Seal | null {
    return sealOf(this.#durability.files());
  }

  /**
   * Writes the file anew under a new key with this passphrase, or in clear for null, in one with the action that `run` does: both are on
   * the disk afterwards, or neither.
   */
  changeSeal<T>(passphrase: string | null, run: () => Result<T>): Result<T> {
    if (this.readOnly || this.#sealing === null)
      return refused('read-only', 'the workspace was opened for reading only; open it for writing to change it');
    if (this.#isLost && !this.#reload()) return { ok: false, problem: lostProblem(this.path) };
    const wasClear = this.seal === null;
    try {
      this.backups?.beforeAction(this.database, this.#durability);
      this.#durability.move(this.#sealing.through(passphrase));
      const result = run();
      if (result.ok && wasClear) this.#wasClear = true;
      return result;
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return { ok: false, problem: saveProblem(error, this.path, false) };
    } finally {
      this.#durability.move(null);
    }
  }

  /**
   * One action: a transaction and its save. A problem or a throw rolls it back; a failed save brings memory back to what is on disk.
   * `onSaving` is called between commit and save.
   */
  action<T>(work: () => Result<T>, onSaving: () => void = () => {}): Result<T> {
    if (this.readOnly)
      return refused('read-only', 'the workspace was opened for reading only; open it for writing to change it');
    if (this.#isLost && !this.#reload()) return { ok: false, problem: lostProblem(this.path) };
    this.backups?.beforeAction(this.database, this.#durability);
    let result: Result<T>;
    try {
      result = this.database.transaction(() => {
        const answer = work();
        if (!answer.ok) throw new RolledBack(answer.problem);
        ensureWorkspaceId(this.database);
        bumpRevision(this.database);
        return answer;
      });
    } catch (error) {
      const problem = this.#rolledBack(error);
      if (problem === null) throw error;
      return { ok: false, problem };
    }
    onSaving();
    const problem = this.#save();
    return problem === null ? result : { ok: false, problem };
  }

  /**
   * One action that puts these bytes, a workspace in the newest format, in the place of everything, and then does `work` on them.
   * What was there is there again where it fails.
   */
  replaceAll<T>(image: Uint8Array, work: () => Result<T>): Result<T> {
    if (this.readOnly)
      return refused('read-only', 'the workspace was opened for reading only; open it for writing to change it');
    if (this.#isLost && !this.#reload()) return { ok: false, problem: lostProblem(this.path) };
    this.backups?.beforeAction(this.database, this.#durability);
    const id = workspaceId(this.database);
    let isReplaced = false;
    try {
      this.#durability.adopt(this.database, image);
      const result = this.action(() => {
        if (id !== null) setWorkspaceId(this.database, id);
        return work();
      });
      isReplaced = result.ok;
      return result;
    } finally {
      if (!isReplaced && !this.#isLost) this.#reload();
    }
  }

  /** A copy of what the workspace holds now. Answers its name, or why there is none. */
  makeBackup(reason: BackupReason): Result<string> {
    if (this.readOnly || this.backups === null)
      return refused('read-only', 'the workspace was opened for reading only; open it for writing to change it');
    if (this.#isLost && !this.#reload()) return { ok: false, problem: lostProblem(this.path) };
    try {
      return { ok: true, value: this.backups.make(reason, this.database, this.#durability) };
    } catch (error) {
      return { ok: false, problem: copyProblem(error, this.backups.folder) };
    }
  }

  /** The bytes of a workspace file that holds all of this; encrypted as this one is. */
  wholeFile(): Result<Uint8Array> {
    if (this.#isLost && !this.#reload()) return { ok: false, problem: lostProblem(this.path) };
    if (this.backups === null) return { ok: true, value: this.database.image() };
    try {
      return { ok: true, value: this.backups.wholeFile(this.database, this.#durability, this.readOnly) };
    } catch (error) {
      return { ok: false, problem: copyProblem(error, this.path) };
    }
  }

  /** Readers: takes over what another program wrote since. Answers whether there was anything. */
  refresh(): boolean {
    try {
      const image = this.#reread?.() ?? null;
      if (image === null) return false;
      const newest = upgradedImage(this.database, image);
      this.database.replace(newest);
      return true;
    } catch {
      // Moved away, or amid a change: what was read stays on show.
      return false;
    }
  }

  /** Work on the file that can wait until nobody does. */
  tidy(): void {
    if (this.readOnly || this.#isLost) return;
    this.#durability.tidy();
    this.backups?.settle(this.database);
  }

  close(): void {
    this.#durability.close();
    if (!this.#isLost) this.backups?.settle(this.database);
    this.database.close();
    this.#release();
  }

  /** Null: a defect, not a problem. */
  #rolledBack(error: unknown): Problem | null {
    try {
      this.#durability.rolledBack(this.database);
    } catch {
      if (!this.#reload()) return lostProblem(this.path);
    }
    if (error instanceof RolledBack) return error.problem;
    if (isDayClosed(error)) return dayClosed(this.database);
    return isDatabaseFull(error) ? databaseFull(this.path) : null;
  }

  #save(): Problem | null {
    const wanted = revision(this.database);
    try {
      this.#durability.save(this.database);
      return null;
    } catch (error) {
      if (!this.#reload()) return lostProblem(this.path);
      return saveProblem(error, this.path, revision(this.database) === wanted);
    }
  }

  #reload(): boolean {
    try {
      this.#durability.reload(this.database);
      this.#isLost = false;
    } catch {
      this.#isLost = true;
      this.database.close(LOST);
    }
    return !this.#isLost;
  }
}

const BLOCKS_LEFT =
  'the workspace was not encrypted before; the disk may still hold old blocks of it, which no program can be sure to erase';

class RolledBack extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

function refused(code: Problem['code'], message: string): Result<never> {
  return { ok: false, problem: { code, message } };
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** `isThere`: it can be read back all the same, but may be gone after a power cut. */
function saveProblem(error: unknown, file: string, isThere: boolean): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isThere)
    return {
      code: 'unexpected',
      message: `the disk did not confirm that the action was saved (${code || String(error)}); look whether it is there before you repeat it, and check the disk`,
      file,
    };
  const message = DISK_FULL.has(code)
    ? 'there is no room left on the disk; nothing was changed, free some space and try again'
    : `the workspace could not be saved (${code || String(error)}); nothing was changed, check the folder and try again`;
  return { code: DISK_FULL.has(code) ? 'disk-full' : 'unexpected', message, file };
}

function isDatabaseFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('database or disk is full');
}

function databaseFull(file: string): Problem {
  return {
    code: 'disk-full',
    message: 'the workspace is as large as this machine can hold; nothing was changed, go on in a new workspace',
    file,
  };
}

/** The file's own lock on closed dates, whatever the command. */
function isDayClosed(error: unknown): boolean {
  return error instanceof Error && error.message.includes(CLOSED_MESSAGE);
}

function dayClosed(database: Database): Problem {
  const date = closedThrough(database) ?? '';
  return {
    code: 'day-closed',
    message: `this would change what is closed: every date up to ${date}; reopen it with a reason first`,
    field: 'date',
    value: date,
  };
}

const LOST = 'the workspace could neither be saved nor read again; close it, check the disk and open it again';

function lostProblem(file: string): Problem {
  return { code: 'unexpected', message: LOST, file };
}
