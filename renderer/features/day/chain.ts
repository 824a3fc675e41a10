// The chain of control totals as drawn: one row per channel and currency, seven cells each, one channel unfolded, a sum per currency.
import type {
  ChainCell,
  DayChannel,
  DayView,
  Link,
  OutcomeTotal,
  Verdict,
} from '../../../shared/contract/engine-api.ts';
import { LINKS } from '../../../shared/contract/engine-api.ts';
import { isBreak } from '../../../shared/model/outcome.ts';
import { addTotals, type Minor, type Total, ZERO_TOTAL } from '../../../shared/money/amount.ts';
import { type MarkName, markOfOutcome } from '../../ui/mark.tsx';

/** Names a row of the chain: a channel may settle in several currencies. */
export interface RowName {
  readonly channel: string;
  readonly currency: string;
}

/** What stands in the small seam before a cell: the unbroken line, or a mark. */
export type CellMark = 'line' | MarkName;

export type Tone = 'quiet' | 'plain' | 'idle' | 'alarm';

/** `figure` is an amount in minor units, or a plain count (import rows, exported lines). */
export type Figure =
  | { readonly type: 'amount'; readonly value: Minor }
  | { readonly type: 'count'; readonly value: number }
  | { readonly type: 'of'; readonly value: number; readonly of: number }
  | { readonly type: 'none' };

export interface DrawnCell {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly mark: CellMark;
  readonly tone: Tone;
  readonly items: number;
  readonly itemsOf: number;
  /** Items in timing, shown apart so that a big sum in timing does not shout. */
  readonly inTiming: number;
  readonly figure: Figure;
}

export const UNFOLDED_LINES = ['in', 'out', 'difference', 'timing', 'listed', 'unexplained'] as const;
export type UnfoldedLine = (typeof UNFOLDED_LINES)[number];

export interface UnfoldedCell {
  readonly link: Link;
  readonly mark: CellMark;
  readonly total: Total;
  /** Nothing to say: the link has not run, or the line is empty by nature (timing of an import). */
  readonly empty: boolean;
}

export type ChainRow =
  | {
      readonly type: 'channel' | 'sum';
      readonly name: RowName;
      readonly label: string;
      readonly cells: readonly DrawnCell[];
    }
  | {
      readonly type: 'unfolded';
      readonly name: RowName;
      readonly line: UnfoldedLine;
      readonly cells: readonly UnfoldedCell[];
    };

/** The mark of a stage's listed differences: their own shape where there is one kind of them, the amount's where they are mixed. */
export function listedMark(
  outcomes: readonly OutcomeTotal[],
  link: Link,
  rows: (total: OutcomeTotal) => boolean,
): CellMark {
  const marks = new Set<CellMark>(
    outcomes
      .filter((total) => total.stage === link && rows(total) && total.count > 0)
      .flatMap((total) => (isBreak(total.outcome) ? [markOfOutcome(total.outcome)] : [])),
  );
  const [only] = marks;
  return marks.size === 1 && only !== undefined ? only : 'amount';
}

function markOf(cell: ChainCell, listed: CellMark): CellMark {
  switch (cell.verdict) {
    case 'ties':
      return 'line';
    case 'timing':
      return 'timing';
    case 'listed':
      return listed;
    case 'open':
      return isStage(cell.link) ? listed : 'open';
    case 'unexplained':
      return 'rejected';
    case 'not-run':
      return 'not-run';
    case 'stale':
      return 'stale';
  }
}

export function isStage(link: Link): link is 'channel' | 'business' | 'fund' {
  return link === 'channel' || link === 'business' || link === 'fund';
}

function figureOf(cell: ChainCell): Figure {
  if (cell.verdict === 'unexplained') return { type: 'amount', value: cell.unexplained.amount };
  switch (cell.link) {
    case 'import':
      return cell.items === 0 ? { type: 'none' } : { type: 'count', value: cell.in.count };
    case 'channel':
    case 'business':
    case 'fund':
    case 'decide':
      return cell.verdict === 'not-run' ? { type: 'none' } : { type: 'amount', value: cell.listed.amount };
    case 'journal':
      return cell.verdict === 'not-run' ? { type: 'none' } : { type: 'amount', value: cell.in.amount };
    case 'export':
      return cell.itemsOf === 0 ? { type: 'none' } : { type: 'of', value: cell.items, of: cell.itemsOf };
  }
}

const TONES: Readonly<Record<Verdict, Tone>> = {
  ties: 'quiet',
  timing: 'quiet',
  listed: 'plain',
  open: 'plain',
  unexplained: 'alarm',
  'not-run': 'idle',
  stale: 'idle',
};

