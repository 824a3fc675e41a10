// Writing files: whole or not at all, under a temporary name first. A full disk leaves what was there before.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Problem, Result } from '../../../shared/model/problem.ts';

/** Makes a folder and tries to write into it: a Problem before anything is booked or kept that its files should tell of. */
export function readyFolder(folder: string): Problem | null {
  const probe = path.join(folder, `.clearbench-${process.pid}.part`);
  try {
    makeFolder(folder);
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
    return null;
  } catch (error) {
    rmSync(probe, { force: true });
    return writingProblem(folder, error);
  }
}

/** Folders that were made since the last command ended, the inmost last. */
const madeFolders: string[] = [];

function makeFolder(folder: string): void {
  const outermost = mkdirSync(folder, { recursive: true });
  if (outermost === undefined) return;
  madeFolders.push(path.resolve(outermost));
  const inside = path.relative(outermost, folder).split(path.sep);
  for (const name of inside) if (name !== '') madeFolders.push(path.join(madeFolders.at(-1) ?? '', name));
}

/** At the end of a command: one that failed leaves no empty folder of its own behind. */
export function settleFolders(isDone: boolean): void {
  const made = madeFolders.splice(0).reverse();
  if (isDone) return;
  for (const folder of made)
    try {
      rmdirSync(folder);
    } catch {
      // There is something in it.
    }
}

export interface OutputFile {
  write(chunk: string | Uint8Array): void;
}

function writingProblem(file: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? { code: 'disk-full', message: 'the disk is full; nothing was written', file }
    : { code: 'usage', message: `this file cannot be written (${code}); choose another place`, file };
}

/**
 * Calls `fill` with a place to write to, and gives the file its name only when all of it is on the disk. Folders are made.
 * What is no regular file (a pipe, a device) is written as it is and never replaced.
 */
export async function writeOutputFile<T>(
  file: string,
  fill: (output: OutputFile) => Promise<Result<T>>,
): Promise<Result<T>> {
  const isPlain = !existsSync(file) || statSync(file).isFile();
  const written = isPlain ? `${file}.${process.pid}.part` : file;
  let handle: number | null = null;
  let isMade = false;
  try {
    makeFolder(path.dirname(path.resolve(file)));
    const opened = openSync(written, 'w');
    handle = opened;
    isMade = isPlain;
    const filled = await fill({ write: (chunk) => writeAll(opened, chunk) });
    if (filled.ok && isPlain) fsyncSync(opened);
    closeSync(opened);
    handle = null;
    if (filled.ok && isPlain) renameSync(written, file);
    return filled;
  } catch (error) {
    return { ok: false, problem: writingProblem(file, error) };
  } finally {
    if (handle !== null) closeSync(handle);
    if (isMade) rmSync(written, { force: true });
  }
}

function writeAll(handle: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
  for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written);
}

/** A whole file at once. */
export function writeWholeFile(file: string, content: string | Uint8Array): Promise<Result<null>> {
  return writeOutputFile(file, async (output) => {
    output.write(content);
    return { ok: true, value: null };
  });
}
