// Which dates of a file are closed, so that nothing of it may change.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { WorkspaceView } from '../../../../shared/contract/engine-api.ts';

export function closedAmong(dates: readonly CalendarDate[], known: WorkspaceView['dates']): CalendarDate[] {
  return dates.filter((date) => known.some((one) => one.date === date && one.closed));
}
