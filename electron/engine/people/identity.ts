// Who may act here: someone whose key is known acts by it, everyone else by name; and who is the same person under two names.
import type { Method } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { User } from '../../../shared/model/settings.ts';
import type { Database } from '../../workspace/database.ts';
import { personKeyOf, personKeys } from '../../workspace/tables/person-keys.ts';
import type { EngineContext } from '../engine-context.ts';

/** Methods whose `user` is looked at or checked by themselves, not one who acts by name. */
const NOBODY_ACTS: ReadonlySet<Method> = new Set([
  'history',
  'identityCard',
  'signIn',
  'signOut',
  'setPassphrase',
  'trustCard',
]);

/** At the engine's door: why the user that a call names can't act now, or null. */
export function actingProblem(context: EngineContext, method: Method, args: unknown): Problem | null {
  if (NOBODY_ACTS.has(method) || typeof args !== 'object' || args === null || !('user' in args)) return null;
  return typeof args.user === 'string' ? cannotAct(context, args.user) : null;
}

/** Why this user can't act now: not signed in, or someone else is. */
export function cannotAct({ workspace, session }: EngineContext, user: string): Problem | null {
  const signedIn = session.signedIn();
  if (signedIn === user) return null;
  if (signedIn !== null) return notAllowed(user, `${signedIn} is signed in; sign out first to act as ${user}`);
  const key = personKeyOf(workspace.database, user);
  if (key === null) return null;
  return key.sealed === '' ? signsElsewhere(user) : notAllowed(user, `${user} has a key: sign in first`);
}

export function signsElsewhere(user: string): Problem {
  return notAllowed(
    user,
    `the key of ${user} is known here from an identity card only; ${user} answers packages where the key is, or brings it here by a card with the key`,
  );
}

/** Two users that ever had one key are one person, whatever their names. */
export function isSamePerson(database: Database, left: string, right: string): boolean {
  if (left === right) return true;
  const keysOf = (user: string) => personKeys(database).flatMap((key) => (key.user === user ? [key.publicKey] : []));
  const others = new Set(keysOf(right));
  return keysOf(left).some((key) => others.has(key));
}

export function userOf(context: EngineContext, id: string): User | null {
  return context.settings().users.find((user) => user.id === id) ?? null;
}

export function notAllowed(user: string, message: string): Problem {
  return { code: 'not-allowed', message, field: 'user', value: user };
}
