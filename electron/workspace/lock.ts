// One writer per workspace: a lock file beside it that names its process. A lock whose process is gone is taken over.
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import path from 'node:path';
import type { Problem, Result } from '../../shared/model/problem.ts';
import { realPath } from './real-path.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own unit; '' where the system does not say. Tells a reused pid. */
  readonly started: string;
}

/** Answers the way to give the lock back. */
export function takeLock(workspace: string): Result<() => void> {
  const file = lockFile(workspace);
  const mine = JSON.stringify(thisProcess());
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      dropLeftAside(file);
      return { ok: true, value: () => release(file, mine) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
        return { ok: false, problem: unwritable(workspace, error) };
      const found = readLock(file);
      const holder = found === null ? null : holderIn(found);
      if (holder !== null && isAlive(holder, file)) return { ok: false, problem: locked(workspace, file, holder) };
      if (found !== null) dropStale(file, found);
    }
  }
  return { ok: false, problem: locked(workspace, file, null) };
}

export function lockFile(workspace: string): string {
  return `${realPath(workspace)}.lock`;
}

/** For the one who started a worker thread of this process that died without closing its workspace. */
export function dropOwnLock(workspace: string): void {
  release(lockFile(workspace), JSON.stringify(thisProcess()));
}

function release(file: string, mine: string): void {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true });
  } catch {
    // Gone already: nothing to give back.
  }
}

function thisProcess(): Holder {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

const LOOKS = 10;
const PAUSE_MS = 20;

/** Null where it is gone by now. One that says nothing yet may be amid being written: it is looked at again. */
function readLock(file: string): string | null {
  let found: string | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    try {
      found = readFileSync(file, 'utf8');
    } catch {
      return null;
    }
    if (holderIn(found) !== null) break;
  }
  return found;
}

/** Only the lock that was found to be stale: another process may have taken it over meanwhile. */
function dropStale(file: string, found: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== found) linkSync(aside, file);
  } catch {
    // Gone already, or taken again: the next attempt finds out.
  }
  rmSync(aside, { force: true });
}

/** Stale locks that a process took aside, and was killed before it removed them. */
function dropLeftAside(file: string): void {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  try {
    for (const name of readdirSync(folder)) {
      const pid =
        name.startsWith(start) && /^\d+$/.test(name.slice(start.length)) ? Number(name.slice(start.length)) : 0;
      if (pid > 0 && pid !== process.pid && !isRunning(pid)) rmSync(path.join(folder, name), { force: true });
    }
  } catch {
    // A folder that can't be listed: they are in nobody's way.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Null where it names no process and machine: a torn lock, or no lock of ours. */
function holderIn(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return null;
    if (typeof value.pid !== 'number' || !Number.isSafeInteger(value.pid) || value.pid < 1) return null;
    const { host } = value;
    if (typeof host !== 'string' || host === '') return null;
    const started = 'started' in value && typeof value.started === 'string' ? value.started : '';
    return { pid: value.pid, host, started };
  } catch {
    return null;
  }
}

/** A process of another machine can't be seen: it counts as alive, and the message says what to do. */
function isAlive(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return true;
  try {
    if (statSync(file).mtimeMs < Date.now() - uptime() * 1000 - 60_000) return false;
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return holder.started === '' || holder.started === startOf(holder.pid);
}

/** Start time in clock ticks since boot, field 22 of /proc/PID/stat (Linux); '' elsewhere. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function locked(workspace: string, file: string, holder: Holder | null): Problem {
  const who =
    holder === null
      ? 'another process'
      : `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`;
  return {
    code: 'workspace-locked',
    message: `the workspace is open in ${who}; close it there first (if it surely is not running any more, delete ${file})`,
    file: workspace,
  };
}

function unwritable(workspace: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return {
      code: 'disk-full',
      message: 'there is no room left on the disk; free some space and try again',
      file: workspace,
    };
  return {
    code: code === 'ENOENT' ? 'not-found' : 'not-allowed',
    message:
      code === 'ENOENT'
        ? 'the folder of the workspace does not exist; create it first'
        : `the folder of the workspace can't be written (${code}); check its permissions`,
    file: workspace,
  };
}
