// `npm run bench -- [--rows N]`: one made-up day from files to export, step by step, beside papaparse merely parsing the same files.
// `npm run bench -- durability [--sizes 10,300,500] [--actions N]`: one durable action, see bench/durability.mjs.
// Reports processor seconds (user + system, all threads) and peak memory of each step's process. Asserts nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchDurability } from './bench/durability.mjs';
import { ROOT } from './build/stamp.mjs';
import { CLI } from './build/targets.mjs';
import { buildStale } from './build.mjs';

const DEFAULT_ROWS = 20_000;
const SOURCES = ['orders', 'channel', 'bank', 'funds'];
const COMMAND_LINE = path.join(ROOT, CLI.outputs[0]);

function rowsAsked(words) {
  if (words.length === 0) return DEFAULT_ROWS;
  const rows = words.length === 2 && words[0] === '--rows' ? Number(words[1]) : Number.NaN;
  if (Number.isInteger(rows) && rows > 0) return rows;
  console.error('bench: usage: npm run bench -- [--rows N] | durability [--sizes 10,300,500] [--actions N]');
  process.exit(2);
}

/** Runs a program of ours in a process of its own. Throws with its messages where it fails. */
function measured(folder, program, words) {
  const usage = path.join(folder, 'usage.json');
  const recorder = pathToFileURL(path.join(ROOT, 'scripts/bench/usage.mjs')).href;
  const ran = spawnSync(process.execPath, ['--import', recorder, program, ...words], {
    env: { ...process.env, BENCH_USAGE: usage },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`${path.basename(program)} ${words.join(' ')}\n${ran.stderr}`);
  return JSON.parse(readFileSync(usage, 'utf8'));
}

function bench(rows, folder) {
  const days = path.join(folder, 'days');
  const workspace = path.join(folder, 'day.clearbench');
  const command = (...words) => measured(folder, COMMAND_LINE, words);
  command('sample', days, '--rows', String(rows), '--seed', '1', '--days', '1');
  const date = readdirSync(days).find((name) => /^\d{4}-\d\d-\d\d$/.test(name));
  if (date === undefined) throw new Error(`no day in ${days}`);
  const files = readdirSync(path.join(days, date)).map((name) => path.join(days, date, name));
  const ofSource = (source) => files.filter((file) => path.basename(file).startsWith(`${source}-`));
  command('new', workspace, '--settings', path.join(days, 'settings.yaml'));
  const parse = measured(folder, path.join(ROOT, 'scripts/bench/parse-alone.mjs'), files);
  const steps = [
    ...SOURCES.map((source) => [`import ${source}`, ['import', workspace, '--source', source, ...ofSource(source)]]),
    ['reconcile', ['reconcile', workspace, '--date', date]],
    ['results', ['results', workspace, '--date', date, '--out', path.join(folder, 'results.csv')]],
    ['policy', ['policy', workspace, '--date', date]],
    ['export', ['export', workspace, '--date', date, '--out', path.join(folder, 'out')]],
    ['check', ['check', workspace]],
  ].map(([name, words]) => ({ name, ...command(...words) }));
  return { parse, steps };
}

function report(rows, { parse, steps }) {
  const line = (name, { seconds, megabytes }) =>
    console.log(
      name.padEnd(22),
      `${seconds.toFixed(2)} s`.padStart(10),
      `${(seconds / parse.seconds).toFixed(1)}x`.padStart(8),
      `${megabytes.toFixed(0)} MB`.padStart(9),
    );
  console.log(`one day of ${rows} orders; processor time, ratio to parsing alone, peak memory\n`);
  line('papaparse, parse alone', parse);
  for (const step of steps) line(step.name, step);
  console.log();
  line('files to export, check', {
    seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
    megabytes: Math.max(...steps.map(({ megabytes }) => megabytes)),
  });
}

if (process.argv[2] === 'durability') process.exit(await benchDurability(process.argv.slice(3)));
const rows = rowsAsked(process.argv.slice(2));
await buildStale([CLI.name]);
const folder = mkdtempSync(path.join(tmpdir(), 'clearbench-bench-'));
try {
  report(rows, bench(rows, folder));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
