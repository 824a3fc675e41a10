import { expect, test } from 'vitest';
import { auditHash, auditHead, auditRows, FIRST_PREVIOUS_HASH } from '../../workspace/tables/audit.ts';
import { answerOf, type Bench, importRows, order } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { auditFailures, fileOf, loggedDays, manifestOf, tamper } from './audit.testing.ts';

const rowsOf = ({ workspace }: Bench) => auditRows(workspace.database, 0, 1000);

const compared = (made: Bench, bytes: Uint8Array) => answerOf(USE_CASES.verifyAuditFile(made.context, { bytes }));

test('a log that nobody touched holds together, and its links say what they looked at', async () => {
  const made = await loggedDays();
  const links = answerOf(USE_CASES.check(made.context, { date: null })).links.filter(({ kind }) => kind === 'audit');
  expect(links.map(({ from }) => from)).toEqual([
    'audit log: rows',
    'audit log: as the last action left it',
    'steps of the history',
    'manifest of B20261116-1: audit rows',
    'manifest of B20261117-1: audit rows',
    'closings and reopenings',
    'dates closed by their acts',
  ]);
  expect(links.every(({ ok }) => ok)).toBe(true);
  expect(links[0]?.countIn).toBe(rowsOf(made).length);
  expect(links[4]?.countIn).toBe(auditHead(made.workspace.database).rows - 2);
});

const COLUMNS = [
  'at',
  'user',
  'action',
  'subject',
  'why',
  'before',
  'after',
  'signer',
  'signature',
  'previous_hash',
  'hash',
];

test('one altered byte in any column of any row is found, the row is named, and the rest is still read', async () => {
  const made = await loggedDays();
  const { database } = made.workspace;
  tamper(made, 'CREATE TEMP TABLE kept AS SELECT * FROM audit');
  for (const { sequence } of rowsOf(made)) {
    for (const column of COLUMNS) {
      tamper(
        made,
        `UPDATE audit SET ${column} = CASE WHEN ${column} = '' THEN 'x' WHEN substr(${column}, 1, 1) = 'x' THEN 'y' || substr(${column}, 2)
           ELSE 'x' || substr(${column}, 2) END WHERE sequence = ${sequence}`,
      );
      const found = auditFailures(made);
      expect(
        found.some((said) => said.startsWith(`audit row ${sequence} `)),
        `${column} of ${sequence}: ${found}`,
      ).toBe(true);
      tamper(
        made,
        `UPDATE audit SET ${column} = (SELECT ${column} FROM kept WHERE kept.sequence = audit.sequence) WHERE sequence = ${sequence}`,
      );
    }
  }
  expect(auditFailures(made)).toEqual([]);
  database.script(`UPDATE audit SET sequence = 100 WHERE sequence = 3`);
  expect(auditFailures(made)).toContain('audit row 100 was changed: its content gives another hash');
});

test('an altered last row stops neither reading nor the next action', async () => {
  const made = await loggedDays();
  const last = auditHead(made.workspace.database).rows;
  tamper(made, `UPDATE audit SET action = 'xport', hash = 'x' WHERE sequence = ${last}`);
  expect(answerOf(USE_CASES.auditLog(made.context, { offset: 0, limit: 1 })).rows[0]?.action).toBe('xport');
  answerOf(importRows(made, 'orders', [order('77', '2026-11-18')]));
  const found = auditFailures(made);
  expect(found).toContain(`audit row ${last} was changed: its content gives another hash`);
  expect(found.filter((said) => !said.startsWith(`audit row ${last}`))).toEqual([
    `audit row ${last + 1} does not follow the row before: it names another hash`,
  ]);
});

test('a removed row, a swapped pair and an inserted row are found', async () => {
  const removed = await loggedDays();
  tamper(removed, 'DELETE FROM audit WHERE sequence = 4');
  expect(auditFailures(removed)).toEqual([
    'audit row 5 follows row 3: rows between are missing',
    'audit row 5 does not follow the row before: it names another hash',
    'audit row 4 is missing: the history has its step',
  ]);
  const swapped = await loggedDays();
  tamper(
    swapped,
    'UPDATE audit SET sequence = -sequence WHERE sequence IN (3, 4); UPDATE audit SET sequence = 7 + sequence WHERE sequence < 0',
  );
  expect(auditFailures(swapped)).toContain('audit row 3 was changed: its content gives another hash');
  const inserted = await loggedDays();
  const { rows } = auditHead(inserted.workspace.database);
  tamper(
    inserted,
    `INSERT INTO audit SELECT ${rows} + 1, at, user, action, subject, why, before, after, signer, signature, previous_hash, hash FROM audit WHERE sequence = ${rows}`,
  );
  expect(auditFailures(inserted)).toContain(`audit row ${rows + 1} has no step in the history`);
});

test('a note of the end that was altered or removed is found', async () => {
  const made = await loggedDays();
  const { rows } = auditHead(made.workspace.database);
  tamper(made, `UPDATE meta SET value = replace(value, ' ', ' x') WHERE key = 'audit_head'`);
  const said = `the log ends at audit row ${rows}, the last action left it at row 0: it was cut or changed`;
  expect(auditFailures(made)).toEqual([said]);
  tamper(made, `DELETE FROM meta WHERE key = 'audit_head'`);
  expect(auditFailures(made)).toEqual([said]);
});

