// The whole way of a tiny day through the command line: JSON shapes, exit codes, files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, workspaceOfOneDay } from './cli.testing.ts';

const DATE = '2026-11-19';
let desk: Desk;
let workspace: string;

beforeAll(async () => {
  desk = openDesk();
  workspace = await workspaceOfOneDay(desk);
});
afterAll(() => desk.remove());

test('new answers what it made and refuses an existing file', async () => {
  const fresh = desk.file('fresh.clr');
  expect(await desk.json('new', fresh, '--settings', desk.file('settings.yaml'))).toEqual({
    exitCode: 0,
    answer: { workspace: fresh, company: '测试支付', currency: 'CNY', channels: [{ code: 'WX', name: '微信支付' }] },
  });
  expect(await desk.json('new', fresh)).toMatchObject({ exitCode: 2, answer: { error: { code: 'usage' } } });
});

test('import answers the control totals of each file, amounts in plain decimals', async () => {
  const entries = `entry_no,account_no,direction,amount,currency,value_date\nE1,6222,C,28.82,CNY,2026-11-20\nE2,6222,D,1,00.00,CNY,2026-11-20\n`;
  const { exitCode, answer } = await desk.json(
    'import',
    workspace,
    '--source',
    'funds',
    '--rejects',
    desk.file('rejects'),
    desk.file('funds.csv', entries),
  );
  expect(exitCode).toBe(0);
  expect(answer.files).toMatchObject([
    {
      file: 'funds.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      profile: 'generic',
      source: 'funds',
      channel: '',
      encoding: 'utf-8',
      lines_read: 3,
      rows: 1,
      rejected: 1,
      header_footer: 1,
      sums: [{ kind: null, direction: 'C', currency: 'CNY', count: 1, amount: '28.82' }],
      declared: [],
      proof: 'unproven',
      rejects: [{ line: 3, field: expect.any(String), value: expect.any(String), reason: expect.any(String) }],
      rejects_file: desk.file('rejects/funds.csv.rejects.csv'),
    },
  ]);
  expect(readFileSync(desk.file('rejects/funds.csv.rejects.csv'), 'utf8')).toContain('E2,6222,D');
});

test('reconcile, results and run-diff', async () => {
  const { answer } = await desk.json('reconcile', workspace, '--date', DATE);
  expect(answer).toMatchObject({ date: DATE, unassigned: 0, stale_dates: [] });
  expect(answer.table).toContainEqual({
    stage: 'channel',
    channel: 'WX',
    currency: 'CNY',
    outcome: 'amount_differs',
    count: 1,
    difference: '-1.00',
  });
  const results = await desk.json('results', workspace, '--date', DATE);
  expect((results.answer.results as unknown[])[1]).toEqual({
    stage: 'channel',
    clearing_date: DATE,
    channel: 'WX',
    outcome: 'amount_differs',
    reason: '',
    kind: 'payment',
    currency: 'CNY',
    upstream_keys: 'C2',
    downstream_keys: 'C2',
    upstream_amount: '20.00',
    downstream_amount: '19.00',
    difference: '-1.00',
    upstream_fee: '0.12',
    downstream_fee: '0.12',
    rule: 'channel_no',
    break_id: expect.stringMatching(/^B/),
    upstream_rows: '2:3',
    downstream_rows: '3:3',
  });
  const csv = (await desk.run('results', workspace, '--date', DATE)).stdout;
  expect(csv.split('\n')[0]).toBe(
    'stage,clearing_date,channel,outcome,reason,kind,currency,upstream_keys,downstream_keys,upstream_amount,downstream_amount,difference,upstream_fee,downstream_fee,rule,break_id,upstream_rows,downstream_rows',
  );
  expect(csv.trimEnd().split('\n')).toHaveLength(6);
  const one = await desk.run('results', workspace, '--date', DATE, '--stage', 'fund', '--out', desk.file('fund.csv'));
  expect(one.stdout).toContain('1 rows written to');
  expect(readFileSync(desk.file('fund.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  expect(await desk.json('run-diff', workspace, '--date', DATE)).toEqual({
    exitCode: 0,
    answer: {
      date: DATE,
      unchanged: 5,
      summary: { changes: 0, cleared: 0, arisen: 0, altered: 0, decisions: 0, reasons: [] },
      offset: 0,
      changes: [],
    },
  });
});

test('a date without results is an empty answer, not an error', async () => {
  expect(await desk.json('results', workspace, '--date', '2026-01-01')).toEqual({
    exitCode: 0,
    answer: { date: '2026-01-01', results: [] },
  });
  const csv = await desk.run('results', workspace, '--date', '2026-01-01');
  expect(csv.stdout).toMatch(/^stage,[^\n]*\n$/);
  expect(csv.stderr).toContain('no results on 2026-01-01');
});

test('decide, approve, undo', async () => {
  const { answer } = await desk.json('results', workspace, '--date', DATE, '--stage', 'channel');
  const breakId = (answer.results as { break_id: string }[])[1]?.break_id ?? '';
  const decided = await desk.json(
    'decide',
    workspace,
    breakId,
    '--as',
    'li',
    '--decision',
    'write_off',
    '--note',
    'gone',
  );
  expect(decided.answer).toMatchObject({
    decisions: [{ decision_id: 1, break_id: breakId, state: 'waiting', maker: 'li', amount: '1.00' }],
  });
  expect(await desk.json('approve', workspace, '1', '--as', 'li')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-allowed', field: 'user', value: 'li' } },
  });
  expect((await desk.json('approve', workspace, '1', '--as', 'wang')).answer).toMatchObject({
    decision: { state: 'effective', checker: 'wang' },
  });
  expect((await desk.json('undo', workspace, '1', '--as', 'li')).answer).toMatchObject({ decision: { reverses: 1 } });
  expect(await desk.json('decide', workspace, 'B0', '--as', 'li', '--decision', 'adjust')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'not-found' } },
  });
});

