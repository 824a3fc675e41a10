import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subsetsWithSum } from './subset-sum.ts';

test('finds exactly the sets of two or more that a brute force finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 9 }),
      fc.integer({ min: -60, max: 60 }),
      (amounts, target) => {
        const expected: string[] = [];
        for (let mask = 0; mask < 1 << amounts.length; mask += 1) {
          const set = amounts.flatMap((_, index) => ((mask >> index) & 1 ? [index] : []));
          if (set.length > 1 && set.reduce((sum, index) => sum + (amounts[index] ?? 0), 0) === target)
            expected.push(set.join());
        }
        const answer = subsetsWithSum(amounts, target);
        const found = answer.sets.map((set) => set.join());
        if (answer.complete) expect([...found].sort()).toEqual([...expected].sort());
        else expect(expected).toEqual(expect.arrayContaining(found));
      },
    ),
  );
});

test('beyond the exact bound the answer is honest: complete only when everything was seen', () => {
  const powers = Array.from({ length: 44 }, (_, index) => 3 ** Math.min(index, 30) + index);
  const unreachable = subsetsWithSum(powers, -1);
  expect(unreachable).toEqual({ sets: [], complete: true });
  const crowded = subsetsWithSum(
    Array.from({ length: 60 }, () => 1),
    30,
  );
  expect(crowded.complete).toBe(false);
});
