// A copy is ours by its id and its audit log: another workspace's copy and one whose log goes another way are refused, also after restores.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Arguments, Method } from '../../../shared/contract/engine-api.ts';
import { type OpenEngine, openEngine } from '../../worker/open-engine.ts';
import { Database } from '../database.ts';
import { openWorkspace } from '../open-workspace.ts';
import { loadSqlJs } from '../sql-runtime.ts';
import { workspaceId } from '../tables/meta.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'same-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SETTINGS = `version: 1
company: 测试支付
users: [ { id: li, name: 李, role: maker } ]
channels:
  - { code: WX, settlement: { mode: batch, due: D+1 } }
`;

async function made(name: string) {
  const file = path.join(folder, name);
  const opened = await openEngine(
    { workspacePath: file, create: true, user: 'li', settingsText: SETTINGS },
    { event: () => {}, isCancelled: () => false },
  );
  if (!opened.ok) throw new Error(opened.problem.message);
  return { file, engine: opened.value };
}

function told<M extends Method>(engine: OpenEngine, method: M, args: Arguments<M>): Answer<M> {
  const result = engine.call(method, args);
  if (!result.ok) throw new Error(`${method}: ${result.problem.message}`);
  return result.value as Answer<M>;
}

const saved = (engine: OpenEngine, text: string) =>
  told(engine, 'saveSettings', { text: `${SETTINGS}# ${text}\n`, user: 'li' });
const backup = (engine: OpenEngine) => told(engine, 'makeBackup', { user: 'li' }).backups[0]?.name ?? '';
const verified = (engine: OpenEngine) => told(engine, 'verifyBackups', undefined as Arguments<'verifyBackups'>).backups;
const restore = (engine: OpenEngine, name: string) => engine.call('restoreBackup', { name, user: 'li' });

/** Under the name that fits its bytes. */
function put(file: string, bytes: Uint8Array, like: string): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = like.replace(/[0-9a-f]{16}(?=\.clearbench$)/, digest).replace('20', '21');
  writeFileSync(path.join(`${file}-backups`, name), bytes);
  return name;
}

async function altered(bytes: Uint8Array, sql: string): Promise<Uint8Array> {
  const copy = new Database(await loadSqlJs(), bytes);
  copy.script(sql);
  const image = copy.image();
  copy.close();
  return image;
}

test('a copy of another workspace is found and not restored, whatever its name; also one without an id', async () => {
  const ours = await made('a.clearbench');
  const others = await made('b.clearbench');
  saved(ours.engine, 'ours');
  saved(others.engine, 'theirs');
  backup(ours.engine);
  const name = backup(others.engine);
  const bytes = readFileSync(path.join(`${others.file}-backups`, name));
  const foreign = put(ours.file, bytes, name);
  const old = put(ours.file, await altered(bytes, `DELETE FROM meta WHERE key = 'workspace_id'`), name);
  const found = new Map(verified(ours.engine).map((copy) => [copy.name, copy]));
  expect(found.get(foreign)).toMatchObject({ verified: false, problem: expect.stringContaining('its id is') });
  expect(found.get(old)).toMatchObject({ verified: false, problem: expect.stringContaining('from entry 1 on') });
  for (const one of [foreign, old])
    expect(restore(ours.engine, one)).toMatchObject({
      ok: false,
      problem: { code: 'input-refused', message: expect.stringContaining('another workspace'), value: one },
    });
  expect([...found.values()].filter((copy) => copy.verified === true)).toHaveLength(1);
  ours.engine.close();
  others.engine.close();
});

test('copies stay ours through restores there and back; the id stays too', async () => {
  const { file, engine } = await made('a.clearbench');
  saved(engine, '1');
  const first = backup(engine);
  saved(engine, '2');
  saved(engine, '3');
  expect(restore(engine, first)).toMatchObject({ ok: true });
  expect(verified(engine).map(({ verified: whole, problem }) => [whole, problem])).toEqual([
    [true, ''],
    [true, ''],
  ]);
  saved(engine, '4');
  const second = backup(engine);
  const before = verified(engine).find(({ reason }) => reason === 'restore')?.name ?? '';
  expect(restore(engine, before)).toMatchObject({ ok: true });
  saved(engine, '5');
  expect(verified(engine).map(({ verified: whole }) => whole)).toEqual([true, true, true, true]);
  expect(restore(engine, second)).toMatchObject({ ok: true });
  expect(verified(engine).every(({ verified: whole }) => whole)).toBe(true);
  engine.close();
  const ids = [file, ...readdirSync(`${file}-backups`).map((name) => path.join(`${file}-backups`, name))]
    .filter((name) => name.endsWith('.clearbench'))
    .map(async (name) => {
      const opened = await openWorkspace(name, { readOnly: true });
      const id = opened.ok ? workspaceId(opened.value.database) : '';
      if (opened.ok) opened.value.close();
      return id;
    });
  expect(new Set(await Promise.all(ids)).size).toBe(1);
});

test('a copy saved under another name and worked on goes another way, though it shares id and beginning', async () => {
  const { file, engine } = await made('a.clearbench');
  saved(engine, '1');
  const name = backup(engine);
  const twin = path.join(folder, 'twin.clearbench');
  writeFileSync(twin, readFileSync(path.join(`${file}-backups`, name)));
  const opened = await openEngine({ workspacePath: twin }, { event: () => {}, isCancelled: () => false });
  if (!opened.ok) throw new Error(opened.problem.message);
  saved(opened.value, 'elsewhere');
  const other = backup(opened.value);
  opened.value.close();
  saved(engine, 'here');
  const foreign = put(file, readFileSync(path.join(`${twin}-backups`, other)), other);
  expect(verified(engine).find((copy) => copy.name === foreign)).toMatchObject({
    verified: false,
    problem: expect.stringMatching(/differ from entry \d+ on/),
  });
  engine.close();
});
