// A backup's name says when and why it was made, of which revision, and the beginning of its SHA-256: e.g. 20261122T081500Z-daily-r12-0123456789abcdef.clearbench
import type { BackupView } from '../../../shared/contract/keeping-views.ts';

export type BackupReason = BackupView['reason'];

export interface BackupName {
  /** ISO 8601, seconds, offset Z. */
  readonly at: string;
  readonly reason: BackupReason;
  readonly revision: number;
  /** The first 16 hexadecimal digits of the SHA-256 of the bytes. */
  readonly digest: string;
}

export const DIGEST_LENGTH = 16;
const FORM =
  /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(daily|migration|restore|asked)-r(\d{1,15})-([0-9a-f]{16})\.clearbench$/;

export function backupName({ at, reason, revision, digest }: BackupName): string {
  return `${at.replace(/[-:]/g, '')}-${reason}-r${revision}-${digest}.clearbench`;
}

/** Null where a file of this name is no backup. */
export function parseBackupName(name: string): BackupName | null {
  const match = FORM.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, reason, revision, digest] = match;
  return {
    at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    reason: reason as BackupReason,
    revision: Number(revision),
    digest: digest ?? '',
  };
}
