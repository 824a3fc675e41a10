// Results for the screens: the outcome rail, pages of rows, and what still waits for a decision.
import type { OutcomeTotal } from '../../shared/contract/engine-api.ts';
import { ok } from '../../shared/model/problem.ts';
import { outcomeTotals } from '../workspace/tables/outcome-totals.ts';
import { quietRuns } from '../workspace/tables/quiet-runs.ts';
import { openBreakPage, resultPage, standingCounts } from '../workspace/tables/result-pages.ts';
import { resultRows } from './result-view.ts';
import type { UseCase, UseCases } from './use-case.ts';

const outcomes: UseCase<'outcomes'> = ({ workspace }, { date }) => {
  const standing = new Map<string, Map<string, number>>();
  for (const { stage, channel, currency, outcome, standing: where, count } of standingCounts(
    workspace.database,
    date,
  )) {
    const key = JSON.stringify([stage, channel, currency, outcome]);
    const counts = standing.get(key) ?? new Map<string, number>();
    standing.set(key, counts.set(where, count));
  }
  return ok(
    outcomeTotals(workspace.database, date).map(({ channelOrder: _order, ...total }): OutcomeTotal => {
      const counts = standing.get(JSON.stringify([total.stage, total.channel, total.currency, total.outcome]));
      return {
        ...total,
        open: counts?.get('open') ?? 0,
        waiting: counts?.get('waiting') ?? 0,
        decided: counts?.get('decided') ?? 0,
        closedLate: counts?.get('closed') ?? 0,
      };
    }),
  );
};

const results: UseCase<'results'> = (context, { offset, limit, ...filter }) => {
  const page = resultPage(context.workspace.database, filter, offset, limit);
  const rows = resultRows(context, page.results, null);
  if (filter.order !== 'time' || filter.standing === null || filter.standing.includes('quiet')) {
    return ok({ total: page.total, offset, rows });
  }
  const runs = quietRuns(
    context.workspace.database,
    filter,
    rows.map(({ resultId }) => resultId),
  );
  return ok({ total: page.total, offset, rows: rows.map((row) => ({ ...row, quietBefore: runs.get(row.resultId) })) });
};

const openBreaks: UseCase<'openBreaks'> = (context, { date, offset, limit }) => {
  const page = openBreakPage(context.workspace.database, date, offset, limit);
  return ok({ total: page.total, offset, rows: resultRows(context, page.results, date) });
};

export const resultCases: UseCases<'outcomes' | 'results' | 'openBreaks'> = { outcomes, results, openBreaks };
