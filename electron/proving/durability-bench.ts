// One durable action, many times, on workspaces of several sizes; beside better-sqlite3 (WAL, synchronous FULL) doing the same SQL on
// copies of the same files where that package is there; with --encrypted also encrypted copies. All interleaved, so that a noisy machine is noisy for all.
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../shared/sampling/random.ts';
import { defaultSettingsText } from '../../shared/settings/default-settings.ts';
import { createWorkspace, openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface Contender {
  readonly name: string;
  readonly megabytes: number;
  /** The n-th action, durable when it returns. */
  act(n: number): void;
  close(): void;
}

/** What is used of the other package. */
interface OtherDatabase {
  pragma(text: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown };
  transaction(work: () => void): { immediate(): void };
  close(): void;
}

const ROW_BYTES = 1000;
const ROWS_A_STEP = 30_000;
const WARM_UP = 30;

const DECIDE = 'INSERT INTO bench_decision VALUES (NULL, ?, ?)';
const MARK = 'UPDATE bench_row SET mark = ? WHERE id = ?';
const BUMP = `INSERT INTO meta (key, value) VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,300,500' },
    actions: { type: 'string', default: '300' },
    other: { type: 'string' },
    encrypted: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const actions = Number(values.actions);
const folder = mkdtempSync(path.join(tmpdir(), 'clearbench-durability-'));
try {
  report(await measured());
} finally {
  rmSync(folder, { recursive: true });
}

async function measured(): Promise<{ contender: Contender; milliseconds: number[] }[]> {
  const contenders: Contender[] = [];
  for (const megabytes of sizes) {
    const file = path.join(folder, `${megabytes}.clearbench`);
    const rows = await filled(file, megabytes);
    if (values.other !== undefined) {
      copyFileSync(file, `${file}.other`);
      contenders.push(other(values.other, `${file}.other`, megabytes, rows));
    }
    if (values.encrypted) {
      copyFileSync(file, `${file}.encrypted`);
      contenders.push(await ours(`${file}.encrypted`, megabytes, rows, 'bench'));
    }
    contenders.push(await ours(file, megabytes, rows));
  }
  const lines = contenders.map((contender) => ({ contender, milliseconds: [] as number[] }));
  for (let n = 0; n < actions + WARM_UP; n += 1)
    for (let turn = 0; turn < lines.length; turn += 1) {
      const line = lines[(turn + n) % lines.length];
      if (line === undefined) continue;
      const began = performance.now();
      line.contender.act(n);
      if (n >= WARM_UP) line.milliseconds.push(performance.now() - began);
    }
  for (const { contender } of lines) contender.close();
  return lines;
}

/** A workspace with so many megabytes of rows; answers how many rows. */
async function filled(file: string, megabytes: number): Promise<number> {
  const first = { settingsText: defaultSettingsText(), savedAt: '2026-11-16T00:00:00Z', savedBy: 'bench' };
  const workspace = opened(await createWorkspace(file, first));
  const { database } = workspace;
  const wanted = Math.ceil((megabytes * 1_000_000) / (ROW_BYTES + 20));
  act(workspace, () => {
    database.script('CREATE TABLE bench_row (id INTEGER PRIMARY KEY, mark TEXT, text TEXT) STRICT');
    database.script('CREATE TABLE bench_decision (id INTEGER PRIMARY KEY, row INTEGER, note TEXT) STRICT');
  });
  for (let from = 0; from < wanted; from += ROWS_A_STEP)
    act(workspace, () => {
      for (let id = from; id < Math.min(wanted, from + ROWS_A_STEP); id += 1)
        database.run('INSERT INTO bench_row VALUES (?, ?, ?)', [id, 'open', 'x'.repeat(ROW_BYTES)]);
    });
  workspace.close();
  return wanted;
}

async function ours(
  file: string,
  megabytes: number,
  rows: number,
  passphrase: string | null = null,
): Promise<Contender> {
  const workspace = opened(await openWorkspace(file, { readOnly: false }));
  if (passphrase !== null) workspace.changeSeal(passphrase, () => workspace.action(() => ({ ok: true, value: null })));
  const random = seededRandom(megabytes);
  return {
    name: passphrase === null ? 'clearbench' : 'encrypted',
    megabytes: statSync(file).size / 1e6,
    act(n) {
      const row = random.below(rows);
      act(workspace, () => {
        workspace.database.run(DECIDE, [row, `note ${n}`]);
        workspace.database.run(MARK, [`decided ${n}`, row]);
      });
    },
    close: () => workspace.close(),
  };
}

function other(module: string, file: string, megabytes: number, rows: number): Contender {
  const Other = createRequire(import.meta.url)(module) as new (file: string) => OtherDatabase;
  const database = new Other(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const [decide, mark, bump] = [DECIDE, MARK, BUMP].map((sql) => database.prepare(sql));
  const random = seededRandom(megabytes);
  return {
    name: 'better-sqlite3',
    megabytes: statSync(file).size / 1e6,
    act(n) {
      const row = random.below(rows);
      database
        .transaction(() => {
          decide?.run(row, `note ${n}`);
          mark?.run(`decided ${n}`, row);
          bump?.run();
        })
        .immediate();
    },
    close: () => database.close(),
  };
}

function act(workspace: Workspace, work: () => void): void {
  const done = workspace.action(() => {
    work();
    return { ok: true, value: null };
  });
  if (!done.ok) throw new Error(done.problem.message);
}

function opened(result: Awaited<ReturnType<typeof openWorkspace>>): Workspace {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function report(lines: readonly { contender: Contender; milliseconds: number[] }[]): void {
  const at = (milliseconds: readonly number[], share: number) =>
    [...milliseconds].sort((a, b) => a - b)[Math.floor(milliseconds.length * share)] ?? Number.NaN;
  console.log(`one durable action, ${actions} times each, interleaved\n`);
  for (const { contender, milliseconds } of lines)
    console.log(
      contender.name.padEnd(16),
      `${contender.megabytes.toFixed(0)} MB`.padStart(8),
      `p50 ${at(milliseconds, 0.5).toFixed(2)} ms`.padStart(14),
      `p95 ${at(milliseconds, 0.95).toFixed(2)} ms`.padStart(14),
      `longest ${at(milliseconds, 0.9999).toFixed(1)} ms`.padStart(18),
    );
  const line = (name: string, size: number | undefined) =>
    lines.find(({ contender }) => contender.name === name && Math.abs(contender.megabytes / (size ?? 0) - 1) < 0.35)
      ?.milliseconds ?? [];
  console.log();
  for (const size of sizes) {
    const [mine, theirs] = [line('clearbench', size), line('better-sqlite3', size)];
    if (theirs.length > 0)
      console.log(
        `${size} MB: ${(at(mine, 0.5) / at(theirs, 0.5)).toFixed(2)} times better-sqlite3 at p50; p95 ${(at(mine, 0.95) - at(theirs, 0.95)).toFixed(2)} ms above it`,
      );
  }
  const smallest = line('clearbench', sizes[0]);
  for (const size of sizes.slice(1))
    console.log(
      `${size} MB: ${(at(line('clearbench', size), 0.5) / at(smallest, 0.5)).toFixed(2)} times ${sizes[0]} MB at p50`,
    );
}
