// Gathers what the day's reports are made of; computing and writing them is shared/exporting/reports.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { ok, type Result } from '../../shared/model/problem.ts';
import type { ReportFacts } from '../../shared/model/report.ts';
import {
  breakHistories,
  reserveMovements,
  statementSums,
  unbookedEntries,
  unmetPostings,
} from '../workspace/tables/proof-reports.ts';
import type { EngineContext } from './engine-context.ts';

export function reportFacts(context: EngineContext, { date }: { readonly date: CalendarDate }): Result<ReportFacts> {
  const { database } = context.workspace;
  return ok({
    date,
    breaks: breakHistories(database, date),
    reserve: reserveMovements(database, date),
    statements: statementSums(database, date),
    unbooked: unbookedEntries(database, date),
    unmet: unmetPostings(database, date),
  });
}
