// What running a date again would change, and why, without changing it: the last run's results beside those a run would give now.
import type { RunDiff, Standing } from '../../shared/contract/engine-api.ts';
import { isBreak, type StageResult } from '../../shared/model/outcome.ts';
import { ok } from '../../shared/model/problem.ts';
import { importById } from '../workspace/tables/imports.ts';
import { recordsById } from '../workspace/tables/records.ts';
import { resultsOfDay, type StoredResult } from '../workspace/tables/results.ts';
import { type Run, runsOfDay } from '../workspace/tables/runs.ts';
import { newestSettingsVersion } from '../workspace/tables/settings-history.ts';
import { decidedBreaks } from './books.ts';
import type { EngineContext } from './engine-context.ts';
import { membersOf } from './item-links.ts';
import { resultRows } from './result-view.ts';
import { computeDay, type DayRun } from './run-day.ts';
import type { UseCase } from './use-case.ts';

interface Change {
  readonly before: StoredResult | null;
  readonly after: StoredResult | null;
}

export const runDiff: UseCase<'runDiff'> = (context, { date }) => {
  const { database } = context.workspace;
  const runs = runsOfDay(database, date);
  const before = resultsOfDay(database, date);
  const day = computeDay(context, date, decidedBreaks(context, date));
  const { unchanged, changes } = compare(before, resultsOf(day));
  const sides = (pick: (change: Change) => StoredResult | null) =>
    resultRows(
      context,
      changes.flatMap((change) => pick(change) ?? []),
      null,
    );
  const [old, fresh] = [sides((change) => change.before), sides((change) => change.after)];
  const why = reasons(context, runs, changes);
  let [nextOld, nextFresh] = [0, 0];
  return ok({
    date,
    unchanged,
    changes: changes.map((change, index): RunDiff['changes'][number] => ({
      before: change.before === null ? null : (old[nextOld++] ?? null),
      after: change.after === null ? null : (fresh[nextFresh++] ?? null),
      why: why[index] ?? '',
    })),
  });
};

/** Results that are not kept have the number 0 and stand where a fresh run would put them. */
function resultsOf(day: DayRun): StoredResult[] {
  return day.channels.flatMap(({ output, itemIds }) =>
    output.results.map((result, index): StoredResult => {
      const standing: Standing = isBreak(result.outcome) ? 'open' : result.outcome === 'timing' ? 'timing' : 'quiet';
      return { id: 0, runId: 0, result, itemId: itemIds[index] ?? '', standing, decision: null };
    }),
  );
}

const textOf = ({ losers: _losers, ...said }: StageResult) => JSON.stringify(said);

/** A named thing of a stage: its records and settlements. Two results are about the same where they share one. */
const namesOf = (result: StageResult) => [
  ...membersOf(result).map((id) => `${result.stage} ${id}`),
  ...result.settlementIds.map((id) => `${result.stage} ${id}`),
];

function compare(before: readonly StoredResult[], after: readonly StoredResult[]) {
  const left = new Map<string, StoredResult>(before.map((stored) => [textOf(stored.result), stored]));
  const added = after.filter((stored) => !left.delete(textOf(stored.result)));
  const byName = new Map<string, StoredResult>();
  for (const stored of left.values()) for (const name of namesOf(stored.result)) byName.set(name, stored);
  const changes: Change[] = added.map((stored) => {
    const same = namesOf(stored.result)
      .flatMap((name) => byName.get(name) ?? [])
      .find((one) => left.has(textOf(one.result)));
    if (same !== undefined) left.delete(textOf(same.result));
    return { before: same ?? null, after: stored };
  });
  for (const stored of left.values()) changes.push({ before: stored, after: null });
  return { unchanged: after.length - added.length, changes };
}

function reasons(context: EngineContext, runs: readonly Run[], changes: readonly Change[]): string[] {
  const { database } = context.workspace;
  const runOf = new Map(runs.map((run) => [run.channel, run]));
  const version = newestSettingsVersion(database);
  const ids = new Set(changes.flatMap(({ after }) => (after === null ? [] : membersOf(after.result))));
  const records = new Map(recordsById(database, ids).map((record) => [record.id, record]));
  const importedAt = new Map<number, string>();
  const timeOf = (importId: number) => {
    const known = importedAt.get(importId) ?? importById(database, importId)?.importedAt ?? '';
    importedAt.set(importId, known);
    return known;
  };
  return changes.map(({ before, after }) => {
    const run = runOf.get((after ?? before)?.result.channel ?? '');
    if (run === undefined) return 'not run yet';
    const fresh = (after === null ? [] : membersOf(after.result)).flatMap((id) => {
      const record = records.get(id);
      return record !== undefined && timeOf(record.importId) > run.at ? [`${record.importId}:${record.line}`] : [];
    });
    if (fresh.length > 0) return `imported since the last run: ${fresh.join(', ')}`;
    const gone =
      before === null ? 0 : membersOf(before.result).length - recordsById(database, membersOf(before.result)).length;
    if (gone > 0) return `rows of an import that was undone since the last run: ${gone}`;
    if (run.settingsVersion !== version)
      return `settings changed since the last run: version ${run.settingsVersion} to ${version}`;
    return 'an earlier day or a decision changed what was open';
  });
}
