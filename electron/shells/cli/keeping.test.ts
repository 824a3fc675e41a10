import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alteredBytes } from '../../worker/keeping/altered-bytes.testing.ts';
import { type Desk, ORDERS, openDesk, workspaceOfOneDay } from './cli.testing.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  desk.remove();
});

interface Listed {
  readonly name: string;
  readonly reason: string;
  readonly verified: boolean | null;
}

const listOf = async (workspace: string, ...words: string[]): Promise<Listed[]> =>
  (await desk.json('backups', workspace, ...words)).answer.backups as Listed[];

const recordsOf = async (workspace: string, key: string): Promise<number> =>
  ((await desk.json('trace', workspace, key)).answer.lives as unknown[] | undefined)?.length ?? 0;

test('a backup is made, listed, checked and restored; what was there before becomes one too', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const made = await desk.json('backup', workspace, '--as', 'li');
  expect(made).toMatchObject({ exitCode: 0, answer: { backup: { reason: 'asked', verified: true, problem: '' } } });
  const { name } = made.answer.backup as Listed;
  const orders = ORDERS.replaceAll('O1,', 'O8,')
    .replaceAll('O2,', 'O9,')
    .replaceAll('C1,', 'C8,')
    .replaceAll('C2,', 'C9,');
  const imported = await desk.run('import', workspace, '--source', 'orders', desk.file('more.csv', orders));
  expect([imported.exitCode, imported.stderr]).toEqual([0, '']);
  expect(await recordsOf(workspace, 'O8')).toBeGreaterThan(0);
  const restored = await desk.json('restore', workspace, name, '--as', 'wang');
  expect(restored).toMatchObject({ exitCode: 0, answer: { restored: name } });
  expect(await recordsOf(workspace, 'O8')).toBe(0);
  expect(await recordsOf(workspace, 'O1')).toBeGreaterThan(0);
  expect((await desk.run('check', workspace)).exitCode).toBe(0);
  const list = await listOf(workspace, '--verify');
  expect(list.map(({ reason, verified }) => [reason, verified])).toEqual([
    ['restore', true],
    ['asked', true],
  ]);
  // And back again.
  await desk.run('restore', workspace, list[0]?.name ?? '', '--as', 'wang');
  expect(await recordsOf(workspace, 'O8')).toBeGreaterThan(0);
});

test('a copy whose amounts were altered is found, whatever its name says, and not restored', async () => {
  const workspace = await workspaceOfOneDay(desk);
  await desk.run('backup', workspace);
  const [{ name } = { name: '' }] = await listOf(workspace);
  const folder = `${workspace}-backups`;
  for (const sql of [
    `UPDATE record SET amount = amount + 1 WHERE order_no = 'O1'`,
    `UPDATE record SET amount = amount + 1 WHERE order_no = 'O1'; UPDATE import SET sums = replace(sums, '"amount":', '"amount":1')`,
    `DELETE FROM record WHERE order_no = 'O1'`,
  ]) {
    const bytes = await alteredBytes(readFileSync(path.join(folder, name)), sql);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const altered = name.replace(/[0-9a-f]{16}(?=\.clearbench$)/, digest);
    writeFileSync(path.join(folder, altered), bytes);
    expect(await desk.json('restore', workspace, altered, '--as', 'li')).toMatchObject({
      exitCode: 3,
      answer: { error: { code: 'input-refused', message: expect.stringContaining('this copy was altered') } },
    });
    rmSync(path.join(folder, altered));
  }
  expect((await desk.run('backups', workspace, '--verify')).exitCode).toBe(0);
});

test('where nothing could be written, no folder is left; one that was there stays', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const [fresh, old] = [path.join(desk.folder, 'fresh/inner'), path.join(desk.folder, 'old')];
  mkdirSync(old);
  for (const out of [fresh, old])
    expect((await desk.run('export', workspace, '--date', '1999-01-01', '--out', out, '--as', 'li')).exitCode).not.toBe(
      0,
    );
  expect([existsSync(path.join(desk.folder, 'fresh')), existsSync(old)]).toEqual([false, true]);
  expect((await desk.run('audit', workspace, '--out', fresh)).exitCode).toBe(0);
  expect(existsSync(fresh)).toBe(true);
});

