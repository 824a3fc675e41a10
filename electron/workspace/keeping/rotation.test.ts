import { expect, test } from 'vitest';
import { type BackupReason, backupName, parseBackupName } from './backup-name.ts';
import { superfluous } from './rotation.ts';

const digest = '0123456789abcdef';
const named = (at: string, reason: BackupReason, revision = 1) => backupName({ at, reason, revision, digest });
const date = (number: number) => `${new Date(Date.UTC(2026, 0, number, 9)).toISOString().slice(0, 19)}Z`;
const never = () => false;

test('a name says what it was given, and other files are no backups', () => {
  const parts = { at: '2026-11-22T08:15:00Z', reason: 'restore', revision: 12, digest } as const;
  expect(backupName(parts)).toBe('20261122T081500Z-restore-r12-0123456789abcdef.clearbench');
  expect(parseBackupName(backupName(parts))).toEqual(parts);
  for (const name of ['checks.json', '.copying', `x${backupName(parts)}`, `${backupName(parts)}-log`])
    expect(parseBackupName(name)).toBeNull();
});

test('seven days and one of each of four weeks before them stay', () => {
  const days = Array.from({ length: 60 }, (_, index) => named(date(index + 1), 'daily'));
  let kept: string[] = [];
  for (const name of days) {
    kept = [...kept, name];
    const gone = new Set(superfluous(kept, never));
    kept = kept.filter((one) => !gone.has(one));
  }
  const times = kept.flatMap((name) => parseBackupName(name)?.at.slice(0, 10) ?? []);
  expect(times.slice(-7)).toEqual([
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  // Each is the newest of its week: Sundays.
  expect(times.slice(0, -7)).toEqual(['2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22']);
});

test('what a person asked for and what a restore put aside never goes; five from before migrations stay', () => {
  const names = Array.from({ length: 30 }, (_, index) => [
    named(date(index + 1), 'asked'),
    named(date(index + 1), 'restore'),
    named(date(index + 1), 'migration'),
  ]).flat();
  const gone = superfluous(names, never).flatMap((name) => parseBackupName(name) ?? []);
  expect(new Set(gone.map(({ reason }) => reason))).toEqual(new Set(['migration']));
  expect(gone).toHaveLength(25);
  expect(gone.at(-1)?.at).toBe(date(25));
});

test('a copy that is not whole never pushes out one that is', () => {
  const days = Array.from({ length: 14 }, (_, index) => named(date(index + 1), 'daily'));
  const bad = new Set(days.slice(-7));
  expect(superfluous(days, (name) => bad.has(name))).toEqual([]);
});
