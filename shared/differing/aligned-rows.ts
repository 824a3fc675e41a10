// The rows of two panes: what differs stands alone, runs of equal rows fold to one line. Folded rows are never out of the counts.
// Works by ranges, so that a hundred thousand rows cost as much as the differences among them.

export type AlignedRow =
  /** The n-th listed row (one that differs or waits). */
  | { readonly type: 'listed'; readonly index: number }
  /** A folded run: equal rows [start, start + count) of all equal rows. */
  | { readonly type: 'fold'; readonly start: number; readonly count: number; readonly open: boolean }
  /** The n-th equal row, inside an unfolded run. */
  | { readonly type: 'equal'; readonly offset: number };

interface Span {
  readonly first: number;
  readonly length: number;
  readonly row: (within: number) => AlignedRow;
}

export interface AlignedRows {
  readonly length: number;
  at(index: number): AlignedRow;
  /** Where the n-th listed row stands. */
  indexOfListed(listed: number): number;
}

/**
 * `equalBefore[n]`: equal rows before the n-th listed row, in order, never decreasing. `equalTotal`: all of them.
 * `isOpen(start)`: whether the run that begins at that equal row is unfolded.
 */
export function alignRows(
  equalBefore: readonly number[],
  equalTotal: number,
  isOpen: (start: number) => boolean,
): AlignedRows {
  const spans: Span[] = [];
  const positions: number[] = [];
  let length = 0;
  const add = (count: number, row: (within: number) => AlignedRow) => {
    spans.push({ first: length, length: count, row });
    length += count;
  };
  const addRun = (start: number, end: number) => {
    if (end <= start) return;
    const open = isOpen(start);
    add(1, () => ({ type: 'fold', start, count: end - start, open }));
    if (open) add(end - start, (within) => ({ type: 'equal', offset: start + within }));
  };
  let passed = 0;
  equalBefore.forEach((before, index) => {
    addRun(passed, before);
    passed = Math.max(passed, before);
    positions.push(length);
    add(1, () => ({ type: 'listed', index }));
  });
  addRun(passed, equalTotal);
  return {
    length,
    at(index) {
      const span = spanAt(spans, index);
      return span.row(index - span.first);
    },
    indexOfListed(listed) {
      const position = positions[listed];
      if (position === undefined) throw new RangeError(`no listed row ${listed}`);
      return position;
    },
  };
}

function spanAt(spans: readonly Span[], index: number): Span {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.first ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const span = spans[low];
  if (span === undefined || index < span.first || index >= span.first + span.length) {
    throw new RangeError(`no row ${index}`);
  }
  return span;
}
