// Total against total 总总核对: upstream and downstream sums of a stage differ by what the results list, and by nothing else.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { isBreak } from '../../shared/model/outcome.ts';
import { addMinor, type Minor } from '../../shared/money/amount.ts';
import type { ProofResult, ProofRun } from '../workspace/tables/proof.ts';
import { link } from './check-link.ts';
import type { StageFacts } from './check-run.ts';

interface Sums {
  readonly kind: string;
  readonly currency: string;
  upstream: Minor;
  downstream: Minor;
  upstreamCount: number;
  downstreamCount: number;
  listed: Minor;
  items: number;
  readonly names: string[];
}

/** One link per kind and currency. Rows of no_money results claim nothing and are left out. Fund sums are signed as money in. */
export function totalLinks(run: ProofRun, facts: StageFacts): CheckLink[] {
  const groups = new Map<string, Sums>();
  const group = (kind: string, currency: string): Sums => {
    const key = `${kind}/${currency}`;
    const found = groups.get(key) ?? {
      ...{ kind, currency, upstream: 0, downstream: 0, upstreamCount: 0, downstreamCount: 0, listed: 0, items: 0 },
      names: [],
    };
    groups.set(key, found);
    return found;
  };
  const claimed = new Map<number, { upstream: Minor; downstream: Minor }>();
  for (const side of ['upstream', 'downstream'] as const)
    for (const { result, piece } of facts.places[side]) {
      if (result.outcome === 'no_money' || !piece.claims) continue;
      const sums = group(result.kind, piece.currency);
      const amount = facts.stage === 'fund' ? piece.signed : piece.amount;
      sums[side] = addMinor(sums[side], amount);
      sums[`${side}Count`] += 1;
      const own = claimed.get(result.id) ?? { upstream: 0, downstream: 0 };
      own[side] = addMinor(own[side], amount);
      claimed.set(result.id, own);
      if (result.difference === null) sums.listed = addMinor(sums.listed, side === 'upstream' ? -amount : amount);
    }
  for (const result of facts.results.values()) {
    if (result.outcome === 'no_money') continue;
    const sums = group(result.kind, result.currency);
    if (isBreak(result.outcome) || result.outcome === 'timing') sums.items += 1;
    if (result.difference === null) continue;
    sums.listed = addMinor(sums.listed, result.difference);
    const own = claimed.get(result.id) ?? { upstream: 0, downstream: 0 };
    if (own.downstream - own.upstream !== result.difference) sums.names.push(nameOf(result, own));
  }
  return [...groups.values()]
    .sort((left, right) => (`${left.kind}/${left.currency}` < `${right.kind}/${right.currency}` ? -1 : 1))
    .map((sums) => totalLink(run, facts, sums));
}

function totalLink(run: ProofRun, { stage }: StageFacts, sums: Sums): CheckLink {
  const { kind, currency, upstream, downstream, listed } = sums;
  const what = kind === '' ? stage : `${stage} ${kind}`;
  return {
    ...link(
      {
        kind: 'total-total',
        date: run.date,
        channel: run.channel,
        from: `${what}: upstream total`,
        to: `downstream total, ${sums.items} listed items and tolerances explain the difference`,
        currency,
      },
      {
        countIn: 0,
        countOut: 0,
        amountIn: addMinor(upstream, listed),
        amountOut: downstream,
        records: sums.names.sort(),
      },
    ),
    countIn: sums.upstreamCount,
    countOut: sums.downstreamCount,
    amountIn: upstream,
    amountOut: downstream,
  };
}

function nameOf(result: ProofResult, claimed: { upstream: Minor; downstream: Minor }): string {
  const keys = [...new Set([result.upstreamKeys, result.downstreamKeys])].filter((key) => key !== '').join(' / ');
  return `${keys} (its rows differ by ${claimed.downstream - claimed.upstream} minor units, the result says ${result.difference})`;
}
