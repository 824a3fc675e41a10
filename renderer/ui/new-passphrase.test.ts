import { expect, test } from 'vitest';
import { passphraseFault } from './new-passphrase.ts';

test('a new passphrase is taken when it was typed twice alike', () => {
  expect(passphraseFault('', '')).toBe('empty');
  expect(passphraseFault('', 'x')).toBe('empty');
  expect(passphraseFault('correct horse', 'correct horsE')).toBe('differs');
  expect(passphraseFault('correct horse', '')).toBe('differs');
  expect(passphraseFault('correct horse', 'correct horse')).toBeNull();
});
