// Files in: previewed, imported whole or not at all, undone as a whole. The same content is never imported twice.
import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { ImportRequest, ImportView } from '../../shared/contract/engine-api.ts';
import { parseFile, profileNames } from '../../shared/importing/parse-file.ts';
import { previewLines } from '../../shared/importing/preview-lines.ts';
import { ENCODINGS, type ParsedFile } from '../../shared/model/import.ts';
import { ok, type Problem, type Result, refuse } from '../../shared/model/problem.ts';
import type { SourceRow } from '../../shared/model/record.ts';
import type { Database } from '../workspace/database.ts';
import {
  allImports,
  importByContent,
  importById,
  insertImport,
  markImportUndone,
  rejectCount,
  rejectPage,
} from '../workspace/tables/imports.ts';
import { deleteRecordsOfImport, insertRecords, recordsOfImport } from '../workspace/tables/records.ts';
import { markRunsStale } from '../workspace/tables/runs.ts';
import { knownUser } from './books-decide.ts';
import { Cancelled, type EngineContext } from './engine-context.ts';
import { recordView, viewing } from './record-view.ts';
import type { UseCase, UseCases } from './use-case.ts';

/** A preview's rejects beyond these are seen line by line. */
const FIRST_REJECTS = 50;

const imports: UseCase<'imports'> = ({ workspace }) => ok(allImports(workspace.database));

const rejects: UseCase<'rejects'> = ({ workspace }, { importId, offset, limit }) => {
  if (importById(workspace.database, importId) === null) return refuse(noImport(importId));
  return ok({
    total: rejectCount(workspace.database, importId),
    offset,
    rows: rejectPage(workspace.database, importId, offset, limit),
  });
};

const importPreview: UseCase<'importPreview'> = (context, { offset, limit, ...request }) => {
  const parsed = parse(context, request);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const sha256 = sha256Of(request.bytes);
  const earlier = importByContent(context.workspace.database, sha256);
  const look = { ...viewing(context), files: new Map([[0, request.fileName]]) };
  const lines = previewLines(file, request.bytes, offset, limit);
  return ok({
    view: { ...factsOf(request, file, sha256), rejects: file.rejects.slice(0, FIRST_REJECTS) },
    header: file.header,
    mapping: file.mapping,
    profiles: profileNames(),
    encodings: ENCODINGS,
    lines: {
      total: lines.total,
      offset,
      rows: lines.rows.map(({ row, ...line }) => ({
        ...line,
        record: row === null ? null : recordView({ ...row, id: 0, importId: 0 }, look),
      })),
    },
    duplicateOf: earlier === null ? null : { id: earlier.id, file: earlier.file, importedAt: earlier.importedAt },
  });
};

const importFile: UseCase<'importFile'> = (context, request) =>
  context.workspace.action(
    () => keepFile(context, request),
    () => context.progress({ task: 'save', phase: request.fileName, done: 0, total: 1 }),
  );

const importFiles: UseCase<'importFiles'> = (context, { files }) =>
  context.workspace.action(
    () => {
      const views: ImportView[] = [];
      for (const request of files) {
        const kept = keepFile(context, request);
        if (!kept.ok) return kept;
        views.push(kept.value);
      }
      return ok(views);
    },
    () => context.progress({ task: 'save', phase: `${files.length} files`, done: 0, total: 1 }),
  );

/** Parses one file and keeps it, whole or not at all. Inside the caller's action. */
export function keepFile(context: EngineContext, request: ImportRequest): Result<ImportView> {
  const { database } = context.workspace;
  const sha256 = sha256Of(request.bytes);
  const earlier = importByContent(database, sha256);
  // Two days without trade have equal files: what holds no line can't be imported twice.
  if (earlier !== null && earlier.rows + earlier.rejected > 0)
    return refuse(alreadyImported(request.fileName, earlier));
  const parsed = parse(context, request);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const importId = insertImport(database, {
    file: request.fileName,
    sha256,
    content: request.bytes,
    importedAt: context.now(),
    dates: datesOf(file.rows),
    parsed: file,
  });
  insertRecords(database, importId, file.rows);
  context.throwIfCancelled();
  markTouched(database, file.rows);
  const view = importById(database, importId);
  return view === null ? refuse(noImport(importId)) : ok(view);
}

const undoImport: UseCase<'undoImport'> = (context, { importId, user }) => {
  const { workspace } = context;
  const { database } = workspace;
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return refuse(stranger);
  const view = importById(database, importId);
  if (view === null) return refuse(noImport(importId));
  if (view.undone) return refuse({ code: 'usage', message: `import ${importId} (${view.file}) is undone already` });
  return workspace.action(() => {
    markTouched(database, recordsOfImport(database, importId));
    deleteRecordsOfImport(database, importId);
    markImportUndone(database, importId, context.now(), user);
    return ok({ imports: allImports(database) });
  });
};

export const importCases: UseCases<
  'imports' | 'rejects' | 'importPreview' | 'importFile' | 'importFiles' | 'undoImport'
> = {
  imports,
  rejects,
  importPreview,
  importFile,
  importFiles,
  undoImport,
};

function parse(context: EngineContext, request: ImportRequest): Result<ParsedFile> {
  return parseFile({
    ...request,
    settings: context.settings(),
    onProgress: (done, total) => context.progress({ task: 'import', phase: request.fileName, done, total }),
    isCancelled: () => isCancelled(context),
  });
}

function isCancelled(context: EngineContext): boolean {
  try {
    context.throwIfCancelled();
    return false;
  } catch (error) {
    if (error instanceof Cancelled) return true;
    throw error;
  }
}

/** Runs of a row's date and channel, and all later ones of that channel, no longer say everything. */
function markTouched(database: Database, rows: readonly SourceRow[]): void {
  const earliest = new Map<string | null, CalendarDate>();
  for (const row of rows) {
    const [channel, date] = row.source === 'funds' ? [null, row.valueDate] : [row.channel, row.clearingDate];
    const known = earliest.get(channel);
    if (known === undefined || date < known) earliest.set(channel, date);
  }
  for (const [channel, from] of earliest) markRunsStale(database, from, channel);
}

function datesOf(rows: readonly SourceRow[]): CalendarDate[] {
  return [...new Set(rows.map((row) => (row.source === 'funds' ? row.valueDate : row.clearingDate)))].sort();
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function factsOf(
  request: ImportRequest,
  file: ParsedFile,
  sha256: string,
): Omit<ImportView, 'id' | 'importedAt' | 'undone' | 'rejects'> {
  return {
    file: request.fileName,
    sha256,
    profile: file.profile,
    source: file.source,
    channel: file.channel,
    encoding: file.encoding,
    bytes: request.bytes.length,
    dates: datesOf(file.rows),
    linesRead: file.linesRead,
    rows: file.rows.length,
    rejected: file.rejects.length,
    headerFooter: file.headerFooter,
    sums: file.sums,
    declared: file.declared,
    proof: file.proof,
    warnings: file.warnings,
  };
}

function alreadyImported(file: string, earlier: ImportView): Problem {
  return {
    code: 'already-imported',
    message: `${file} has the same content as ${earlier.file}, which was imported on ${earlier.importedAt} as import ${earlier.id}; nothing was imported`,
    file,
    value: String(earlier.id),
  };
}

function noImport(importId: number): Problem {
  return { code: 'not-found', message: `there is no import ${importId}`, value: String(importId) };
}
