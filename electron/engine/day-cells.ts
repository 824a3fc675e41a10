// The seven links of one channel and currency, each with its verdict and its totals.
import type { ChainCell, CheckLink, Link, Verdict } from '../../shared/contract/engine-api.ts';
import { isBreak, STAGES, type Stage } from '../../shared/model/outcome.ts';
import { addMinor, addTotals, type Total, ZERO_TOTAL } from '../../shared/money/amount.ts';
import type { StoredOutcomeTotal } from '../workspace/tables/outcome-totals.ts';
import type { VoucherSum } from '../workspace/tables/proof-books.ts';
import type { BreakSum } from '../workspace/tables/proof-day.ts';
import type { Run } from '../workspace/tables/runs.ts';
import type { ImportFigures } from './day-import.ts';

/** What is known of one channel and currency. */
export interface CellFacts {
  readonly imports: ImportFigures;
  readonly run: Run | undefined;
  readonly outcomes: readonly StoredOutcomeTotal[];
  readonly breaks: readonly BreakSum[];
  readonly vouchers: readonly VoucherSum[];
  /** Links of `check` for the run that do not balance. */
  readonly failing: readonly CheckLink[];
}

export function cellsOf(facts: CellFacts): ChainCell[] {
  return [
    importCell(facts.imports),
    ...STAGES.map((stage) => stageCell(stage, facts)),
    decideCell(facts),
    journalCell(facts),
    exportCell(facts),
  ];
}

function cell(link: Link, verdict: Verdict, part: Partial<ChainCell> = {}): ChainCell {
  return {
    link,
    verdict,
    in: ZERO_TOTAL,
    out: ZERO_TOTAL,
    timing: ZERO_TOTAL,
    listed: ZERO_TOTAL,
    unexplained: ZERO_TOTAL,
    items: 0,
    itemsOf: 0,
    ...part,
  };
}

/** in: what the files declare or hold, rejected lines with them. out: what the workspace has. listed: rejected lines that were settled. */
function importCell(imports: ImportFigures): ChainCell {
  const { rows, amount, rejected, unsettled, undeclared, sources, sourcesOf, isContradicted } = imports;
  const settled = rejected - unsettled;
  const isOpen = unsettled > 0 || isContradicted;
  const verdict = rows + rejected === 0 ? 'not-run' : isOpen ? 'unexplained' : settled > 0 ? 'listed' : 'ties';
  return cell('import', verdict, {
    in: { count: rows + rejected, amount: addMinor(amount, -undeclared) },
    out: { count: rows, amount },
    listed: { count: settled, amount: 0 },
    unexplained: { count: 0 - unsettled, amount: undeclared },
    items: sources,
    itemsOf: sourcesOf,
  });
}

function stageCell(stage: Stage, { run, outcomes, failing }: CellFacts): ChainCell {
  if (run === undefined) return cell(stage, 'not-run');
  const own = outcomes.filter((total) => total.stage === stage && total.outcome !== 'no_money');
  const sum = (totals: readonly StoredOutcomeTotal[], pick: (total: StoredOutcomeTotal) => Total) =>
    totals.map(pick).reduce(addTotals, ZERO_TOTAL);
  const difference = ({ count, difference: amount }: StoredOutcomeTotal): Total => ({ count, amount });
  const breaks = own.filter(({ outcome }) => isBreak(outcome));
  const upstream = sum(own, (total) => total.upstream);
  const downstream = sum(own, (total) => total.downstream);
  const explained = sum(own, difference);
  const wrong = failing.filter(({ from }) => from.startsWith(`${stage}`));
  const unexplained = {
    count: wrong.reduce((count, { records }) => count + records.length, 0),
    amount: addMinor(addMinor(downstream.amount, -upstream.amount), -explained.amount) || wrongAmount(wrong),
  };
  const timing = sum(
    own.filter(({ outcome }) => outcome === 'timing'),
    difference,
  );
  const listed = sum(breaks, difference);
  const verdict: Verdict = run.stale
    ? 'stale'
    : unexplained.amount !== 0 || wrong.length > 0
      ? 'unexplained'
      : listed.count > 0
        ? 'listed'
        : timing.count > 0
          ? 'timing'
          : 'ties';
  return cell(stage, verdict, {
    in: upstream,
    out: downstream,
    timing,
    listed,
    unexplained,
    items: listed.count,
    itemsOf: listed.count + timing.count,
  });
}