test('an altered, an exchanged and an unknown backup are not restored, and nothing is changed', async () => {
  const workspace = await workspaceOfOneDay(desk);
  await desk.run('backup', workspace);
  const [{ name } = { name: '' }] = await listOf(workspace);
  const file = path.join(`${workspace}-backups`, name);
  const bytes = readFileSync(file);
  bytes[9000] = (bytes[9000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const before = readFileSync(workspace);
  expect(await desk.json('restore', workspace, name, '--as', 'li')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'input-refused', message: expect.stringContaining('changed or exchanged') } },
  });
  expect(await desk.json('restore', workspace, 'nothing', '--as', 'li')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-found' } },
  });
  expect(readFileSync(workspace).equals(before)).toBe(true);
  expect(await desk.json('backups', workspace)).toMatchObject({
    exitCode: 0,
    answer: { backups: [{ verified: null }] },
  });
  expect(await desk.json('backups', workspace, '--verify')).toMatchObject({
    exitCode: 4,
    answer: { backups: [{ verified: false }] },
  });
});

test('save-as writes a whole copy and overwrites nothing', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const out = desk.file('copy.clearbench');
  expect((await desk.json('save-as', workspace, '--out', out)).exitCode).toBe(0);
  expect((await desk.run('check', out)).exitCode).toBe(0);
  expect(await recordsOf(out, 'O1')).toBeGreaterThan(0);
  const before = readFileSync(out);
  expect((await desk.json('save-as', workspace, '--out', out)).exitCode).toBe(2);
  expect(readFileSync(out).equals(before)).toBe(true);
});

