import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf, isSignedBy, makeKeyPair, openKey, sealKey, signingOf } from './keys.ts';

const pair = makeKeyPair();
const sealed = sealKey(pair, 'correct horse 电池');

test('a sealed key opens with its passphrase alone, however it is composed', () => {
  const opened = openKey(pair.publicKey, sealed, 'correct horse 电池');
  expect(opened && isSignedBy(pair.publicKey, 'x', signingOf(opened).sign('x'))).toBe(true);
  expect(openKey(pair.publicKey, sealed, 'correct horse 电汪')).toBeNull();
  const accents = sealKey(pair, 'caf\u00e9 au lait');
  expect(openKey(pair.publicKey, accents, 'cafe\u0301 au lait')).not.toBeNull();
});

test('a sealed key that was changed, or belongs to another public key, does not open', () => {
  const flipped = `${sealed.ciphertext.startsWith('A') ? 'B' : 'A'}${sealed.ciphertext.slice(1)}`;
  expect(openKey(pair.publicKey, { ...sealed, ciphertext: flipped }, 'correct horse 电池')).toBeNull();
  expect(openKey(makeKeyPair().publicKey, sealed, 'correct horse 电池')).toBeNull();
  const short = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
  expect(openKey(pair.publicKey, { ...sealed, tag: short }, 'correct horse 电池')).toBeNull();
});

test('what a sealed key costs stands in it, and nothing of the key does', () => {
  expect(sealed).toMatchObject({ kdf: 'scrypt', N: 131072, r: 8, p: 1, cipher: 'aes-256-gcm' });
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  expect(JSON.stringify(sealed)).not.toContain(secret.toString('base64').slice(0, 20));
});

test('a signature fits its text and its key, in one writing', () => {
  const signature = signingOf(pair).sign('text');
  expect(isSignedBy(pair.publicKey, 'text', signature)).toBe(true);
  expect(isSignedBy(pair.publicKey, 'text.', signature)).toBe(false);
  expect(isSignedBy(makeKeyPair().publicKey, 'text', signature)).toBe(false);
  // The last letter before the padding has four bits that base64 does not use.
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const last = letters.indexOf(signature.charAt(85));
  const other = `${signature.slice(0, 85)}${letters[last ^ 1]}==`;
  expect(Buffer.from(other, 'base64').equals(Buffer.from(signature, 'base64'))).toBe(true);
  expect(isSignedBy(pair.publicKey, 'text', other)).toBe(false);
});

test('only Ed25519 keys sign here', () => {
  const { publicKey } = generateKeyPairSync('x25519');
  const other = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  expect(isSignedBy(other, 'text', signingOf(pair).sign('text'))).toBe(false);
  expect(isSignedBy('nonsense', 'text', '')).toBe(false);
});

test('a fingerprint can be read aloud', () => {
  expect(fingerprintOf(pair.publicKey)).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/);
});

test('one value has one canonical text', () => {
  expect(canonicalJson({ b: [1, null, '汉'], a: { d: true, c: undefined } })).toBe(
    '{"a":{"d":true},"b":[1,null,"汉"]}',
  );
  expect(() => canonicalJson({ a: 0.5 })).toThrow('not signed');
  expect(() => canonicalJson([undefined])).toThrow('not signed');
});
