// Who may approve what, and why not: the checker is another user than the maker.
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import type { User } from '../../../shared/model/settings.ts';

export type ApprovalBar = 'own-decision' | 'no-user';

/** Null where `user` may approve. The engine decides in the end; this only says it beforehand. */
export function approvalBar(decision: DecisionView, user: string): ApprovalBar | null {
  if (user === '') return 'no-user';
  return decision.maker === user ? 'own-decision' : null;
}

/** The users who could approve it: checkers first, then makers, in the order of the settings; never the maker. */
export function possibleCheckers(decision: DecisionView, users: readonly User[]): User[] {
  const others = users.filter((user) => user.id !== decision.maker);
  return [...others.filter((user) => user.role === 'checker'), ...others.filter((user) => user.role !== 'checker')];
}
