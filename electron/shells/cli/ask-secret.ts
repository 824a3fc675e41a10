// Reads one line from a terminal without showing it.
import type { Writable } from 'node:stream';
import type { TerminalInput } from './terminal.ts';

const [END, INTERRUPT, BACKSPACE, DELETE] = ['\u0004', '\u0003', '\b', '\u007f'];

/** What was typed until Enter; null where it was broken off. */
export function askSecret(question: string, input: TerminalInput, errors: Writable): Promise<string | null> {
  return new Promise((resolve) => {
    let typed: string[] = [];
    const finish = (answer: string | null) => {
      input.off('data', take);
      input.setRawMode?.(false);
      input.pause();
      errors.write('\n');
      resolve(answer);
    };
    const take = (chunk: string | Uint8Array) => {
      for (const letter of String(chunk)) {
        if (letter === '\r' || letter === '\n') return finish(typed.join(''));
        if (letter === INTERRUPT || letter === END) return finish(null);
        if (letter === BACKSPACE || letter === DELETE) typed = typed.slice(0, -1);
        else typed.push(letter);
      }
    };
    errors.write(question);
    input.setRawMode?.(true);
    input.setEncoding('utf8');
    input.on('data', take);
    input.resume();
  });
}
