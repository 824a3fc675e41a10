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

/** A run: its clearing date, and when it was made (ISO 8601, whole seconds). */
interface RunMoment {
  readonly date: string;
  readonly at: string;
}

/** Since a run, in the order of their numbers. */
export function importsSince(database: Database, run: RunMoment): ImportSince[] {
  // Times are whole seconds: within the second of the run the audit log knows what came after it.
  const after = `(EXISTS (SELECT 1 FROM audit WHERE at = ?1 AND action IN ('import', 'replace', 'undo_import', 'sample')
    AND sequence > (SELECT coalesce(max(sequence), 0) FROM audit WHERE at = ?1 AND action = 'run' AND subject = ?2)))`;
  const since = (column: string) => `(${column} > ?1 OR (${column} = ?1 AND ${after}))`;
  return database
    .all(
      `SELECT id, file, source, channel, replaces, undone_at FROM import
       WHERE (${since('imported_at')} AND undone_at IS NULL) OR (imported_at <= ?1 AND ${since('undone_at')}) ORDER BY id`,
      [run.at, run.date],
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

/** What was undone or done again since a run: the subjects in the audit log, oldest first. */
export function movesSince(database: Database, { at }: RunMoment): string[] {
  return database
    .all(`SELECT subject FROM audit WHERE at > ? AND action IN ('undo', 'redo', 'restore') ORDER BY sequence`, [at])
    .map(({ subject }) => text(subject));
}
