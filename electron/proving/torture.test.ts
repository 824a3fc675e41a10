// The short version of `npm run torture`: a handful of kills of the built engine.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const PROGRAM = path.resolve(import.meta.dirname, '../../scripts/torture.mjs');

test('an engine that is killed five times loses nothing and leaves nothing half done', () => {
  const ran = spawnSync(process.execPath, [PROGRAM, '--rounds', '5', '--seed', '3'], { encoding: 'utf8' });
  expect(ran.stdout).toMatch(/5 rounds, seed 3: \d+ acknowledged actions, 0 failures/);
  expect(ran.status).toBe(0);
});
