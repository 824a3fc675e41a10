// Bad input and bad usage: a clear error with the right exit code, and a workspace that is as it was.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BANK, CHANNEL, type Desk, ORDERS, openDesk, SETTINGS, workspaceOfOneDay } from './cli.testing.ts';

let desk: Desk;
let workspace: string;

beforeAll(async () => {
  desk = openDesk();
  workspace = await workspaceOfOneDay(desk);
});
afterAll(() => desk.remove());

const HEAD = 'order_no,channel,channel_no,kind,status,amount,currency,time';
const BINARY = new Uint8Array(4096).map((_, index) => (index * 31) % 256);

test.each([
  { what: 'binary junk', content: BINARY },
  { what: 'an empty file', content: '' },
  { what: 'a header alone in an unknown language', content: 'foo,bar\n1,2\n', error: 'not-recognised' },
  {
    what: 'a missing column',
    content: 'order_no,channel,kind,status,currency,time\nO1,WX,payment,success,CNY,2026-11-19T12:00:00\n',
  },
  { what: 'a file of another source', content: BANK.replace('B1', 'B9'), source: 'orders' },
  { what: 'an unknown profile', content: `${HEAD}\n`, words: ['--profile', 'nix'], code: 2, error: 'usage' },
])(
  'import refuses $what: exit code and error name the file, nothing is written',
  async ({ content, source, words = [], code = 3, error = 'input-refused' }) => {
    const before = readFileSync(workspace);
    const file = desk.file('bad.csv', content);
    const asked = source === undefined ? [] : ['--source', source];
    const { exitCode, answer } = await desk.json('import', workspace, ...asked, ...words, file);
    expect(exitCode).toBe(code);
    expect(answer).toMatchObject({
      error: { code: error, message: expect.any(String) },
    });
    expect(readFileSync(workspace).equals(before)).toBe(true);
  },
);

test.each([
  ['amount', '1,00.00', `"1,00.00"`],
  ['amount', '1.2E+11', '1.2E+11'],
  ['amount', '٣', '٣'],
  ['amount', '-1.00', '-1.00'],
  ['amount', '1.001', '1.001'],
])('a bad %s %s rejects its row with line, field, value and reason', async (field, value, cell) => {
  const rows = `${HEAD}\nX1,WX,CX,payment,success,${cell},CNY,2026-11-19T12:00:00\n`;
  const { exitCode, answer } = await desk.json(
    'import',
    workspace,
    '--source',
    'orders',
    desk.file('amount.csv', rows),
  );
  expect(exitCode).toBe(0);
  expect(answer.files).toMatchObject([
    {
      lines_read: 2,
      rows: 0,
      rejected: 1,
      header_footer: 1,
      rejects: [{ line: 2, field, value, reason: expect.any(String) }],
    },
  ]);
});

test('30 February and a cut last line are rejected; the lines before them are kept', async () => {
  const rows = `${HEAD}\nY1,WX,CY1,payment,success,1.00,CNY,2026-11-19T12:00:00\nY2,WX,CY2,payment,success,1.00,CNY,2026-02-30T12:00:00\nY3,WX,CY3,pay`;
  const { answer } = await desk.json('import', workspace, '--source', 'orders', desk.file('cut.csv', rows));
  expect(answer.files).toMatchObject([
    {
      lines_read: 4,
      rows: 1,
      rejected: 2,
      rejects: [{ line: 3, field: 'time', value: '2026-02-30T12:00:00' }, { line: 4 }],
    },
  ]);
});

test('of several files none is written when one is refused', async () => {
  const before = readFileSync(workspace);
  const good = desk.file('good.csv', ORDERS.replaceAll('O1', 'O91').replaceAll('O2', 'O92'));
  const { exitCode, answer } = await desk.json(
    'import',
    workspace,
    '--source',
    'orders',
    good,
    desk.file('empty.csv', ''),
  );
  expect(exitCode).toBe(3);
  expect(answer).toMatchObject({ error: { file: expect.stringContaining('empty.csv') } });
  expect((answer.error as { message: string }).message).toContain('none of the 2 files was imported');
  const twice = await desk.json(
    'import',
    workspace,
    '--source',
    'orders',
    good,
    desk.file('twin.csv', readFileSync(good)),
  );
  expect(twice).toMatchObject({ exitCode: 3, answer: { error: { code: 'already-imported' } } });
  expect(readFileSync(workspace).equals(before)).toBe(true);
});

test('the same content twice is refused and names the first import', async () => {
  const { exitCode, answer } = await desk.json('import', workspace, desk.file('copy.csv', CHANNEL));
  expect(exitCode).toBe(3);
  expect(answer).toMatchObject({
    error: { code: 'already-imported', message: expect.stringContaining('channel.csv') },
  });
});

