import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, workspaceOfOneDay } from './cli.testing.ts';

const DATE = '2026-11-19';
const CARD = '4111111111111111';
let desk: Desk;
let workspace = '';

beforeAll(async () => {
  desk = openDesk();
  workspace = await workspaceOfOneDay(desk);
  await desk.run('reconcile', workspace, '--date', DATE);
});

afterAll(() => desk.remove());

test('audit: the newest rows, as text and as JSON', async () => {
  const { answer, exitCode } = await desk.json('audit', workspace, '--limit', '1');
  expect(exitCode).toBe(0);
  expect(answer).toMatchObject({
    total: 2,
    rows: [{ sequence: 2, action: 'run', subject: DATE, after: { run: [{}] } }],
  });
  const { stdout } = await desk.run('audit', workspace);
  expect(stdout).toMatch(/^ *2 {2}\S+ .*run/m);
  expect(stdout).toContain('2 of 2 rows');
});

test('audit --out and --verify: written, compared, and told by the exit code', async () => {
  const folder = desk.file('audit');
  const { answer } = await desk.json('audit', workspace, '--out', folder);
  expect((answer.files as { name: string; path: string }[]).map(({ name, path }) => [name, existsSync(path)])).toEqual([
    ['audit.jsonl', true],
    ['audit-keys.json', true],
    ['verify-audit.py', true],
    ['README.txt', true],
  ]);
  const log = desk.file('audit/audit.jsonl');
  expect(await desk.json('audit', workspace, '--verify', log)).toMatchObject({
    exitCode: 0,
    answer: { ok: true, verdict: 'same', lines: 2, rows: 2, line: null },
  });
  const altered = desk.file('altered.jsonl', readFileSync(log, 'utf8').replace('"run"', '"rum"'));
  expect(await desk.json('audit', workspace, '--verify', altered)).toMatchObject({
    exitCode: 4,
    answer: { ok: false, verdict: 'broken', line: 2 },
  });
  expect((await desk.run('audit', workspace, '--verify', desk.file('x.csv', 'a,b\n'))).exitCode).toBe(3);
  expect((await desk.run('audit', workspace, '--verify', desk.file('none'))).exitCode).toBe(2);
  expect((await desk.run('audit', workspace, '--verify', log, '--out', folder)).exitCode).toBe(2);
});

test('enquiry: files for the bank of one or several breaks', async () => {
  const { answer } = await desk.json('results', workspace, '--date', DATE);
  const breakIds = (answer.results as { break_id: string }[]).flatMap(({ break_id }) =>
    break_id === '' ? [] : [break_id],
  );
  const folder = desk.file('enquiry');
  expect((await desk.run('enquiry', workspace, ...breakIds, '--out', folder)).exitCode).toBe(0);
  expect(readFileSync(desk.file('enquiry/enquiry.csv'), 'utf8')).toContain(
    `${breakIds[0]},channel,${DATE},WX,amount_differs,`,
  );
  expect(readFileSync(desk.file('enquiry/enquiry.txt'), 'utf8')).toContain(breakIds[0] ?? '-');
  expect((await desk.run('enquiry', workspace, 'Bnone', '--out', desk.file('none'))).exitCode).toBe(3);
  expect(existsSync(desk.file('none'))).toBe(false);
});

test('run-diff: pages with a whole summary', async () => {
  await desk.run(
    'import',
    workspace,
    desk.file(
      'bank-2.csv',
      `bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date
B8,C8,WX,payment,1.00,CNY,0.01,${DATE}T12:00:00,${DATE}
B9,C9,WX,payment,1.00,CNY,0.01,${DATE}T12:00:00,${DATE}
`,
    ),
  );
  const whole = await desk.json('run-diff', workspace, '--date', DATE);
  const changes = whole.answer.changes as unknown[];
  expect(whole.answer.summary).toMatchObject({ changes: changes.length });
  const page = await desk.json('run-diff', workspace, '--date', DATE, '--offset', '1', '--limit', '1');
  expect(page.answer).toEqual({ ...whole.answer, offset: 1, changes: changes.slice(1, 2) });
  const { stdout } = await desk.run('run-diff', workspace, '--date', DATE, '--limit', '1');
  expect(stdout).toContain(`shown: 1 of ${changes.length}`);
  expect(stdout).toContain('imported since the last run: bank-2.csv (import 4)');
});

test('card numbers do not reach the error stream or an error document', async () => {
  const { stderr } = await desk.run('trace', desk.file(`${CARD}.clr`), 'x');
  expect(stderr).toContain('****1111.clr');
  expect(stderr).not.toContain(CARD);
  const wrong = await desk.run('reconcile', workspace, '--date', CARD);
  expect(wrong.stderr).not.toContain(CARD);
  const { answer } = await desk.json('decide', workspace, 'B1', '--as', CARD, '--decision', 'carry');
  expect(JSON.stringify(answer)).not.toContain(CARD);
});
