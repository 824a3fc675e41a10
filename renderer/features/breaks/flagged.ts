// Which decisions are to be looked at again.
import type { DecisionView } from '../../../shared/contract/engine-api.ts';

/** Those that stand or wait, and whose facts changed since; newest first. What was undone or reverses another needs no look. */
export function flaggedDecisions(decisions: readonly DecisionView[]): readonly DecisionView[] {
  return decisions
    .filter(
      ({ flagged, state, reverses }) => flagged && reverses === null && (state === 'effective' || state === 'waiting'),
    )
    .sort((left, right) => right.id - left.id);
}
