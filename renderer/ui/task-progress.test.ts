import { expect, test } from 'vitest';
import { paceOf } from './task-progress.tsx';

test('the pace is rows a second since the phase began, and what that leaves', () => {
  expect(paceOf(2_000, 10_000, 30_000)).toEqual({ perSecond: 5_000, secondsLeft: 4 });
  expect(paceOf(100, 10_000, 30_000)).toBeNull();
  expect(paceOf(2_000, 30_000, 30_000)).toEqual({ perSecond: 15_000, secondsLeft: null });
});
