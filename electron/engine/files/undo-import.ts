// An import taken back as a whole. Where it had taken the place of another one, that one is imported again from its kept original.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { allImports, importById, markImportUndone } from '../../workspace/tables/imports.ts';
import { deleteRecordsOfImport, recordsOfImport } from '../../workspace/tables/records.ts';
import { knownUser } from '../books-decide.ts';
import { closedImport } from '../closing/closed-dates.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCase } from '../use-case.ts';
import { noImport } from './import-facts.ts';
import { contentProblem, keepFile, markTouched } from './keep-file.ts';
import { readAgain } from './read-again.ts';
import { withGaps } from './statement-gaps.ts';

export const undoImport: UseCase<'undoImport'> = (context, { importId, user }) => {
  const { database } = context.workspace;
  const view = importInForce(context, importId, user);
  if (!view.ok) return view;
  const { replaces } = view.value;
  return recordAction(context, { action: 'undo_import', user, subject: `${importId} ${view.value.file}` }, () => {
    takeBack(context, importId, user);
    const restored = replaces === null ? ok(null) : restore(context, replaces);
    return restored.ok ? ok({ imports: withGaps(context, allImports(database)) }) : restored;
  });
};

/** The import, if it is in force and the user may take it back. */
export function importInForce(context: EngineContext, importId: number, user: string): Result<ImportView> {
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return refuse(stranger);
  const view = standingImport(context, importId);
  const closed = view.ok ? closedImport(context, view.value) : null;
  return closed === null ? view : refuse(closed);
}

export function standingImport({ workspace }: EngineContext, importId: number): Result<ImportView> {
  const view = importById(workspace.database, importId);
  if (view === null) return refuse(noImport(importId));
  if (view.undone) return refuse({ code: 'usage', message: `import ${importId} (${view.file}) is undone already` });
  return ok(view);
}

/** Its rows go, its runs are stale, its facts and its file stay. Inside the caller's action. */
export function takeBack({ workspace: { database }, now }: EngineContext, importId: number, user: string): void {
  markTouched(database, recordsOfImport(database, importId));
  deleteRecordsOfImport(database, importId);
  markImportUndone(database, importId, now(), user);
}

/** A new import of the kept file, read as it was read then. It stands where the old one stood, also in what that one replaced. */
function restore(context: EngineContext, importId: number): Result<ImportView> {
  const { database } = context.workspace;
  const view = importById(database, importId);
  if (view === null) return refuse(noImport(importId));
  const again = readAgain(context, view);
  if (!again.ok) return refuse(unrestored(view, again.problem));
  const { held, read } = again.value;
  const same = contentProblem(database, held);
  return same === null ? keepFile(context, held, read, view.replaces) : refuse(unrestored(view, same));
}

function unrestored(view: ImportView, problem: Problem): Problem {
  return {
    ...problem,
    message: `import ${view.id} (${view.file}), whose place this one took, can't be imported again: ${problem.message}`,
  };
}
