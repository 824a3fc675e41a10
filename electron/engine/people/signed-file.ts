// Writing and checking the files that people sign. A file is refused unless it is, byte for byte, what its signer wrote.
import { createHash } from 'node:crypto';
import {
  type SealedKey,
  type SignedContents,
  type SignedFile,
  type SignedFormat,
  signedFileOf,
} from '../../../shared/contract/signed-files.ts';
import { ok, type Result, refuse } from '../../../shared/model/problem.ts';
import type { Signing } from '../session.ts';
import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf, isSignedBy } from './keys.ts';

/** What a signature covers: no two formats have the same text, and none has that of an audit hash. */
function signedText(format: SignedFormat, sha256: string): string {
  return `${format} 1 ${sha256}`;
}

export function sha256Of(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/** The file's text. `signing` must be that of the content's signer. */
export function writeSigned<F extends SignedFormat>(format: F, content: SignedContents[F], signing: Signing): string {
  const sha256 = sha256Of(content);
  return canonicalText({ format, version: 1, content, sha256, signature: signing.sign(signedText(format, sha256)) });
}

export function withSealedKey(card: string, sealed: SealedKey): string {
  return canonicalText({ ...(JSON.parse(card) as Record<string, unknown>), sealed });
}

/** The bytes of a signed file, as text. */
export function canonicalText(file: unknown): string {
  return `${canonicalJson(file)}\n`;
}

/** Content, hash and signature fit each other and nothing beside them was changed. Whether the signer is trusted is the caller's question. */
export function readSigned<F extends SignedFormat>(format: F, bytes: Uint8Array): Result<SignedFile<F>> {
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  const file = signedFileOf(format, parsed.value.value);
  if (!file.ok) return file;
  const { content, sha256, signature } = file.value;
  const { publicKey, fingerprint, user } = content.signer;
  const computed = sha256Of(content);
  if (computed !== sha256)
    return changed(
      `the content was changed after ${user} signed it: its SHA-256 is ${computed}, the file says ${sha256}`,
    );
  if (fingerprintOf(publicKey) !== fingerprint)
    return changed(`the fingerprint in the file is not that of its key; ${fingerprintOf(publicKey)} would be`);
  if (!isSignedBy(publicKey, signedText(format, sha256), signature))
    return changed(`the signature is not one of the key of ${user} in the file; it was changed or forged`);
  if (canonicalText(file.value) !== parsed.value.text)
    return changed('the content is whole, but the bytes around it were changed; ask for the file as it was written');
  return ok(file.value);
}

function parse(bytes: Uint8Array): Result<{ text: string; value: unknown }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ text, value: JSON.parse(text) as unknown });
  } catch {
    return changed('this file is no JSON text; it was cut, changed or is something else');
  }
}

function changed(message: string): Result<never> {
  return refuse({ code: 'input-refused', message });
}