test('an archive comes back as the workspace that it was', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const archive = desk.file('a.zip');
  expect((await desk.run('archive', workspace, '--out', archive)).exitCode).toBe(0);
  const out = desk.file('back.clearbench');
  expect(await desk.json('unarchive', archive, '--out', out)).toMatchObject({
    exitCode: 0,
    answer: { company: '测试支付', signed_by: '', audit_head: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  const rows = async (file: string) =>
    (await desk.run('results', file, '--date', '2026-11-19', '--format', 'csv')).stdout;
  expect(await rows(out)).toBe(await rows(workspace));
  expect((await desk.json('unarchive', archive, '--out', out)).exitCode).toBe(2);
});

test('members that were altered, exchanged, added or left out make no workspace', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const archive = desk.file('a.zip');
  await desk.run('archive', workspace, '--out', archive);
  const members = unzipSync(readFileSync(archive));
  const older = desk.file('older.clearbench');
  copyFileSync(workspace, older);
  await desk.run('reconcile', workspace, '--date', '2026-11-19');
  await desk.run('archive', workspace, '--out', desk.file('b.zip'));
  const newer = unzipSync(readFileSync(desk.file('b.zip')));
  const text = new TextDecoder().decode(members['manifest.json']);
  const cut = { ...members };
  delete cut['README.txt'];
  const flipped = Uint8Array.from(members['workspace.clearbench'] ?? []);
  flipped[9000] = (flipped[9000] ?? 0) ^ 1;
  const written = (said: string) => new TextEncoder().encode(said);
  const cases: Record<string, Record<string, Uint8Array>> = {
    'a workspace of another revision': { ...members, 'workspace.clearbench': newer['workspace.clearbench'] ?? flipped },
    'one bit of the workspace': { ...members, 'workspace.clearbench': flipped },
    'another manifest': { ...members, 'manifest.json': newer['manifest.json'] ?? flipped },
    'another company': { ...members, 'manifest.json': written(text.replace('测试支付', '别家支付')) },
    'another revision': { ...members, 'manifest.json': written(text.replace(/"revision": \d+/, '"revision": 99')) },
    'another word for the finder': { ...members, 'README.txt': written('hello') },
    'a member more': { ...members, 'more.txt': written('hello') },
    'a member less': cut,
  };
  for (const [name, content] of Object.entries(cases)) {
    const file = desk.file('changed.zip', zipSync(content));
    const out = desk.file('changed.clearbench');
    const answer = await desk.json('unarchive', file, '--out', out);
    expect([name, answer.exitCode, (answer.answer.error as { code: string }).code]).toEqual([name, 3, 'input-refused']);
    expect(existsSync(out)).toBe(false);
  }
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('an archive whose parts fit each other but were all made anew is told by its manifest', async () => {
  const workspace = await workspaceOfOneDay(desk);
  await desk.run('archive', workspace, '--out', desk.file('a.zip'));
  await desk.run('reconcile', workspace, '--date', '2026-11-19');
  await desk.run('archive', workspace, '--out', desk.file('b.zip'));
  const of = async (name: string) =>
    (await desk.json('unarchive', desk.file(name), '--out', desk.file(`${name}.clearbench`))).answer;
  const [first, second] = [await of('a.zip'), await of('b.zip')];
  expect(first.manifest_sha256).not.toBe(second.manifest_sha256);
  expect(first.audit_head).not.toBe(second.audit_head);
});

test('a damaged workspace names rescue, which reads what is left, writes the kept files and says what is missing', async () => {
  const workspace = await workspaceOfOneDay(desk);
  const bytes = readFileSync(workspace);
  // The first entries of the audit log.
  const page = Math.floor(bytes.indexOf('"undone_at"') / 4096);
  expect(page).toBeGreaterThan(0);
  writeFileSync(workspace, bytes.fill(0, page * 4096, (page + 1) * 4096));
  const refused = await desk.json('reconcile', workspace, '--date', '2026-11-19');
  expect(refused).toMatchObject({
    exitCode: 5,
    answer: { error: { code: 'workspace-damaged', message: expect.stringContaining('clearbench rescue') } },
  });
  const out = desk.file('rescued.clearbench');
  const originals = path.join(desk.folder, 'originals');
  const rescued = await desk.json('rescue', workspace, '--out', out, '--originals', originals);
  expect(rescued).toMatchObject({ exitCode: 0, answer: { whole: false, files: expect.any(Array) } });
  expect(readdirSync(originals)).toContain('1-orders.csv');
  expect(readFileSync(path.join(originals, '1-orders.csv'), 'utf8')).toBe(ORDERS);
  expect(readFileSync(workspace).equals(bytes)).toBe(true);
  expect((await desk.json('rescue', workspace, '--out', out)).exitCode).toBe(2);
});

test('an encrypted workspace keeps encrypted backups and archives, and is rescued into an encrypted one', async () => {
  const phrase = desk.file('phrase.txt', 'correct horse\n');
  const workspace = desk.file('sealed.clearbench');
  const sealed = ['--passphrase-file', phrase];
  await desk.run('new', workspace, '--encrypt', ...sealed);
  await desk.run('import', workspace, '--source', 'orders', desk.file('orders.csv', ORDERS), ...sealed);
  await desk.run('backup', workspace, ...sealed);
  const archive = desk.file('sealed.zip');
  await desk.run('archive', workspace, '--out', archive, ...sealed);
  const [{ name } = { name: '' }] = (await desk.json('backups', workspace, ...sealed)).answer.backups as Listed[];
  const rescued = desk.file('sealed-rescued.clearbench');
  expect((await desk.json('rescue', workspace, '--out', rescued)).exitCode).toBe(5);
  expect((await desk.json('rescue', workspace, '--out', rescued, ...sealed)).answer).toMatchObject({ whole: true });
  const back = desk.file('sealed-back.clearbench');
  expect((await desk.json('unarchive', archive, '--out', back)).exitCode).toBe(5);
  expect((await desk.json('unarchive', archive, '--out', back, ...sealed)).exitCode).toBe(0);
  expect((await desk.json('restore', workspace, name, '--as', 'li', ...sealed)).exitCode).toBe(0);
  for (const file of [workspace, archive, rescued, back, path.join(`${workspace}-backups`, name)]) {
    const bytes = readFileSync(file);
    for (const word of ['SQLite format', 'order_no', '示例支付', 'orders.csv'])
      expect([file, bytes.includes(word)]).toEqual([file, false]);
  }
});
