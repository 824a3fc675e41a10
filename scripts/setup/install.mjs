// Brings node_modules in line with the lock file. Runs before any dependency is there, hence node: imports only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';

const OLDEST_NODE = [20, 19];

/** Ends the program with one line when this Node is too old to run the project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Clearbench needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/** Why an install is needed, or null. Optional packages of other platforms are rightly absent. */
export function missingInstall() {
  const wanted = packagesOf('package-lock.json');
  if (wanted === null) return 'package-lock.json cannot be read';
  const have = packagesOf('node_modules/.package-lock.json');
  if (have === null) return 'nothing is installed yet';
  for (const [name, { version, optional }] of Object.entries(wanted)) {
    if (name === '') continue;
    const installed = have[name];
    if (installed === undefined ? !optional : installed.version !== version) return `${name} is not at ${version}`;
    if (installed !== undefined && !existsSync(path.join(ROOT, name))) return `${name} is gone`;
  }
  return null;
}

/** Runs `npm ci` when it is needed. Ends the program with npm's own message when it fails. */
export function ensureInstalled() {
  const why = missingInstall();
  if (why === null) return;
  console.log(`Installing dependencies from the lock file (${why}) …`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] };
  const done =
    npm && /npm-cli\.js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status === 0) return;
  console.error(
    `npm ci failed${done.error ? `: ${done.error.message}` : ''}. A package registry must be reachable once.`,
  );
  process.exit(1);
}
