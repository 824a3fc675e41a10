import { expect, test } from 'vitest';
import { auditRows } from '../../workspace/tables/audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf, makeKeyPair, signingOf } from './keys.ts';
import { openHouse, parsed, passphraseOf, trust } from './people.testing.ts';
import { writeSigned } from './signed-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A card that is in order, of a key that nobody here made. */
function cardOf(user: string, pair = makeKeyPair()): Uint8Array {
  const { publicKey } = pair;
  const signer = { user, name: '', publicKey, fingerprint: fingerprintOf(publicKey) };
  const content = { signer, company: '示例支付', at: '2026-11-20T00:00:00Z' };
  return bytesOf(writeSigned('clearbench-identity-card', content, signingOf(pair)));
}

test('a card is looked at, trusted once, and recorded', async () => {
  const [home, other] = [await openHouse([]), await openHouse([])];
  home.key('li');
  other.key('wang');
  const card = other.card('wang');
  const view = home.call('readCard', { bytes: card });
  expect(view).toMatchObject({ user: 'wang', name: '王', company: '示例支付', holdsKey: false, known: 'new' });
  trust(home, card, 'li');
  const wang = home.call('people', undefined).find(({ id }) => id === 'wang');
  expect(wang).toMatchObject({ key: 'trusted', fingerprint: view.fingerprint, keyBy: 'li', signedIn: false });
  expect(home.call('readCard', { bytes: card })).toMatchObject({ known: 'same' });
  expect(home.refusal('trustCard', { bytes: card, user: 'li', replaces: null }).message).toContain(
    'known here already',
  );
  const last = auditRows(home.bench.context.workspace.database, 1, 100).at(-1);
  expect(last).toMatchObject({ action: 'trust', user: 'li', subject: `wang: key ${view.fingerprint}` });
  expect(last?.signature).not.toBe('');
  home.call('signOut', { user: 'li' });
  expect(home.refusal('trustCard', { bytes: cardOf('chen'), user: 'li', replaces: null }).message).toContain('sign in');
});

test('whose key is known from a card alone neither signs in nor makes another key here', async () => {
  const [home, other] = [await openHouse([]), await openHouse([])];
  other.key('wang');
  trust(home, other.card('wang'), 'li');
  const away = /from an identity card only/;
  expect(home.refusal('signIn', { user: 'wang', passphrase: passphraseOf('wang') }).message).toMatch(away);
  expect(home.refusal('setPassphrase', { user: 'wang', before: null, passphrase: 'another one' }).message).toMatch(
    away,
  );
  expect(home.refusal('undoImport', { importId: 1, user: 'wang' }).message).toMatch(away);
  expect(home.refusal('identityCard', { user: 'wang', withKey: true }).message).toContain('is not here');
});

test('another key of the same user is trusted only in place of the one that is named', async () => {
  const home = await openHouse([]);
  const [first, second] = [cardOf('wang'), cardOf('wang')];
  trust(home, first, 'li');
  const known = home.call('readCard', { bytes: first }).fingerprint;
  expect(home.call('readCard', { bytes: second })).toMatchObject({ known: 'other', knownFingerprint: known });
  for (const replaces of [null, '', 'ffff'])
    expect(home.refusal('trustCard', { bytes: second, user: 'li', replaces }).message).toContain('another key of wang');
  trust(home, second, 'li', known);
  const { fingerprint } = home.call('readCard', { bytes: second });
  expect(home.call('people', undefined).find(({ id }) => id === 'wang')?.fingerprint).toBe(fingerprint);
  const last = auditRows(home.bench.context.workspace.database, 1, 100).at(-1);
  expect(last?.subject).toBe(`wang: key ${fingerprint} in place of ${known}`);
});

test('a key that is given up signs nothing more, though its owner was signed in', async () => {
  const home = await openHouse([]);
  home.key('wang');
  const known = home.call('readCard', { bytes: home.card('wang') }).fingerprint;
  trust(home, cardOf('wang'), 'wang', known);
  expect(home.bench.context.session.signedIn()).toBeNull();
  expect(home.refusal('signIn', { user: 'wang', passphrase: passphraseOf('wang') }).code).toBe('not-allowed');
});

test('strangers, and one key under two names, are not trusted', async () => {
  const home = await openHouse([]);
  expect(home.call('readCard', { bytes: cardOf('nobody') }).refusedBecause).toContain('know no user nobody');
  expect(home.refusal('trustCard', { bytes: cardOf('nobody'), user: 'li', replaces: null }).code).toBe('not-allowed');
  const pair = makeKeyPair();
  trust(home, cardOf('zhao', pair), 'li');
  const twice = cardOf('wang', pair);
  expect(home.call('readCard', { bytes: twice }).refusedBecause).toContain('known here as that of zhao');
  expect(home.refusal('trustCard', { bytes: twice, user: 'li', replaces: null }).message).toContain('that of zhao');
});

test('a card that another key signed, or with another name in it, is refused', async () => {
  const home = await openHouse([]);
  const pair = makeKeyPair();
  const [card, other] = [parsed(cardOf('wang', pair)), parsed(cardOf('wang'))];
  const asFile = (value: unknown) => bytesOf(`${canonicalJson(value)}\n`);
  const said = (value: unknown) => home.refusal('readCard', { bytes: asFile(value) });
  expect(home.call('readCard', { bytes: asFile(card) }).user).toBe('wang');
  expect(said({ ...card, signature: other.signature }).message).toContain('not one of the key of wang');
  const renamed = { ...card.content, signer: { ...card.content.signer, user: 'chen' } };
  expect(said({ ...card, content: renamed }).message).toContain('changed after chen signed it');
  expect(said({ ...card, more: 1 }).message).toContain('not as Clearbench writes it');
  const { signature: _, ...unsigned } = card;
  expect(said(unsigned)).toMatchObject({ code: 'input-refused', field: 'signature' });
  expect(home.refusal('readCard', { bytes: bytesOf(JSON.stringify(card, null, 1)) }).message).toContain('bytes around');
  expect(home.refusal('readCard', { bytes: bytesOf('{}') }).message).toBe(
    'this is not an identity card: no file of Clearbench',
  );
  expect(home.refusal('openPackage', { bytes: asFile(card) }).message).toBe(
    'this is an identity card, not a decision package',
  );
});

test('a person brings the key to another workspace and signs in there with the same passphrase', async () => {
  const [home, copy] = [await openHouse([]), await openHouse([])];
  home.key('wang');
  trust(copy, home.card('wang'), 'li');
  const file = home.card('wang', true);
  expect(copy.call('readCard', { bytes: file })).toMatchObject({ holdsKey: true, known: 'same' });
  trust(copy, file, 'wang');
  expect(copy.refusal('signIn', { user: 'wang', passphrase: 'not the right one' }).code).toBe('wrong-passphrase');
  copy.signIn('wang');
  const [here, there] = [home, copy].map((house) => house.call('people', undefined).find(({ id }) => id === 'wang'));
  expect(there?.fingerprint).toBe(here?.fingerprint);
  expect(new TextDecoder().decode(copy.card('wang'))).toBe(new TextDecoder().decode(home.card('wang')));
});
