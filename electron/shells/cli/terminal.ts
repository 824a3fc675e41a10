// Standard output and standard error. Output carries the answer alone; everything else goes to the error stream.
import type { Writable } from 'node:stream';

export interface Terminal {
  /** Writes a part of the answer; resolves when the stream takes more. A reader that went away is not an error. */
  out(part: string | Uint8Array): Promise<void>;
  /** A line for people. */
  note(text: string): void;
  /** A line that overwrites itself; does nothing unless the error stream is a terminal. */
  progress(text: string): void;
}

export function createTerminal(output: Writable, errors: Writable & { readonly isTTY?: boolean }): Terminal {
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
      errors.write(`${text}\n`);
    },
    progress: (text) => {
      if (errors.isTTY !== true) return;
      errors.write(`\r\u001b[2K${text.slice(0, 100)}`);
      showsProgress = text !== '';
    },
  };
}
