// `npm run torture -- [--rounds N] [--seed S]`: kills the engine at random points and checks that nothing acknowledged is lost.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './build/stamp.mjs';
import { PROVING } from './build/targets.mjs';
import { buildStale } from './build.mjs';

await buildStale([PROVING.name]);
const { status } = spawnSync(process.execPath, [path.join(ROOT, PROVING.outputs[0]), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
