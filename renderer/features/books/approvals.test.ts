import { expect, test } from 'vitest';
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import { approvalBar, possibleCheckers } from './approvals.ts';

const decision: DecisionView = {
  id: 1,
  breakId: 'b',
  itemId: 'b',
  stage: 'channel',
  outcome: 'amount_differs',
  channel: 'WX',
  clearingDate: '2026-11-19',
  decision: 'write_off',
  state: 'waiting',
  maker: 'li',
  checker: '',
  decidedAt: '2026-11-19T15:12:00',
  note: '',
  kind: 'payment',
  currency: 'CNY',
  amount: 800,
  keys: ['T1'],
  reverses: null,
  flagged: false,
  entries: [],
};
const users = [
  { id: 'li', name: '李', role: 'maker' },
  { id: 'zhao', name: '赵', role: 'maker' },
  { id: 'wang', name: '王', role: 'checker' },
] as const;

test('the maker cannot approve what he made, nobody can without a user', () => {
  expect(approvalBar(decision, 'li')).toBe('own-decision');
  expect(approvalBar(decision, '')).toBe('no-user');
  expect(approvalBar(decision, 'wang')).toBeNull();
});

test('those who can are named, checkers first', () => {
  expect(possibleCheckers(decision, users).map((user) => user.id)).toEqual(['wang', 'zhao']);
});
