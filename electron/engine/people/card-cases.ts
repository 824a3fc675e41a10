// Identity cards: given to others, looked at, trusted. One user has one key, and one key one user.
import type { CardView } from '../../../shared/contract/engine-api.ts';
import type { SealedKey, SignedFile } from '../../../shared/contract/signed-files.ts';
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import { insertPersonKey, type PersonKey, personKeyOf, personKeys } from '../../workspace/tables/person-keys.ts';
import { knownUser } from '../books-decide.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCases } from '../use-case.ts';
import { cannotAct, notAllowed } from './identity.ts';
import { personViews } from './sign-in-cases.ts';
import { canonicalText, readSigned, withSealedKey } from './signed-file.ts';

type Card = SignedFile<'clearbench-identity-card'>;

export const cardCases: UseCases<'identityCard' | 'readCard' | 'trustCard'> = {
  identityCard(context, { user, withKey }) {
    const stranger = knownUser(context.settings(), user);
    if (stranger !== null) return refuse(stranger);
    const key = personKeyOf(context.workspace.database, user);
    if (key === null)
      return refuse(notAllowed(user, `${user} has no key here; make one with a passphrase of your own first`));
    if (withKey && key.sealed === '')
      return refuse(notAllowed(user, `the private key of ${user} is not here; take it from where it was made`));
    const text = withKey ? withSealedKey(key.card, JSON.parse(key.sealed) as SealedKey) : key.card;
    const name = `clearbench-${withKey ? 'key' : 'card'}-${user.replaceAll(/[^\w-]/g, '_')}.json`;
    return ok({ name, bytes: new TextEncoder().encode(text) });
  },

  readCard(context, { bytes }) {
    const card = readSigned('clearbench-identity-card', bytes);
    return card.ok ? ok(cardView(context, card.value)) : card;
  },

  trustCard(context, { bytes, user, replaces }) {
    const read = readSigned('clearbench-identity-card', bytes);
    if (!read.ok) return read;
    const card = read.value;
    const { signer } = card.content;
    const known = personKeyOf(context.workspace.database, signer.user);
    const problem = strangerOrAway(context, user, signer.user, known) ?? untrustable(context, card, known, replaces);
    if (problem !== null) return refuse(problem);
    const recorded = recordAction(context, { action: 'trust', user, subject: trustedText(card, known) }, () => {
      insertPersonKey(context.workspace.database, keyOf(context, card, user));
      return ok(null);
    });
    if (!recorded.ok) return recorded;
    // A key that was given up signs nothing more.
    if (knownAs(known, signer.publicKey) === 'other') context.session.signOut(signer.user);
    return ok(personViews(context));
  },
};

function trustedText({ content: { signer } }: Card, known: PersonKey | null): string {
  return known === null || knownAs(known, signer.publicKey) === 'same'
    ? `${signer.user}: key ${signer.fingerprint}`
    : `${signer.user}: key ${signer.fingerprint} in place of ${known.fingerprint}`;
}

/** Whose key is known here from a card alone can't sign in yet, and may bring the key itself. */
function strangerOrAway(context: EngineContext, user: string, owner: string, known: PersonKey | null): Problem | null {
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return stranger;
  const bringsOwn = user === owner && known?.sealed === '' && context.session.signedIn() === null;
  return bringsOwn ? null : cannotAct(context, user);
}

function untrustable(
  context: EngineContext,
  card: Card,
  known: PersonKey | null,
  replaces: string | null,
): Problem | null {
  const { user } = card.content.signer;
  const view = cardView(context, card);
  if (view.refusedBecause !== '') return notAllowed(user, view.refusedBecause);
  if (view.known === 'other' && replaces !== view.knownFingerprint)
    return notAllowed(
      user,
      `another key of ${user} is known here, ${view.knownFingerprint}; ask ${user} whether it is given up, and name it as the one to be replaced`,
    );
  const bringsKey = view.holdsKey && known?.sealed === '';
  return view.known === 'same' && !bringsKey
    ? notAllowed(user, `this key of ${user} is known here already, since ${known?.at ?? ''}`)
    : null;
}

function cardView(context: EngineContext, card: Card): CardView {
  const { signer, company, at } = card.content;
  const known = personKeyOf(context.workspace.database, signer.user);
  return {
    user: signer.user,
    name: signer.name,
    company,
    at,
    fingerprint: signer.fingerprint,
    holdsKey: card.sealed !== undefined,
    known: knownAs(known, signer.publicKey),
    knownFingerprint: known?.fingerprint ?? '',
    refusedBecause: refusal(context, card),
  };
}

function knownAs(known: PersonKey | null, publicKey: string): CardView['known'] {
  if (known === null) return 'new';
  return known.publicKey === publicKey ? 'same' : 'other';
}

function refusal(context: EngineContext, card: Card): string {
  const { user, publicKey } = card.content.signer;
  const stranger = knownUser(context.settings(), user);
  if (stranger !== null) return stranger.message;
  const other = personKeys(context.workspace.database).find((key) => key.publicKey === publicKey && key.user !== user);
  return other === undefined ? '' : `this key is known here as that of ${other.user}; one person works under one name`;
}

function keyOf(context: EngineContext, card: Card, by: string): PersonKey {
  const { user, publicKey, fingerprint } = card.content.signer;
  const { sealed, ...open } = card;
  return {
    ...{ user, publicKey, fingerprint, by, at: context.now() },
    sealed: sealed === undefined ? '' : JSON.stringify(sealed),
    card: canonicalText(open),
  };
}
