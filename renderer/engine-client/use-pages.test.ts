import { expect, test } from 'vitest';
import { PAGE_SIZE, pagesToHold, WHOLE_LIST } from './use-pages.ts';

test('a short list is held whole, a long one by the pages in sight', () => {
  expect(pagesToHold(null, 0, 0, true)).toEqual([0]);
  expect(pagesToHold(3 * PAGE_SIZE, 0, 0, true)).toEqual([0, 1, 2]);
  expect(pagesToHold(100_000, 50_000, 50_040, true)).toEqual([0, 249, 250, 251]);
  expect(pagesToHold(WHOLE_LIST + 1, 0, 30, true)).toEqual([0, 1]);
});
