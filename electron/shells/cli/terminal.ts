// Standard output and standard error. Output carries the answer alone; everything else goes to the error stream,
// which ends in logs and mails: card numbers are masked in it.
import type { Readable, Writable } from 'node:stream';
import { maskNumbers } from '../../../shared/privacy/mask.ts';
import { askSecret } from './ask-secret.ts';

export interface Terminal {
  /** Writes a part of the answer; resolves when the stream takes more. A reader that went away is not an error. */
  out(part: string | Uint8Array): Promise<void>;
  /** A line for people. */
  note(text: string): void;
  /** A line that overwrites itself; does nothing unless the error stream is a terminal. */
  progress(text: string): void;
  /** Asks for a line that is not shown; null where nobody can be asked, as input or errors are no terminal. */
  askSecret(question: string): Promise<string | null>;
}

export type TerminalInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

export function createTerminal(
  output: Writable,
  errors: Writable & { readonly isTTY?: boolean },
  input: TerminalInput | null = null,
): Terminal {
  let showsProgress = false;
  let gone = false;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  });
  const clear = () => {
    if (showsProgress) errors.write('\r\u001b[2K');
    showsProgress = false;
  };
  return {
    out: (part) => {
      clear();
      if (gone || part.length === 0) return Promise.resolve();
      return new Promise((resolve) => output.write(part, () => resolve()));
    },
    note: (text) => {
      clear();
      errors.write(`${maskNumbers(text)}\n`);
    },
    progress: (text) => {
      if (errors.isTTY !== true) return;
      errors.write(`\r\u001b[2K${maskNumbers(text).slice(0, 100)}`);
      showsProgress = text !== '';
    },
    askSecret: (question) => {
      clear();
      return input?.isTTY === true && errors.isTTY === true
        ? askSecret(question, input, errors)
        : Promise.resolve(null);
    },
  };
}
