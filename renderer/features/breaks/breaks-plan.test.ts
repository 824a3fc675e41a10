import { expect, test } from 'vitest';
import { optionInForce } from './decision-keys.ts';
import { printedTime } from './printed-time.ts';
import { planOf } from './use-breaks.ts';

const look = { mode: 'day', stage: 'channel', outcome: null, search: '', folded: true } as const;
const scope = { date: '2026-11-19', channel: null };

test('folded, only what differs or waits is listed; a bucket lists all of its own', () => {
  expect(planOf(look, scope)).toMatchObject({ folds: true, ask: { filter: { outcomes: null, order: 'time' } } });
  expect(planOf({ ...look, outcome: 'matched' }, scope)).toMatchObject({
    folds: false,
    ask: { filter: { outcomes: ['matched'], standing: null } },
  });
  expect(planOf({ ...look, mode: 'backlog' }, scope).ask?.method).toBe('openBreaks');
  expect(planOf(look, { date: null, channel: null }).ask).toBeNull();
});

test('the chosen option holds while it is offered, else the usual one', () => {
  const option = (decision: 'adjust' | 'carry', usual: boolean) => ({
    decision,
    usual,
    needsApproval: false,
    entries: [],
  });
  const options = [option('carry', false), option('adjust', true)];
  expect(optionInForce(options, 'carry')?.decision).toBe('carry');
  expect(optionInForce(options, 'refund')?.decision).toBe('adjust');
  expect(optionInForce([], null)).toBeNull();
});

test('an instant is printed short, anything else as it is', () => {
  expect(printedTime('2026-11-20T07:12:00Z')).toMatch(/^11-(19|20|21) \d\d:12$/);
  expect(printedTime('yesterday')).toBe('yesterday');
});
