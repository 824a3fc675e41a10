import { expect, test } from 'vitest';
import { signedKind } from './handed-over.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test('a handed-over file is known by its own word for itself', () => {
  expect(signedKind(bytes({ format: 'clearbench-identity-card' }))).toBe('card');
  expect(
    signedKind(bytes({ content: { format: 'clearbench-package-answer' }, format: 'clearbench-decision-package' })),
  ).toBe('package');
  expect(signedKind(bytes({ format: 'clearbench-package-answer' }))).toBe('answer');
});

test('anything else is none of them', () => {
  expect(signedKind(bytes({ content: { format: 'clearbench-identity-card' } }))).toBeNull();
  expect(signedKind(bytes({ format: 'toString' }))).toBeNull();
  expect(signedKind(bytes(null))).toBeNull();
  expect(signedKind(new Uint8Array([0x50, 0x4b]))).toBeNull();
});