test('a cut tail is found, and stays found after the next action', async () => {
  const made = await loggedDays();
  const { rows } = auditHead(made.workspace.database);
  tamper(made, `DELETE FROM audit WHERE sequence > ${rows - 2}`);
  const said = `the log ends at audit row ${rows - 2}, the last action left it at row ${rows}: it was cut or changed`;
  expect(auditFailures(made)).toContain(said);
  answerOf(importRows(made, 'orders', [order('78', '2026-11-18')]));
  expect(auditHead(made.workspace.database).rows).toBe(rows + 1);
  expect(auditFailures(made)).toContain(`audit row ${rows + 1} follows row ${rows - 2}: rows between are missing`);
});

/** All hashes anew, and the notes in the same file with them: what someone who knows this program can do. */
function rewrite(made: Bench, change: string, upTo = Number.MAX_SAFE_INTEGER): void {
  tamper(made, `${change}; DELETE FROM audit WHERE sequence > ${upTo}; DELETE FROM step WHERE id > ${upTo}`);
  let previousHash = FIRST_PREVIOUS_HASH;
  let last = 0;
  for (const row of rowsOf(made)) {
    const hash = auditHash({ ...row, previousHash });
    tamper(
      made,
      `UPDATE audit SET previous_hash = '${previousHash}', hash = '${hash}' WHERE sequence = ${row.sequence}`,
    );
    previousHash = hash;
    last = row.sequence;
  }
  tamper(made, `UPDATE meta SET value = '${last} ${previousHash}' WHERE key = 'audit_head'`);
}

test('a log written anew with all its hashes is found by the manifests, those kept inside and one at hand', async () => {
  const made = await loggedDays();
  const outside = manifestOf(made, 0);
  expect(compared(made, outside)).toMatchObject({ verdict: 'prefix' });
  rewrite(made, `UPDATE audit SET user = 'mallory' WHERE sequence = 2`);
  expect(auditFailures(made)).toEqual([
    expect.stringContaining('is not the one that the manifest of B20261116-1 names'),
    expect.stringContaining('is not the one that the manifest of B20261117-1 names'),
  ]);
  // With the exports gone as well, only what is kept elsewhere tells.
  tamper(made, 'DELETE FROM export_file');
  expect(auditFailures(made)).toEqual([]);
  expect(compared(made, outside)).toMatchObject({ verdict: 'differs' });
});

test('a tail that is cut with all its notes is found by a manifest or a file at hand', async () => {
  const made = await loggedDays();
  const [manifest, log] = [manifestOf(made, 1), fileOf(made, 'audit.jsonl')];
  rewrite(made, 'DELETE FROM export_file', 4);
  expect(auditFailures(made)).toEqual([]);
  expect(compared(made, manifest)).toMatchObject({ verdict: 'longer', rows: 4 });
  expect(compared(made, log)).toMatchObject({ verdict: 'longer', line: 5 });
});

test('an exported file: the same, then a prefix; altered anywhere it is broken, and another log differs', async () => {
  const made = await loggedDays();
  const bytes = fileOf(made, 'audit.jsonl');
  const { rows } = auditHead(made.workspace.database);
  expect(compared(made, bytes)).toMatchObject({ verdict: 'same', lines: rows, rows, line: null });
  answerOf(importRows(made, 'orders', [order('79', '2026-11-18')]));
  expect(compared(made, bytes)).toMatchObject({ verdict: 'prefix', lines: rows, rows: rows + 1 });
  for (let at = 0; at < bytes.length; at += 7) {
    const altered = bytes.slice();
    altered[at] = (altered[at] ?? 0) ^ 1;
    const answered = USE_CASES.verifyAuditFile(made.context, { bytes: altered });
    if (answered.ok) expect(answered.value.verdict, `byte ${at}`).toBe('broken');
  }
  const text = Buffer.from(bytes).toString('utf8').split('\n');
  expect(compared(made, Buffer.from([text[1], text[0], ...text.slice(2)].join('\n')))).toMatchObject({
    verdict: 'broken',
    line: 1,
  });
  rewrite(made, `UPDATE audit SET user = 'mallory' WHERE sequence = 2`);
  expect(compared(made, bytes)).toMatchObject({ verdict: 'differs', line: 2 });
  expect(USE_CASES.verifyAuditFile(made.context, { bytes: Buffer.from('order_no\nO1\n') }).ok).toBe(false);
});

test('what can not be read back is written so that it can', async () => {
  const made = await loggedDays();
  answerOf(
    USE_CASES.saveSettings(made.context, {
      text: answerOf(USE_CASES.settings(made.context, undefined)).text,
      user: 'a\u0000\ud800b',
    }),
  );
  expect(rowsOf(made).at(-1)?.user).toBe('a\ufffd\ufffdb');
  expect(auditFailures(made)).toEqual([]);
});

test('a log that can not be read is a broken link among whole ones', async () => {
  const made = await loggedDays();
  made.workspace.database.script('DROP TABLE step');
  const { ok, links } = answerOf(USE_CASES.check(made.context, { date: null }));
  expect(ok).toBe(false);
  expect(links.filter(({ kind, ok }) => kind !== 'integrity' && !ok).map(({ records }) => records[0])).toEqual([
    expect.stringContaining('the audit log cannot be read: no such table: step'),
  ]);
});
