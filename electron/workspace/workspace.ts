// A workspace: one SQLite file, one owner. Every action is committed and on disk before it is answered, or undone in memory too.
import type { Problem, Result } from '../../shared/model/problem.ts';
import type { Database } from './database.ts';
import type { Durability } from './durability.ts';
import { bumpRevision } from './tables/meta.ts';

export class Workspace {
  readonly database: Database;
  readonly path: string;
  readonly readOnly: boolean;
  readonly #durability: Durability;
  readonly #release: () => void;

  constructor(parts: {
    database: Database;
    path: string;
    readOnly: boolean;
    durability: Durability;
    release: () => void;
  }) {
    this.database = parts.database;
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.#durability = parts.durability;
    this.#release = parts.release;
  }

  /**
   * One action: a transaction and its save. A problem or a throw rolls it back; a failed save brings memory back to what is on disk.
   * `onSaving` is called between commit and save.
   */
  action<T>(work: () => Result<T>, onSaving: () => void = () => {}): Result<T> {
    if (this.readOnly)
      return refused('not-allowed', 'the workspace was opened for reading only; open it for writing to change it');
    try {
      const result = this.database.transaction(() => {
        const answer = work();
        if (!answer.ok) throw new RolledBack(answer.problem);
        bumpRevision(this.database);
        return answer;
      });
      onSaving();
      const problem = this.#save();
      return problem === null ? result : { ok: false, problem };
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, problem: error.problem };
      throw error;
    }
  }

  close(): void {
    this.database.close();
    this.#release();
  }

  #save(): Problem | null {
    try {
      this.#durability.save(this.database.image());
      return null;
    } catch (error) {
      this.database.replace(this.#durability.load());
      return saveProblem(error, this.path);
    }
  }
}

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

function saveProblem(error: unknown, file: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = DISK_FULL.has(code)
    ? 'there is no room left on the disk; nothing was changed, free some space and try again'
    : `the workspace could not be saved (${code || String(error)}); nothing was changed, check the folder and try again`;
  return { code: DISK_FULL.has(code) ? 'disk-full' : 'unexpected', message, file };
}
