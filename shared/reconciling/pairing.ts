// One pass: rows of both sides with the same key are paired in time order, successful ones first. Never decides what a pair means.
import { type Contender, groupBy, isFresh, successFirst } from './contender.ts';

export interface Pair {
  readonly upstream: Contender;
  readonly downstream: Contender;
  /** The pass that paired them. */
  readonly rule: string;
}

export interface Pass {
  readonly rule: string;
  /** '' keeps a row out of the pass. */
  readonly upstreamKey: (contender: Contender) => string;
  readonly downstreamKey: (contender: Contender) => string;
}

export interface Paired {
  readonly pairs: readonly Pair[];
  readonly upstreamLeft: readonly Contender[];
  readonly downstreamLeft: readonly Contender[];
}

/**
 * Runs the passes in their order over the whole set; what one pass pairs is gone for the next. Dormant rows (no_money of earlier
 * runs) join a pass only in groups that hold a fresh row; left over, they stay what they were and are not returned.
 */
export function pairInPasses(
  upstream: readonly Contender[],
  downstream: readonly Contender[],
  dormant: { readonly upstream: readonly Contender[]; readonly downstream: readonly Contender[] },
  passes: readonly Pass[],
): Paired {
  const pairs: Pair[] = [];
  const gone = new Set<Contender>();
  for (const pass of passes) {
    const free = (contender: Contender) => !gone.has(contender);
    const lefts = groupBy([...upstream, ...dormant.upstream].filter(free), pass.upstreamKey);
    const rights = groupBy([...downstream, ...dormant.downstream].filter(free), pass.downstreamKey);
    for (const [key, left] of lefts) {
      const right = rights.get(key);
      if (right === undefined || !(left.some(mayWake) || right.some(mayWake))) continue;
      const [ups, downs] = [successFirst(left), successFirst(right)];
      for (let index = 0; index < Math.min(ups.length, downs.length); index += 1) {
        const [up, down] = [ups[index], downs[index]];
        if (up === undefined || down === undefined) break;
        pairs.push({ upstream: up, downstream: down, rule: pass.rule });
        gone.add(up);
        gone.add(down);
      }
    }
  }
  return {
    pairs,
    upstreamLeft: upstream.filter((contender) => !gone.has(contender)),
    downstreamLeft: downstream.filter((contender) => !gone.has(contender)),
  };
}

/** A fresh row wakes its group; an open row of an earlier run takes part anyway. */
function mayWake(contender: Contender): boolean {
  return isFresh(contender) || contender.prior?.state === 'open';
}
