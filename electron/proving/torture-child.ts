// The process that is killed: opens a workspace and does what people do, in random order, until it is.
// Says each step on standard output before the next, so that the one who kills knows what was acknowledged.
import { writeSync } from 'node:fs';
import type { Answer, Arguments, Method } from '../../shared/contract/engine-api.ts';
import { DECISION_KINDS } from '../../shared/model/decision.ts';
import { seededRandom } from '../../shared/sampling/random.ts';
import { sampleDays } from '../../shared/sampling/sample-days.ts';
import { type OpenEngine, openEngine } from '../worker/open-engine.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { revision } from '../workspace/tables/meta.ts';
import { stateDigest } from './state-digest.ts';
import { TORTURE_PASSPHRASE, type TortureLine, type TortureTask } from './torture-lines.ts';

const task = JSON.parse(process.argv[2] ?? '{}') as TortureTask;
const random = seededRandom(task.seed).next;
const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
const say = (line: TortureLine) => writeSync(1, `${JSON.stringify(line)}\n`);

const DAYS = sampleDays({ seed: 1, rows: 60, days: 3 });
const DATES = [...new Set(DAYS.files.map(({ date }) => date))];
const USERS = ['li', 'wang'];
/** The share of steps after which all of it is read; in between the revision must do. */
const LOOKS = 0.12;
const LARGE_ROWS = 4000;
/** A day that nobody runs: what is tortured is the import. */
const LARGE_DATE = '2026-12-01';
let large = 0;

const opened = await openEngine(
  { workspacePath: task.workspace, passphrase: TORTURE_PASSPHRASE },
  { event: () => {}, isCancelled: () => false },
);
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
const engine: OpenEngine = opened.value;

async function step(): Promise<void> {
  const [what, run] = pick(STEPS) ?? ['', () => false];
  say({ said: 'begin', what });
  if (!run() || random() > LOOKS) return;
  // What is on the disk now, read beside the engine as another program would.
  const reader = await openWorkspace(task.workspace, { readOnly: true, passphrase: TORTURE_PASSPHRASE });
  if (!reader.ok) {
    say({ said: 'defect', message: JSON.stringify(reader.problem) });
    return;
  }
  const { database } = reader.value;
  say({
    said: 'state',
    revision: revision(database),
    digest: stateDigest(database),
    ties: ask('check', { date: null })?.ok ?? false,
  });
  reader.value.close();
}

/** Null where the engine refuses, which is an answer too. */
function ask<M extends Method>(method: M, args: Arguments<M>): Answer<M> | null {
  const result = engine.call(method, args);
  if (result.ok) return result.value as Answer<M>;
  if (result.problem.code === 'unexpected' || result.problem.code === 'workspace-damaged')
    say({ said: 'defect', message: `${method}: ${result.problem.message}` });
  return null;
}

/** A command: acknowledged as soon as the engine answered. Answers whether it did anything. */
function tell<M extends Method>(method: M, args: Arguments<M>): boolean {
  if (ask(method, args) === null) return false;
  const newest = ask('history', { search: '', actions: null, user: null, offset: 0, limit: 1 });
  say({ said: 'done', what: method, revision: engineRevision(), audit: newest?.rows[0]?.id ?? 0 });
  return true;
}

function engineRevision(): number {
  return ask('workspace', undefined as Arguments<'workspace'>)?.revision ?? 0;
}

function importFile(fileName: string, bytes: Uint8Array): boolean {
  const asked = { source: null, channel: null, profile: null, encoding: null, mayBeLeftOut: false };
  return tell('importFiles', { files: [{ ...asked, fileName, bytes }] });
}

function importSample(): boolean {
  const known = new Set(ask('imports', undefined as Arguments<'imports'>)?.map(({ file }) => file));
  const file = DAYS.files.find(({ name }) => !known.has(name));
  return file !== undefined && importFile(file.name, file.bytes);
}

/** Large enough that a kill falls into it. */
function importLarge(): boolean {
  large += 1;
  const name = `large-${task.seed}-${large}`;
  const lines = Array.from(
    { length: LARGE_ROWS },
    (_, index) => `${name}B${index},${name}C${index},WX,payment,10.00,CNY,0.06,${LARGE_DATE}T12:00:00,${LARGE_DATE}`,
  );
  const header = 'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date';
  return importFile(`${name}.csv`, new TextEncoder().encode(`${[header, ...lines].join('\n')}\n`));
}

