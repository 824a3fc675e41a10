// Whether day or month stands first: told by a number over twelve, else by the order in which the dates lie closer together, which is said.
import { daysBetween } from '../../calendar/date.ts';
import { isRefusal } from '../values/refusal.ts';
import { dateReader } from '../values/time.ts';
import { type ColumnValues, DATE_ORDERS, type DateOrder } from './column-values.ts';

export interface OrderGuess {
  readonly order: DateOrder;
  /** Another order reads every date as well. */
  readonly doubtful: boolean;
}

function spanOf(cells: readonly string[], order: DateOrder): number {
  const read = dateReader({ order, year: null, zone: null, cutoff: null });
  let first = '';
  let last = '';
  for (const cell of cells) {
    const date = cell === '' ? null : read(cell, null);
    if (date === null || isRefusal(date)) continue;
    if (first === '' || date < first) first = date;
    if (date > last) last = date;
  }
  return first === '' ? 0 : daysBetween(first, last);
}

/** `columns` are those that hold dates; `cellsOf` gives a column's cells. */
export function guessDateOrder(
  columns: readonly ColumnValues[],
  cellsOf: (column: ColumnValues) => readonly string[],
): OrderGuess {
  const read = (order: DateOrder) => columns.reduce((sum, { dates }) => sum + dates[order], 0);
  const most = Math.max(0, ...DATE_ORDERS.map(read));
  const [first = 'ymd', ...others] = DATE_ORDERS.filter((order) => read(order) === most);
  // A year in front can be read in every order: nothing is doubtful then.
  if (first === 'ymd' || others.length === 0) return { order: first, doubtful: false };
  const spans = [first, ...others].map((order) => ({
    order,
    days: columns.reduce((sum, column) => sum + spanOf(cellsOf(column), order), 0),
  }));
  const closest = spans.reduce((best, candidate) => (candidate.days < best.days ? candidate : best));
  return { order: closest.order, doubtful: true };
}
