// Whatever pages are broken: every row that can be reached by its key is rescued, none is another row than the file had, and a backup gives
// only rows that the file is proven to have held.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Arguments, Method } from '../../../shared/contract/engine-api.ts';
import { Database } from '../../workspace/database.ts';
import { loadSqlJs } from '../../workspace/sql-runtime.ts';
import { openEngine } from '../open-engine.ts';
import { type RescueReport, rescueFile } from './rescue.ts';

const PAGE = 4096;
let folder: string;
let sql: Database;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rescue-rows-'));
  sql = new Database(await loadSqlJs(), null);
});
afterAll(() => {
  sql.close();
  rmSync(folder, { recursive: true });
});

type Tell = <M extends Method>(method: M, args: Arguments<M>) => Answer<M>;
const DATE = '2026-11-16';
const sample = (tell: Tell, seed: number) => {
  tell('loadSample', { seed, rows: 150, days: 1 });
  tell('reconcile', { date: DATE, stage: null });
};
const undoAll = (tell: Tell) => tell('jump', { to: 0, user: 'li', note: '', reverse: false });

let workspaces = 0;
async function made(work: (tell: Tell) => void): Promise<string> {
  workspaces += 1;
  const file = path.join(folder, `${workspaces}.clearbench`);
  const opened = await openEngine({ workspacePath: file, create: true }, { event: () => {}, isCancelled: () => false });
  if (!opened.ok) throw new Error(opened.problem.message);
  const engine = opened.value;
  work((method, args) => {
    const result = engine.call(method, args);
    if (!result.ok) throw new Error(`${method}: ${result.problem.message}`);
    return result.value as Answer<typeof method>;
  });
  engine.close();
  return file;
}

/** Pages of a table without those that lead to others, in the order of its keys. Counted from 0. */
function leaves(image: Buffer, table: string): number[] {
  const database = sql.another(image);
  const walk = (page: number): number[] => {
    const view = new DataView(image.buffer, image.byteOffset + (page - 1) * PAGE, PAGE);
    if (![2, 5].includes(view.getUint8(0))) return [page - 1];
    const cells = Array.from({ length: view.getUint16(3) }, (_, cell) => view.getUint32(view.getUint16(12 + cell * 2)));
    return [...cells, view.getUint32(8)].flatMap(walk);
  };
  const root = Number(database.first('SELECT rootpage FROM sqlite_schema WHERE name = ?', [table])?.rootpage);
  database.close();
  return walk(root);
}

function without(image: Buffer, pages: readonly number[]): Buffer {
  const broken = Buffer.from(image);
  for (const page of pages) broken.fill(0xff, page * PAGE, (page + 1) * PAGE);
  return broken;
}

interface Table {
  readonly key: readonly string[];
  readonly rows: ReadonlyMap<string, string>;
}

const shown = (values: readonly unknown[]) =>
  JSON.stringify(values.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)));

