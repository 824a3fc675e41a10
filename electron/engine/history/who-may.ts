// Who may undo and redo: a user of the settings; and what a second person has checked is never turned by the maker alone.
import type { Problem } from '../../../shared/model/problem.ts';
import { type Changes, eachNote, valuesOf } from '../../workspace/history/changes.ts';
import { type Decision, decisionsById } from '../../workspace/tables/decisions.ts';
import type { EngineContext } from '../engine-context.ts';

/** A problem where taking back these changes would turn a checker's word without a checker, or for the decision's own maker. */
export function mayTurn(context: EngineContext, changes: Changes, user: string): Problem | null {
  const own = changes.get('decision');
  if (own === undefined) return null;
  const place = (column: string) => own.columns.indexOf(column);
  const [id, state, checker] = [place('id'), place('state'), place('checker')];
  const before = new Map<number, { readonly state: string; readonly checker: string }>();
  eachNote(own, (act, row) => {
    const values = valuesOf(row);
    const number = Number(values[id]);
    if (act === 'update' && !before.has(number))
      before.set(number, { state: String(values[state]), checker: String(values[checker]) });
  });
  for (const decision of decisionsById(context.workspace.database, before.keys())) {
    const then = before.get(decision.id);
    const names = [decision.checker, then?.checker ?? ''].filter((name) => name !== '');
    if (then === undefined || then.state === decision.state || names.length === 0) continue;
    const isCheck = then.state === 'waiting' || decision.state === 'waiting';
    const problem = notTurning(context, decision, { checker: names[0] ?? '', isCheck, user });
    if (problem !== null) return problem;
  }
  return null;
}

function notTurning(
  context: EngineContext,
  { id, maker }: Decision,
  { checker, isCheck, user }: { readonly checker: string; readonly isCheck: boolean; readonly user: string },
): Problem | null {
  const refused = (message: string): Problem => ({ code: 'not-allowed', message, field: 'user', value: user });
  if (maker === user)
    return refused(
      `decision ${id} was made by ${user} and checked by ${checker}; its maker can't turn that, ${checker} or another checker can`,
    );
  const role = context.settings().users.find((one) => one.id === user)?.role;
  return !isCheck || role === 'checker'
    ? null
    : refused(`decision ${id} was checked by ${checker}; ${user} is no checker and can't turn that`);
}
