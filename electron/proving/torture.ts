// Kills a real engine process at random points and looks at what it left: nothing acknowledged lost, nothing half done.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Arguments, Method } from '../../shared/contract/engine-api.ts';
import { seededRandom } from '../../shared/sampling/random.ts';
import { sampleDays } from '../../shared/sampling/sample-days.ts';
import { type OpenEngine, openEngine } from '../worker/open-engine.ts';
import { Database } from '../workspace/database.ts';
import { brokenAuditRow } from '../workspace/keeping/verify-copy.ts';
import { MIGRATIONS } from '../workspace/migrations/index.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { realFiles, replaceFile } from '../workspace/page-log/file-access.ts';
import { migrate } from '../workspace/schema.ts';
import { filesThrough } from '../workspace/sealed/open-seal.ts';
import { Seal } from '../workspace/sealed/seal.ts';
import { loadSqlJs } from '../workspace/sql-runtime.ts';
import { auditCount } from '../workspace/tables/audit.ts';
import { revision } from '../workspace/tables/meta.ts';
import { insertSettings } from '../workspace/tables/settings-history.ts';
import { stateDigest } from './state-digest.ts';
import { readLines, TORTURE_PASSPHRASE, type TortureLine, type TortureTask } from './torture-lines.ts';

export interface TortureOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Where the workspaces are made. */
  readonly folder: string;
  /** The program of torture-child.ts. */
  readonly child: string;
  readonly told: (round: string) => void;
  /** Ends after the round that runs. */
  readonly isStopped: () => boolean;
}

export interface TortureFigures {
  rounds: number;
  acknowledged: number;
  /** Kills amid each kind of step. */
  readonly amid: Map<string, number>;
  /** Rounds where the action in flight was there afterwards, whole. */
  inFlightKept: number;
  withLog: number;
  readonly failures: string[];
}

/** After so many rounds a new workspace, which is an old one that has to migrate. */
const ROUNDS_EACH = 12;
const MOST_ACTIONS = 8;
const LONGEST_MS = 60;
const LONGEST_WAIT_MS = 20_000;

export async function torture(options: TortureOptions): Promise<TortureFigures> {
  const random = seededRandom(options.seed).next;
  const figures: TortureFigures = {
    rounds: 0,
    acknowledged: 0,
    amid: new Map(),
    inFlightKept: 0,
    withLog: 0,
    failures: [],
  };
  let known: Known = NOTHING;
  for (let round = 0; round < options.rounds && !options.isStopped(); round += 1) {
    const number = Math.floor(round / ROUNDS_EACH);
    const workspace = path.join(options.folder, `${number}.clearbench`);
    // Every second one.
    const isEncrypted = number % 2 === 1;
    if (round % ROUNDS_EACH === 0) {
      await oldWorkspace(workspace, Math.floor(random() * MIGRATIONS.length) + 1, isEncrypted);
      known = NOTHING;
    }
    // Now and then while it opens, which is when it migrates and recovers.
    const isEarly = round % ROUNDS_EACH === 0 || random() < 0.15;
    const when = isEarly
      ? { actions: 0, milliseconds: 150 + random() * 300 }
      : { actions: 1 + Math.floor(random() * MOST_ACTIONS), milliseconds: random() * LONGEST_MS };
    const lines = await killed(options, { workspace, isEncrypted, seed: options.seed * 100_000 + round }, when);
    if (isEncrypted)
      for (const name of inClear(workspace)) figures.failures.push(`round ${round + 1}: ${name} can be read in clear`);
    known = await judged(workspace, lines, known, figures, `round ${round + 1}`);
    figures.rounds += 1;
    options.told(
      `${round + 1}/${options.rounds}: ${figures.acknowledged} acknowledged, ${figures.failures.length} failures`,
    );
  }
  return figures;
}

interface Known {
  readonly revision: number;
  /** The number of the newest audit entry. */
  readonly audit: number;
  /** Null: not known after this revision. */
  readonly digest: string | null;
  /** Null: not known either. */
  readonly ties: boolean | null;
}

const NOTHING: Known = { revision: 0, audit: 0, digest: null, ties: true };

/**
 * Runs the engine process and kills it so long after so many actions were acknowledged, however fast the machine is; answers what it said
 * until then.
 */
async function killed(
  { child: program }: TortureOptions,
  task: TortureTask,
  when: { readonly actions: number; readonly milliseconds: number },
): Promise<TortureLine[]> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  const reached = new Promise<void>((resolve) => {
    if (when.actions === 0) resolve();
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.split('"done"').length > when.actions) resolve();
    });
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([reached, ended, pause(LONGEST_WAIT_MS, undefined, { ref: false })]);
  await Promise.race([pause(when.milliseconds), ended]);
  const endedByItself = hasEnded(child);
  child.kill('SIGKILL');
  await ended;
  if (!endedByItself) return readLines(text);
  return [...readLines(text), { said: 'defect', message: `the engine ended by itself: ${errors.slice(0, 2000)}` }];
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function judged(
  workspace: string,
  lines: readonly TortureLine[],
  before: Known,
  figures: TortureFigures,
  round: string,
): Promise<Known> {
  const fail = (message: string) => figures.failures.push(`${round}: ${message}`);
  for (const line of lines) if (line.said === 'defect') fail(line.message);
  figures.acknowledged += lines.filter(({ said }) => said === 'done').length;
  const last = lines.at(-1);
  const amid = last === undefined ? 'opening' : last.said === 'begin' ? last.what : 'reading';
  figures.amid.set(amid, (figures.amid.get(amid) ?? 0) + 1);
  const told = lines.reduce((known, line) => heard(known, line, fail), before);
  if (existsSync(`${workspace}-log`)) figures.withLog += 1;

  const found = await lookedAt(workspace, told, fail);
  if (found === null) return told;
  if (found.revision < told.revision) fail(`revision ${told.revision} was acknowledged, ${found.revision} is there`);
  const mayBeInFlight = last?.said === 'begin' ? 1 : 0;
  if (found.revision > told.revision + mayBeInFlight)
    fail(`revision ${found.revision} is there, ${told.revision} was the last acknowledged`);
  if (found.revision === told.revision && found.audit !== told.audit)
    fail(`revision ${found.revision} has ${found.audit} audit entries, ${told.audit} when it was acknowledged`);
  if (found.revision === told.revision && told.digest !== null && found.digest !== told.digest)
    fail(`revision ${found.revision} does not hold what it held when it was acknowledged`);
  if (found.revision > told.revision) figures.inFlightKept += 1;
  return found.left;
}

