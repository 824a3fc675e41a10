// Which imports the list shows, newest first, and what they come to together.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';

export interface ListFilter {
  /** null: every date. */
  readonly date: CalendarDate | null;
  /** Imports that came while the list was open: they are shown whatever their date. */
  readonly arrived?: ReadonlySet<number>;
  /** null: every channel. Funds files have none of their own and always stay. */
  readonly channel: string | null;
  readonly withRejects: boolean;
  readonly withUndone: boolean;
}

export function listedImports(imports: readonly ImportView[], filter: ListFilter): ImportView[] {
  return imports
    .filter(
      (each) =>
        (filter.withUndone || !each.undone) &&
        (!filter.withRejects || each.rejected > 0) &&
        (filter.date === null || each.dates.includes(filter.date) || filter.arrived?.has(each.id) === true) &&
        (filter.channel === null || each.channel === '' || each.channel === filter.channel),
    )
    .sort((a, b) => b.id - a.id);
}

export interface ListTotals {
  readonly files: number;
  readonly linesRead: number;
  readonly rows: number;
  readonly rejected: number;
}

/** Undone imports are listed, never counted. */
export function listTotals(imports: readonly ImportView[]): ListTotals {
  const counted = imports.filter((each) => !each.undone);
  const sum = (field: 'linesRead' | 'rows' | 'rejected') => counted.reduce((total, each) => total + each[field], 0);
  return { files: counted.length, linesRead: sum('linesRead'), rows: sum('rows'), rejected: sum('rejected') };
}

/** The ids of imports newer than `newest`; none where nothing was seen yet. */
export function arrivedSince(imports: readonly ImportView[], newest: number | null): ReadonlySet<number> {
  return new Set(newest === null ? [] : imports.flatMap(({ id }) => (id > newest ? [id] : [])));
}
