// An archive back into a workspace file. All of it is checked before the file gets its name: each member against the manifest, the workspace
// itself, its audit log against the manifest, and the signature by the keys that the workspace knows.
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';
import { isSignedBy } from '../../engine/people/keys.ts';
import { settingsReader } from '../../engine/settings-in-force.ts';
import { type ArchiveManifest, isClear, openArchive } from '../../workspace/keeping/archive-file.ts';
import { workspaceFacts } from '../../workspace/keeping/verify-copy.ts';
import { personKeys } from '../../workspace/tables/person-keys.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type OpenSecret, writeChecked } from './write-checked.ts';

export interface Unarchived {
  readonly manifest: ArchiveManifest;
  /** Who signed it, by the keys in the workspace; '' where nobody did. */
  readonly signedBy: string;
}

/** `file` is what problems name. */
export function unarchive(
  bytes: Uint8Array,
  file: string,
  out: string,
  secret: OpenSecret = {},
): Promise<Result<Unarchived>> {
  const opened = openArchive(bytes, file);
  if (!opened.ok) return Promise.resolve(opened);
  const { workspace, manifest } = opened.value;
  return writeChecked(out, workspace, secret, (written) => {
    const facts = workspaceFacts(written.database);
    const isTrue =
      facts.revision === manifest.revision &&
      facts.auditHead === manifest.auditHead &&
      facts.auditRows === manifest.auditEntries &&
      manifest.encrypted === !isClear(workspace) &&
      manifest.company === (manifest.encrypted ? '' : companyOf(written));
    if (!isTrue) return refuse(exchanged(file));
    const signedBy = signerOf(written, manifest);
    return signedBy === null ? refuse(badSignature(file)) : ok({ manifest, signedBy });
  });
}

/** Null where its settings can't be read. */
function companyOf({ database }: Workspace): string | null {
  try {
    return settingsReader(database)().company;
  } catch {
    return null;
  }
}

/** Null where the signature does not hold, or no key here made it. */
function signerOf({ database }: Workspace, { signed, sha256 }: ArchiveManifest): string | null {
  if (signed === null) return '';
  const key = personKeys(database).find(({ fingerprint }) => fingerprint === signed.signer);
  return key !== undefined && isSignedBy(key.publicKey, sha256, signed.signature) ? key.user : null;
}

function exchanged(file: string): Problem {
  return {
    code: 'input-refused',
    message:
      'the workspace in this archive is not the one that the manifest names: one of them was exchanged; nothing was written',
    file,
  };
}

function badSignature(file: string): Problem {
  return {
    code: 'input-refused',
    message: 'the signature of this archive does not hold: the manifest was altered or exchanged; nothing was written',
    file,
  };
}
