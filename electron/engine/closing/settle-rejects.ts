// Says of rejected lines what became of them, where no corrected file replaces them: asked of the issuer, booked elsewhere, of no effect.
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import {
  insertRejectSettlements,
  settledRejects,
  unsettledOfImport,
} from '../../workspace/tables/reject-settlements.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { standingImport } from '../files/undo-import.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCase } from '../use-case.ts';
import { closedImport } from './closed-dates.ts';

export const settleRejects: UseCase<'settleRejects'> = (context, { importId, lines, user, note }) => {
  const { database } = context.workspace;
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return refuse(stranger);
  const view = standingImport(context, importId);
  if (!view.ok) return view;
  const problem = closedImport(context, view.value) ?? withoutNote(note) ?? unknownLine(context, importId, lines ?? []);
  if (problem !== null) return refuse(problem);
  const wanted = lines === null ? null : new Set(lines);
  const rejects = unsettledOfImport(database, importId).filter(({ line }) => wanted === null || wanted.has(line));
  if (rejects.length === 0)
    return refuse({
      code: 'not-allowed',
      message: `import ${importId} (${view.value.file}) has no rejected line that is left to settle`,
      field: 'import_id',
      value: String(importId),
    });
  const subject = `${importId} ${view.value.file} ${lines === null ? '' : lines.join(',')}`.trim();
  return recordAction(context, { action: 'settle_rejects', user, subject, why: note }, () => {
    insertRejectSettlements(database, rejects, { note, user, at: context.now() });
    return ok({ settled: rejects.length });
  });
};

function withoutNote(note: string): Problem | null {
  if (note.trim() !== '') return null;
  const message = 'the note must say what became of the rejected lines';
  return { code: 'not-allowed', message, field: 'note', value: note };
}

/** A line that is no rejected one of the import, or that is settled already. */
function unknownLine(
  { workspace: { database } }: EngineContext,
  importId: number,
  lines: readonly number[],
): Problem | null {
  const waiting = new Set(unsettledOfImport(database, importId).map(({ line }) => line));
  const line = lines.find((one) => !waiting.has(one));
  if (line === undefined) return null;
  const isSettled = settledRejects(database, importId).some((one) => one.line === line);
  return {
    code: isSettled ? 'not-allowed' : 'not-found',
    message: isSettled
      ? `line ${line} of import ${importId} is settled already`
      : `line ${line} of import ${importId} is no rejected line; take the lines from its rejects`,
    field: 'lines',
    value: String(line),
  };
}
