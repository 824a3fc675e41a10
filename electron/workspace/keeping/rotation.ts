// Which backups may go. Only those made by themselves: the newest seven daily ones stay, one of each of the four weeks before them,
// and the newest five from before a migration. What a person asked for, and what a restore put aside, stays.
import { type BackupName, parseBackupName } from './backup-name.ts';

export const DAILY_KEPT = 7;
const WEEKLY_KEPT = 4;
const MIGRATION_KEPT = 5;

/** `isBad`: known not to be whole; such a one takes no place of a good one. Answers names, oldest first. */
export function superfluous(names: readonly string[], isBad: (name: string) => boolean): string[] {
  const backups = names
    .flatMap((name) => {
      const parts = parseBackupName(name);
      return parts === null ? [] : [{ name, ...parts }];
    })
    .sort((left, right) => (left.at === right.at ? compare(right.name, left.name) : compare(right.at, left.at)));
  const daily = backups.filter(({ reason }) => reason === 'daily');
  const good = daily.filter(({ name }) => !isBad(name));
  const newest = good.slice(0, DAILY_KEPT);
  const weekly = new Map<number, string>();
  for (const { name, at } of good.slice(DAILY_KEPT)) {
    const week = weekOf(at);
    if (!weekly.has(week) && weekly.size < WEEKLY_KEPT) weekly.set(week, name);
  }
  const kept = new Set([...newest.map(({ name }) => name), ...weekly.values()]);
  const since = newest.length < DAILY_KEPT ? '' : (newest.at(-1)?.at ?? '');
  const migrations = backups.filter(({ reason, name }) => reason === 'migration' && !isBad(name));
  return [...daily.filter(({ name, at }) => !kept.has(name) && at < since), ...migrations.slice(MIGRATION_KEPT)]
    .map(({ name }) => name)
    .sort(compare);
}

const DAY_MS = 86_400_000;

/** Weeks begin on Mondays; 1970-01-01 was a Thursday. */
function weekOf(at: BackupName['at']): number {
  return Math.floor((Date.parse(at) / DAY_MS + 3) / 7);
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
