import { expect, test } from 'vitest';
import { withSwitched } from './with-switched.ts';

test('the mode is switched for one user and stays as it is for others', () => {
  expect(withSwitched(['wang'], 'li')).toEqual(['wang', 'li']);
  expect(withSwitched(['wang', 'li'], 'li')).toEqual(['wang']);
  expect(withSwitched([], '')).toEqual(['']);
});
