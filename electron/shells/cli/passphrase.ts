// Passphrases on the command line: from a file, or asked on a terminal without showing them; never words of the command, which others can list.
import type { Result } from '../../../shared/model/problem.ts';
import { readTextFile } from './input-file.ts';
import type { Terminal } from './terminal.ts';

/** The first line of a file, without its end. An empty or blank one is refused. */
export function readPassphraseFile(file: string): Result<string> {
  const text = readTextFile(file);
  if (!text.ok) return text;
  const [line = ''] = text.value.split(/\r?\n/);
  return line.trim() === ''
    ? {
        ok: false,
        problem: {
          code: 'input-refused',
          message: 'this file holds no passphrase; write it into the first line',
          file,
        },
      }
    : { ok: true, value: line };
}

/** Asked twice where the terminal can ask; null where it can't. */
export async function askNewPassphrase(terminal: Terminal, question: string): Promise<Result<string> | null> {
  const first = await terminal.askSecret(`${question}: `);
  if (first === null) return null;
  const second = await terminal.askSecret('The same again: ');
  return first === second
    ? { ok: true, value: first }
    : { ok: false, problem: { code: 'usage', message: 'the two passphrases differ; nothing was changed' } };
}
