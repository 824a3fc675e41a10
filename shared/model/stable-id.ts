// Identifiers that are the same on every machine and in every run: made of facts, never of row numbers or clocks.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `prefix` and twelve hex digits of the SHA-256 over the parts. Parts are joined by a byte no text carries. */
export function stableId(prefix: string, parts: readonly string[]): string {
  return `${prefix}${bytesToHex(sha256(utf8ToBytes(parts.join('\u0000')))).slice(0, 12)}`;
}
