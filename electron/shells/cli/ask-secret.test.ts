import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createTerminal, type TerminalInput } from './terminal.ts';

function terminalOf(isTTY: boolean) {
  let shown = '';
  const raw: boolean[] = [];
  const input: TerminalInput = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (mode: boolean) => raw.push(mode),
  });
  const errors = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        shown += String(chunk);
        done();
      },
    }),
    { isTTY },
  );
  const terminal = createTerminal(new PassThrough(), errors, input);
  const type = (text: string) => (input as PassThrough).write(text);
  return { terminal, type, raw, shown: () => shown };
}

test('what is typed is answered and not shown; backspace takes a letter back', async () => {
  const { terminal, type, raw, shown } = terminalOf(true);
  const answer = terminal.askSecret('Passphrase of li: ');
  type('口令x');
  type('\u007f!\r');
  expect(await answer).toBe('口令!');
  expect(shown()).toBe('Passphrase of li: \n');
  expect(raw).toEqual([true, false]);
});

test('a break is no answer, and nobody is asked without a terminal', async () => {
  const { terminal, type, raw } = terminalOf(true);
  const answer = terminal.askSecret('Passphrase: ');
  type('half\u0003');
  expect(await answer).toBeNull();
  expect(raw).toEqual([true, false]);
  expect(await terminalOf(false).terminal.askSecret('Passphrase: ')).toBeNull();
});
