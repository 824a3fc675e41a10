// Closing days from the command line: conditions as a list with exit code 4, closing, refusals of what is closed, reopening.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from './cli.testing.ts';

const DATE = '2026-11-16';
const SETTINGS = `version: 1
company: 测试
users: [ { id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker } ]
channels:
  - code: WX
    timing_window: 30m
    carry_days: 2
    settlement: { mode: batch, net: true, due: D+1, entries: { account_no: "6222" } }
`;
const ORDERS = `order_no,channel,channel_no,kind,status,amount,currency,time
O1,WX,C1,payment,success,10.00,CNY,${DATE}T12:00:00
O2,WX,C2,payment,success,ten,CNY,${DATE}T12:00:00
`;
const CHANNEL = `channel_no,order_no,channel,kind,status,amount,currency,fee,time
C1,O1,WX,payment,success,10.00,CNY,0.06,${DATE}T12:00:00
`;
const BANK = `bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date
B1,C1,WX,payment,10.00,CNY,0.06,${DATE}T12:00:00,${DATE}
`;

let desk: Desk;
let workspace: string;

beforeAll(async () => {
  desk = openDesk();
  workspace = desk.file('a.clear');
  await desk.run('new', workspace, '--settings', desk.file('settings.yaml', SETTINGS));
  await desk.run('import', workspace, '--source', 'orders', desk.file('orders.csv', ORDERS));
  await desk.run('import', workspace, '--source', 'channel', desk.file('channel.csv', CHANNEL));
  await desk.run('import', workspace, '--source', 'bank', desk.file('bank.csv', BANK));
});
afterAll(() => desk.remove());

const conditionsOf = (answer: Record<string, unknown>) => {
  const { checks } = answer.closing as { checks: { condition: string; ok: boolean }[] };
  return checks.flatMap(({ condition, ok }) => (ok ? [] : [condition]));
};

test('what stands in the way is a list with exit code 4, asked or met', async () => {
  const asked = await desk.json('closing', workspace, '--date', DATE);
  expect(asked.exitCode).toBe(4);
  expect(conditionsOf(asked.answer)).toEqual(['not_stale', 'rejects_settled']);
  expect(asked.answer.error).toBeUndefined();
  const met = await desk.json('close', workspace, '--date', DATE, '--as', 'li');
  expect(met).toMatchObject({
    exitCode: 4,
    answer: { closing: { state: 'open', ready: false }, error: { code: 'not-balanced' } },
  });
  const text = await desk.run('close', workspace, '--date', DATE, '--as', 'li');
  expect(text.exitCode).toBe(4);
  expect(text.stdout).toContain('! rejects_settled');
  expect(text.stdout).toContain('1:3');
});

test('settled, run and closed; closed it refuses; reopened it does not', async () => {
  const settle = (...words: string[]) =>
    desk.run('settle', workspace, '1', '--as', 'li', '--note', 'cancelled', ...words);
  expect((await settle('--lines', 'x')).exitCode).toBe(2);
  expect((await settle('--lines', '7')).exitCode).toBe(3);
  expect((await settle('--lines', '3')).stdout).toContain('1 rejected lines of import 1 are settled');
  await desk.run('reconcile', workspace, '--date', DATE);
  expect((await desk.run('closing', workspace, '--date', DATE)).exitCode).toBe(0);
  const closed = await desk.json('close', workspace, '--date', DATE, '--as', 'li', '--note', 'done');
  expect(closed).toMatchObject({
    exitCode: 0,
    answer: { closing: { state: 'closed', acts: [{ act: 'closed', reason: 'done' }] } },
  });
  const again = await desk.json('reconcile', workspace, '--date', DATE);
  expect(again).toMatchObject({ exitCode: 3, answer: { error: { code: 'day-closed', value: DATE } } });
  const reopen = (who: string, reason: string) =>
    desk.run('reopen', workspace, '--date', DATE, '--as', who, '--reason', reason);
  expect((await reopen('li', 'why')).exitCode).toBe(3);
  expect((await reopen('wang', '')).exitCode).toBe(3);
  expect((await reopen('wang', 'a late file')).stdout).toContain(`${DATE} is open again`);
  const view = await desk.run('closing', workspace, '--date', DATE);
  expect(view.stdout).toContain('reopened by wang: a late file');
  expect((await desk.run('reconcile', workspace, '--date', DATE)).exitCode).toBe(0);
});