const dateOf = () => pick(DATES) ?? '';
const userOf = () => pick(USERS) ?? '';

function decide(): boolean {
  const breaks = ask('openBreaks', { date: DATES.at(-1) ?? '', offset: 0, limit: 50 });
  const open = pick(breaks?.rows ?? []);
  const decision = pick(DECISION_KINDS);
  if (open === undefined || open.breakId === null || decision === undefined) return false;
  return tell('decide', { breakIds: [open.breakId], decision, user: userOf(), note: 'seen', date: null });
}

function onDecision(run: (id: number) => boolean): boolean {
  const decision = pick(ask('decisions', { date: null, state: null }) ?? []);
  return decision !== undefined && run(decision.id);
}

function saveSettings(): boolean {
  const text = ask('settings', undefined as Arguments<'settings'>)?.text ?? '';
  return tell('saveSettings', {
    text: `${text.replace(/\n# round .*/g, '')}\n# round ${task.seed} ${random()}\n`,
    user: 'li',
  });
}

function undoImport(): boolean {
  const standing = pick(ask('imports', undefined as Arguments<'imports'>)?.filter(({ undone }) => !undone) ?? []);
  return standing !== undefined && tell('undoImport', { importId: standing.id, user: userOf() });
}

function settle(): boolean {
  const rejecting = pick(
    ask('imports', undefined as Arguments<'imports'>)?.filter(({ rejected }) => rejected > 0) ?? [],
  );
  return (
    rejecting !== undefined &&
    tell('settleRejects', { importId: rejecting.id, lines: null, user: userOf(), note: 'seen' })
  );
}

const note = { user: 'li', note: 'tortured' };

function jump(): boolean {
  const steps = ask('history', { search: '', actions: null, user: null, offset: 0, limit: 20 });
  const to = pick(steps?.rows ?? [])?.id;
  return to !== undefined && tell('jump', { to: Math.max(0, to - 1), reverse: true, ...note });
}

function restore(): boolean {
  const backup = pick(ask('keeping', undefined as Arguments<'keeping'>)?.backups ?? []);
  return backup !== undefined && tell('restoreBackup', { name: backup.name, user: userOf() });
}

function tidy(): boolean {
  engine.tidy();
  return true;
}

function newKey(): boolean {
  return tell('setWorkspacePassphrase', { before: TORTURE_PASSPHRASE, after: TORTURE_PASSPHRASE, user: userOf() });
}

const often = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);
type Step = readonly [what: string, run: () => boolean];
const STEPS: readonly Step[] = [
  ...often<Step>(5, ['import', importSample]),
  ['large import', importLarge],
  ...often<Step>(4, ['run', () => tell('reconcile', { date: dateOf(), stage: null })]),
  ...often<Step>(2, ['policies', () => tell('applyPolicies', { date: dateOf() })]),
  ...often<Step>(8, ['decision', decide]),
  ...often<Step>(2, [
    'approval',
    () => onDecision((decisionId) => tell('approve', { decisionId, user: userOf(), reject: random() < 0.3, note: '' })),
  ]),
  ['undo', () => onDecision((decisionId) => tell('undoDecision', { decisionId, user: userOf(), note: 'undone' }))],
  ...often<Step>(2, [
    'export',
    () => tell('exportDay', { date: dateOf(), mode: 'summary', user: userOf(), again: random() < 0.3 }),
  ]),
  ['settings', saveSettings],
  ...often<Step>(4, ['undo', () => tell('undo', { reverse: random() < 0.7, ...note })]),
  ...often<Step>(3, ['redo', () => tell('redo', note)]),
  ['jump', jump],
  ['undo import', undoImport],
  ['settle', settle],
  ['close day', () => tell('closeDay', { date: dateOf(), ...note })],
  ['reopen day', () => tell('reopenDay', { date: dateOf(), user: 'li', reason: 'tortured' })],
  ['backup', () => ask('makeBackup', { user: userOf() }) !== null],
  ['restore', restore],
  ...often<Step>(4, ['checkpoint', tidy]),
  ...often<Step>(task.isEncrypted ? 2 : 0, ['encryption', newKey]),
];

say({ said: 'open' });
for (;;) await step();
