// What running a date again would change, and why, without changing it: the last run's results beside those a run would give now.
import type { RunDiff, RunDiffSummary, Standing } from '../../shared/contract/engine-api.ts';
import { isBreak } from '../../shared/model/outcome.ts';
import { ok } from '../../shared/model/problem.ts';
import { revision } from '../workspace/tables/meta.ts';
import { resultsOfDay, type StoredResult } from '../workspace/tables/results.ts';
import { runsOfDay } from '../workspace/tables/runs.ts';
import { decidedBreaks } from './books.ts';
import type { EngineContext } from './engine-context.ts';
import { resultRows } from './result-view.ts';
import { computeDay, type DayRun } from './run-day.ts';
import { type BreakChange, breakChanges, compareResults, type ResultChange } from './run-diff-compare.ts';
import { touchedDecisions } from './run-diff-decisions.ts';
import { type ChangeReason, changeReasons } from './run-diff-reasons.ts';
import type { UseCase } from './use-case.ts';

interface Change extends ResultChange {
  readonly reason: ChangeReason;
  readonly of: BreakChange;
  readonly decisions: RunDiff['changes'][number]['decisions'];
}

interface Computed {
  readonly summary: RunDiffSummary;
  readonly changes: readonly Change[];
}

/** The last diff of each engine: its pages are asked for one after the other, and each would be a run of the day. */
const LAST = new WeakMap<
  EngineContext,
  { readonly date: string; readonly revision: number; readonly diff: Computed }
>();

export const runDiff: UseCase<'runDiff'> = (context, { date, offset, limit }) => {
  const now = revision(context.workspace.database);
  const last = LAST.get(context);
  const diff = last?.date === date && last.revision === now ? last.diff : computed(context, date);
  LAST.set(context, { date, revision: now, diff });
  const page = diff.changes.slice(offset, limit === null ? undefined : offset + limit);
  const rowsOf = (pick: (change: Change) => StoredResult | null) => {
    const picked = page.flatMap((change) => pick(change) ?? []);
    const rows = resultRows(context, picked, null);
    return new Map(picked.map((stored, index) => [stored, rows[index] ?? null]));
  };
  const [old, fresh] = [rowsOf(({ before }) => before), rowsOf(({ after }) => after)];
  return ok({
    date,
    unchanged: diff.summary.unchanged,
    summary: diff.summary,
    offset,
    changes: page.map(({ before, after, reason, decisions }) => ({
      before: before === null ? null : (old.get(before) ?? null),
      after: after === null ? null : (fresh.get(after) ?? null),
      why: reason.why,
      decisions,
    })),
  });
};

function computed(context: EngineContext, date: string): Computed {
  const { database } = context.workspace;
  const day = computeDay(context, date, decidedBreaks(context, date));
  const { unchanged, changes } = compareResults(resultsOfDay(database, date), resultsOf(day));
  const reasons = changeReasons(database, runsOfDay(database, date), day, changes);
  const decisions = touchedDecisions(context, day, changes);
  const kinds = breakChanges(changes);
  const all = changes.map(
    (change, index): Change => ({
      ...change,
      reason: reasons[index] ?? { why: '', group: '' },
      of: kinds[index] ?? '',
      decisions: decisions[index] ?? [],
    }),
  );
  return { summary: summaryOf(unchanged, all), changes: all.sort((left, right) => rankOf(left) - rankOf(right)) };
}

const RANKS: readonly BreakChange[] = ['arisen', 'altered', 'cleared', ''];

const rankOf = ({ decisions, of }: Change) => (decisions.length > 0 ? -1 : RANKS.indexOf(of));

function summaryOf(unchanged: number, changes: readonly Change[]): RunDiffSummary {
  const count = (of: BreakChange) => changes.filter((change) => change.of === of).length;
  const reasons = new Map<string, number>();
  for (const { reason } of changes) reasons.set(reason.group, (reasons.get(reason.group) ?? 0) + 1);
  return {
    total: changes.length,
    unchanged,
    cleared: count('cleared'),
    arisen: count('arisen'),
    altered: count('altered'),
    decisions: new Set(changes.flatMap(({ decisions }) => decisions.map(({ decisionId }) => decisionId))).size,
    reasons: [...reasons].map(([why, rows]) => ({ why, count: rows })).sort((left, right) => right.count - left.count),
  };
}

/** Results that are not kept have the number 0 and stand where a fresh run would put them. */
function resultsOf(day: DayRun): StoredResult[] {
  return day.channels.flatMap(({ output, itemIds }) =>
    output.results.map((result, index): StoredResult => {
      const standing: Standing = isBreak(result.outcome) ? 'open' : result.outcome === 'timing' ? 'timing' : 'quiet';
      return { id: 0, runId: 0, result, itemId: itemIds[index] ?? '', standing, decision: null };
    }),
  );
}
