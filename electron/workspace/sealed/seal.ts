// The key of an encrypted workspace, in memory only: AES-256-GCM with a random nonce for each piece, bound to what the piece is and where
// it stands. The key is random; in the file it stands wrapped by one that scrypt derives from the passphrase.
// One key may seal 2^32 pieces (16 TiB of pages); each new passphrase brings a new key.
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { boundPart, DERIVATION, type Derivation, encodeSealHeader, type SealHeader } from './seal-header.ts';

const CIPHER = 'aes-256-gcm';
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

export class Seal {
  readonly keyId: string;
  readonly blockSize: number;
  readonly #header: SealHeader;
  readonly #key: KeyObject;

  private constructor(header: SealHeader, key: KeyObject) {
    this.#header = header;
    this.#key = key;
    this.keyId = header.keyId.toString('hex');
    this.blockSize = header.blockSize;
  }

  /** A new key under this passphrase, for files whose pages are `blockSize` bytes. */
  static create(passphrase: string, blockSize: number, derivation: Derivation = DERIVATION): Seal {
    const key = createSecretKey(randomBytes(KEY_LENGTH));
    const unwrapped = { blockSize, derivation, salt: randomBytes(32), keyId: randomBytes(16) };
    const wrapped = sealed(derived(passphrase, unwrapped), boundPart(unwrapped), key.export());
    return new Seal({ ...unwrapped, wrapped }, key);
  }

  /** Null where it is not the passphrase of this header. */
  static open(passphrase: string, header: SealHeader): Seal | null {
    const key = opened(derived(passphrase, header), boundPart(header), header.wrapped);
    return key === null ? null : new Seal(header, createSecretKey(key));
  }

  /** Whether this passphrase opens it. As slow as opening. */
  isOpenedBy(passphrase: string): boolean {
    return Seal.open(passphrase, this.#header) !== null;
  }

  /** What a file under this key begins with. */
  header(): Buffer {
    return encodeSealHeader(this.#header);
  }

  /** Nonce, ciphertext, tag: 28 bytes more. */
  seal(role: string, place: Uint8Array, plain: Uint8Array): Buffer {
    return sealed(this.#key, this.#about(role, place), plain);
  }

  /** Null where it was sealed by another key, for another place, or altered. */
  open(role: string, place: Uint8Array, piece: Uint8Array): Buffer | null {
    return opened(this.#key, this.#about(role, place), piece);
  }

  #about(role: string, place: Uint8Array): Buffer {
    return Buffer.concat([this.#header.keyId, Buffer.from(`${role}\0`, 'latin1'), place]);
  }
}

/** The same passphrase typed on another keyboard is the same text after NFKC. */
function derived(passphrase: string, { derivation: { n, r, p }, salt }: Omit<SealHeader, 'wrapped'>): KeyObject {
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const maxmem = 128 * r * (n + p) + (1 << 20);
  return createSecretKey(scryptSync(secret, salt, KEY_LENGTH, { N: n, r, p, maxmem }));
}

function sealed(key: KeyObject, about: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH }).setAAD(about);
  const text = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, text, cipher.getAuthTag()]);
}

function opened(key: KeyObject, about: Buffer, piece: Uint8Array): Buffer | null {
  if (piece.length < NONCE_LENGTH + TAG_LENGTH) return null;
  const end = piece.length - TAG_LENGTH;
  const decipher = createDecipheriv(CIPHER, key, piece.subarray(0, NONCE_LENGTH), { authTagLength: TAG_LENGTH });
  decipher.setAAD(about).setAuthTag(piece.subarray(end));
  const plain = decipher.update(piece.subarray(NONCE_LENGTH, end));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}