function wrongAmount(wrong: readonly CheckLink[]): number {
  const flow = wrong.find((link) => link.kind === 'flow' && link.amountIn !== link.amountOut);
  return flow === undefined ? 0 : flow.amountOut - flow.amountIn;
}

/** in: breaks of the date. out: those decided or closed. listed: those that wait for people. */
function decideCell({ run, breaks }: CellFacts): ChainCell {
  if (run === undefined) return cell('decide', 'not-run');
  const total = (sums: readonly BreakSum[]): Total => ({
    count: sums.reduce((count, sum) => count + sum.count, 0),
    amount: sums.reduce((amount, { net }) => addMinor(amount, net), 0),
  });
  const waits = breaks.filter(({ standing }) => standing === 'open' || standing === 'waiting');
  const all = total(breaks);
  const listed = total(waits);
  return cell('decide', run.stale ? 'stale' : listed.count > 0 ? 'open' : 'ties', {
    in: all,
    out: { count: all.count - listed.count, amount: addMinor(all.amount, -listed.amount) },
    listed,
    items: listed.count,
    itemsOf: all.count,
  });
}

/** in: debits. out: credits. Each entry is both, so they are equal by construction; what is missing shows in `check`. */
function journalCell({ run, vouchers, failing }: CellFacts): ChainCell {
  if (run === undefined || vouchers.length === 0) return cell('journal', 'not-run');
  const total = entryTotal(vouchers);
  const wrong = failing.filter(({ to }) => to.endsWith('entries'));
  const unexplained = {
    count: wrong.reduce((count, { records }) => count + records.length, 0),
    amount: wrongAmount(wrong),
  };
  return cell('journal', run.stale ? 'stale' : wrong.length > 0 ? 'unexplained' : 'ties', {
    in: total,
    out: total,
    unexplained,
    items: vouchers.reduce((count, sum) => count + sum.vouchers, 0),
  });
}

/** A summary voucher is two lines. in: entries booked. out: those exported. */
function exportCell({ run, vouchers }: CellFacts): ChainCell {
  if (run === undefined || vouchers.length === 0) return cell('export', 'not-run');
  const exported = vouchers.filter(({ isExported }) => isExported);
  const waiting = vouchers.filter(({ isExported }) => !isExported);
  const lines = (sums: readonly VoucherSum[]) => sums.reduce((count, sum) => count + 2 * sum.vouchers, 0);
  const verdict: Verdict = waiting.length === 0 ? 'ties' : exported.length === 0 ? 'not-run' : 'open';
  return cell('export', verdict, {
    in: entryTotal(vouchers),
    out: entryTotal(exported),
    listed: entryTotal(waiting),
    items: lines(exported),
    itemsOf: lines(vouchers),
  });
}

function entryTotal(vouchers: readonly VoucherSum[]): Total {
  return vouchers.map(({ entries, amount }) => ({ count: entries, amount })).reduce(addTotals, ZERO_TOTAL);
}

/** From what stops the day most to what is done. */
const GRAVITY: readonly Verdict[] = ['unexplained', 'stale', 'open', 'listed', 'timing', 'not-run', 'ties'];

/** The cells of several channels of one currency as one row. */
export function sumCells(rows: readonly (readonly ChainCell[])[]): ChainCell[] {
  const [first = []] = rows;
  return first.map(({ link }, index) => {
    const cells = rows.flatMap((row) => row[index] ?? []);
    const sum = (pick: (one: ChainCell) => Total) => cells.map(pick).reduce(addTotals, ZERO_TOTAL);
    const verdict = GRAVITY.find((candidate) => cells.some((one) => one.verdict === candidate)) ?? 'ties';
    return cell(link, verdict, {
      in: sum((one) => one.in),
      out: sum((one) => one.out),
      timing: sum((one) => one.timing),
      listed: sum((one) => one.listed),
      unexplained: sum((one) => one.unexplained),
      items: cells.reduce((count, { items }) => count + items, 0),
      itemsOf: cells.reduce((count, { itemsOf }) => count + itemsOf, 0),
    });
  });
}