function tablesOf(image: Uint8Array): Map<string, Table> {
  const database = sql.another(image);
  const tables = new Map<string, Table>();
  for (const { name } of database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )) {
    const key = database.all(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`, [String(name)]);
    const columns = key.map((column) => String(column.name));
    const rows = database.all(`SELECT * FROM "${String(name)}"`);
    tables.set(String(name), {
      key: columns,
      rows: new Map(rows.map((row) => [shown(columns.map((column) => row[column])), shown(Object.values(row))])),
    });
  }
  database.close();
  return tables;
}

async function rescued(damaged: Uint8Array, backups: readonly [string, Uint8Array][] = []) {
  workspaces += 1;
  const file = path.join(folder, `${workspaces}-damaged.clearbench`);
  const out = path.join(folder, `${workspaces}-out.clearbench`);
  writeFileSync(file, damaged);
  mkdirSync(`${file}-backups`);
  for (const [name, image] of backups) writeFileSync(path.join(`${file}-backups`, name), image);
  const report = await rescueFile(file, out, null);
  if (!report.ok) return { problem: report.problem, report: null, tables: new Map<string, Table>() };
  return { problem: null, report: report.value, tables: tablesOf(readFileSync(out)) };
}

/** Also answers how many rows are missing. */
function expectTrue(had: ReadonlyMap<string, Table>, has: ReadonlyMap<string, Table>): number {
  let missing = 0;
  for (const [name, { rows }] of had) {
    const found = has.get(name)?.rows ?? new Map<string, string>();
    for (const [key, row] of found) expect(row === rows.get(key), `${name} ${key}`).toBe(true);
    missing += rows.size - found.size;
  }
  return missing;
}

function expectReachable(had: ReadonlyMap<string, Table>, has: ReadonlyMap<string, Table>, damaged: Uint8Array): void {
  const database = sql.another(damaged);
  for (const [name, { key, rows }] of had)
    for (const [own, row] of rows) {
      if (has.get(name)?.rows.has(own) === true) continue;
      const where = key.map((column) => `"${column}" = ?`).join(' AND ');
      let read = 'nothing';
      try {
        const found = database.first(`SELECT * FROM "${name}" WHERE ${where}`, JSON.parse(own));
        read = found === null ? read : shown(Object.values(found));
      } catch (error) {
        expect(String(error)).toContain('malformed');
      }
      // Where a row goes on in a page that is broken, SQLite reads whatever stands there.
      expect(read === row, `${name} ${own}`).toBe(false);
    }
  database.close();
}

const tableOf = (report: RescueReport | null, name: string) => report?.tables.find(({ table }) => table === name);
const backupsOf = (file: string): [string, Uint8Array][] =>
  readdirSync(`${file}-backups`)
    .filter((name) => name.endsWith('.clearbench'))
    .map((name) => [name, readFileSync(path.join(`${file}-backups`, name))]);

test('every row that can be reached is rescued, as it was, whatever pages are broken', {
  timeout: 300_000,
}, async () => {
  const whole = readFileSync(await made((tell) => sample(tell, 1)));
  const had = tablesOf(whole);
  const pages = ['record', 'result', 'result_member', 'settlement', 'carried', 'entry', 'original', 'reject'].map(
    (table) => leaves(whole, table),
  );
  const block = fc
    .tuple(fc.constantFrom(...pages), fc.nat(), fc.integer({ min: 1, max: 12 }))
    .map(([own, at, length]) => own.slice(at % own.length, (at % own.length) + length));
  const anywhere = fc.array(fc.integer({ min: 1, max: whole.length / PAGE - 1 }), { minLength: 1, maxLength: 6 });
  let missing = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: block }, anywhere), { minLength: 1, maxLength: 4 }),
      async (blocks) => {
        const damaged = without(whole, blocks.flat());
        const { tables, problem } = await rescued(damaged);
        expect(problem).toBeNull();
        missing += expectTrue(had, tables);
        // Where pages of the schema are broken there is nothing to compare with.
        try {
          sql.another(damaged).close();
        } catch {
          return;
        }
        expectReachable(had, tables, damaged);
      },
    ),
    { numRuns: 25 },
  );
  expect(missing).toBeGreaterThan(100);
});

test('the end of a table is read behind a gap that is larger than it; rows between two gaps are read', async () => {
  const whole = readFileSync(await made((tell) => sample(tell, 7)));
  const pages = leaves(whole, 'record');
  const { length } = pages;
  const highest = tablesOf(whole).get('record')?.rows.size ?? 0;
  const gap = await rescued(without(whole, pages.slice(Math.floor(length * 0.3), length - 1)));
  const lost = tableOf(gap.report, 'record')?.lost ?? [];
  expect(lost).toHaveLength(1);
  expect(lost[0]?.to).toBeLessThan(highest);
  const two = await rescued(without(whole, [...pages.slice(1, 3), ...pages.slice(4, length - 1)]));
  expect(tableOf(two.report, 'record')?.lost).toHaveLength(2);
});

test('rows of a backup that was undone since are left out and told, though they bear the same numbers', async () => {
  const file = await made((tell) => {
    sample(tell, 7);
    tell('makeBackup', { user: 'sample' });
    undoAll(tell);
    sample(tell, 8);
  });
  const whole = readFileSync(file);
  const had = tablesOf(whole);
  const pages = leaves(whole, 'record');
  const backups = backupsOf(file);
  const damaged = without(whole, pages.slice(2, pages.length - 2));
  const { report, tables } = await rescued(damaged, backups);
  expect(backups.length).toBeGreaterThan(0);
  expect(expectTrue(had, tables)).toBeGreaterThan(20);
  expect(tableOf(report, 'record')).toMatchObject({ fromBackups: 0, isWhole: false });
  expect(tableOf(report, 'record')?.unproven[0]?.rows).toBeGreaterThan(20);
  // The log proves nothing any more: the same.
  for (const table of ['audit', 'step', 'step_changes', 'meta'])
    expectTrue(had, (await rescued(without(damaged, leaves(whole, table)), backups)).tables);
});

test('rows that no step since has touched come from the backup; those that were changed do not', async () => {
  const file = await made((tell) => {
    sample(tell, 7);
    tell('makeBackup', { user: 'sample' });
    tell('applyPolicies', { date: DATE });
  });
  const whole = readFileSync(file);
  const had = tablesOf(whole);
  const backups = backupsOf(file);
  const records = without(whole, leaves(whole, 'record').slice(2, 9));
  const filled = await rescued(records, backups);
  expect(expectTrue(had, filled.tables)).toBe(0);
  expect(tableOf(filled.report, 'record')?.fromBackups).toBeGreaterThan(20);
  expect(tableOf(filled.report, 'record')?.unproven).toEqual([]);
  for (const table of had.keys())
    expectTrue(had, (await rescued(without(whole, leaves(whole, table)), backups)).tables);
  // What a step changed is lost: nothing that can change comes from the backup.
  const blind = await rescued(without(records, leaves(whole, 'step_changes')), backups);
  expectTrue(had, blind.tables);
  expect(tableOf(blind.report, 'record')).toMatchObject({ fromBackups: 0, unproven: [{ rows: expect.any(Number) }] });
});

test('a backup of another workspace fills nothing, its schema neither', async () => {
  const whole = readFileSync(await made((tell) => sample(tell, 7)));
  const other = await made((tell) => {
    sample(tell, 9);
    tell('makeBackup', { user: 'sample' });
  });
  const backups = backupsOf(other);
  const { report, tables } = await rescued(without(whole, leaves(whole, 'record').slice(1, 4)), backups);
  expectTrue(tablesOf(whole), tables);
  expect(tableOf(report, 'record')?.fromBackups).toBe(0);
  const headless = await rescued(without(whole, [0]), backups);
  expect(headless.problem?.message).toContain(`the newest whole backup is ${backups[0]?.[0]}`);
});

test('a workspace of a newer program is refused as by every command', async () => {
  const whole = readFileSync(await made(() => {}));
  whole.writeUInt32BE(999, 60);
  expect((await rescued(whole)).problem).toMatchObject({
    code: 'workspace-damaged',
    message: expect.stringContaining('newer Clearbench'),
  });
});
