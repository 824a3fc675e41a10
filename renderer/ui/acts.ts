// Decisions that were made in one act are undone in one act. Known while the page lives; a decision of an earlier time is undone alone.

let acts: readonly (readonly number[])[] = [];

/** Remembers the decisions of one act by their ids. */
export function rememberAct(decisionIds: readonly number[]): void {
  if (decisionIds.length > 1) acts = [...acts, decisionIds];
}

/** All decisions of the act that `decisionId` belongs to, itself included. */
export function actOf(decisionId: number): readonly number[] {
  return acts.findLast((act) => act.includes(decisionId)) ?? [decisionId];
}
