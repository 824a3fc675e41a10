// History: read, undone, done again, jumped in.
import { ok, refuse } from '../../../shared/model/problem.ts';
import { auditRow } from '../../workspace/tables/audit.ts';
import { historyCount, historyRow, historyRows, historyUsers } from '../../workspace/tables/history-pages.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { detailView, stepView } from './history-views.ts';
import { planJump, planRedo, planUndo, redoNext, undoNext } from './move-plan.ts';
import { move, previewMove } from './move-steps.ts';

const history: UseCase<'history'> = ({ workspace: { database } }, { offset, limit, ...where }) => {
  const [undo, redo] = [undoNext(database), redoNext(database)];
  return ok({
    total: historyCount(database, where),
    offset,
    rows: historyRows(database, where, offset, limit).map((row) => stepView(database, row)),
    undoNext: undo === null ? null : stepView(database, undo),
    redoNext: redo === null ? null : stepView(database, redo),
    users: historyUsers(database),
  });
};

const historyStep: UseCase<'historyStep'> = ({ workspace: { database } }, { id }) => {
  const [row, audit] = [historyRow(database, id), auditRow(database, id)];
  return row === null || audit === null
    ? refuse({
        code: 'not-found',
        message: `there is no step ${id}; take a number from the history`,
        field: 'id',
        value: String(id),
      })
    : ok(detailView(database, row, audit));
};

const jumpPreview: UseCase<'jumpPreview'> = (context, { to }) => {
  const plan = planJump(context.workspace.database, to);
  return plan.ok ? ok(previewMove(context, plan.value)) : plan;
};

const undo: UseCase<'undo'> = (context, args) => {
  const plan = planUndo(context.workspace.database);
  return plan.ok ? move(context, plan.value, args) : plan;
};

const redo: UseCase<'redo'> = (context, args) => {
  const plan = planRedo(context.workspace.database);
  return plan.ok ? move(context, plan.value, { ...args, reverse: false }) : plan;
};

const jump: UseCase<'jump'> = (context, { to, ...args }) => {
  const plan = planJump(context.workspace.database, to);
  return plan.ok ? move(context, plan.value, args) : plan;
};

export const historyCases: UseCases<'history' | 'historyStep' | 'jumpPreview' | 'undo' | 'redo' | 'jump'> = {
  history,
  historyStep,
  jumpPreview,
  undo,
  redo,
  jump,
};