function drawCell(cell: ChainCell, listed: CellMark): DrawnCell {
  return {
    link: cell.link,
    verdict: cell.verdict,
    mark: markOf(cell, listed),
    tone: TONES[cell.verdict],
    items: cell.items,
    itemsOf: cell.itemsOf,
    inTiming: isStage(cell.link) ? cell.timing.count : 0,
    figure: figureOf(cell),
  };
}

const minus = (left: Total, right: Total): Total =>
  addTotals(left, { count: 0 - right.count, amount: 0 - right.amount });

/** Between two sides: theirs - ours. Where items pass through (decide, journal, export): what is left to do. */
export function differenceOf(cell: ChainCell): Total {
  return cell.link === 'import' || isStage(cell.link) ? minus(cell.out, cell.in) : minus(cell.in, cell.out);
}

function lineTotal(cell: ChainCell, line: UnfoldedLine): Total {
  return line === 'difference' ? differenceOf(cell) : cell[line];
}

const isZero = (total: Total) => total.count === 0 && total.amount === 0;

function unfoldedCell(cell: ChainCell, line: UnfoldedLine, drawn: CellMark): UnfoldedCell {
  const notRun = cell.verdict === 'not-run';
  const total = notRun ? ZERO_TOTAL : lineTotal(cell, line);
  const quiet = isZero(total) || line === 'in' || line === 'out';
  const marks: Readonly<Record<UnfoldedLine, CellMark>> = {
    in: 'line',
    out: 'line',
    difference: drawn,
    timing: 'timing',
    listed: drawn === 'timing' ? 'amount' : drawn,
    unexplained: 'rejected',
  };
  return {
    link: cell.link,
    mark: notRun ? 'not-run' : quiet ? 'line' : marks[line],
    total,
    empty: notRun || (line === 'timing' && !isStage(cell.link)),
  };
}

function cellsInOrder(row: DayChannel): ChainCell[] {
  return LINKS.flatMap((link) => row.cells.find((cell) => cell.link === link) ?? []);
}

export const sameRow = (left: RowName | null, right: RowName) =>
  left !== null && left.channel === right.channel && left.currency === right.currency;

/** All rows of the grid, the unfolded channel's six lines included. Sum rows stand after the channels of their currency. */
export function chainRows(day: DayView, outcomes: readonly OutcomeTotal[], unfolded: RowName | null): ChainRow[] {
  const currencies = [...new Set(day.channels.map((row) => row.currency))];
  return currencies.flatMap((currency) => {
    const rows = day.channels.filter((row) => row.currency === currency);
    const sum = day.sums.find((row) => row.currency === currency);
    return [
      ...rows.flatMap((row) => channelRows(row, outcomes, sameRow(unfolded, row))),
      ...(sum === undefined || rows.length < 2 ? [] : [sumRow(sum, outcomes)]),
    ];
  });
}

function channelRows(row: DayChannel, outcomes: readonly OutcomeTotal[], unfold: boolean): ChainRow[] {
  const name = { channel: row.channel, currency: row.currency };
  const mine = (total: OutcomeTotal) => total.channel === row.channel && total.currency === row.currency;
  const cells = cellsInOrder(row);
  const drawn = cells.map((cell) => drawCell(cell, listedMark(outcomes, cell.link, mine)));
  const first: ChainRow = { type: 'channel', name, label: row.name, cells: drawn };
  if (!unfold) return [first];
  const lines = UNFOLDED_LINES.map(
    (line): ChainRow => ({
      type: 'unfolded',
      name,
      line,
      cells: cells.map((cell, index) => unfoldedCell(cell, line, drawn[index]?.mark ?? 'line')),
    }),
  );
  return [first, ...lines];
}

function sumRow(row: DayChannel, outcomes: readonly OutcomeTotal[]): ChainRow {
  const cells = cellsInOrder(row).map((cell) =>
    drawCell(
      cell,
      listedMark(outcomes, cell.link, (total) => total.currency === row.currency),
    ),
  );
  return { type: 'sum', name: { channel: '', currency: row.currency }, label: '', cells };
}

export function cellAt(day: DayView, name: RowName, link: Link): ChainCell | null {
  const rows = name.channel === '' ? day.sums : day.channels;
  const row = rows.find((each) =>
    sameRow(name, { channel: name.channel === '' ? '' : each.channel, currency: each.currency }),
  );
  return row?.cells.find((cell) => cell.link === link) ?? null;
}
