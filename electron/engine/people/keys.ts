// Key pairs of people: made, sealed under a passphrase, opened, used and checked. Ed25519; scrypt and AES-256-GCM around the private key.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scryptSync,
  sign,
  verify,
} from 'node:crypto';
import type { SealedKey } from '../../../shared/contract/signed-files.ts';
import type { Signing } from '../session.ts';

/** About a third of a second and 128 MiB a try. Written into each sealed key, so that new ones can cost more. */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };

type Cost = Pick<SealedKey, 'N' | 'r' | 'p'>;

export interface KeyPair {
  /** SPKI, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), privateKey };
}

/** The first 128 bits of the public key's SHA-256, in groups for reading aloud: "3f2a 90bc …". */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32);
  return (digest.match(/.{4}/g) ?? []).join(' ');
}

export function sealKey({ publicKey, privateKey }: KeyPair, passphrase: string, cost: Cost = COST): SealedKey {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', secretOf(passphrase, salt, cost), nonce);
  cipher.setAAD(Buffer.from(publicKey, 'base64'));
  const content = privateKey.export({ type: 'pkcs8', format: 'der' });
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return {
    version: 1,
    kdf: 'scrypt',
    ...cost,
    salt: salt.toString('base64'),
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    ciphertext: ciphertext.toString('base64'),
  };
}

/** Null where the passphrase is another, or the sealed key was changed or belongs to another public key. */
export function openKey(publicKey: string, sealed: SealedKey, passphrase: string): KeyPair | null {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const secret = secretOf(passphrase, bytes(sealed.salt), sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes(sealed.nonce), { authTagLength: 16 });
    decipher.setAAD(bytes(publicKey));
    decipher.setAuthTag(bytes(sealed.tag));
    const key = Buffer.concat([decipher.update(bytes(sealed.ciphertext)), decipher.final()]);
    return { publicKey, privateKey: createPrivateKey({ key, type: 'pkcs8', format: 'der' }) };
  } catch {
    return null;
  }
}

/** The same characters are the same passphrase, however a keyboard composes them. */
function secretOf(passphrase: string, salt: Buffer, { N, r, p }: Cost): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 128 * N * r * p + (1 << 25) });
}

export function signingOf({ publicKey, privateKey }: KeyPair): Signing {
  return {
    signer: fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}

/** False also for what is no Ed25519 key or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    const bytes = Buffer.from(signature, 'base64');
    // Base64 has several texts for some bytes; only the usual one counts, so that no byte of a file can change unseen.
    const isPlain = bytes.toString('base64') === signature;
    return isPlain && key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, bytes);
  } catch {
    return false;
  }
}
