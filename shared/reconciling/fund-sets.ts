// Partial settlements where one credit may cover several groups: sets of groups that come to the credit, taken only where exactly one set fits.
import { type Board, type OpenEntry, type OpenSettlement, relationOf } from './fund-board.ts';
import { subsetsWithSum } from './subset-sum.ts';

/**
 * Rounds until nothing changes: every free credit is searched against the free groups; a credit with exactly one set takes it unless another
 * credit's only set wants one of the same groups. So the order of credits never matters.
 */
export function coverSets(board: Board, reach: 'due' | 'due-or-overdue'): void {
  for (;;) {
    const searched = board.entries().filter((entry) => board.markedBy(entry) !== 'single');
    const found = searched.map((entry) => ({ entry, ...setsFor(board, entry, reach) }));
    const sure = found.filter(({ sets, complete }) => complete && sets.length === 1);
    const wanted = new Map<OpenSettlement, number>();
    for (const { sets } of sure) for (const piece of sets[0] ?? []) wanted.set(piece, (wanted.get(piece) ?? 0) + 1);
    const taken = sure.filter(({ sets }) => (sets[0] ?? []).every((piece) => wanted.get(piece) === 1));
    for (const { entry, sets } of taken)
      board.take({ settlements: sets[0] ?? [], entry, rule: reach === 'due' ? 'subset_due' : 'subset_overdue' });
    if (taken.length > 0) continue;
    for (const { entry, sets, complete } of found) {
      if (sets.length === 0 && complete) continue;
      const reason = sets.length === 0 || (!complete && sets.length === 1) ? 'budget' : 'ambiguous';
      for (const piece of [entry, ...sets.flat()]) board.mark(piece, reason, 'sets');
    }
    return;
  }
}

function setsFor(
  board: Board,
  entry: OpenEntry,
  reach: 'due' | 'due-or-overdue',
): { sets: OpenSettlement[][]; complete: boolean } {
  const groups = board.settlements().filter(({ settlement }) => {
    const relation = settlement.isFee ? null : relationOf(settlement, entry.entry);
    return relation === 'due' || (reach === 'due-or-overdue' && relation === 'overdue');
  });
  const answer = subsetsWithSum(
    groups.map(({ settlement }) => settlement.signedAmount),
    entry.signed,
  );
  return { sets: answer.sets.map((set) => set.flatMap((index) => groups[index] ?? [])), complete: answer.complete };
}
