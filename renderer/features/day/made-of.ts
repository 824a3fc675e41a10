// What the focused link's difference is made of: one line per outcome, and the arithmetic from ours to theirs written out.
import type { ChainCell, OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import { OUTCOMES, type Outcome, type Stage } from '../../../shared/model/outcome.ts';
import { addMinor, addTotals, type Minor, sumMinor, type Total, ZERO_TOTAL } from '../../../shared/money/amount.ts';

export interface MadeOfLine {
  readonly outcome: Outcome;
  readonly count: number;
  readonly upstream: Total;
  readonly downstream: Total;
  readonly difference: Minor;
  readonly open: number;
  readonly waiting: number;
  readonly decided: number;
  readonly closedLate: number;
}

export interface MadeOf {
  readonly lines: readonly MadeOfLine[];
  /** no_money rows: counted apart, never in a sum. */
  readonly noMoney: number;
  readonly count: number;
  readonly upstream: Total;
  readonly downstream: Total;
  readonly difference: Minor;
  /** ours + each difference, in the order of the lines; zero differences are left out. */
  readonly terms: readonly Minor[];
  /** theirs - (ours + the differences). Zero: the sum holds. */
  readonly rest: Minor;
  /** How far the lines are from the chain's own two sides. Zero: nothing is missing from the table. */
  readonly apartFromChain: Minor;
}

const add = (left: MadeOfLine, right: OutcomeTotal): MadeOfLine => ({
  outcome: left.outcome,
  count: left.count + right.count,
  upstream: addTotals(left.upstream, right.upstream),
  downstream: addTotals(left.downstream, right.downstream),
  difference: addMinor(left.difference, right.difference),
  open: left.open + right.open,
  waiting: left.waiting + right.waiting,
  decided: left.decided + right.decided,
  closedLate: left.closedLate + right.closedLate,
});

function emptyLine(outcome: Outcome): MadeOfLine {
  return {
    outcome,
    count: 0,
    upstream: ZERO_TOTAL,
    downstream: ZERO_TOTAL,
    difference: 0,
    open: 0,
    waiting: 0,
    decided: 0,
    closedLate: 0,
  };
}

/** `channel` '' takes every channel of the currency. Timing stands last, as it only waits; matched stands first even when empty. */
export function madeOf(
  outcomes: readonly OutcomeTotal[],
  where: { readonly stage: Stage; readonly channel: string; readonly currency: string },
  cell: ChainCell | null,
): MadeOf {
  const mine = outcomes.filter(
    (total) =>
      total.stage === where.stage &&
      total.currency === where.currency &&
      (where.channel === '' || total.channel === where.channel),
  );
  const line = (outcome: Outcome) => mine.filter((total) => total.outcome === outcome).reduce(add, emptyLine(outcome));
  const order: Outcome[] = [...OUTCOMES.filter((outcome) => outcome !== 'timing' && outcome !== 'no_money'), 'timing'];
  const lines = order.map(line).filter((each) => each.count > 0 || each.outcome === 'matched');
  const upstream = lines.map((each) => each.upstream).reduce(addTotals, ZERO_TOTAL);
  const downstream = lines.map((each) => each.downstream).reduce(addTotals, ZERO_TOTAL);
  const difference = sumMinor(lines.map((each) => each.difference));
  return {
    lines,
    noMoney: line('no_money').count,
    count: lines.reduce((sum, each) => sum + each.count, 0),
    upstream,
    downstream,
    difference,
    terms: lines.map((each) => each.difference).filter((term) => term !== 0),
    rest: addMinor(downstream.amount, -addMinor(upstream.amount, difference)),
    apartFromChain:
      cell === null
        ? 0
        : addMinor(
            Math.abs(addMinor(cell.in.amount, -upstream.amount)),
            Math.abs(addMinor(cell.out.amount, -downstream.amount)),
          ),
  };
}
