// Archives that are signed, and what a restore leaves in the audit log.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Arguments, Method } from '../../../shared/contract/engine-api.ts';
import { openArchive, packArchive } from '../../workspace/keeping/archive-file.ts';
import { type OpenEngine, openEngine } from '../open-engine.ts';
import { unarchive } from './unarchive.ts';

let folder: string;
let engine: OpenEngine;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
  const opened = await openEngine(
    { workspacePath: path.join(folder, 'a.clearbench'), create: true, user: 'li', settingsText: SETTINGS },
    { event: () => {}, isCancelled: () => false },
  );
  if (!opened.ok) throw new Error(opened.problem.message);
  engine = opened.value;
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const SETTINGS = `version: 1
company: 测试支付
users: [ { id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker } ]
channels:
  - { code: WX, settlement: { mode: batch, due: D+1 } }
`;

function told<M extends Method>(method: M, args: Arguments<M>): Answer<M> {
  const result = engine.call(method, args);
  if (!result.ok) throw new Error(`${method}: ${result.problem.message}`);
  return result.value as Answer<M>;
}

const saved = (round: number) => told('saveSettings', { text: `${SETTINGS}# ${round}\n`, user: 'li' });

test('an archive is signed by who is signed in; another manifest under that signature is caught', async () => {
  told('setPassphrase', { user: 'li', before: null, passphrase: 'a passphrase of li' });
  told('signIn', { user: 'li', passphrase: 'a passphrase of li' });
  saved(1);
  const { bytes } = told('archiveFile', undefined as Arguments<'archiveFile'>);
  const back = await unarchive(bytes, 'a.zip', path.join(folder, 'back.clearbench'));
  expect(back).toMatchObject({ ok: true, value: { signedBy: 'li', manifest: { company: '测试支付' } } });

  // Someone makes the manifest anew so that all hashes fit, and keeps the signature.
  const opened = openArchive(bytes, 'a.zip');
  if (!opened.ok) throw new Error(opened.problem.message);
  const { workspace, manifest } = opened.value;
  const forged = packArchive(workspace, { ...manifest, createdAt: '2020-01-01T00:00:00Z' }, () => manifest.signed);
  expect(openArchive(forged, 'a.zip').ok).toBe(true);
  const out = path.join(folder, 'forged.clearbench');
  expect(await unarchive(forged, 'a.zip', out)).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('signature') },
  });
  expect(() => readFileSync(out)).toThrow('ENOENT');
});

test('a manifest that does not name this workspace is caught, though all hashes fit', async () => {
  saved(1);
  const { bytes } = told('archiveFile', undefined as Arguments<'archiveFile'>);
  const opened = openArchive(bytes, 'a.zip');
  if (!opened.ok) throw new Error(opened.problem.message);
  const { workspace, manifest } = opened.value;
  for (const change of [
    { auditHead: '0'.repeat(64) },
    { revision: 7 },
    { auditEntries: 9 },
    { company: '别家支付' },
    { company: '' },
    { encrypted: true },
    { encrypted: true, company: '' },
  ]) {
    const forged = packArchive(workspace, { ...manifest, ...change }, () => null);
    expect(await unarchive(forged, 'a.zip', path.join(folder, 'forged.clearbench'))).toMatchObject({
      ok: false,
      problem: { code: 'input-refused', message: expect.stringContaining('exchanged') },
    });
  }
});

test('members of a manifest that are none are refused', () => {
  saved(1);
  const files = unzipSync(told('archiveFile', undefined as Arguments<'archiveFile'>).bytes);
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'));
  const [first, second] = manifest.members;
  for (const members of [[null, 3], [], [first], [first, { ...second, bytes: '1' }], [first, second, second], 'none']) {
    const forged = Buffer.from(JSON.stringify({ ...manifest, members }));
    const bytes = zipSync({ ...files, 'manifest.json': new Uint8Array(forged) });
    expect(openArchive(bytes, 'a.zip')).toMatchObject({ ok: false, problem: { code: 'input-refused', file: 'a.zip' } });
  }
});

test('the same workspace at the same time gives the same bytes', () => {
  saved(1);
  const { bytes } = told('archiveFile', undefined as Arguments<'archiveFile'>);
  const opened = openArchive(bytes, 'a.zip');
  if (!opened.ok) throw new Error(opened.problem.message);
  const { workspace, manifest } = opened.value;
  expect(Buffer.from(packArchive(workspace, manifest, () => null)).equals(Buffer.from(bytes))).toBe(true);
  expect(openArchive(zipSync(unzipSync(bytes)), 'a.zip').ok).toBe(true);
  expect(openArchive(bytes.subarray(0, bytes.length - 40), 'a.zip')).toMatchObject({ ok: false });
});

test('the log of a restored state goes on with an entry that names both ends; revisions are never used again', () => {
  saved(1);
  const [backup] = told('makeBackup', { user: 'li' }).backups;
  const before = told('history', { search: '', actions: null, user: null, offset: 0, limit: 1 }).rows[0]?.id ?? 0;
  saved(2);
  saved(3);
  const revision = told('workspace', undefined as Arguments<'workspace'>).revision;
  const ends = told('historyStep', { id: before + 2 }).hash;
  const kept = told('historyStep', { id: before }).hash;
  told('restoreBackup', { name: backup?.name ?? '', user: 'wang' });
  expect(told('workspace', undefined as Arguments<'workspace'>).revision).toBe(revision + 1);
  expect(told('settings', undefined as Arguments<'settings'>).text).toContain('# 1');
  const [step] = told('history', { search: '', actions: null, user: null, offset: 0, limit: 1 }).rows;
  expect(step).toMatchObject({ id: before + 1, action: 'restore', user: 'wang', subject: backup?.name });
  const detail = told('historyStep', { id: before + 1 });
  expect(detail.previousHash).toBe(kept);
  expect(JSON.stringify(detail.tables)).toContain(ends);
  expect(JSON.stringify(detail.tables)).toContain(kept);
  expect(told('check', { date: null }).ok).toBe(true);
});
