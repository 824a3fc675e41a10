// Which lines of a file the preview draws: everything around the data and around rejects, runs of plain rows folded to one line.
import type { PreviewLine } from '../../../../shared/contract/engine-api.ts';
import { kindSign } from '../../../../shared/model/record.ts';
import { addMinor, type Minor } from '../../../../shared/money/amount.ts';

/** Lines known so far, by their index in the file (from 0). What is not known is folded. */
export type KnownLines = ReadonlyMap<number, PreviewLine>;

/** A range of indexes, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface FoldSum {
  readonly currency: string;
  readonly amount: Minor;
}

export type DrawnLine =
  | { readonly type: 'line'; readonly index: number; readonly line: PreviewLine }
  | {
      readonly type: 'fold';
      readonly range: LineRange;
      readonly count: number;
      readonly payments: number;
      readonly refunds: number;
      /** Signed sums per currency; null where the run is not wholly known. */
      readonly sums: readonly FoldSum[] | null;
    };

const HEAD_ROWS = 4;
const TAIL_ROWS = 2;
const BEFORE_REJECT = 1;
const AFTER_REJECT = 2;
const SHORTEST_FOLD = 3;

function shownIndexes(known: KnownLines, total: number, opened: readonly LineRange[]): Set<number> {
  const shown = new Set<number>();
  const show = (index: number) => {
    if (known.has(index)) shown.add(index);
  };
  const indexes = [...known.keys()].sort((a, b) => a - b);
  const rows = indexes.filter((index) => known.get(index)?.type === 'row');
  for (const index of rows.slice(0, HEAD_ROWS)) show(index);
  if (known.has(total - 1)) for (const index of rows.slice(-TAIL_ROWS)) show(index);
  for (const index of indexes) {
    const type = known.get(index)?.type;
    if (type === 'row') continue;
    shown.add(index);
    if (type === 'reject') for (let near = index - BEFORE_REJECT; near <= index + AFTER_REJECT; near += 1) show(near);
  }
  for (const range of opened) for (let index = range.from; index <= range.to; index += 1) show(index);
  return shown;
}

/** The drawn lines in file order. Runs shorter than three known rows are not worth folding and are shown. */
export function drawnLines(known: KnownLines, total: number, opened: readonly LineRange[]): DrawnLine[] {
  const shown = [...shownIndexes(known, total, opened)].sort((a, b) => a - b);
  const drawn: DrawnLine[] = [];
  let next = 0;
  for (const index of [...shown, total]) {
    if (index > next) drawn.push(...fold(known, { from: next, to: index - 1 }));
    const line = known.get(index);
    if (line !== undefined && index < total) drawn.push({ type: 'line', index, line });
    next = index + 1;
  }
  return drawn;
}

function fold(known: KnownLines, range: LineRange): DrawnLine[] {
  const count = range.to - range.from + 1;
  const lines: PreviewLine[] = [];
  for (let index = range.from; index <= range.to && lines.length === index - range.from; index += 1) {
    const line = known.get(index);
    if (line !== undefined) lines.push(line);
  }
  const whole = lines.length === count;
  if (whole && count < SHORTEST_FOLD)
    return lines.map((line, at): DrawnLine => ({ type: 'line', index: range.from + at, line }));
  return [
    {
      type: 'fold',
      range,
      count,
      payments: whole ? lines.filter((line) => line.record?.kind === 'payment').length : 0,
      refunds: whole ? lines.filter((line) => line.record?.kind === 'refund').length : 0,
      sums: whole ? foldSums(lines) : null,
    },
  ];
}

function foldSums(lines: readonly PreviewLine[]): FoldSum[] {
  const sums = new Map<string, Minor>();
  for (const { record } of lines)
    if (record !== null) {
      const sign = record.kind === '' ? (record.direction === 'D' ? -1 : 1) : kindSign(record.kind);
      sums.set(record.currency, addMinor(sums.get(record.currency) ?? 0, sign * record.amount));
    }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
