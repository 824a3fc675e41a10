import { expect, test } from 'vitest';
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import { flaggedDecisions } from './flagged.ts';

const made = (id: number, change: Partial<DecisionView> = {}): DecisionView =>
  ({ id, state: 'effective', reverses: null, flagged: true, ...change }) as unknown as DecisionView;

test('what stands on changed facts is listed, newest first; what is undone or unchanged is not', () => {
  const all = [
    made(1),
    made(2, { flagged: false }),
    made(3, { state: 'undone' }),
    made(4, { state: 'waiting' }),
    made(5, { reverses: 3 }),
    made(6, { state: 'rejected' }),
  ];
  expect(flaggedDecisions(all).map(({ id }) => id)).toEqual([4, 1]);
});
