// The results of the last run beside those a run would give now: which are other, and which of them are about the same thing.
import { isBreak, type StageResult } from '../../shared/model/outcome.ts';
import type { StoredResult } from '../workspace/tables/results.ts';

/** One of the two is there. Of two, both are about the same break, or share a key. */
export interface ResultChange {
  readonly before: StoredResult | null;
  readonly after: StoredResult | null;
}

/** What became of a break; '' where the change is about none. */
export type BreakChange = 'arisen' | 'altered' | 'cleared' | '';

export interface Comparison {
  readonly unchanged: number;
  readonly changes: readonly ResultChange[];
}

/**
 * All that a result says of its rows. Not their numbers: a corrected file brings every row again under another one, and only what is
 * said of them is a change. Not the candidates that were passed over either.
 */
function contentOf({ losers: _losers, upstreamIds: _upstream, downstreamIds: _downstream, ...said }: StageResult) {
  return JSON.stringify(said);
}

/** Names by which two results are about the same, the surest first. */
function namesOf({ stage, channel, kind, breakId, upstreamKeys, downstreamKeys }: StageResult): string[] {
  const keyed = (side: string, keys: readonly string[]) =>
    keys.filter((key) => key !== '').map((key) => `${stage} ${channel} ${side} ${kind} ${key}`);
  return [...(breakId === '' ? [] : [breakId]), ...keyed('up', upstreamKeys), ...keyed('down', downstreamKeys)];
}

export function compareResults(before: readonly StoredResult[], after: readonly StoredResult[]): Comparison {
  const left = new Map<string, StoredResult[]>();
  for (const stored of before) push(left, contentOf(stored.result), stored);
  const added = after.filter((stored) => left.get(contentOf(stored.result))?.pop() === undefined);
  const removed = new Set([...left.values()].flat());
  const byName = new Map<string, StoredResult[]>();
  for (const stored of removed) for (const name of namesOf(stored.result)) push(byName, name, stored);
  const changes = added.map((stored): ResultChange => {
    const same = namesOf(stored.result)
      .flatMap((name) => byName.get(name) ?? [])
      .find((one) => removed.has(one));
    if (same !== undefined) removed.delete(same);
    return { before: same ?? null, after: stored };
  });
  for (const stored of before) if (removed.has(stored)) changes.push({ before: stored, after: null });
  return { unchanged: after.length - added.length, changes };
}

function push(lists: Map<string, StoredResult[]>, name: string, stored: StoredResult): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [stored]);
  else list.push(stored);
}

/** By position in `changes`. A break is the same one where its name is. */
export function breakChanges(changes: readonly ResultChange[]): BreakChange[] {
  const named = (pick: (change: ResultChange) => StoredResult | null) =>
    new Set(
      changes.flatMap((change) => {
        const result = pick(change)?.result;
        return result !== undefined && isBreak(result.outcome) ? [result.breakId] : [];
      }),
    );
  const [old, fresh] = [named(({ before }) => before), named(({ after }) => after)];
  return changes.map(({ before, after }) => {
    const [was, is] = [before?.result.breakId ?? '', after?.result.breakId ?? ''];
    if (is !== '') return old.has(is) ? 'altered' : 'arisen';
    return was !== '' && !fresh.has(was) ? 'cleared' : '';
  });
}
