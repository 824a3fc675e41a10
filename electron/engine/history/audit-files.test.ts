import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditHead } from '../../workspace/tables/audit.ts';
import { answerOf, type Bench, importRows, order } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { auditFailures, loggedDays, manifestOf, tamper } from './audit.testing.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'clearbench-audit-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;
let made: Bench;
let log = '';

/** Three rows signed by li among the others. */
beforeAll(async () => {
  made = await loggedDays();
  const { context } = made;
  answerOf(USE_CASES.setPassphrase(context, { user: 'li', before: null, passphrase: 'a long enough passphrase' }));
  answerOf(USE_CASES.signIn(context, { user: 'li', passphrase: 'a long enough passphrase' }));
  for (const n of ['81', '82', '83']) answerOf(importRows(made, 'orders', [order(n, '2026-11-18')]));
  answerOf(USE_CASES.signOut(context, { user: 'li' }));
  for (const { name, bytes } of answerOf(USE_CASES.auditFiles(context, undefined))) {
    writeFileSync(path.join(folder, name), bytes);
    if (name === 'audit.jsonl') log = Buffer.from(bytes).toString('utf8');
  }
  writeFileSync(path.join(folder, 'manifest.json'), manifestOf(made, 0));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

function verify(text: string, ...words: string[]) {
  writeFileSync(path.join(folder, 'altered.jsonl'), text);
  const ran = spawnSync('python3', ['verify-audit.py', 'altered.jsonl', ...words], { cwd: folder, encoding: 'utf8' });
  return { status: ran.status, out: ran.stdout, errors: ran.stderr };
}

test('the files are those that README.txt names, and every line has the agreed shape', () => {
  const files = answerOf(USE_CASES.auditFiles(made.context, undefined));
  expect(files.map(({ name }) => name)).toEqual(['audit.jsonl', 'audit-keys.json', 'verify-audit.py', 'README.txt']);
  const readme = Buffer.from(files[3]?.bytes ?? []).toString('utf8');
  for (const { name } of files.slice(0, 3)) expect(readme).toContain(name);
  const lines = log.trimEnd().split('\n');
  expect(lines).toHaveLength(auditHead(made.workspace.database).rows);
  lines.forEach((line, index) => {
    const [hash, , content] = JSON.parse(line) as [string, string, unknown[]];
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(content).toHaveLength(10);
    expect(content[0]).toBe(index + 1);
  });
});

test('a signature that was altered is found in the workspace too, and so is one whose key is gone', () => {
  const row = auditHead(made.workspace.database).rows - 1;
  expect(auditFailures(made)).toEqual([]);
  tamper(made, `CREATE TEMP TABLE kept_row AS SELECT * FROM audit WHERE sequence = ${row}`);
  tamper(made, `UPDATE audit SET signature = 'A' || substr(signature, 2) WHERE sequence = ${row}`);
  expect(auditFailures(made)).toEqual([`audit row ${row} has a signature that does not fit`]);
  tamper(made, `UPDATE audit SET signature = (SELECT signature FROM kept_row) WHERE sequence = ${row}`);
  tamper(made, `DROP TRIGGER person_key_no_update; UPDATE person_key SET fingerprint = 'x' || fingerprint`);
  expect(auditFailures(made)).toContainEqual(
    expect.stringContaining(`audit row ${row} is signed by a key that is not known`),
  );
  tamper(made, `UPDATE person_key SET fingerprint = substr(fingerprint, 2)`);
  expect(auditFailures(made)).toEqual([]);
});

test.runIf(!hasPython)('python3 is not here: verify-audit.py was NOT tried', () => {
  expect(hasPython).toBe(false);
});

describe.runIf(hasPython)('verify-audit.py', () => {
  const program = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  const hasModule = spawnSync('python3', ['-c', 'import cryptography']).status === 0;

  test.each([
    ['with whatever is here', [], {}, hasOpenssl || hasModule],
    ['with openssl alone', ['-S'], {}, hasOpenssl],
    ['with neither', ['-S'], { PATH: '' }, false],
  ])('a whole log holds together; signatures %s', (_name, words, environment, verifies) => {
    const run = (file: string) =>
      spawnSync(program, [...words, 'verify-audit.py', file], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      });
    const { status, stdout } = run('audit.jsonl');
    expect(status).toBe(0);
    expect(stdout).toContain(`${auditHead(made.workspace.database).rows} rows hold together`);
    expect(stdout).toMatch(
      verifies
        ? /^[34] signatures fit$/m
        : /^[34] signatures were NOT verified: neither the Python module cryptography nor openssl is here$/m,
    );
    writeFileSync(path.join(folder, 'forged.jsonl'), withForgedSignature());
    expect(run('forged.jsonl').stdout).toMatch(
      verifies ? /^BROKEN: line \d+ has a signature that does not fit$/m : /signatures were NOT verified/,
    );
  });

  function withForgedSignature(): string {
    return log.replace(
      /^(\["[0-9a-f]{64}",")(.)([0-9A-Za-z+/=]{80,})/m,
      (_all, start: string, first: string, rest: string) => `${start}${first === 'A' ? 'B' : 'A'}${rest}`,
    );
  }

  test('it lists who did what', () => {
    expect(verify(log, '--list').out).toMatch(
      /^\d+ {2}2026-11-\S+ {2}li {2}export {2}2026-11-16 B20261116-1 manifest\.json sha256 [0-9a-f]{64}$/m,
    );
  });

  test('a log without a row is broken', () => {
    expect(verify('')).toMatchObject({ status: 1, out: expect.stringMatching(/BROKEN: .* has no rows/) });
  });

  test('any altered, removed, moved or unfinished line is named', () => {
    const lines = log.trimEnd().split('\n');
    const text = (changed: readonly string[]) => `${changed.join('\n')}\n`;
    const change = (at: number, change: (line: string) => string) =>
      text(lines.map((line, index) => (index === at ? change(line) : line)));
    expect(
      verify(change(3, (line) => line.replace('"test"', '"tset"').replace('CNY', 'CNX').replace('2026', '2027'))),
    ).toMatchObject({
      status: 1,
      out: 'BROKEN: line 4 was changed: its content gives another hash\n',
    });
    expect(verify(text(lines.filter((_, index) => index !== 3))).out).toBe(
      'BROKEN: line 4 has the number 5: rows are missing or were moved\n',
    );
    expect(verify(text([lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)])).out).toContain('BROKEN: line 1 ');
    expect(verify(log.slice(0, -5)).out).toBe(`BROKEN: line ${lines.length} is not a line of an audit log\n`);
    expect(verify(change(0, (line) => line.replace(/^\["./, '["g'))).out).toContain('BROKEN: line 1 ');
  });

  test('a cut or rewritten log is told by a manifest', () => {
    expect(verify(log, '--manifest', 'manifest.json').out).toMatch(/^the manifest names row \d+ of this log$/m);
    const cut = `${log.split('\n').slice(0, 3).join('\n')}\n`;
    expect(verify(cut).status).toBe(0);
    expect(verify(cut, '--manifest', 'manifest.json')).toMatchObject({ status: 1 });
  });

  test('wrong use is said', () => {
    expect(verify(log, '--nonsense')).toMatchObject({ status: 2 });
  });
});

test.runIf(process.platform !== 'win32')('the line of README.txt verifies a row by hand', () => {
  const readme = Buffer.from(answerOf(USE_CASES.auditFiles(made.context, undefined))[3]?.bytes ?? []).toString('utf8');
  const command = /sed -n 5p[^\n]*sha256sum/.exec(readme)?.[0] ?? '';
  const ran = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect(ran.stdout.slice(0, 64)).toBe((JSON.parse(log.split('\n')[4] ?? '') as [string])[0]);
});
