// Runs after `npm ci`: makes `npx clearbench` work in the project without Electron, a browser or a display.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build/stamp.mjs';
import { buildStale } from './build.mjs';

/** npm links the bin of packages, never that of the project itself. */
function linkCommand() {
  const folder = path.join(ROOT, 'node_modules', '.bin');
  if (!existsSync(path.dirname(folder))) return;
  mkdirSync(folder, { recursive: true });
  const link = path.join(folder, 'clearbench');
  rmSync(link, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(link, '#!/bin/sh\nexec node "$(dirname "$0")/../../scripts/clearbench.mjs" "$@"\n');
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\scripts\\clearbench.mjs" %*\r\n');
  } else {
    symlinkSync('../../scripts/clearbench.mjs', link);
    chmodSync(path.join(ROOT, 'scripts', 'clearbench.mjs'), 0o755);
  }
}

linkCommand();
try {
  await buildStale(['cli']);
} catch (error) {
  // The command builds itself when it is used; an install must not fail for a source that does not build yet.
  console.error(`prepare: the command line is not built yet\n${error instanceof Error ? error.message : error}`);
}
