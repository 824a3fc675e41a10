// `torture --rounds N --seed S`: runs the rounds, says the figures, ends with 1 where anything failed. Interrupted, it says those of the rounds so far.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('torture: usage: npm run torture -- [--rounds N] [--seed S]');
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), 'clearbench-torture-'));
const began = Date.now();
const child = fileURLToPath(new URL('torture-child.mjs', import.meta.url));
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopped = true;
  });
const isTerminal = process.stderr.isTTY === true;
const figures = await torture({
  rounds,
  seed,
  folder,
  child,
  told: (text) => isTerminal && process.stderr.write(`\r\u001b[2K${text}`),
  isStopped: () => isStopped,
});
if (isTerminal) process.stderr.write('\n');
for (const failure of figures.failures) console.log(failure);
const amid = [...figures.amid].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${what} ${count}`);
console.log(`killed amid: ${amid.join(', ')}`);
console.log(
  `${figures.withLog} with a log to recover; the action in flight was whole and kept ${figures.inFlightKept} times`,
);
console.log(
  `${figures.rounds} rounds, seed ${seed}: ${figures.acknowledged} acknowledged actions, ${figures.failures.length} failures (${((Date.now() - began) / 1000).toFixed(0)} s)`,
);
if (figures.failures.length === 0) rmSync(folder, { recursive: true });
else console.log(`the workspaces are kept in ${folder}`);
process.exitCode = figures.failures.length === 0 ? 0 : 1;
