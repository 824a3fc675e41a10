// Settings: shown, tried, saved. Saving moves rows whose clearing date a new cut-off changes, and marks the runs that no longer fit as stale.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { clearingDateOf } from '../../shared/calendar/time.ts';
import type { SettingsView, UnderstoodSettings } from '../../shared/contract/engine-api.ts';
import { ok, type Problem, refuse } from '../../shared/model/problem.ts';
import { type ChannelSettings, calendarDates, type Settings } from '../../shared/model/settings.ts';
import { settingsChanges } from '../../shared/settings/settings-changes.ts';
import type { Database } from '../workspace/database.ts';
import { channelsWithRecords, recordTimes, setClearingDates } from '../workspace/tables/clearing-dates.ts';
import { markRunsStale, runDatesFrom } from '../workspace/tables/runs.ts';
import { insertSettings, newestSettings } from '../workspace/tables/settings-history.ts';
import { checkedSettings } from './checked-settings.ts';
import { recordAction } from './history/record-action.ts';
import type { UseCase, UseCases } from './use-case.ts';

const FILE = 'settings.yaml';

const settings: UseCase<'settings'> = ({ workspace }) => ok(newestSettings(workspace.database) satisfies SettingsView);

const settingsPreview: UseCase<'settingsPreview'> = (context, { text }) => {
  const { database } = context.workspace;
  const changes = settingsChanges(newestSettings(database).text, text);
  const parsed = checkedSettings(text, FILE);
  if (!parsed.ok) return ok({ problems: parsed.problems, changes, staleDates: [], understood: null });
  const problems = droppedChannels(database, parsed.value);
  const stale = staleStarts(database, context.settings(), parsed.value);
  return ok({ problems, changes, staleDates: datesFrom(database, stale), understood: understood(parsed.value) });
};

const saveSettings: UseCase<'saveSettings'> = (context, { text, user }) => {
  const { database } = context.workspace;
  const parsed = checkedSettings(text, FILE);
  if (!parsed.ok) return parsed;
  const [dropped] = droppedChannels(database, parsed.value);
  if (dropped !== undefined) return refuse(dropped);
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

interface MovedRows {
  readonly channel: string;
  /** The earliest date that loses or gains a row. */
  readonly from: CalendarDate;
  readonly dates: ReadonlyMap<number, CalendarDate>;
}

/** Rows whose clearing date comes from their time and the cut-off. Times stay as imported: they are the channel's wall clock. */
function movedRows(database: Database, before: Settings, next: Settings): MovedRows[] {
  return next.channels.flatMap((channel) => {
    const old = before.channels.find(({ code }) => code === channel.code);
    if (old === undefined || old.cutoff === channel.cutoff) return [];
    const dates = new Map<number, CalendarDate>();
    let from = '9999-12-31';
    for (const row of recordTimes(database, channel.code)) {
      const date = clearingDateOf(row.time, channel.cutoff);
      if (date === row.clearingDate) continue;
      dates.set(row.id, date);
      for (const one of [date, row.clearingDate]) if (one < from) from = one;
    }
    return dates.size === 0 ? [] : [{ channel: channel.code, from, dates }];
  });
}

const EVER = '0000-01-01';

/** From which date on the runs of a channel no longer say what the new settings would. */
function staleStarts(database: Database, before: Settings, next: Settings): Map<string, CalendarDate> {
  const starts = new Map<string, CalendarDate>();
  const calendarChanged =
    JSON.stringify(calendarDates(before.calendar)) !== JSON.stringify(calendarDates(next.calendar));
  const filters = (all: Settings) =>
    JSON.stringify(all.channels.map(({ code, settlement }) => [code, settlement.entries]));
  const claimsChanged = filters(before) !== filters(next);
  for (const channel of next.channels) {
    const old = before.channels.find(({ code }) => code === channel.code);
    if (old === undefined) continue;
    if (calendarChanged || claimsChanged || rulesOf(old) !== rulesOf(channel)) starts.set(channel.code, EVER);
  }
  for (const moved of movedRows(database, before, next))
    if (!starts.has(moved.channel)) starts.set(moved.channel, moved.from);
  return starts;
}

/** Everything of a channel that a run depends on, its cut-off aside: what that moves is looked at row by row. */
function rulesOf({ name: _name, cutoff: _cutoff, ...rules }: ChannelSettings): string {
  return JSON.stringify(rules);
}

function datesFrom(database: Database, starts: ReadonlyMap<string, CalendarDate>): CalendarDate[] {
  return [...new Set([...starts].flatMap(([channel, from]) => runDatesFrom(database, from, channel)))].sort();
}
