import { expect, test } from 'vitest';
import type { BackupView } from '../../../shared/contract/engine-api.ts';
import { backupCounts, newestFirst, readableSize } from './backup-list.ts';

const backup = (name: string, at: string, verified: boolean | null): BackupView => ({
  ...{ name, at, verified, reason: 'daily', bytes: 1, problem: '' },
});
const backups = [
  backup('a', '2026-11-20T09:00:00Z', true),
  backup('c', '2026-11-22T09:00:00Z', false),
  backup('b', '2026-11-21T09:00:00Z', null),
  backup('d', '2026-11-22T09:00:00Z', true),
];

test('what was not looked at is neither whole nor damaged', () => {
  expect(backupCounts(backups)).toEqual({ whole: 2, damaged: 1, unknown: 1 });
});

test('the newest stands first', () => {
  expect(newestFirst(backups).map(({ name }) => name)).toEqual(['d', 'c', 'b', 'a']);
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1_500_000, '1.4 MiB'],
  [5 * 1024 ** 4, '5120.0 GiB'],
])('%d bytes read %s', (bytes, said) => expect(readableSize(bytes)).toBe(said));
