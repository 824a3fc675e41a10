import { expect, test } from 'vitest';
import { auditRows } from '../../workspace/tables/audit.ts';
import { personKeys } from '../../workspace/tables/person-keys.ts';
import { isSignedBy } from './keys.ts';
import { D1, decideAll, openHouse, passphraseOf } from './people.testing.ts';

const personOf = (house: Awaited<ReturnType<typeof openHouse>>, user: string) =>
  house.call('people', undefined).find(({ id }) => id === user);

test('someone without a key works by name; with one, only signed in', async () => {
  const house = await openHouse();
  expect(personOf(house, 'li')).toMatchObject({ key: 'none', fingerprint: '', signedIn: false, working: false });
  const [breakId = ''] = house.bench.breaks(D1).map(({ result }) => result.breakId);
  const args = { breakIds: [breakId], decision: 'write_off' as const, user: 'li', note: '', date: null };
  const [made] = house.call('decide', args);
  house.call('undoDecision', { decisionId: made?.id ?? 0, user: 'li', note: '' });

  house.key('li');
  expect(personOf(house, 'li')).toMatchObject({ key: 'own', signedIn: true, working: true, keyBy: 'li' });
  house.call('signOut', { user: 'li' });
  expect(personOf(house, 'li')).toMatchObject({ signedIn: false, working: false });
  expect(house.refusal('decide', args)).toMatchObject({ code: 'not-allowed', message: 'li has a key: sign in first' });
  for (const [method, rest] of [
    ['saveSettings', { text: 'x' }],
    ['undoImport', { importId: 1 }],
    ['undo', { note: '', reverse: false }],
    ['closeDay', { date: D1, note: '' }],
    ['makeBackup', {}],
  ] as const)
    expect(house.refusal(method, { ...rest, user: 'li' } as never).message).toBe('li has a key: sign in first');
  house.signIn('li');
  expect(house.call('decide', args)).toHaveLength(1);
});

test('while someone is signed in, nobody else acts or makes a key', async () => {
  const house = await openHouse();
  house.key('wang');
  const [breakId = ''] = house.bench.breaks(D1).map(({ result }) => result.breakId);
  const args = { breakIds: [breakId], decision: 'write_off' as const, user: 'li', note: '', date: null };
  expect(house.refusal('decide', args).message).toBe('wang is signed in; sign out first to act as li');
  const claim = { user: 'li', before: null, passphrase: passphraseOf('li') };
  expect(house.refusal('setPassphrase', claim).message).toContain('wang is signed in');
  house.call('signIn', { user: 'li', passphrase: null });
  expect(personOf(house, 'wang')).toMatchObject({ signedIn: false });
  expect(house.call('decide', args)).toHaveLength(1);
});

test('a wrong passphrase is refused by its own code, and says nothing of it', async () => {
  const house = await openHouse([]);
  house.key('li');
  house.call('signOut', { user: 'li' });
  const wrong = house.refusal('signIn', { user: 'li', passphrase: 'not the right one' });
  expect(wrong.code).toBe('wrong-passphrase');
  expect(JSON.stringify(wrong)).not.toContain('right');
  expect(house.refusal('signIn', { user: 'li', passphrase: null }).code).toBe('not-allowed');
  expect(house.refusal('signIn', { user: 'wang', passphrase: 'whatever it is' }).code).toBe('not-allowed');
  expect(house.refusal('signIn', { user: 'nobody', passphrase: null }).code).toBe('not-allowed');
  expect(house.bench.context.session.signedIn()).toBeNull();
});

test('another passphrase seals the same key', async () => {
  const house = await openHouse([]);
  const set = (before: string | null, passphrase: string) => ({ user: 'li', before, passphrase });
  expect(house.refusal('setPassphrase', set(null, '1234567')).message).toContain('at least 8 characters');
  house.call('setPassphrase', set(null, passphraseOf('li')));
  expect(house.bench.context.session.signedIn()).toBe('li');
  const fingerprint = personOf(house, 'li')?.fingerprint;
  expect(house.refusal('setPassphrase', set(null, 'another one')).message).toContain('has a key already');
  expect(house.refusal('setPassphrase', set('not the right one', 'another one')).code).toBe('wrong-passphrase');
  house.call('setPassphrase', set(passphraseOf('li'), 'another one'));
  expect(personOf(house, 'li')?.fingerprint).toBe(fingerprint);
  expect(house.refusal('signIn', { user: 'li', passphrase: passphraseOf('li') }).code).toBe('wrong-passphrase');
  house.call('signIn', { user: 'li', passphrase: 'another one' });
});

test('what signed-in people do is signed in the log; passphrases are in no table', async () => {
  const house = await openHouse();
  house.key('li');
  decideAll(house, 'li');
  const { database } = house.bench.context.workspace;
  const rows = auditRows(database, 1, 100).filter(({ action }) => action === 'decide');
  const [key] = personKeys(database);
  expect(rows).toHaveLength(3);
  for (const { hash, signer, signature } of rows) {
    expect(signer).toBe(key?.fingerprint);
    expect(isSignedBy(key?.publicKey ?? '', hash, signature)).toBe(true);
  }
  const image = Buffer.from(database.image());
  expect(image.includes(passphraseOf('li'))).toBe(false);
  expect(image.includes('PRIVATE KEY')).toBe(false);
  expect(() => database.run('DELETE FROM person_key')).toThrow('append-only');
  expect(() => database.run("UPDATE person_key SET user = 'wang'")).toThrow('append-only');
});
