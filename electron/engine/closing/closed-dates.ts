// What commands say before they run into the file's lock on closed dates: which date, which lines, and what to do instead.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { SourceRow } from '../../../shared/model/record.ts';
import { closedThrough, isClosed } from '../../workspace/tables/closings.ts';
import type { EngineContext } from '../engine-context.ts';

/** Lines named of a file with rows of closed dates. */
const LINES_NAMED = 5;

export function dayClosed(date: CalendarDate, message: string): Problem {
  return { code: 'day-closed', message, field: 'date', value: date };
}

/** Why a date can't be run or decided, or null. */
export function closedDate({ workspace }: EngineContext, date: CalendarDate): Problem | null {
  return isClosed(workspace.database, date)
    ? dayClosed(date, `${date} is closed; reopen it with a reason first`)
    : null;
}

/** Why these rows of a file can't be kept, or null. */
export function closedRows({ workspace }: EngineContext, file: string, rows: readonly SourceRow[]): Problem | null {
  const through = closedThrough(workspace.database);
  if (through === null) return null;
  const closed = rows.filter((row) => dateOf(row) <= through);
  const [first] = closed;
  if (first === undefined) return null;
  const named = closed.slice(0, LINES_NAMED).map((row) => `${row.line} (${dateOf(row)})`);
  const more = closed.length > named.length ? ', …' : '';
  const date = closed.map(dateOf).reduce((earliest, one) => (one < earliest ? one : earliest));
  return {
    ...dayClosed(
      date,
      `rows of closed dates: ${closed.length}, in lines ${named.join(', ')}${more}; nothing was imported, reopen ${date} with a reason first or leave these rows out`,
    ),
    file,
    line: first.line,
  };
}

function dateOf(row: SourceRow): CalendarDate {
  return row.source === 'funds' ? row.valueDate : row.clearingDate;
}

/** Why an import can't be taken back or replaced, or null. */
export function closedImport({ workspace }: EngineContext, view: ImportView): Problem | null {
  const date = view.dates.find((one) => isClosed(workspace.database, one));
  if (date === undefined) return null;
  const message = `import ${view.id} (${view.file}) has rows of ${date}, which is closed; reopen it with a reason first`;
  return { ...dayClosed(date, message), file: view.file };
}
