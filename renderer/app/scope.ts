// Which date, channel and user are in force: the chosen one while the workspace has it, else a sensible one.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { WorkspaceView } from '../../shared/contract/engine-api.ts';
import type { User } from '../../shared/model/settings.ts';

type Dates = WorkspaceView['dates'];

/** The chosen date, else the latest that was run, else the latest. */
export function chosenDate({ dates }: Pick<WorkspaceView, 'dates'>, chosen: CalendarDate | null): CalendarDate | null {
  if (chosen !== null && dates.some(({ date }) => date === chosen)) return chosen;
  const sorted = sortedDates(dates);
  const run = sorted.filter(({ state }) => state !== 'not-run').at(-1);
  return (run ?? sorted.at(0))?.date ?? null;
}

export function sortedDates(dates: Dates): Dates {
  return [...dates].sort((left, right) => (left.date < right.date ? -1 : 1));
}

/** The date `step` places on, or null at either end. */
export function neighbourDate(dates: Dates, date: CalendarDate | null, step: 1 | -1): CalendarDate | null {
  const sorted = sortedDates(dates);
  const index = sorted.findIndex((one) => one.date === date);
  return index < 0 ? null : (sorted[index + step]?.date ?? null);
}

export function chosenChannel({ channels }: Pick<WorkspaceView, 'channels'>, chosen: string | null): string | null {
  return chosen !== null && channels.some(({ code }) => code === chosen) ? chosen : null;
}

/** The chosen user, else the first maker, else anyone. */
export function chosenUser({ users }: Pick<WorkspaceView, 'users'>, chosen: string | null): User | null {
  return users.find(({ id }) => id === chosen) ?? users.find(({ role }) => role === 'maker') ?? users[0] ?? null;
}
