// Runs a clearing date: computes, replaces the day's results, books, and marks later days stale when what they built upon has changed.
import { addDays, type CalendarDate } from '../../shared/calendar/date.ts';
import type { ReconcileReport } from '../../shared/contract/engine-api.ts';
import type { Stage } from '../../shared/model/outcome.ts';
import { ok, type Problem, refuse } from '../../shared/model/problem.ts';
import type { Database } from '../workspace/database.ts';
import { carriedOf } from '../workspace/tables/carried.ts';
import { earliestDate } from '../workspace/tables/clearing-dates.ts';
import { outcomeTotals } from '../workspace/tables/outcome-totals.ts';
import { markRunsStale, runDates, runsOfDay } from '../workspace/tables/runs.ts';
import { newestSettingsVersion } from '../workspace/tables/settings-history.ts';
import { decidedBreaks, rebook } from './books.ts';
import { closedDate } from './closing/closed-dates.ts';
import { recordAction } from './history/record-action.ts';
import { computeDay, type DayRun, keepDay } from './run-day.ts';
import type { UseCase } from './use-case.ts';

export const reconcile: UseCase<'reconcile'> = (context, { date, stage }) => {
  const { workspace } = context;
  const { database } = workspace;
  const closed = closedDate(context, date);
  if (closed !== null) return refuse(closed);
  const earliest = earliestDate(database);
  // A run over nothing would only make the days after it stale; it is a mistyped date, or nothing was imported.
  const hasRows = earliest !== null && earliest <= date;
  if (!hasRows && runsOfDay(database, date).length === 0) return refuse(nothingToRun(date, earliest));
  return recordAction(
    context,
    { action: 'run', user: null, subject: date },
    () => {
      const day = computeDay(context, date, decidedBreaks(context, date));
      const before = carriedByChannel(database, date);
      keepDay(context, day, newestSettingsVersion(database));
      for (const [channel, carried] of carriedByChannel(database, date))
        if (before.get(channel) !== carried) markRunsStale(database, addDays(date, 1), channel);
      rebook(context, date);
      return ok(report(database, day, stage));
    },
    () => context.progress({ task: 'save', phase: date, done: 0, total: 1 }),
  );
};

function nothingToRun(date: CalendarDate, earliest: CalendarDate | null): Problem {
  const message =
    earliest === null
      ? 'nothing is imported yet; import the files of the day first'
      : `no row is of ${date} or before, the first date is ${earliest}; check the date`;
  return { code: 'not-found', message, field: 'date', value: date };
}

/** What each channel hands on, as text; a channel that never ran is absent, so its first run is a change. */
function carriedByChannel(database: Database, date: CalendarDate): Map<string, string> {
  return new Map(runsOfDay(database, date).map((run) => [run.channel, JSON.stringify(carriedOf(database, run.id))]));
}

/** The stages rest on each other, so a run always computes all three; `stage` only picks what the answer shows. */
function report(database: Database, day: DayRun, shown: Stage | null): ReconcileReport {
  return {
    date: day.date,
    table: outcomeTotals(database, day.date)
      .filter(({ stage }) => shown === null || stage === shown)
      .map(({ stage, channel, currency, outcome, count, difference }) => ({
        stage,
        channel,
        currency,
        outcome,
        count,
        difference,
      })),
    unassigned: day.unassigned.length,
    staleDates: runDates(database).flatMap(({ date, stale }) => (stale ? [date] : [])),
    warnings: day.warnings,
  };
}
