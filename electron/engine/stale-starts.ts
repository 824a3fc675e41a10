// What other settings would change: rows whose clearing date a cut-off moves, and runs that no longer say what the settings would.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import { clearingDateOf } from '../../shared/calendar/time.ts';
import { type ChannelSettings, calendarDates, type Settings } from '../../shared/model/settings.ts';
import type { Database } from '../workspace/database.ts';
import { recordTimes } from '../workspace/tables/clearing-dates.ts';

export interface MovedRows {
  readonly channel: string;
  /** The earliest date that loses or gains a row. */
  readonly from: CalendarDate;
  readonly dates: ReadonlyMap<number, CalendarDate>;
}

/** Rows whose clearing date comes from their time and the cut-off. Times stay as imported: they are the channel's wall clock. */
export function movedRows(database: Database, before: Settings, next: Settings): MovedRows[] {
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
export function staleStarts(database: Database, before: Settings, next: Settings): Map<string, CalendarDate> {
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
