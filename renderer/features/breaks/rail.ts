// The outcome rail: buckets with counts, what is open and the net difference; and the box that proves nothing is lost:
// rows and amounts that went into the stage against the sum over all buckets, per side and currency.
import type { CheckLink, OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import type { Outcome, Stage } from '../../../shared/model/outcome.ts';
import { addMinor, addTotals, type Minor, type Total, ZERO_TOTAL } from '../../../shared/money/amount.ts';

/** Breaks first, quiet ones last. */
export const BUCKET_ORDER: readonly Outcome[] = [
  'amount_differs',
  'fee_differs',
  'downstream_only',
  'upstream_only',
  'duplicate',
  'timing',
  'no_money',
  'matched',
];

export interface Bucket {
  readonly outcome: Outcome;
  readonly count: number;
  readonly open: number;
  readonly waiting: number;
  readonly decided: number;
  readonly closedLate: number;
  /** theirs - ours per currency. */
  readonly nets: readonly { readonly currency: string; readonly difference: Minor }[];
}

type Scope = { readonly stage: Stage; readonly channel: string | null };

function inScope(totals: readonly OutcomeTotal[], { stage, channel }: Scope): OutcomeTotal[] {
  return totals.filter((total) => total.stage === stage && (channel === null || total.channel === channel));
}

/** Only buckets that hold something; matched is always there. */
export function bucketsOf(totals: readonly OutcomeTotal[], scope: Scope): Bucket[] {
  const scoped = inScope(totals, scope);
  return BUCKET_ORDER.flatMap((outcome) => {
    const own = scoped.filter((total) => total.outcome === outcome);
    const sum = (pick: (total: OutcomeTotal) => number) => own.reduce((all, total) => all + pick(total), 0);
    const nets = new Map<string, Minor>();
    for (const { currency, difference } of own) nets.set(currency, addMinor(nets.get(currency) ?? 0, difference));
    const bucket = {
      outcome,
      count: sum((total) => total.count),
      open: sum((total) => total.open),
      waiting: sum((total) => total.waiting),
      decided: sum((total) => total.decided),
      closedLate: sum((total) => total.closedLate),
      nets: [...nets].map(([currency, difference]) => ({ currency, difference })),
    };
    return bucket.count > 0 || outcome === 'matched' ? [bucket] : [];
  });
}

/** What still waits for a person (open or to check), per stage. */
export function waitingByStage(
  totals: readonly OutcomeTotal[],
  channel: string | null,
): Readonly<Record<Stage, number>> {
  const count = (stage: Stage) =>
    inScope(totals, { stage, channel }).reduce((all, { open, waiting }) => all + open + waiting, 0);
  return { channel: count('channel'), business: count('business'), fund: count('fund') };
}

export interface SideBalance {
  /** Rows that came in with this run, worked out from the files alone. */
  readonly into: Total;
  /** The same rows, as the outcomes hold them. */
  readonly placed: Total;
  /** Rows that earlier days left open; they stand in outcomes beside these. */
  readonly carried: number;
  readonly agrees: boolean;
}

export interface Balance {
  readonly currency: string;
  readonly ours: SideBalance;
  readonly theirs: SideBalance;
}

/**
 * One balance per currency. `links` are the day's control totals: the flow link of a stage and side says how many rows came in
 * and how many of them stand in outcomes; upstream comes before downstream. Empty while the stage has not run.
 */
export function balancesOf(totals: readonly OutcomeTotal[], links: readonly CheckLink[], scope: Scope): Balance[] {
  const flows = links.filter(
    ({ kind, from, to, channel }) =>
      kind === 'flow' &&
      from.startsWith(`${scope.stage}: `) &&
      to.startsWith('matched') &&
      (scope.channel === null || channel === scope.channel),
  );
  const [upstream, downstream] = [...new Set(flows.map(({ from }) => from))];
  const scoped = inScope(totals, scope);
  const currencies = [...new Set(scoped.map(({ currency }) => currency))];
  if (upstream === undefined) return [];
  return currencies.map((currency) => {
    const own = scoped.filter((total) => total.currency === currency);
    const side = (from: string | undefined, pick: (total: OutcomeTotal) => Total): SideBalance => {
      const ours = flows.filter((link) => link.from === from && link.currency === currency);
      const sum = (of: (link: CheckLink) => Total) => ours.map(of).reduce(addTotals, ZERO_TOTAL);
      const placed = sum(({ countOut, amountOut }) => ({ count: countOut, amount: amountOut }));
      return {
        into: sum(({ countIn, amountIn }) => ({ count: countIn, amount: amountIn })),
        placed,
        carried: own.map(pick).reduce(addTotals, ZERO_TOTAL).count - placed.count,
        agrees: ours.every(({ ok }) => ok),
      };
    };
    return {
      currency,
      ours: side(upstream, (total) => total.upstream),
      theirs: side(downstream, (total) => total.downstream),
    };
  });
}

/** Equal rows that the panes fold, and the sums of the matched ones where there is one currency. */
export function quietTotal(
  totals: readonly OutcomeTotal[],
  scope: Scope,
): { readonly count: number; readonly upstream: Minor | null; readonly downstream: Minor | null } {
  const scoped = inScope(totals, scope);
  const matched = scoped.filter(({ outcome }) => outcome === 'matched');
  const count = scoped
    .filter(({ outcome }) => outcome === 'matched' || outcome === 'no_money')
    .reduce((all, total) => all + total.count, 0);
  const mixed = new Set(matched.map(({ currency }) => currency)).size > 1;
  const sum = (pick: (total: OutcomeTotal) => Minor) =>
    mixed ? null : matched.map(pick).reduce((left, right) => addMinor(left, right), 0);
  return {
    count,
    upstream: sum(({ upstream }) => upstream.amount),
    downstream: sum(({ downstream }) => downstream.amount),
  };
}
