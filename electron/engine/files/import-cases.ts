// Files in: one action imports them all or none. Members of archives that are no statements are left out and told.
import type { ImportRequest, ImportView, Reading } from '../../../shared/contract/engine-api.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { allImports, headerOfImport, importById, rejectCount, rejectPage } from '../../workspace/tables/imports.ts';
import { settledRejects } from '../../workspace/tables/reject-settlements.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { type HeldFile, holdFile } from './held-file.ts';
import { noImport } from './import-facts.ts';
import { contentProblem, keepFile } from './keep-file.ts';
import { isNoStatement, type ReadFile, readFile, siblingsAmong } from './read-file.ts';
import { readStaged } from './read-staged.ts';
import { repeatedKeys } from './shared-keys.ts';
import { stagedEntry } from './staging-cases.ts';
import { withGaps } from './statement-gaps.ts';
import { undoImport } from './undo-import.ts';

const imports: UseCase<'imports'> = (context) => ok(withGaps(context, allImports(context.workspace.database)));

const rejects: UseCase<'rejects'> = ({ workspace: { database } }, { importId, offset, limit }) => {
  if (importById(database, importId) === null) return refuse(noImport(importId));
  return ok({
    total: rejectCount(database, importId),
    offset,
    rows: rejectPage(database, importId, offset, limit),
    header: headerOfImport(database, importId),
    settled: settledRejects(database, importId),
  });
};

const importFiles: UseCase<'importFiles'> = (context, { files }) => {
  const leftOut: Problem[] = [];
  const kept = recordAction(
    context,
    { action: 'import', user: null, subject: (views) => views.map(({ file }) => file).join(', ') },
    () => keepRequests(context, files, leftOut),
    () => context.progress({ task: 'save', phase: `${files.length} files`, done: 0, total: 1 }),
  );
  return kept.ok ? ok({ imports: withGaps(context, kept.value), leftOut }) : kept;
};

const importStaged: UseCase<'importStaged'> = (context, { files }) => {
  const { workspace, staging } = context;
  const kept = recordAction(
    context,
    { action: 'import', user: null, subject: (views) => views.map(({ file }) => file).join(', ') },
    () => {
      const views: ImportView[] = [];
      for (const { stagedId, reading } of files) {
        context.throwIfCancelled();
        const entry = stagedEntry(context, stagedId);
        if (!entry.ok) return entry;
        const same = contentProblem(workspace.database, entry.value.held);
        if (same !== null) return refuse(same);
        const read = readStaged(context, entry.value, reading);
        const view = read.ok ? keepAndCompare(context, entry.value.held, read.value) : read;
        if (!view.ok) return view;
        views.push(view.value);
      }
      return ok(views);
    },
    () => context.progress({ task: 'save', phase: `${files.length} files`, done: 0, total: 1 }),
  );
  if (!kept.ok) return kept;
  staging.remove(files.map(({ stagedId }) => stagedId));
  return ok(withGaps(context, kept.value));
};

export const importCases: UseCases<'imports' | 'rejects' | 'importFiles' | 'importStaged' | 'undoImport'> = {
  imports,
  rejects,
  importFiles,
  importStaged,
  undoImport,
};

/** Unpacks, reads and keeps files one after the other. Inside the caller's action. Adds to `leftOut` what is no statement. */
export function keepRequests(
  context: EngineContext,
  requests: readonly ImportRequest[],
  leftOut: Problem[],
): Result<ImportView[]> {
  const unpacked: { readonly request: ImportRequest; readonly inside: readonly HeldFile[] }[] = [];
  for (const request of requests) {
    context.throwIfCancelled();
    const inside = holdFile(context, request.fileName, request.bytes);
    if (!inside.ok) return inside;
    unpacked.push({ request, inside: inside.value });
  }
  const together = unpacked.flatMap(({ inside }) => inside);
  const views: ImportView[] = [];
  const refused: Problem[] = [];
  for (const { request, inside } of unpacked) {
    const kept = keepInside(context, request, inside, together, refused);
    if (!kept.ok) return kept;
    views.push(...kept.value.views);
    leftOut.push(...kept.value.leftOut);
  }
  const [firstRefused] = refused;
  if (firstRefused !== undefined) return refuse(allOf(refused, firstRefused));
  const [first] = leftOut;
  return views.length === 0 && first !== undefined ? refuse(noneOf(leftOut, first)) : ok(views);
}

/** A file that was given: refused where nothing in it is a statement, unless it may be left out. Adds to `refused` and goes on. */
function keepInside(
  context: EngineContext,
  { source, channel, profile, encoding, mayBeLeftOut }: ImportRequest,
  inside: readonly HeldFile[],
  together: readonly HeldFile[],
  refused: Problem[],
): Result<{ readonly views: readonly ImportView[]; readonly leftOut: readonly Problem[] }> {
  const reading: Reading = { source, channel, profile, encoding, draft: null };
  const views: ImportView[] = [];
  const leftOut: Problem[] = [];
  for (const held of inside) {
    context.throwIfCancelled();
    const same = contentProblem(context.workspace.database, held);
    if (same !== null) {
      refused.push({ ...same, file: held.file });
      continue;
    }
    const read = readFile(context, held, reading, siblingsAmong(together, held));
    if (!read.ok && read.problem.code === 'cancelled') return read;
    if (!read.ok && isNoStatement(read.problem, held.bytes)) {
      leftOut.push({ ...read.problem, file: held.file });
      continue;
    }
    if (!read.ok) {
      refused.push({ ...read.problem, file: held.file });
      continue;
    }
    const view = keepAndCompare(context, held, read.value);
    if (!view.ok) return view;
    views.push(view.value);
  }
  const [first] = leftOut;
  if (views.length > 0 || first === undefined || mayBeLeftOut) return ok({ views, leftOut });
  if (refused.length === 0) refused.push(noneOf(leftOut, first));
  return ok({ views, leftOut: [] });
}

/** The import with what it shares with earlier ones among its warnings: that is said once, for it ends when those are undone. */
function keepAndCompare(context: EngineContext, held: HeldFile, read: ReadFile): Result<ImportView> {
  const repeated = repeatedKeys(context, held.file, read.parsed);
  const view = keepFile(context, held, read, null);
  return view.ok ? ok({ ...view.value, warnings: [...view.value.warnings, ...repeated] }) : view;
}

const REFUSALS_TOLD = 20;

/** Each refused file with what to do, so that all of them can be mended at once. */
function allOf(refused: readonly Problem[], first: Problem): Problem {
  if (refused.length === 1) return first;
  const told = refused
    .slice(0, REFUSALS_TOLD)
    .map(({ file = '', message }) => (message.startsWith(file) ? message : `${file}: ${message}`));
  const more = refused.length > told.length ? `; and ${refused.length - told.length} more` : '';
  const { code } = first;
  return { code, message: `${refused.length} files are refused: ${told.join('; ')}${more}` };
}

function noneOf(leftOut: readonly Problem[], first: Problem): Problem {
  if (leftOut.length === 1) return first;
  return { ...first, message: `none of the ${leftOut.length} files is a known statement; the first: ${first.message}` };
}
