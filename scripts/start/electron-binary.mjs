// Finds the Electron program by file. Never imports the electron package: without a binary that import starts a download.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';

const PACKAGE = path.join(ROOT, 'node_modules', 'electron');
const FAILED = path.join(ROOT, '.cache', 'electron-fetch-failed.json');
const PROBE_MS = 6_000;
const DOWNLOAD_MS = 300_000;
const PROGRAM =
  {
    win32: 'electron.exe',
    darwin: 'Electron.app/Contents/MacOS/Electron',
  }[process.platform] ?? 'electron';

const versionOf = () => JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;

/** The program's path, or null. */
export function findElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(PACKAGE, 'dist');
  const program = path.join(folder, PROGRAM);
  return existsSync(program) ? program : null;
}

/** Why a window is out of the question on this machine, before anything is downloaded; or null. */
export function noWindowHere() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  // The sandbox does not start for root, and without it the window is not opened.
  return process.getuid?.() === 0 ? 'the desktop window does not run as root' : null;
}

/** The failed try of this very version, so that the next start is not slow again. */
function rememberedFailure() {
  try {
    const { version, why } = JSON.parse(readFileSync(FAILED, 'utf8'));
    return version === versionOf() ? why : null;
  } catch {
    return null;
  }
}

/** A short question first: a closed network often lets connections hang for minutes. With a proxy or a mirror the download itself is asked. */
async function isOutOfReach() {
  const { HTTPS_PROXY, https_proxy, ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  if (HTTPS_PROXY || https_proxy || ELECTRON_MIRROR || npm_config_electron_mirror) return false;
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return false;
  } catch {
    return true;
  }
}

async function download() {
  if (await isOutOfReach()) return 'its program cannot be fetched: github.com is out of reach';
  console.log("Fetching the desktop window's program once …");
  const done = spawnSync(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DOWNLOAD_MS,
    encoding: 'utf8',
  });
  if (done.status === 0 && findElectron() !== null) return null;
  if (done.error?.code === 'ETIMEDOUT') return 'fetching its program took too long';
  return `its program could not be fetched (${/^\w*Error: .*$/m.exec(done.stderr ?? '')?.[0] ?? `exit ${done.status}`})`;
}

/** `{ program }` or `{ why }`: why there is no desktop window, as the rest of a sentence. */
export async function electronProgram(tryAgain) {
  const here = noWindowHere();
  if (here !== null) return { why: here };
  const found = findElectron();
  if (found !== null) return { program: found };
  if (!existsSync(path.join(PACKAGE, 'install.js'))) return { why: 'the electron package is not installed' };
  const before = tryAgain ? null : rememberedFailure();
  if (before !== null) return { why: `${before}; npm start -- --fetch-window tries again` };
  const why = await download();
  if (why === null) {
    rmSync(FAILED, { force: true });
    return { program: findElectron() };
  }
  mkdirSync(path.dirname(FAILED), { recursive: true });
  writeFileSync(FAILED, JSON.stringify({ version: versionOf(), why }));
  return { why };
}
