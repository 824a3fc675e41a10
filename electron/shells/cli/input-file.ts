// Reading the files that a command names. What cannot be read is refused with the file's name, never thrown.
import { readFileSync } from 'node:fs';
import type { Result } from '../../../shared/model/problem.ts';

function readingProblem(
  file: string,
  error: unknown,
): { readonly ok: false; readonly problem: { code: 'usage'; message: string; file: string } } {
  const code = (error as NodeJS.ErrnoException).code;
  const message =
    code === 'ENOENT'
      ? 'this file does not exist; check the path'
      : code === 'EISDIR'
        ? 'this is a folder; name a file'
        : `this file cannot be read (${code ?? String(error)})`;
  return { ok: false, problem: { code: 'usage', message, file } };
}

export function readBytes(file: string): Result<Uint8Array> {
  try {
    const buffer = readFileSync(file);
    return { ok: true, value: new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) };
  } catch (error) {
    return readingProblem(file, error);
  }
}

/** A UTF-8 text without its byte order mark. Other bytes are refused. */
export function readTextFile(file: string): Result<string> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes.value) };
  } catch {
    return { ok: false, problem: { code: 'input-refused', message: 'this file is not UTF-8 text', file } };
  }
}
