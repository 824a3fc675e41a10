// Who could go on where a refusal says that the present user can't: the one whose passphrase is missing, or a checker.
import type { PersonView } from '../../shared/contract/engine-api.ts';
import type { Problem } from '../../shared/model/problem.ts';

export interface WayOut {
  /** sign-in: this one's passphrase is missing. act-as: it wants this other person. */
  readonly type: 'sign-in' | 'act-as';
  readonly person: Pick<PersonView, 'id' | 'name'>;
}

/** How the engine's refusals end that want a second person who checks. */
const WANTS_CHECKER = /another (?:user|person) must check it$|is no checker[;, ]|another checker can$/;

/** Empty where changing the user would not help. Someone whose key is elsewhere is never offered. */
export function waysOut(
  { code, field, value, message }: Problem,
  people: readonly Pick<PersonView, 'id' | 'name' | 'role' | 'key' | 'signedIn'>[],
): readonly WayOut[] {
  if (code !== 'not-allowed' || field !== 'user') return [];
  const refused = people.find(({ id }) => id === value);
  if (refused === undefined || refused.key === 'trusted') return [];
  if (refused.key === 'own' && !refused.signedIn) return [{ type: 'sign-in', person: refused }];
  if (!WANTS_CHECKER.test(message)) return [];
  return people.flatMap((person) =>
    person.role === 'checker' && person.id !== value && person.key !== 'trusted'
      ? [{ type: 'act-as' as const, person }]
      : [],
  );
}
