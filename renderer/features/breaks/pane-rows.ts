// The rows of the panes: results that differ, folded runs of equal rows between them, and the equal rows of unfolded runs.
import type { QuietRun, ResultRow } from '../../../shared/contract/engine-api.ts';
import { type AlignedRows, alignRows } from '../../../shared/differing/aligned-rows.ts';
import type { Minor } from '../../../shared/money/amount.ts';

export type PaneRow =
  | { readonly type: 'result'; readonly key: string; readonly row: ResultRow; readonly equal: boolean }
  | {
      readonly type: 'fold';
      readonly key: string;
      readonly start: number;
      readonly count: number;
      readonly upstream: Minor | null;
      readonly downstream: Minor | null;
      readonly open: boolean;
    }
  | { readonly type: 'coming'; readonly key: string };

export interface PaneRows {
  readonly length: number;
  at(index: number): PaneRow;
  /** Where the row with this key stands, or null when it is not among the rows that are here. */
  indexOf(key: string): number | null;
  /** The equal rows between two rows of the panes, for asking for their pages; null where there are none. */
  equalRange(first: number, last: number): readonly [number, number] | null;
}

export interface PaneSources {
  readonly listedTotal: number;
  readonly listed: (index: number) => ResultRow | undefined;
  /** All listed rows are here: runs can stand where they belong. */
  readonly complete: boolean;
  readonly quiet: QuietRun;
  readonly quietRow: (offset: number) => ResultRow | undefined;
  readonly openRuns: ReadonlySet<number>;
}

export const resultKey = (resultId: number) => `result ${resultId}`;
export const foldKey = (start: number) => `fold ${start}`;

/** Without the engine's word on where runs stand, all equal rows are one run at the end. */
export function paneRows(sources: PaneSources): PaneRows {
  const { listedTotal, listed, quiet, quietRow, openRuns, complete } = sources;
  const before = Array.from({ length: listedTotal }, (_, index) => (complete ? listed(index)?.quietBefore : undefined));
  const aligned = alignRows(
    before.map((run) => run?.count ?? 0),
    quiet.count,
    (start) => openRuns.has(start),
  );
  const sums = new Map<number, QuietRun>([
    [0, { count: 0, upstream: 0, downstream: 0 }],
    ...before.flatMap((run): [number, QuietRun][] => (run === undefined ? [] : [[run.count, run]])),
    [quiet.count, quiet],
  ]);

  const at = (index: number): PaneRow => {
    const row = aligned.at(index);
    if (row.type === 'fold') {
      const [from, to] = [sums.get(row.start), sums.get(row.start + row.count)];
      return {
        ...row,
        key: foldKey(row.start),
        upstream: minus(to?.upstream, from?.upstream),
        downstream: minus(to?.downstream, from?.downstream),
      };
    }
    const result = row.type === 'listed' ? listed(row.index) : quietRow(row.offset);
    if (result === undefined) {
      return { type: 'coming', key: row.type === 'listed' ? `listed ${row.index}` : `equal ${row.offset}` };
    }
    return { type: 'result', key: resultKey(result.resultId), row: result, equal: row.type === 'equal' };
  };

  return {
    length: aligned.length,
    at,
    indexOf: (key) => indexOfKey(aligned, listedTotal, listed, at, key),
    equalRange(first, last) {
      let range: readonly [number, number] | null = null;
      for (let index = Math.max(0, first); index <= Math.min(last, aligned.length - 1); index++) {
        const row = aligned.at(index);
        if (row.type === 'equal') range = [range?.[0] ?? row.offset, row.offset];
      }
      return range;
    },
  };
}

function indexOfKey(
  aligned: AlignedRows,
  listedTotal: number,
  listed: PaneSources['listed'],
  at: (index: number) => PaneRow,
  key: string,
): number | null {
  const coming = /^listed (\d+)$/.exec(key)?.[1];
  if (coming !== undefined) return Number(coming) < listedTotal ? aligned.indexOfListed(Number(coming)) : null;
  for (let index = 0; index < listedTotal; index++) {
    const row = listed(index);
    if (row !== undefined && resultKey(row.resultId) === key) return aligned.indexOfListed(index);
  }
  for (let index = 0; index < aligned.length; index++) {
    const { type } = aligned.at(index);
    if (type !== 'listed' && at(index).key === key) return index;
  }
  return null;
}

function minus(left: Minor | null | undefined, right: Minor | null | undefined): Minor | null {
  return left === null || left === undefined || right === null || right === undefined ? null : left - right;
}

/** Walks the listed rows from `from`, wrapping once, to the next one that `wanted` accepts; null where there is none. */
export function findListed(
  total: number,
  listed: (index: number) => ResultRow | undefined,
  from: number,
  step: 1 | -1,
  wanted: (row: ResultRow) => boolean,
): ResultRow | null {
  for (let moved = 1; moved <= total; moved++) {
    const index = (((from + step * moved) % total) + total) % total;
    const row = listed(index);
    if (row !== undefined && wanted(row)) return row;
  }
  return null;
}
