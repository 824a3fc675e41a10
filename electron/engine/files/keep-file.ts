// Keeping a file that was read, whole or not at all. The same content is never in force twice.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import type { SourceRow } from '../../../shared/model/record.ts';
import type { Database } from '../../workspace/database.ts';
import { importByContent, importById, insertImport } from '../../workspace/tables/imports.ts';
import { keepContainer } from '../../workspace/tables/originals.ts';
import { insertRecords } from '../../workspace/tables/records.ts';
import { markRunsStale } from '../../workspace/tables/runs.ts';
import { closedRows } from '../closing/closed-dates.ts';
import type { EngineContext } from '../engine-context.ts';
import type { HeldFile } from './held-file.ts';
import { datesOf, noImport } from './import-facts.ts';
import type { ReadFile } from './read-file.ts';

/** Inside the caller's action, after `contentProblem` was asked. */
export function keepFile(
  context: EngineContext,
  held: HeldFile,
  { parsed, profile }: ReadFile,
  replaces: number | null,
): Result<ImportView> {
  const { database } = context.workspace;
  const { container } = held;
  const closed = closedRows(context, held.file, parsed.rows);
  if (closed !== null) return refuse(closed);
  const importId = insertImport(database, {
    file: held.file,
    sha256: held.sha256,
    content: held.bytes,
    importedAt: context.now(),
    dates: datesOf(parsed.rows),
    parsed,
    profile,
    container:
      container === null
        ? null
        : { id: keepContainer(database, container.sha256, container.bytes), file: container.file },
    replaces,
  });
  insertRecords(database, importId, parsed.rows);
  context.throwIfCancelled();
  markTouched(database, parsed.rows);
  const view = importById(database, importId);
  return view === null ? refuse(noImport(importId)) : ok(view);
}

/** The import in force with this content. Two days without trade have equal files: what holds no line can't be imported twice. */
export function sameContent(database: Database, { sha256 }: HeldFile): ImportView | null {
  const earlier = importByContent(database, sha256);
  return earlier === null || earlier.rows + earlier.rejected === 0 ? null : earlier;
}

/** Why this content can't be imported: an import in force has it, wherever that came from. */
export function contentProblem(database: Database, held: HeldFile): Problem | null {
  const earlier = sameContent(database, held);
  if (earlier === null) return null;
  return {
    code: 'already-imported',
    message: `${held.file} has the same content as ${earlier.file}, which was imported on ${earlier.importedAt} as import ${earlier.id}; nothing was imported`,
    file: held.file,
    value: String(earlier.id),
  };
}

/** Runs of a row's date and channel, and all later ones of that channel, no longer say everything. */
export function markTouched(database: Database, rows: readonly SourceRow[]): void {
  const earliest = new Map<string | null, CalendarDate>();
  for (const row of rows) {
    const [channel, date] = row.source === 'funds' ? [null, row.valueDate] : [row.channel, row.clearingDate];
    const known = earliest.get(channel);
    if (known === undefined || date < known) earliest.set(channel, date);
  }
  for (const [channel, from] of earliest) markRunsStale(database, from, channel);
}
