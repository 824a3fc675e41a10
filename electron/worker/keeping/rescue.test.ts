// Damaged workspaces: every row that rescue gives is a row that was there, what is missing is said, and a backup fills the gap.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { openEngine } from '../open-engine.ts';
import { type RescueReport, rescueFile } from './rescue.ts';

const PAGE = 4096;
let folder: string;
let whole: Buffer;
let rows: ReadonlyMap<string, ReadonlySet<string>>;

const DATE = '2026-11-16';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rescue-'));
  const file = path.join(folder, 'whole.clearbench');
  const engine = await openEngine({ workspacePath: file, create: true }, { event: () => {}, isCancelled: () => false });
  if (!engine.ok) throw new Error(engine.problem.message);
  for (const [method, args] of [
    ['loadSample', { seed: 1, rows: 300, days: 1 }],
    ['reconcile', { date: DATE, stage: null }],
    ['applyPolicies', { date: DATE }],
  ] as const)
    expect(engine.value.call(method, args).ok).toBe(true);
  engine.value.close();
  whole = readFileSync(file);
  rows = await rowsOf(file);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every row of every table, as text. */
async function rowsOf(file: string): Promise<Map<string, Set<string>>> {
  const opened = await openWorkspace(file, { readOnly: true });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { database } = opened.value;
  const found = new Map<string, Set<string>>();
  for (const { name } of database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  ))
    found.set(
      String(name),
      new Set(database.all(`SELECT * FROM "${String(name)}"`).map((row) => shown(Object.values(row)))),
    );
  opened.value.close();
  return found;
}

const shown = (values: readonly unknown[]) =>
  JSON.stringify(values.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)));

let cases = 0;
async function rescued(damaged: Uint8Array, backup?: Uint8Array) {
  cases += 1;
  const file = path.join(folder, `${cases}.clearbench`);
  const out = path.join(folder, `${cases}-out.clearbench`);
  writeFileSync(file, damaged);
  if (backup !== undefined) {
    mkdirSync(`${file}-backups`);
    writeFileSync(path.join(`${file}-backups`, '20261116T120000Z-daily-r3-0123456789abcdef.clearbench'), backup);
  }
  const report = await rescueFile(file, out, null);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  if (!report.ok) return { report: null, code: report.problem.code, found: new Map<string, Set<string>>() };
  return { report: report.value, code: '', found: await rowsOf(out) };
}

/** Nothing made up; a table that is said to be whole is. Answers how many rows are missing. */
function expectTrue({ report, found }: Awaited<ReturnType<typeof rescued>>): number {
  let missing = 0;
  for (const [table, had] of rows) {
    const has = found.get(table) ?? new Set();
    expect([table, [...has].filter((row) => !had.has(row))]).toEqual([table, []]);
    const said = report?.tables.find((one) => one.table === table);
    if (said?.isWhole === true) expect([table, has.size]).toEqual([table, had.size]);
    missing += had.size - has.size;
  }
  return missing;
}

const withoutPage = (page: number) => Buffer.from(whole).fill(0, page * PAGE, (page + 1) * PAGE);

test('a whole file gives all of it', async () => {
  const result = await rescued(whole);
  expect(expectTrue(result)).toBe(0);
  expect(result.report?.brokenAuditEntry).toBeNull();
  expect(result.report?.files.every(({ isWhole }) => isWhole)).toBe(true);
});

test('around each page that is gone the rest is read, and what is missing is said', { timeout: 120_000 }, async () => {
  const pages = whole.length / PAGE;
  let sometimes = 0;
  for (let page = 1; page < pages; page += 11) {
    const result = await rescued(withoutPage(page));
    expect(result.report).not.toBeNull();
    if (expectTrue(result) > 0) {
      sometimes += 1;
      expect(result.report?.tables.some(({ isWhole }) => !isWhole)).toBe(true);
    }
  }
  expect(sometimes).toBeGreaterThan(5);
});

test('rows on both sides of a broken page of records are read', async () => {
  const highest = rows.get('record')?.size ?? 0;
  // Pages in the order of the file, until one holds records from the middle of the table.
  let report: RescueReport | null = null;
  for (let page = 40; report === null && page < whole.length / PAGE; page += 3) {
    const one = (await rescued(withoutPage(page))).report;
    if (
      one?.tables.some(
        ({ table, lost }) => table === 'record' && (lost[0]?.from ?? 1) > 1 && lost[0]?.to !== null && lost.length > 0,
      ) === true
    )
      report = one;
  }
  const records = report?.tables.find(({ table }) => table === 'record');
  expect(records?.lost).toHaveLength(1);
  const [lost] = records?.lost ?? [];
  expect(lost?.from).toBeGreaterThan(1);
  expect(lost?.to ?? highest).toBeLessThan(highest);
  expect(records?.rows).toBe(highest - ((lost?.to ?? 0) - (lost?.from ?? 0) + 1));
});

test('a file that was cut gives what is in front of the cut; a backup gives the rest', async () => {
  const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
  const alone = await rescued(cut);
  const missing = expectTrue(alone);
  expect(missing).toBeGreaterThan(0);
  const filled = await rescued(cut, whole);
  expect(filled.report?.tables.some(({ fromBackups }) => fromBackups > 0)).toBe(true);
  let gone = 0;
  for (const [table, had] of rows) gone += had.size - (filled.found.get(table)?.size ?? 0);
  expect(gone).toBe(0);
});

test('a first page that is gone is taken from a backup; without one nothing can be read, and that is said', async () => {
  const headless = withoutPage(0);
  expect((await rescued(headless)).code).toBe('workspace-damaged');
  const filled = await rescued(headless, whole);
  expect(expectTrue(filled)).toBe(0);
  expect((await rescued(Buffer.from('order_no,channel\n'))).code).toBe('workspace-damaged');
  expect((await rescued(Buffer.alloc(0))).code).toBe('workspace-damaged');
});
