// Every settings text that was ever saved; the newest is in force. Texts are kept as written, comments and all.
import { number, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export interface SavedSettings {
  readonly version: number;
  readonly text: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

export function insertSettings(database: Database, settingsText: string, savedAt: string, savedBy: string): void {
  database.run(
    'INSERT INTO settings (version, text, saved_at, saved_by) SELECT coalesce(max(version), 0) + 1, ?, ?, ? FROM settings',
    [settingsText, savedAt, savedBy],
  );
}

/** Throws where there is none: a workspace is created with its settings. */
export function newestSettings(database: Database): SavedSettings {
  const row = database.first('SELECT version, text, saved_at, saved_by FROM settings ORDER BY version DESC LIMIT 1');
  if (row === null) throw new Error('a workspace without settings');
  return toSaved(row);
}

export function settingsOfVersion(database: Database, version: number): SavedSettings | null {
  const row = database.first('SELECT version, text, saved_at, saved_by FROM settings WHERE version = ?', [version]);
  return row === null ? null : toSaved(row);
}

function toSaved(row: Row): SavedSettings {
  return {
    version: number(row.version),
    text: text(row.text),
    savedAt: text(row.saved_at),
    savedBy: text(row.saved_by),
  };
}

export function newestSettingsVersion(database: Database): number {
  return number(database.first('SELECT coalesce(max(version), 0) AS version FROM settings')?.version);
}
