// A mark: one shape with one meaning. Always accompanied by a word, visible or (through `word`) for screen readers.
import type { Outcome } from '../../shared/model/outcome.ts';

export type MarkName =
  | 'equal'
  | 'amount'
  | 'fee'
  | 'within'
  | 'ours'
  | 'theirs'
  | 'duplicate'
  | 'timing'
  | 'none'
  | 'suggested'
  | 'rejected'
  | 'open'
  | 'waiting'
  | 'decided'
  | 'not-run'
  | 'stale'
  | 'closed'
  | 'reversal';

const OF_OUTCOME: Readonly<Record<Outcome, MarkName>> = {
  matched: 'equal',
  downstream_only: 'theirs',
  upstream_only: 'ours',
  amount_differs: 'amount',
  fee_differs: 'fee',
  timing: 'timing',
  duplicate: 'duplicate',
  no_money: 'none',
};

export function markOfOutcome(outcome: Outcome): MarkName {
  return OF_OUTCOME[outcome];
}

/** `word` is what a screen reader says; leave it out where the word stands beside the mark. */
export function Mark({ name, word }: { name: MarkName; word?: string | undefined }) {
  return word === undefined ? (
    <i className={`mark mark-${name}`} aria-hidden="true" />
  ) : (
    <i className={`mark mark-${name}`} role="img" aria-label={word} title={word} />
  );
}