test.each([
  { what: 'no command', words: [] },
  { what: 'an unknown command', words: ['frobnicate'] },
  { what: 'a missing workspace word', words: ['check'] },
  { what: 'an unknown option', words: ['check', 'x.clr', '--deep'] },
  { what: 'a date that does not exist', words: ['reconcile', 'x.clr', '--date', '2026-02-30'] },
  { what: 'a missing date', words: ['reconcile', 'x.clr'] },
  { what: 'an unknown stage', words: ['reconcile', 'x.clr', '--date', '2026-11-19', '--stage', 'bank'] },
  { what: 'an unknown decision', words: ['decide', 'x.clr', 'B1', '--as', 'li', '--decision', 'forget'] },
  { what: 'a decision id that is no number', words: ['approve', 'x.clr', 'one', '--as', 'li'] },
  { what: 'an unknown source', words: ['import', 'x.clr', '--source', 'bnk', 'f.csv'] },
  {
    what: 'both export modes',
    words: ['export', 'x.clr', '--date', '2026-11-19', '--out', 'o', '--summary', '--detail'],
  },
  { what: 'a workspace that is not there', words: ['check', 'nowhere/x.clr'] },
  {
    what: 'csv on standard output with --json',
    words: ['results', 'x.clr', '--date', '2026-11-19', '--format', 'csv'],
  },
])('$what is wrong usage: exit code 2 and one JSON error', async ({ words }) => {
  const { exitCode, answer } = await desk.json(...words);
  expect(exitCode).toBe(2);
  expect(answer).toEqual({ error: { code: 'usage', message: expect.stringMatching(/.{10}/) } });
});

test('errors for people go to standard error alone, with file and line', async () => {
  const settings = desk.file('wrong.yaml', SETTINGS.replace('carry_days: 2', 'carry_dayz: 2'));
  const { exitCode, stdout, stderr } = await desk.run('new', desk.file('never.clr'), '--settings', settings);
  expect(exitCode).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain('wrong.yaml');
  expect(stderr).toContain('carry_dayz');
  const { answer } = await desk.json('new', desk.file('never.clr'), '--settings', settings);
  expect(answer).toMatchObject({ error: { code: 'settings-invalid', file: settings, line: 8 } });
});

test('a damaged or foreign workspace is exit code 5', async () => {
  const damaged = desk.file('damaged.clr', readFileSync(workspace).subarray(0, 5000));
  expect(await desk.json('check', damaged)).toMatchObject({
    exitCode: 5,
    answer: { error: { code: 'workspace-damaged' } },
  });
  expect(await desk.json('check', desk.file('text.clr', 'hello'))).toMatchObject({ exitCode: 5 });
});

test('a workspace that another process writes is locked: exit code 5; reading it is not', async () => {
  const lock = `${workspace}.lock`;
  const { startEngine } = await import('../../worker/start-engine.ts');
  const held = await startEngine({ workspacePath: workspace });
  expect(held.ok).toBe(true);
  expect(readFileSync(lock, 'utf8')).not.toBe('');
  expect(await desk.json('reconcile', workspace, '--date', '2026-11-19')).toMatchObject({
    exitCode: 5,
    answer: { error: { code: 'workspace-locked' } },
  });
  expect((await desk.json('trace', workspace, 'O1')).exitCode).toBe(0);
  if (held.ok) await held.value.close();
});

test('a file that cannot be written or read is named', async () => {
  mkdirSync(desk.file('taken'));
  expect(await desk.json('results', workspace, '--date', '2026-11-19', '--out', desk.file('taken'))).toMatchObject({
    exitCode: 2,
    answer: { error: { file: desk.file('taken') } },
  });
  writeFileSync(desk.file('flat'), '');
  expect(await desk.json('report', workspace, '--date', '2026-11-19', '--out', desk.file('flat'))).toMatchObject({
    exitCode: 2,
  });
  expect(await desk.json('import', workspace, desk.file('absent.csv'))).toMatchObject({
    exitCode: 2,
    answer: { error: { file: desk.file('absent.csv'), message: expect.stringContaining('does not exist') } },
  });
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told as such: exit code 1', async () => {
  expect(await desk.json('results', workspace, '--date', '2026-11-19', '--out', '/dev/full')).toEqual({
    exitCode: 1,
    answer: { error: { code: 'disk-full', message: expect.stringContaining('disk is full'), file: '/dev/full' } },
  });
  expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
});

test('help names every command of the contract', async () => {
  const { exitCode, stdout } = await desk.run('--help');
  expect(exitCode).toBe(0);
  const commands = 'new import reconcile results policy run-diff decide approve undo export report check trace sample';
  for (const command of commands.split(' ')) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});

test('card numbers in names and content of refused files stay out of the error stream', async () => {
  const number = '6222021234567890123';
  const bad = desk.file(`stmt-${number}-bad.csv`, `junk ${number}, 5,6\nmore ${number}, 7,8\n`);
  for (const file of [bad, desk.file(`nothere-${number}.csv`)]) {
    const { exitCode, stdout, stderr } = await desk.run('import', workspace, file);
    expect(exitCode).toBeGreaterThan(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('****0123');
    expect(stderr).not.toContain(number);
  }
});