function heard(known: Known, line: TortureLine, fail: (message: string) => void): Known {
  if (line.said === 'done') return { revision: line.revision, audit: line.audit, digest: null, ties: null };
  if (line.said !== 'state') return known;
  if (line.revision !== known.revision)
    fail(`revision ${known.revision} was acknowledged, a reader beside the engine finds ${line.revision}`);
  return {
    revision: Math.max(known.revision, line.revision),
    audit: known.audit,
    digest: line.digest,
    ties: line.ties,
  };
}

interface Found {
  readonly revision: number;
  readonly audit: number;
  readonly digest: string;
  /** As the next round finds it. */
  readonly left: Known;
}

/** First as a reader, then as the next owner, then the plain file that is left. */
async function lookedAt(workspace: string, told: Known, fail: (message: string) => void): Promise<Found | null> {
  const pair = await stateOf(workspace, fail);
  const opened = await openEngine(
    { workspacePath: workspace, passphrase: TORTURE_PASSPHRASE },
    { event: () => {}, isCancelled: () => false },
  );
  if (!opened.ok) {
    fail(`it does not open: ${opened.problem.message}`);
    return null;
  }
  const ties = chainTies(opened.value, pair?.revision === told.revision ? told.ties : null, fail);
  opened.value.close();
  const left = await stateOf(workspace, fail);
  if (pair === null || left === null) return null;
  if (pair.revision === left.revision && pair.digest !== left.digest)
    fail('the file after closing holds something else than the pair before');
  const name = path.basename(workspace);
  const beside = readdirSync(path.dirname(workspace)).filter(
    (one) => one.startsWith(name) && one !== `${name}-backups`,
  );
  if (beside.length > 1) fail(`left beside the workspace: ${beside.join(', ')}`);
  return { ...pair, left: { ...left, ties } };
}

/**
 * Whether the chain of control totals ties. It has to where it did before the kill; where that is not known, as after an import
 * into a day that ran, it has to when the days have run again.
 */
function chainTies(engine: OpenEngine, before: boolean | null, fail: (message: string) => void): boolean {
  const view = answered(engine, 'workspace', undefined, fail);
  for (const { message } of view?.warnings ?? []) fail(message);
  if (answered(engine, 'check', { date: null }, fail)?.ok === true) return true;
  if (before === true) fail('the chain of control totals tied before, and does not now');
  if (before !== null) return false;
  for (const { date, state } of view?.dates ?? [])
    if (state !== 'not-run') answered(engine, 'reconcile', { date, stage: null }, fail);
  const ties = answered(engine, 'check', { date: null }, fail)?.ok === true;
  if (!ties) fail('the chain of control totals does not tie, even after each day ran again');
  return ties;
}

function answered<M extends Method>(
  engine: OpenEngine,
  method: M,
  args: Arguments<M>,
  fail: (message: string) => void,
): Answer<M> | null {
  const result = engine.call(method, args);
  if (result.ok) return result.value as Answer<M>;
  fail(`${method}: ${result.problem.message}`);
  return null;
}

async function stateOf(
  workspace: string,
  fail: (message: string) => void,
): Promise<{ revision: number; audit: number; digest: string } | null> {
  const opened = await openWorkspace(workspace, { readOnly: true, passphrase: TORTURE_PASSPHRASE });
  if (!opened.ok) {
    fail(`it can't be read: ${opened.problem.message}`);
    return null;
  }
  const { database } = opened.value;
  const said = database.first('PRAGMA integrity_check')?.integrity_check;
  if (said !== 'ok') fail(`integrity_check: ${String(said)}`);
  const broken = brokenAuditRow(database);
  if (broken !== null) fail(`the audit log is broken at entry ${broken}`);
  const state = { revision: revision(database), audit: auditCount(database), digest: stateDigest(database) };
  opened.value.close();
  return state;
}

/** As a program that knew only so many migrations left it. */
async function oldWorkspace(file: string, migrations: number, isEncrypted: boolean): Promise<void> {
  const database = new Database(await loadSqlJs(), null);
  migrate(database, MIGRATIONS.slice(0, migrations));
  insertSettings(database, sampleDays({ seed: 1, rows: 0, days: 1 }).settingsText, '2026-11-16T00:00:00Z', 'torture');
  // A cheap derivation: what is tortured is the file.
  const seal = isEncrypted ? Seal.create(TORTURE_PASSPHRASE, 4096, { n: 1024, r: 8, p: 1 }) : null;
  replaceFile(filesThrough(realFiles, file, seal), file, database.image());
  database.close();
}

/** Files of an encrypted workspace in which something can be read. */
function inClear(workspace: string): string[] {
  const folder = path.dirname(workspace);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.startsWith(workspace))
    .filter((file) => READABLE.some((text) => readFileSync(file).includes(text)))
    .map((file) => path.relative(folder, file));
}

const READABLE = ['SQLite format 3', 'CREATE TABLE', '"policies"', 'settlement:'];
