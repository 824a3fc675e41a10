// What the engine says of how the workspace is kept: backups, encryption, what a damaged file still holds.

export interface BackupView {
  /** Name of the file in the backup folder beside the workspace. */
  readonly name: string;
  readonly at: string;
  /** daily: by itself, before the first change of a day. migration: before a newer program changed the format. restore: before another one was restored. asked: by a person. */
  readonly reason: 'daily' | 'migration' | 'restore' | 'asked';
  readonly bytes: number;
  /** Opened, its pages checked, its audit log whole. Null: not looked at since. */
  readonly verified: boolean | null;
  /** Why it is not whole; ''. */
  readonly problem: string;
}

export interface KeepingView {
  readonly encrypted: boolean;
  /** Where the backups are. */
  readonly folder: string;
  readonly backups: readonly BackupView[];
  /** How many daily ones are kept. */
  readonly keep: number;
}
