// Shorthands for the tests of this room.
import { expect } from 'vitest';
import type { Control } from '../format.ts';
import type { Unwrapped } from './source-file.ts';
import { unwrap } from './unwrap.ts';

export const PATIENT: Control = { onProgress: () => undefined, isCancelled: () => false };

/** Unwraps what must be accepted. */
export function unwrapped(file: string, bytes: Uint8Array): Unwrapped {
  const result = unwrap(file, bytes, PATIENT);
  if (!result.ok) throw new Error(`refused: ${result.problem.message}`);
  return result.value;
}

/** Names and texts of what came out. */
export function texts(file: string, bytes: Uint8Array): [string, string][] {
  return unwrapped(file, bytes).files.map((source) => [source.name, new TextDecoder().decode(source.bytes)]);
}

/** The message with which a wrapper is refused. */
export function refusal(file: string, bytes: Uint8Array): string {
  const result = unwrap(file, bytes, PATIENT);
  if (result.ok) throw new Error('was not refused');
  expect(result.problem.code).toBe('input-refused');
  return result.problem.message;
}
