// Signing in and out, and making or re-sealing a key. A passphrase is used and forgotten; it stands in no message and no table.
import type { PersonView } from '../../../shared/contract/engine-api.ts';
import type { SealedKey } from '../../../shared/contract/signed-files.ts';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { insertPersonKey, type PersonKey, personKeyOf } from '../../workspace/tables/person-keys.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCases } from '../use-case.ts';
import { notAllowed, signsElsewhere, userOf } from './identity.ts';
import { fingerprintOf, type KeyPair, makeKeyPair, openKey, sealKey, signingOf } from './keys.ts';
import { writeSigned } from './signed-file.ts';

const SHORTEST_PASSPHRASE = 8;

export function personViews(context: EngineContext): PersonView[] {
  const { workspace, session } = context;
  return context.settings().users.map(({ id, name, role }) => {
    const key = personKeyOf(workspace.database, id);
    return {
      ...{ id, name, role },
      key: key === null ? 'none' : key.sealed === '' ? 'trusted' : 'own',
      fingerprint: key?.fingerprint ?? '',
      keySince: key?.at ?? '',
      keyBy: key?.by ?? '',
      signedIn: session.signedIn() === id,
      working: session.actor() === id,
    };
  });
}

export const signInCases: UseCases<'people' | 'signIn' | 'signOut' | 'setPassphrase'> = {
  people: (context) => ok(personViews(context)),

  signIn(context, { user, passphrase }) {
    const stranger = knownUser(context.settings(), user);
    if (stranger !== null) return refuse(stranger);
    const key = personKeyOf(context.workspace.database, user);
    if (key === null) {
      if (passphrase !== null) return refuse(notAllowed(user, `${user} has no key here; sign in without a passphrase`));
      context.session.workAs(user);
      return ok(personViews(context));
    }
    const opened = opening(key, passphrase);
    if (!opened.ok) return opened;
    context.session.signIn(user, signingOf(opened.value));
    return ok(personViews(context));
  },

  signOut(context, { user }) {
    context.session.signOut(user);
    return ok(personViews(context));
  },

  setPassphrase(context, { user, before, passphrase }) {
    const pair = pairFor(context, user, before, passphrase);
    if (!pair.ok) return pair;
    const kept = keptKey(context, user, pair.value, passphrase);
    const isNew = before === null;
    const recorded = recordAction(
      context,
      {
        action: 'identity',
        user,
        subject: isNew ? `${user}: a new key, ${kept.fingerprint}` : `${user}: another passphrase, ${kept.fingerprint}`,
      },
      () => {
        insertPersonKey(context.workspace.database, kept);
        return ok(null);
      },
    );
    if (!recorded.ok) return recorded;
    context.session.signIn(user, signingOf(pair.value));
    return ok(personViews(context));
  },
};

/** The private key under its passphrase, or why it stays closed. Takes its time. */
function opening(key: PersonKey, passphrase: string | null): Result<KeyPair> {
  if (key.sealed === '') return refuse(signsElsewhere(key.user));
  if (passphrase === null)
    return refuse(notAllowed(key.user, `${key.user} has a key: sign in first, with its passphrase`));
  const pair = openKey(key.publicKey, JSON.parse(key.sealed) as SealedKey, passphrase);
  return pair === null ? refuse(wrongPassphrase(key.user)) : ok(pair);
}

function wrongPassphrase(user: string): Problem {
  return {
    code: 'wrong-passphrase',
    message: `this is not the passphrase of ${user}; try again`,
    field: 'user',
    value: user,
  };
}

/** A new key, or the one there is once its passphrase has opened it. */
function pairFor(context: EngineContext, user: string, before: string | null, passphrase: string): Result<KeyPair> {
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return refuse(stranger);
  const signedIn = context.session.signedIn();
  if (signedIn !== null && signedIn !== user)
    return refuse(notAllowed(user, `${signedIn} is signed in; sign out first to act as ${user}`));
  if ([...passphrase.normalize('NFC')].length < SHORTEST_PASSPHRASE)
    return refuse({
      code: 'not-allowed',
      message: `a passphrase has at least ${SHORTEST_PASSPHRASE} characters; choose a longer one`,
      field: 'passphrase',
    });
  const key = personKeyOf(context.workspace.database, user);
  if (key === null)
    return before === null
      ? ok(makeKeyPair())
      : refuse(notAllowed(user, `${user} has no key here; make one, without a passphrase until now`));
  if (key.sealed !== '' && before === null)
    return refuse(notAllowed(user, `${user} has a key already; give its passphrase until now to change it`));
  return opening(key, before);
}

/** The row of this pair under this passphrase, with a card of the person as the settings know them. */
function keptKey(context: EngineContext, user: string, pair: KeyPair, passphrase: string): PersonKey {
  const at = context.now();
  const { publicKey } = pair;
  const fingerprint = fingerprintOf(publicKey);
  const signer = { user, name: userOf(context, user)?.name ?? '', publicKey, fingerprint };
  const card = { signer, company: context.settings().company, at };
  return {
    ...{ user, fingerprint, publicKey, at, by: user },
    sealed: JSON.stringify(sealKey(pair, passphrase)),
    card: writeSigned('clearbench-identity-card', card, signingOf(pair)),
  };
}
