import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';

test('without options: the window, a free port, the usual workspace', () => {
  expect(readArguments([])).toEqual({
    help: false,
    browser: false,
    port: 0,
    workspace: path.join(os.homedir(), 'Clearbench', 'clearbench.clearbench'),
    fetchWindow: false,
    open: true,
  });
});

test('a port asks for the browser', () => {
  expect(readArguments(['--port', '8080', '--workspace', 'a.clearbench'])).toMatchObject({
    browser: true,
    port: 8080,
    workspace: path.resolve('a.clearbench'),
  });
});

test.each([['--port', '80.5'], ['--port', '-1'], ['--port', '70000'], ['--port', 'x'], ['--unknown'], ['stray']])(
  '%s %s is refused',
  (...args) => {
    expect(() => readArguments(args)).toThrow();
  },
);
