// The bytes of a portable archive: a ZIP of the workspace file, a manifest that names every byte of it, and a word for who finds it.
// What is opened must be exactly that: a member too many, too few, altered or exchanged is refused.
import { createHash } from 'node:crypto';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { ok, type Problem, type Result, refuse } from '../../../shared/model/problem.ts';

import { ARCHIVE_README } from './archive-readme.ts';

export const WORKSPACE_MEMBER = 'workspace.clearbench';
const README_MEMBER = 'README.txt';
const MANIFEST_MEMBER = 'manifest.json';
const FORMAT = 'clearbench-archive';
const VERSION = 1;

export interface ArchiveFacts {
  /** ISO 8601 with offset Z. */
  readonly createdAt: string;
  /** '' of an encrypted workspace: nothing of it is told in clear. */
  readonly company: string;
  readonly encrypted: boolean;
  /** The number of the last migration. */
  readonly workspaceFormat: number;
  readonly revision: number;
  readonly auditEntries: number;
  /** The hash of the last audit entry; '' where there is none. */
  readonly auditHead: string;
}

export interface ArchiveSignature {
  /** Fingerprint of the key. */
  readonly signer: string;
  /** Of `ArchiveManifest.sha256`, base64. */
  readonly signature: string;
}

export interface ArchiveManifest extends ArchiveFacts {
  readonly members: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Of all the above, in hex. */
  readonly sha256: string;
  /** Null where nobody was signed in. */
  readonly signed: ArchiveSignature | null;
}

/** Small ones are made as small as can be; an encrypted one gets no smaller. */
const SMALL = 1 << 26;
/** The earliest that a ZIP can say: same content, same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** `sign` answers null where nobody is signed in. */
export function packArchive(
  workspace: Uint8Array,
  facts: ArchiveFacts,
  sign: (text: string) => ArchiveSignature | null,
): Uint8Array {
  const readme = Buffer.from(ARCHIVE_README, 'utf8');
  const unsigned = {
    ...facts,
    members: [memberOf(README_MEMBER, readme), memberOf(WORKSPACE_MEMBER, workspace)],
  };
  const sha256 = manifestHash(unsigned);
  const manifest = { format: FORMAT, version: VERSION, ...unsigned, sha256, signed: sign(sha256) };
  const level = facts.encrypted ? 0 : workspace.length < SMALL ? 6 : 1;
  const members: Zippable = {
    [README_MEMBER]: [new Uint8Array(readme), { level: 6 }],
    [MANIFEST_MEMBER]: [new Uint8Array(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8')), { level: 6 }],
    [WORKSPACE_MEMBER]: [workspace, { level }],
  };
  return zipSync(members, { mtime: NO_TIME });
}

/** Every member checked against the manifest, and the manifest against its own hash; what it says of the workspace is for the caller to check. */
export function openArchive(
  bytes: Uint8Array,
  file: string,
): Result<{ readonly workspace: Uint8Array; readonly manifest: ArchiveManifest }> {
  const members = membersOf(bytes);
  if (members === null) return refuse(noArchive(file));
  const names = [...members.keys()].sort();
  if (names.join() !== [MANIFEST_MEMBER, README_MEMBER, WORKSPACE_MEMBER].sort().join()) return refuse(noArchive(file));
  const manifest = readManifest(members.get(MANIFEST_MEMBER) ?? new Uint8Array());
  if (manifest === null) return refuse(noArchive(file));
  if (manifest === 'newer')
    return refuse({
      code: 'input-refused',
      message: 'this archive was made by a newer Clearbench; update the program to open it',
      file,
    });
  if (manifest.sha256 !== manifestHash(manifest)) return refuse(altered(file, MANIFEST_MEMBER));
  for (const name of [README_MEMBER, WORKSPACE_MEMBER]) {
    const found = memberOf(name, members.get(name) ?? new Uint8Array());
    const said = manifest.members.find((member) => member.name === name);
    if (
      said === undefined ||
      manifest.members.length !== 2 ||
      said.bytes !== found.bytes ||
      said.sha256 !== found.sha256
    )
      return refuse(altered(file, name));
  }
  return ok({ workspace: members.get(WORKSPACE_MEMBER) ?? new Uint8Array(), manifest });
}

/** Null where these bytes are no ZIP, or one with a name twice. */
function membersOf(bytes: Uint8Array): Map<string, Uint8Array> | null {
  const names: string[] = [];
  try {
    const members = unzipSync(bytes, {
      filter({ name }) {
        names.push(name);
        return true;
      },
    });
    return new Set(names).size === names.length ? new Map(Object.entries(members)) : null;
  } catch {
    return null;
  }
}

function readManifest(bytes: Uint8Array): ArchiveManifest | 'newer' | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) return null;
    if (!('version' in value) || value.version !== VERSION) return 'newer';
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

function isManifest(value: object): value is ArchiveManifest {
  const manifest = value as Partial<Record<keyof ArchiveManifest, unknown>>;
  const { signed } = manifest;
  return (
    ['createdAt', 'company', 'auditHead', 'sha256'].every(
      (name) => typeof manifest[name as keyof ArchiveManifest] === 'string',
    ) &&
    ['workspaceFormat', 'revision', 'auditEntries'].every(
      (name) => typeof manifest[name as keyof ArchiveManifest] === 'number',
    ) &&
    typeof manifest.encrypted === 'boolean' &&
    Array.isArray(manifest.members) &&
    manifest.members.every(isMember) &&
    (signed === null ||
      (typeof signed === 'object' &&
        signed !== undefined &&
        'signer' in signed &&
        'signature' in signed &&
        typeof signed.signer === 'string' &&
        typeof signed.signature === 'string'))
  );
}

function isMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, bytes, sha256 } = value as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
}

/** By its first bytes: a plain SQLite file. */
export const isClear = (workspace: Uint8Array): boolean =>
  Buffer.from(workspace.subarray(0, 15)).toString('latin1') === 'SQLite format 3';

/** In an order of its own, so that the same facts give the same hash however the file is written. */
function manifestHash(manifest: Omit<ArchiveManifest, 'sha256' | 'signed'>): string {
  const { createdAt, company, encrypted, workspaceFormat, revision, auditEntries, auditHead, members } = manifest;
  const listed = members.map(({ name, bytes, sha256 }) => [name, bytes, sha256]);
  const facts = [
    FORMAT,
    VERSION,
    createdAt,
    company,
    encrypted,
    workspaceFormat,
    revision,
    auditEntries,
    auditHead,
    listed,
  ];
  return createHash('sha256').update(JSON.stringify(facts), 'utf8').digest('hex');
}

function memberOf(name: string, bytes: Uint8Array) {
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function noArchive(file: string): Problem {
  return {
    code: 'input-refused',
    message: 'this is not a whole Clearbench archive: it is damaged, cut off or something else; nothing was written',
    file,
  };
}

function altered(file: string, member: string): Problem {
  return {
    code: 'input-refused',
    message: `${member} in this archive is not what the manifest says: it was altered or exchanged; nothing was written`,
    file,
    field: member,
  };
}
