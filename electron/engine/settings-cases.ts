// Settings: shown, tried, saved. Saving moves rows whose clearing date a new cut-off changes, and marks the runs that no longer fit as stale.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { SettingsView, UnderstoodSettings } from '../../shared/contract/engine-api.ts';
import { ok, type Problem, refuse } from '../../shared/model/problem.ts';
import { calendarDates, type Settings } from '../../shared/model/settings.ts';
import { settingsChanges } from '../../shared/settings/settings-changes.ts';
import type { Database } from '../workspace/database.ts';
import { channelsWithRecords, setClearingDates } from '../workspace/tables/clearing-dates.ts';
import { closedThrough } from '../workspace/tables/closings.ts';
import { markRunsStale, runDatesFrom } from '../workspace/tables/runs.ts';
import { insertSettings, newestSettings } from '../workspace/tables/settings-history.ts';
import { checkedSettings } from './checked-settings.ts';
import { dayClosed } from './closing/closed-dates.ts';
import type { EngineContext } from './engine-context.ts';
import { recordAction } from './history/record-action.ts';
import { type MovedRows, movedRows, staleStarts } from './stale-starts.ts';
import type { UseCase, UseCases } from './use-case.ts';

const FILE = 'settings.yaml';

const settings: UseCase<'settings'> = ({ workspace }) => ok(newestSettings(workspace.database) satisfies SettingsView);

const settingsPreview: UseCase<'settingsPreview'> = (context, { text }) => {
  const { database } = context.workspace;
  const changes = settingsChanges(newestSettings(database).text, text);
  const parsed = checkedSettings(text, FILE);
  if (!parsed.ok) return ok({ problems: parsed.problems, changes, staleDates: [], understood: null });
  const closed = closedMoves(context, movedRows(database, context.settings(), parsed.value));
  const problems = [...droppedChannels(database, parsed.value), ...(closed === null ? [] : [closed])];
  const stale = staleStarts(database, context.settings(), parsed.value);
  return ok({ problems, changes, staleDates: datesFrom(database, stale), understood: understood(parsed.value) });
};

const saveSettings: UseCase<'saveSettings'> = (context, { text, user }) => {
  const { database } = context.workspace;
  const parsed = checkedSettings(text, FILE);
  if (!parsed.ok) return parsed;
  const [dropped] = droppedChannels(database, parsed.value);
  if (dropped !== undefined) return refuse(dropped);
  const closed = closedMoves(context, movedRows(database, context.settings(), parsed.value));
  if (closed !== null) return refuse(closed);
  return recordAction(context, { action: 'settings', user, subject: FILE }, () => {
    for (const [channel, from] of staleStarts(database, context.settings(), parsed.value))
      markRunsStale(database, from, channel);
    for (const moved of movedRows(database, context.settings(), parsed.value)) setClearingDates(database, moved.dates);
    insertSettings(database, text, context.now(), user);
    return ok(newestSettings(database));
  });
};

export const settingsCases: UseCases<'settings' | 'settingsPreview' | 'saveSettings'> = {
  settings,
  settingsPreview,
  saveSettings,
};

function understood(value: Settings): UnderstoodSettings {
  return { ...value, calendar: calendarDates(value.calendar) };
}

/** A channel with records can't leave the settings: its rows would be in no total any more. */
function droppedChannels(database: Database, next: Settings): Problem[] {
  const kept = new Set(next.channels.map(({ code }) => code));
  return channelsWithRecords(database)
    .filter((code) => !kept.has(code))
    .map((code) => ({
      code: 'settings-invalid',
      message: `settings channels: channel ${code} has imported rows and can't be removed or renamed; keep it, or undo its imports first`,
      file: FILE,
      field: 'channels',
      value: code,
    }));
}

/** Rows that the new cut-offs would move out of closed dates, or into them. */
function closedMoves({ workspace: { database } }: EngineContext, moved: readonly MovedRows[]): Problem | null {
  const through = closedThrough(database);
  const first = moved.find(({ from }) => through !== null && from <= through);
  if (first === undefined) return null;
  return {
    ...dayClosed(
      first.from,
      `settings channels.${first.channel}.cutoff would move rows of ${first.from}, which is closed; reopen it with a reason first`,
    ),
    file: FILE,
  };
}

function datesFrom(database: Database, starts: ReadonlyMap<string, CalendarDate>): CalendarDate[] {
  return [...new Set([...starts].flatMap(([channel, from]) => runDatesFrom(database, from, channel)))].sort();
}
