// `npm start`: installs what is missing, builds what is stale, opens the workbench: in its window where possible, else in the browser.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './build/stamp.mjs';
import { ensureInstalled, requireNode } from './setup/install.mjs';
import { HELP, readArguments } from './start/arguments.mjs';
import { electronProgram } from './start/electron-binary.mjs';
import { openBrowser } from './start/open-browser.mjs';

/** A window that ends this early with a failure never opened: a system library or the sandbox is missing. */
const EARLY_MS = 15_000;
/** A workspace that is locked or damaged is so for every shell; the window ends with this code then. */
const WORKSPACE_REFUSED = 5;

function argumentsOrEnd() {
  try {
    const options = readArguments(process.argv.slice(2));
    if (!options.help) return options;
    console.log(HELP);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

async function build() {
  const { buildStale } = await import('./build.mjs');
  try {
    const built = await buildStale();
    if (built.length > 0) console.log(`Built: ${built.join(', ')}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Runs the window to its end. Answers why it did not open, or ends the program with the window's exit code. */
async function runWindow(program, { workspace }) {
  const began = Date.now();
  const child = spawn(program, [ROOT, `--workspace=${workspace}`], { stdio: 'inherit' });
  const ended = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ why: error.message }));
    child.once('exit', (code, signal) => resolve({ code, why: `exit ${code ?? signal}` }));
  });
  const refused = ended.code === 0 || ended.code === WORKSPACE_REFUSED || Date.now() - began > EARLY_MS;
  if (refused) process.exit(ended.code ?? 1);
  return `its program does not run here (${ended.why})`;
}

async function runBrowserShell(why, { workspace, port, open }) {
  const { startLoopback } = await import(pathToFileURL(path.join(ROOT, 'dist', 'loopback.mjs')).href);
  const started = await startLoopback({ workspace, pageFolder: path.join(ROOT, 'dist', 'renderer'), port });
  if (!started.ok) {
    const { code, message, file } = started.problem;
    console.error(file === undefined ? message : `${file}: ${message}`);
    process.exit(code === 'usage' ? 2 : WORKSPACE_REFUSED);
  }
  const shell = started.value;
  console.log(`No desktop window (${why}); the workbench is at ${shell.url}`);
  console.log(`Workspace: ${workspace}. Ctrl+C ends it.`);
  if (open) openBrowser(shell.url);
  const end = () => shell.close().then(() => process.exit(0));
  // Once each: who asks twice does not want to wait for the running call.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
}

requireNode();
const options = argumentsOrEnd();
ensureInstalled();
await build();
const window = options.browser ? { why: 'asked for the browser' } : await electronProgram(options.fetchWindow);
const why = window.program === undefined ? window.why : await runWindow(window.program, options);
await runBrowserShell(why, options);
