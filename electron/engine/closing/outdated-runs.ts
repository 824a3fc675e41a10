// A closed date stands by the settings that it ran with. Reopened, it is like any other: runs that other settings made are stale.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { markRunsStale, runsOfDay } from '../../workspace/tables/runs.ts';
import { settingsOfVersion } from '../../workspace/tables/settings-history.ts';
import { checkedSettings } from '../checked-settings.ts';
import type { EngineContext } from '../engine-context.ts';
import { staleStarts } from '../stale-starts.ts';

/** Inside the action that reopens the date. */
export function markOutdatedRuns(context: EngineContext, date: CalendarDate): void {
  const { database } = context.workspace;
  for (const { channel, settingsVersion } of runsOfDay(database, date)) {
    const saved = settingsOfVersion(database, settingsVersion);
    const then = saved === null ? null : checkedSettings(saved.text, 'settings.yaml');
    // Settings that this program no longer reads are other settings.
    const from = then?.ok === true ? staleStarts(database, then.value, context.settings()).get(channel) : date;
    if (from !== undefined && from <= date) markRunsStale(database, date, channel);
  }
}
