// What happened to imports since a moment, and where records that are gone stood between those that are left: reasons of a run's changes.
import { number, numberOrNull, text } from '../columns.ts';
import type { Database } from '../database.ts';

export interface ImportSince {
  readonly id: number;
  readonly file: string;
  readonly source: string;
  readonly channel: string;
  /** The import that it took the place of. */
  readonly replaces: number | null;
  /** Brought in since, or taken back since; one that came and went again is not here. */
  readonly what: 'imported' | 'undone';
}

/** Since a moment (ISO 8601), in the order of their numbers. */
export function importsSince(database: Database, moment: string): ImportSince[] {
  return database
    .all(
      `SELECT id, file, source, channel, replaces, undone_at FROM import
       WHERE (imported_at > ?1 AND undone_at IS NULL) OR (imported_at <= ?1 AND undone_at > ?1) ORDER BY id`,
      [moment],
    )
    .map((row) => ({
      id: number(row.id),
      file: text(row.file),
      source: text(row.source),
      channel: text(row.channel),
      replaces: numberOrNull(row.replaces),
      what: row.undone_at === null ? 'imported' : 'undone',
    }));
}

/** The imports of the nearest records that are left on both sides of a number; null where there is none. Records are numbered by import. */
export function importsAround(
  database: Database,
  recordId: number,
): { readonly below: number | null; readonly above: number | null } {
  const side = (sql: string) => numberOrNull(database.first(sql, [recordId])?.import_id ?? null);
  return {
    below: side('SELECT import_id FROM record WHERE id < ? ORDER BY id DESC LIMIT 1'),
    above: side('SELECT import_id FROM record WHERE id > ? ORDER BY id LIMIT 1'),
  };
}

/** What was undone or done again since a moment: the subjects in the audit log, oldest first. */
export function movesSince(database: Database, moment: string): string[] {
  return database
    .all(`SELECT subject FROM audit WHERE at > ? AND action IN ('undo', 'redo', 'restore') ORDER BY sequence`, [moment])
    .map(({ subject }) => text(subject));
}
