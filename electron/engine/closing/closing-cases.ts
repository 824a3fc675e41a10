// Closing and reopening a clearing date 日结, and settling rejected lines. Closings are recorded acts: one takes back the other, no undo does.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ClosingView } from '../../../shared/contract/engine-api.ts';
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { closedDays, closedThrough, closingActs, insertClosingAct, isClosed } from '../../workspace/tables/closings.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { closingChecks } from './closing-conditions.ts';
import { markOutdatedRuns } from './outdated-runs.ts';
import { settleRejects } from './settle-rejects.ts';

const closing: UseCase<'closing'> = (context, { date }) => ok(viewOf(context, date));

function viewOf(context: EngineContext, date: CalendarDate): ClosingView {
  const { database } = context.workspace;
  return {
    date,
    state: isClosed(database, date) ? 'closed' : 'open',
    checks: closingChecks(context, date),
    acts: closingActs(database, date).map(({ act, at, user, reason }) => ({ act, at, user, reason })),
  };
}

const closeDay: UseCase<'closeDay'> = (context, { date, user, note }) => {
  const { database } = context.workspace;
  const problem = knownUser(context.settings(), user) ?? closedAlready(context, date);
  if (problem !== null) return refuse(problem);
  const failing = closingChecks(context, date).filter((one) => !one.ok);
  const [first] = failing;
  if (first !== undefined)
    return refuse({
      code: 'not-balanced',
      message: `${date} can't be closed, ${failing.length} of its conditions are not met: ${first.message}`,
      field: 'date',
      value: date,
    });
  return recordAction(context, { action: 'close_day', user, subject: date, why: note }, () => {
    insertClosingAct(database, { act: 'closed', date, at: context.now(), user, reason: note });
    return ok(viewOf(context, date));
  });
};

function closedAlready({ workspace: { database } }: EngineContext, date: CalendarDate): Problem | null {
  if (!isClosed(database, date)) return null;
  const through = closedThrough(database) ?? date;
  const message = closedDays(database).includes(date)
    ? `${date} is closed already`
    : `${date} is closed already: ${through} was closed, and every date before it with it`;
  return { code: 'not-allowed', message, field: 'date', value: date };
}

const reopenDay: UseCase<'reopenDay'> = (context, { date, user, reason }) => {
  const { database } = context.workspace;
  const problem =
    knownUser(context.settings(), user) ??
    notReopening(context.settings(), user) ??
    withoutReason(reason) ??
    notReopenable(context, date);
  if (problem !== null) return refuse(problem);
  return recordAction(context, { action: 'reopen_day', user, subject: date, why: reason }, () => {
    insertClosingAct(database, { act: 'reopened', date, at: context.now(), user, reason });
    markOutdatedRuns(context, date);
    return ok(viewOf(context, date));
  });
};

/** Where there is a checker, a maker alone can't undo what both have closed. */
function notReopening({ users }: Settings, user: string): Problem | null {
  const checkers = users.filter(({ role }) => role === 'checker').map(({ id }) => id);
  if (checkers.length === 0 || checkers.includes(user)) return null;
  const message = `${user} is no checker; a closed date is reopened by a checker: ${checkers.join(', ')}`;
  return { code: 'not-allowed', message, field: 'user', value: user };
}

function withoutReason(reason: string): Problem | null {
  if (reason.trim() !== '') return null;
  const message = 'reopening is a recorded act; say why the date is reopened';
  return { code: 'not-allowed', message, field: 'reason', value: reason };
}

function notReopenable({ workspace: { database } }: EngineContext, date: CalendarDate): Problem | null {
  const through = closedThrough(database);
  const problem = (message: string): Problem => ({ code: 'not-allowed', message, field: 'date', value: date });
  if (through === null || date > through) return problem(`${date} is not closed; there is nothing to reopen`);
  if (date === through) return null;
  const later = closedDays(database).filter((one) => one > date);
  return problem(
    `dates after ${date} are closed (${later.join(', ')}); reopen them first, ${through} before the others`,
  );
}

export const closingCases: UseCases<'closing' | 'closeDay' | 'reopenDay' | 'settleRejects'> = {
  closing,
  closeDay,
  reopenDay,
  settleRejects,
};
