// `npm run bench -- durability`: one durable action at several sizes, beside better-sqlite3, which is fetched once into .cache for it.
// Without it (no network, no compiler) the workspace is measured alone, and that is said.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';
import { PROVING } from '../build/targets.mjs';
import { buildStale } from '../build.mjs';

const OTHER = 'better-sqlite3@12.11.1';
const CACHE = path.join(ROOT, '.cache', 'bench');
const MODULE = path.join(CACHE, 'node_modules', 'better-sqlite3');
const WORKS = `new (require(${JSON.stringify(MODULE)}))(':memory:').close()`;

const works = () => existsSync(MODULE) && spawnSync(process.execPath, ['-e', WORKS]).status === 0;

/** The folder of the package, or null. */
function otherModule() {
  if (works()) return MODULE;
  console.error(`bench: installing ${OTHER} into .cache/bench, once…`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, 'package.json'), '{ "private": true }\n');
  spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', OTHER], {
    cwd: CACHE,
    shell: process.platform === 'win32',
    stdio: 'ignore',
  });
  if (works()) return MODULE;
  console.error(`bench: ${OTHER} can't be installed here; measured alone`);
  return null;
}

/** Answers the exit code. */
export async function benchDurability(words) {
  await buildStale([PROVING.name]);
  const other = otherModule();
  const program = path.join(ROOT, PROVING.outputs[2]);
  const more = other === null ? [] : ['--other', other];
  return spawnSync(process.execPath, [program, ...words, ...more], { stdio: 'inherit' }).status ?? 1;
}
