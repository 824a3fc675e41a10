// The sums of what is picked, per currency: ours, theirs, theirs - ours. Currencies are never added to one another.
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { addMinor, type Minor } from '../../../shared/money/amount.ts';
import { type CountedSums, countedSums } from './pane-cells.ts';

export interface PickedSum extends CountedSums {
  readonly difference: Minor;
}

/** One sum per currency, the workspace's own first, then by code. */
export function sumPicked(rows: readonly ResultRow[], ownCurrency: string): PickedSum[] {
  const sums = new Map<string, CountedSums>();
  for (const row of rows) {
    const one = countedSums(row);
    const sum = sums.get(one.currency);
    sums.set(
      one.currency,
      sum === undefined
        ? one
        : {
            currency: one.currency,
            ours: addMinor(sum.ours, one.ours),
            theirs: addMinor(sum.theirs, one.theirs),
            oursRows: sum.oursRows + one.oursRows,
            theirsRows: sum.theirsRows + one.theirsRows,
          },
    );
  }
  return [...sums.values()]
    .sort((left, right) => rank(left.currency, ownCurrency) - rank(right.currency, ownCurrency) || order(left, right))
    .map((sum) => ({ ...sum, difference: addMinor(sum.theirs, -sum.ours) }));
}

const rank = (currency: string, own: string) => (currency === own ? 0 : 1);
const order = (left: CountedSums, right: CountedSums) => (left.currency < right.currency ? -1 : 1);

/** Several rows selected, or one that is not the row whose details are shown: what is done is done to the selection. */
export function actsOnSelection(
  selected: readonly Pick<ResultRow, 'resultId'>[],
  current: Pick<ResultRow, 'resultId'> | null,
): boolean {
  const [only] = selected;
  return selected.length > 1 || (only !== undefined && only.resultId !== current?.resultId);
}
