// A problem is a value: user data never throws. Every problem says where it is and what to do.

export type ProblemCode =
  | 'usage'
  | 'input-refused'
  /** No known format reads the file; one that a format reads and refuses is input-refused. */
  | 'not-recognised'
  | 'settings-invalid'
  | 'already-imported'
  | 'not-balanced'
  | 'workspace-locked'
  /** Opened for reading only: another program has it open, or reading was asked for. */
  | 'read-only'
  | 'workspace-damaged'
  /** Encrypted, and no passphrase or the wrong one was given. */
  | 'passphrase-needed'
  | 'wrong-passphrase'
  /** The clearing date is closed: it is reopened with a reason first. */
  | 'day-closed'
  /** An export has fixed what an undo would take back: it wants to hear that reversing is meant. */
  | 'fixed'
  | 'not-found'
  | 'not-allowed'
  | 'stale'
  | 'cancelled'
  | 'disk-full'
  | 'warning'
  | 'unexpected';

export interface Problem {
  readonly code: ProblemCode;
  /** One sentence in English that names what is wrong and what to do; the screen translates by `code` and `detail`. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse<T = never>(problem: Problem): Result<T> {
  return { ok: false, problem };
}

/** For the end of a switch over a union: compiles only when every case is handled. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
