// The workspace at a glance: company, channels, users, dates and what is open.
import type { WorkspaceView } from '../../shared/contract/engine-api.ts';
import { ok } from '../../shared/model/problem.ts';
import { closedThrough } from '../workspace/tables/closings.ts';
import { hasImports, importDates } from '../workspace/tables/imports.ts';
import { revision } from '../workspace/tables/meta.ts';
import { unsettledLines } from '../workspace/tables/reject-settlements.ts';
import { openBreaksByDate, waitingDecisions } from '../workspace/tables/result-pages.ts';
import { runDates } from '../workspace/tables/runs.ts';
import { settingsProblem } from './settings-in-force.ts';
import type { UseCase } from './use-case.ts';

export const workspace: UseCase<'workspace'> = (context) => {
  const { database, path, readOnly } = context.workspace;
  const settings = context.settings();
  const problem = settingsProblem(database);
  const damaged = problem === null ? [] : [{ ...problem, file: path }];
  const runs = new Map(runDates(database).map(({ date, stale }) => [date, stale]));
  const openBreaks = openBreaksByDate(database);
  const through = closedThrough(database);
  const dates = [...new Set([...importDates(database), ...runs.keys()])].sort();
  return ok({
    path,
    readOnly,
    readOnlyBecause: context.workspace.readOnlyBecause,
    encrypted: context.workspace.seal !== null,
    revision: revision(database),
    company: settings.company,
    currency: settings.currency,
    channels: settings.channels.map(({ code, name }) => ({ code, name })),
    users: settings.users,
    dates: dates.map((date): WorkspaceView['dates'][number] => {
      const stale = runs.get(date);
      return {
        date,
        state: stale === undefined ? 'not-run' : stale ? 'stale' : 'run',
        closed: through !== null && date <= through,
        openBreaks: openBreaks.get(date) ?? 0,
      };
    }),
    openBreaks: [...openBreaks.values()].reduce((sum, count) => sum + count, 0),
    waitingApprovals: waitingDecisions(database),
    rejectedLines: unsettledLines(database),
    isEmpty: !hasImports(database),
    warnings: [
      ...damaged,
      ...context.workspace.warnings().map((message) => ({ code: 'warning', message, file: path }) as const),
    ],
  });
};
