// The head of an encrypted workspace: how its key comes from the passphrase, and that key, wrapped. It holds nothing of the content.
// Kept twice, and never rewritten in place: another passphrase is another file. Refuses parameters that no program should follow.
import { createHash } from 'node:crypto';

const MAGIC = Buffer.from('CLRBSEAL', 'latin1');
const FORMAT = 1;
const LENGTH = 512;
const CHECKED = LENGTH - 32;
const COPIES = [0, 2048] as const;
/** Of what comes before the first page. */
export const SEAL_HEADER_LENGTH = 4096;
/** Where the beginning of page 1 stands once more, in a sector of its own. */
export const HEAD_RECORD = 1024;

/** scrypt's cost: 128 * n * r bytes of memory. */
export interface Derivation {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and a good quarter of a second for each try. */
export const DERIVATION: Derivation = { n: 2 ** 17, r: 8, p: 1 };

export interface SealHeader {
  /** Bytes of one page. */
  readonly blockSize: number;
  readonly derivation: Derivation;
  readonly salt: Buffer;
  /** Random: tells this key from every other, and is bound into every seal. */
  readonly keyId: Buffer;
  /** Nonce, wrapped key, tag. */
  readonly wrapped: Buffer;
}

/** The part that the wrapped key is bound to. */
export function boundPart({ blockSize, derivation, salt, keyId }: Omit<SealHeader, 'wrapped'>): Buffer {
  const bytes = Buffer.alloc(80);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(FORMAT, 8);
  bytes.writeUInt32LE(blockSize, 12);
  bytes.writeUInt32LE(derivation.n, 16);
  bytes.writeUInt32LE(derivation.r, 20);
  bytes.writeUInt32LE(derivation.p, 24);
  salt.copy(bytes, 32);
  keyId.copy(bytes, 64);
  return bytes;
}

/** SEAL_HEADER_LENGTH bytes. */
export function encodeSealHeader(header: SealHeader): Buffer {
  const one = Buffer.alloc(LENGTH);
  boundPart(header).copy(one);
  header.wrapped.copy(one, 80);
  sumOf(one).copy(one, CHECKED);
  const bytes = Buffer.alloc(SEAL_HEADER_LENGTH);
  for (const copy of COPIES) one.copy(bytes, copy);
  return bytes;
}

/** 'clear': no encrypted file. 'damaged': one that no passphrase opens. 'newer': one that this program does not know. */
export function decodeSealHeader(bytes: Buffer): SealHeader | 'clear' | 'damaged' | 'newer' {
  const marked = COPIES.map((copy) => bytes.subarray(copy, copy + LENGTH)).filter((one) =>
    one.subarray(0, MAGIC.length).equals(MAGIC),
  );
  if (marked.length === 0) return 'clear';
  const whole = marked.find((one) => one.length === LENGTH && sumOf(one).equals(one.subarray(CHECKED)));
  if (whole === undefined) return 'damaged';
  if (whole.readUInt32LE(8) !== FORMAT) return 'newer';
  const header: SealHeader = {
    blockSize: whole.readUInt32LE(12),
    derivation: { n: whole.readUInt32LE(16), r: whole.readUInt32LE(20), p: whole.readUInt32LE(24) },
    salt: Buffer.from(whole.subarray(32, 64)),
    keyId: Buffer.from(whole.subarray(64, 80)),
    wrapped: Buffer.from(whole.subarray(80, 140)),
  };
  return isBearable(header) ? header : 'damaged';
}

const isPower = (value: number): boolean => value > 0 && (value & (value - 1)) === 0;

/** A header that someone else wrote must not take all memory, nor all day. */
function isBearable({ blockSize, derivation: { n, r, p } }: SealHeader): boolean {
  const isPage = isPower(blockSize) && blockSize >= 512 && blockSize <= 65_536;
  return isPage && isPower(n) && n > 1 && n <= 2 ** 20 && r >= 1 && r <= 16 && p >= 1 && p <= 4;
}

function sumOf(one: Buffer): Buffer {
  return createHash('sha256').update(one.subarray(0, CHECKED)).digest();
}