test('policy, check and export; a second export says so', async () => {
  expect((await desk.json('policy', workspace, '--date', DATE)).answer).toEqual({ date: DATE, decisions: [] });
  const check = await desk.json('check', workspace, '--date', DATE);
  expect(check).toMatchObject({ exitCode: 0, answer: { ok: true } });
  expect((check.answer.links as unknown[])[0]).toEqual({
    kind: 'flow',
    date: DATE,
    channel: '',
    from: 'file 1 orders.csv: lines read',
    to: '2 rows + 0 rejected + 1 header and footer',
    currency: '',
    count_in: 3,
    count_out: 3,
    amount_in: null,
    amount_out: null,
    ok: true,
    records: [],
  });
  const out = desk.file('out');
  const exported = await desk.json('export', workspace, '--date', DATE, '--out', out, '--as', 'li');
  expect(exported.answer).toMatchObject({
    batch: { batch_id: 'B20261119-1', mode: 'summary', by: 'li' },
    files: [{ name: 'adjustments.csv' }, { name: 'journal.csv' }, { name: 'manifest.json' }],
  });
  const journal = readFileSync(desk.file('out/journal.csv'), 'utf8');
  const again = await desk.json('export', workspace, '--date', DATE, '--out', out);
  expect(again).toMatchObject({
    exitCode: 0,
    answer: { batch: null, files: [], messages: [expect.stringContaining('nothing is new')] },
  });
  expect(readFileSync(desk.file('out/journal.csv'), 'utf8')).toBe(journal);
  await desk.json('export', workspace, '--date', DATE, '--out', desk.file('copy'), '--again');
  expect(readFileSync(desk.file('copy/journal.csv'), 'utf8')).toBe(journal);
});

test('export overwrites nothing unasked, and books nothing then', async () => {
  await desk.run('reconcile', workspace, '--date', '2026-11-20');
  writeFileSync(desk.file('out/journal.csv'), 'not taken over yet');
  const out = desk.file('out');
  const refused = await desk.json('export', workspace, '--date', '2026-11-20', '--out', out);
  expect(refused).toMatchObject({
    exitCode: 2,
    answer: { error: { message: expect.stringContaining('exists already') } },
  });
  expect(readFileSync(desk.file('out/journal.csv'), 'utf8')).toBe('not taken over yet');
  const forced = await desk.json('export', workspace, '--date', '2026-11-20', '--out', out, '--force', '--detail');
  expect(forced.answer).toMatchObject({ batch: { batch_id: 'B20261120-1', mode: 'detail' } });
});

test('report writes six files whose proofs are zero', async () => {
  const { exitCode, answer } = await desk.json(
    'report',
    workspace,
    '--date',
    '2026-11-20',
    '--out',
    desk.file('reports'),
  );
  expect(exitCode).toBe(0);
  const files = answer.files as { name: string; path: string; proofs: { amount: string; count: number }[] }[];
  expect(files.map(({ name }) => name)).toEqual([
    'daily-clearing.csv',
    'settlement.csv',
    'reserve.csv',
    'ageing.csv',
    'break-movement.csv',
    'balance-reconciliation.csv',
  ]);
  for (const { path, proofs } of files) {
    expect(existsSync(path)).toBe(true);
    expect(proofs.length).toBeGreaterThan(0);
    for (const { amount, count } of proofs) expect([amount, count]).toEqual(['0.00', 0]);
  }
});

test('trace answers lives with their steps', async () => {
  const { answer } = await desk.json('trace', workspace, 'O1');
  expect(answer).toMatchObject({
    key: 'O1',
    lives: [
      {
        record: { row: '1:2', source: 'orders', amount: '10.00' },
        steps: expect.arrayContaining([expect.objectContaining({ step: 'export' })]),
      },
      { record: { row: '2:2', source: 'channel' } },
    ],
  });
  expect((await desk.run('trace', workspace, 'O1')).stdout).toContain('orders.csv line 2, bytes');
});

test('check answers 4 and names the record when a total does not balance', async () => {
  const late = ORDERS_LATE;
  await desk.run('import', workspace, '--source', 'orders', desk.file('late.csv', late));
  const { exitCode, answer } = await desk.json('check', workspace);
  expect([exitCode, answer.ok]).toEqual([4, false]);
  const text = await desk.run('check', workspace);
  expect(text.exitCode).toBe(4);
  expect(text.stdout).toContain('O3 (in no result)');
  expect(text.stdout).toMatch(/\d+ of \d+ links do not balance\n$/);
});

const ORDERS_LATE = `order_no,channel,channel_no,kind,status,amount,currency,time
O3,WX,C3,payment,success,5.00,CNY,${DATE}T12:00:00
`;

test('sample writes days, settings and truth, the same bytes for the same seed', async () => {
  const words = ['--rows', '40', '--days', '1', '--seed', '3'];
  const { answer } = await desk.json('sample', desk.file('s1'), ...words);
  await desk.run('sample', desk.file('s2'), ...words);
  const files = answer.files as { file: string }[];
  expect(files.length).toBeGreaterThan(3);
  for (const { file } of [...files, { file: desk.file('s1/truth.csv') }, { file: desk.file('s1/settings.yaml') }])
    expect(readFileSync(file)).toEqual(readFileSync(file.replace('/s1/', '/s2/')));
});
