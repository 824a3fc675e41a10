// Which clearing dates ran, as the books need to know it.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { lastRunBefore, runsOfDay } from '../workspace/tables/runs.ts';
import type { EngineContext } from './engine-context.ts';

const AFTER_EVERY_DATE: CalendarDate = '9999-12-31';

/** The channel's latest clearing date that ran, or null. */
export function lastRunDate({ workspace }: EngineContext, channel: string): CalendarDate | null {
  return lastRunBefore(workspace.database, channel, AFTER_EVERY_DATE)?.date ?? null;
}

/** Why a date can't be booked or exported: it never ran, or something it rests on changed since. */
export function unreadyDate({ workspace }: EngineContext, date: CalendarDate): Problem | null {
  const runs = runsOfDay(workspace.database, date);
  const problem = (message: string): Problem => ({ code: 'stale', message, field: 'date', value: date });
  if (runs.length === 0) return problem(`${date} was not reconciled; reconcile it first`);
  const stale = runs.filter((run) => run.stale).map(({ channel }) => channel);
  if (stale.length === 0) return null;
  return problem(`${date} is stale for ${stale.join(', ')}: something it rests on changed; reconcile it again first`);
}
