import { expect, test } from 'vitest';
import { createMasker } from '../../../shared/privacy/mask.ts';
import { auditRows } from '../../workspace/tables/audit.ts';
import {
  answerOf,
  type Bench,
  bankRow,
  bench,
  channelRow,
  importRows,
  order,
  rows,
  run,
  SETTINGS,
} from '../engine.testing.ts';
import { createEngine } from '../engine.ts';
import { USE_CASES } from '../use-cases.ts';
import { maskedFacts } from './masked-facts.ts';

const ACCOUNT = '00998877665544';
const CARD = '4111111111111111';
const DATE = '2026-11-16';

async function day(): Promise<Bench> {
  const users = 'users: [ { id: li, name: 李, role: maker } ]\n';
  const made = await bench(SETTINGS.replace('"6222"', `"${ACCOUNT}"`) + users);
  answerOf(importRows(made, 'orders', [order(CARD, DATE)], `orders_${CARD}.csv`));
  answerOf(importRows(made, 'channel', [channelRow('1', DATE)], 'channel.csv'));
  answerOf(importRows(made, 'bank', [bankRow('2', DATE)], 'bank.csv'));
  answerOf(importRows(made, 'funds', [`E1,5566778899,C,28.82,CNY,${DATE},WX`], 'funds_5566778899.csv'));
  run(made, DATE);
  const breakIds = rows(made, DATE, 'channel').flatMap(({ breakId }) => (breakId === '' ? [] : [breakId]));
  const note = `refund to ${CARD}, account ${ACCOUNT} and 5566 7788 99`;
  answerOf(USE_CASES.decide(made.context, { breakIds, decision: 'carry', user: 'li', note, date: null }));
  return made;
}

test('facts by column: accounts whole, keys as they are, other texts by what stands in them', () => {
  const facts = {
    funds: [{ account_no: '12345678', entry_no: CARD, memo: `to ${CARD}`, amount: 4111111111111111, list: [CARD] }],
  };
  expect(JSON.parse(maskedFacts(JSON.stringify(facts), createMasker()))).toEqual({
    funds: [
      { account_no: '****5678', entry_no: CARD, memo: 'to ****1111', amount: 4111111111111111, list: ['****1111'] },
    ],
  });
  expect(maskedFacts('{}', createMasker())).toBe('{}');
});

test('the audit log keeps no account or card number in any of its columns, and every key', async () => {
  const made = await day();
  const log = auditRows(made.workspace.database, 0, 100);
  const said = log.map((row) => [row.subject, row.why, row.before, row.after].join(' ')).join('\n');
  for (const secret of [ACCOUNT, '5566778899', '5566 7788 99', `orders_${CARD}`]) expect(said).not.toContain(secret);
  const decided = log.find(({ action }) => action === 'decide');
  expect(decided?.why).toBe('refund to ****1111, account ****5544 and ****8899');
  expect(decided?.after).toContain('refund to ****1111, account ****5544 and ****8899');
  expect(decided?.after).toContain('"downstream_keys":"C');
  expect(log.some(({ subject }) => subject.includes('orders_****1111.csv'))).toBe(true);
  expect(log.some(({ subject }) => subject.includes('funds_****8899.csv'))).toBe(true);
});

test('problems of the engine are masked, the answers are not', async () => {
  const made = await day();
  const engine = createEngine(made.context);
  const refused = engine.call('resultDetail', { resultId: 1, account: ACCOUNT });
  expect(refused.ok).toBe(false);
  const missing = engine.call('decide', {
    breakIds: [`for ${ACCOUNT}`],
    decision: 'carry',
    user: 'li',
    note: '',
    date: null,
  });
  expect(missing).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  expect(JSON.stringify(missing)).not.toContain(ACCOUNT);
  expect(JSON.stringify(missing)).toContain('****5544');
  const traced = engine.call('trace', { key: 'E1' });
  expect(JSON.stringify(traced)).toContain('5566778899');
});

test('progress is masked: it goes to logs', async () => {
  const { workspace } = await day();
  const phases: string[] = [];
  const { createContext } = await import('../engine-context.ts');
  const context = createContext({
    workspace,
    now: () => '2026-11-20T00:00:00Z',
    progress: ({ phase }) => phases.push(phase),
    isCancelled: () => false,
  });
  context.progress({ task: 'import', phase: `funds_5566778899.csv ${CARD}`, done: 0, total: 1 });
  expect(phases).toEqual(['funds_****8899.csv ****1111']);
});

test('an account that a later import brings is known from then on', async () => {
  const made = await day();
  const engine = createEngine(made.context);
  const asked = () =>
    JSON.stringify(
      engine.call('decide', { breakIds: ['on 7777888899'], decision: 'carry', user: 'li', note: '', date: null }),
    );
  expect(asked()).toContain('7777888899');
  answerOf(importRows(made, 'funds', [`E2,7777888899,C,1.00,CNY,${DATE},WX`]));
  expect(asked()).not.toContain('7777888899');
});
