import { expect, test } from 'vitest';
import type { ClosingCheck, ClosingCondition } from '../../../../shared/contract/engine-api.ts';
import { conditionTarget, failing } from './condition-targets.ts';

const checkOf = (condition: ClosingCondition, items: readonly string[], ok = false): ClosingCheck => ({
  condition,
  ok,
  count: items.length,
  message: '',
  items,
});

test('each condition leads to where it is mended; one that holds leads nowhere', () => {
  expect(conditionTarget(checkOf('not_stale', ['WX']))).toEqual({ type: 'run' });
  expect(conditionTarget(checkOf('earlier_days', ['2026-11-16', '2026-11-17']))).toEqual({
    type: 'date',
    date: '2026-11-16',
  });
  expect(conditionTarget(checkOf('breaks_decided', ['B1']))).toEqual({ type: 'breaks' });
  expect(conditionTarget(checkOf('approvals_done', ['7']))).toEqual({ type: 'approvals' });
  expect(conditionTarget(checkOf('rejects_settled', ['3:12']))).toEqual({ type: 'rejects' });
  expect(conditionTarget(checkOf('rejects_settled', [], true))).toBeNull();
});

test('a control total leads to its link of the chain', () => {
  const link = (item: string) => conditionTarget(checkOf('control_totals', [item]));
  expect(link('balance 2026-11-16 CNY: opening -> closing')).toEqual({ type: 'chain', link: 'fund' });
  expect(link('double-entry 2026-11-16: debit -> credit')).toEqual({ type: 'chain', link: 'journal' });
  expect(link('total-total 2026-11-16 WX CNY: declared -> computed')).toEqual({ type: 'chain', link: 'import' });
});

test('what fails keeps its order', () => {
  const checks = [checkOf('not_stale', [], true), checkOf('breaks_decided', ['B1']), checkOf('earlier_days', ['x'])];
  expect(failing(checks).map(({ condition }) => condition)).toEqual(['breaks_decided', 'earlier_days']);
});
