// Kinds that differ under one key are two one-sided breaks, each with reason "kind".
import { type Contender, groupBy, isSuccess } from './contender.ts';

/** For each successful left-over row that meets a left-over row of another kind under one of its keys: the other row's kind. */
export function kindConflicts(
  upstream: readonly Contender[],
  downstream: readonly Contender[],
  keys: readonly ((contender: Contender) => string)[],
): ReadonlyMap<Contender, string> {
  const conflicts = new Map<Contender, string>();
  for (const keyOf of keys) {
    const free = (contender: Contender) => isSuccess(contender) && !conflicts.has(contender);
    const rights = groupBy(downstream.filter(free), keyOf);
    for (const up of upstream.filter(free)) {
      const key = keyOf(up);
      const down =
        key === ''
          ? undefined
          : rights.get(key)?.find((other) => other.record.kind !== up.record.kind && !conflicts.has(other));
      if (down === undefined) continue;
      conflicts.set(up, down.record.kind);
      conflicts.set(down, up.record.kind);
    }
  }
  return conflicts;
}
