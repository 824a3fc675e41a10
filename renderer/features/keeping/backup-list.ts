// What the list of backups says as a whole, and sizes as people read them.
import type { BackupView } from '../../../shared/contract/engine-api.ts';

export interface BackupCounts {
  readonly whole: number;
  readonly damaged: number;
  readonly unknown: number;
}

export function backupCounts(backups: readonly Pick<BackupView, 'verified'>[]): BackupCounts {
  const count = (verified: boolean | null) => backups.filter((one) => one.verified === verified).length;
  return { whole: count(true), damaged: count(false), unknown: count(null) };
}

/** Newest first; of the same second by name. */
export function newestFirst(backups: readonly BackupView[]): readonly BackupView[] {
  return [...backups].sort((left, right) => (`${left.at} ${left.name}` < `${right.at} ${right.name}` ? 1 : -1));
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** "1.4 MiB"; whole bytes stay whole. */
export function readableSize(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
