// Which rows of a backup a damaged workspace held unchanged. A backup is taken at its word only as far as the audit log of the damaged file
// proves it: the log must hold the backup's last entry, and the steps since must not have touched the row. All else stays lost.
import type { Database, SqlValue } from '../../database.ts';
import { type Changes, eachNote, valuesOf } from '../../history/changes.ts';
import { trackedTables } from '../../history/tracked-tables.ts';
import { schemaNumber } from '../../schema.ts';
import { type AuditHead, auditHead, notedHead } from '../../tables/audit.ts';
import { revision } from '../../tables/meta.ts';
import { changesOfStep, type Step, stepById } from '../../tables/steps.ts';

/** Whether the damaged file held this row of a backup as the backup has it. `key`: of the primary key. */
export type IsProven = (table: string, key: readonly SqlValue[]) => boolean;

/** What was read from the damaged file itself. */
export interface ReadFile {
  readonly database: Database;
  /** Of the schema. */
  readonly format: number;
  /** Whether the row of this number may be among what could not be read. */
  mayBeLost(table: string, id: number): boolean;
}

/** Rows of these are only ever added. */
const APPEND_ONLY = [
  'audit',
  'closing_act',
  'container',
  'export_batch',
  'export_file',
  'original',
  'package',
  'package_merge',
  'person_key',
  'step_changes',
];

export function provenRows(read: ReadFile, backup: Database): IsProven {
  const format = schemaNumber(backup);
  if (format !== read.format || format < FIRST_WITH_AUDIT) return () => false;
  const end = auditHead(backup);
  const now = headOf(read);
  if (end.rows === 0) return () => false;
  if (now !== null && now.rows === end.rows && now.hash === end.hash && revision(read.database) === revision(backup))
    return () => true;
  if (!holds(read.database, end)) return () => false;
  const touched = now === null ? null : touchedSince(read, end.rows, now.rows);
  const tracked = new Set(trackedTables(read.database).map(({ name }) => name));
  return (table, key) =>
    APPEND_ONLY.includes(table) ||
    (touched !== null && tracked.has(table) && touched.get(table)?.has(JSON.stringify(key)) !== true);
}

const FIRST_WITH_AUDIT = 5;

/** Where the log of the damaged file ended; null where that is lost. */
function headOf({ database, mayBeLost }: ReadFile): AuditHead | null {
  const [noted, last] = [notedHead(database), auditHead(database)];
  if (noted !== null && noted.rows >= last.rows) return noted;
  return mayBeLost('audit', last.rows + 1) ? null : last;
}

/** Each entry names the hash of the one before: that one, or the one behind it, is enough. */
export function holds(database: Database, { rows, hash }: AuditHead): boolean {
  return (
    database.first(
      'SELECT 1 FROM audit WHERE (sequence = ?1 AND hash = ?2) OR (sequence = ?1 + 1 AND previous_hash = ?2)',
      [rows, hash],
    ) !== null
  );
}

/** Keys of rows that were changed or removed after an entry, by table; null where that can't be told any more. */
function touchedSince(read: ReadFile, after: number, upTo: number): ReadonlyMap<string, ReadonlySet<string>> | null {
  const touched = new Map<string, Set<string>>();
  try {
    for (let id = after + 1; id <= upTo; id += 1) {
      const step = stepById(read.database, id);
      const changes = step === null ? null : changesOf(read, step);
      if (changes === null) return null;
      for (const [table, own] of changes) {
        const keys = touched.get(table) ?? new Set();
        const places = own.key.map((column) => own.columns.indexOf(column));
        eachNote(own, (act, row) => {
          if (act === 'insert') return;
          const values = valuesOf(row);
          keys.add(JSON.stringify(places.map((place) => values[place])));
        });
        touched.set(table, keys);
      }
    }
  } catch {
    // What a step changed can be read no more.
    return null;
  }
  return touched;
}

/** Null where they are among what is lost, and of a redo, which keeps none. */
function changesOf(read: ReadFile, { id, undoes }: Step): Changes | null {
  const own = changesOfStep(read.database, id);
  return own.size > 0 || (undoes === null && !read.mayBeLost('step_changes', id)) ? own : null;
}
