// The files of an export as they were kept, held against what was said of them: by the manifest, by the batch's own row, by the audit log.
import { inflateSync } from 'node:zlib';
import type { Database } from '../workspace/database.ts';
import { auditRowsOf } from '../workspace/tables/audit.ts';
import { type Batch, batchFiles } from '../workspace/tables/exports.ts';
import { sha256Of } from './files/held-file.ts';

const MANIFEST = 'manifest.json';

export interface KeptFile {
  readonly name: string;
  /** Null where what is kept can't be inflated. */
  readonly bytes: Uint8Array | null;
}

export interface KeptExport {
  readonly files: readonly KeptFile[];
  /** How many files ought to be there. */
  readonly expected: number;
  readonly flaws: readonly string[];
  /** False where its manifest names an audit log that knows no export of it. */
  readonly inLog: boolean;
}

/** What the audit row of an export is filed under: the date, the batch and the hash of its manifest. */
export function exportSubject(date: string, batchId: string, manifest: Uint8Array | undefined): string {
  return `${date} ${batchId}${manifest === undefined ? '' : ` manifest.json sha256 ${sha256Of(manifest)}`}`;
}

export interface AuditedExport {
  readonly batchId: string;
  /** Null in a log of before hashes were noted. */
  readonly manifestSha256: string | null;
}

/** Of every export that the audit log knows, written again or not. */
export function auditedExports(database: Database): AuditedExport[] {
  return auditRowsOf(database, ['export']).flatMap(({ subject }) => {
    const [, batchId] = subject.split(' ');
    const hash = / sha256 ([0-9a-f]{64})$/.exec(subject)?.[1] ?? null;
    return batchId === undefined ? [] : [{ batchId, manifestSha256: hash }];
  });
}

/** Never throws for what a kept file says. */
export function keptExport(database: Database, batch: Batch, audited: readonly AuditedExport[]): KeptExport {
  const files = batchFiles(database, batch.batchId).map(({ name, content }) => ({ name, bytes: inflated(content) }));
  const hashes = new Map(files.map(({ name, bytes }) => [name, bytes === null ? null : sha256Of(bytes)]));
  const manifest = manifestOf(files.find(({ name }) => name === MANIFEST)?.bytes ?? null);
  const said: Said[] = [
    ...(manifest?.files ?? []).map(({ name, sha256 }) => ({ name, sha256, by: 'the manifest' })),
    { name: 'journal.csv', sha256: batch.sha256, by: 'the batch' },
    ...audited
      .filter(({ batchId }) => batchId === batch.batchId)
      .map(({ manifestSha256 }) => ({ name: MANIFEST, sha256: manifestSha256, by: 'the audit log' })),
  ];
  const known = new Set([MANIFEST, ...said.map(({ name }) => name)]);
  const inLog = manifest?.hasLog !== true || audited.some(({ batchId }) => batchId === batch.batchId);
  const flaws = [
    ...(manifest === null && hashes.get(MANIFEST) !== null ? [`${MANIFEST}: it cannot be read as a manifest`] : []),
    ...[...known].filter((name) => !hashes.has(name)).map((name) => `${name}: it is not kept any more`),
    ...files.filter(({ bytes }) => bytes === null).map(({ name }) => `${name}: the kept file is damaged`),
    ...files.filter(({ name }) => !known.has(name)).map(({ name }) => `${name}: the manifest does not name it`),
    ...said.flatMap((one) => differing(one, hashes)),
  ];
  return { files, inLog, expected: known.size, flaws: [...new Set(flaws)].map((flaw) => `${batch.batchId} ${flaw}`) };
}

interface Said {
  readonly name: string;
  readonly sha256: string | null;
  readonly by: string;
}

function differing({ name, sha256, by }: Said, hashes: ReadonlyMap<string, string | null>): string[] {
  const kept = hashes.get(name) ?? null;
  if (kept === null || sha256 === null || kept === sha256) return [];
  return [`${name}: its sha256 is ${kept}, ${by} says ${sha256}`];
}

function inflated(content: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(inflateSync(content));
  } catch {
    return null;
  }
}

interface Manifest {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Whether it names the end of an audit log; one of before there was a log does not. */
  readonly hasLog: boolean;
}

function manifestOf(bytes: Uint8Array | null): Manifest | null {
  if (bytes === null) return null;
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  if (typeof document !== 'object' || document === null || !('files' in document)) return null;
  if (!Array.isArray(document.files)) return null;
  const files = (document.files as unknown[]).flatMap((file) =>
    typeof file === 'object' &&
    file !== null &&
    'name' in file &&
    'sha256' in file &&
    typeof file.name === 'string' &&
    typeof file.sha256 === 'string'
      ? [{ name: file.name, sha256: file.sha256 }]
      : [],
  );
  return { files, hasLog: 'audit' in document };
}
