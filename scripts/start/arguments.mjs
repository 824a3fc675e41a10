// The options of `npm start`.
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `Clearbench 清算对账工作台

  npm start                         opens the workbench
  npm start -- --browser            in the browser, even where a desktop window is possible
  npm start -- --port N             the browser shell's port (default: a free one)
  npm start -- --workspace F        another workspace file (default: ${path.join('~', 'Clearbench', 'clearbench.clearbench')})
  npm start -- --fetch-window       tries once more to fetch the desktop window's program
  npm start -- --no-open            does not open the default browser`;

/** Throws an Error with a message for the user when an option is unknown or has a wrong value. */
export function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string' },
      workspace: { type: 'string' },
      'fetch-window': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: not a port number`);
  return {
    help: values.help,
    // Only the browser shell has a port.
    browser: values.browser || values.port !== undefined,
    port,
    workspace: path.resolve(values.workspace ?? path.join(os.homedir(), 'Clearbench', 'clearbench.clearbench')),
    fetchWindow: values['fetch-window'],
    open: !values['no-open'],
  };
}
