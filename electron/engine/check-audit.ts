// Links of the audit log: that it holds together, and that it is the log which the last action, the steps of the history and the exports saw.
import { inflateSync } from 'node:zlib';
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import type { Database } from '../workspace/database.ts';
import { type AuditHead, eachAudit, FIRST_PREVIOUS_HASH, notedHead, stepNumbers } from '../workspace/tables/audit.ts';
import { batches, batchFiles } from '../workspace/tables/exports.ts';
import { personKeys } from '../workspace/tables/person-keys.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';
import { manifestHead } from './history/manifest-head.ts';
import { type AuditChecks, type VerifiedAudit, verifyAudit } from './history/verify-audit.ts';
import { isSignedBy } from './people/keys.ts';

const place = (from: string, to: string) => ({ kind: 'audit', date: '', channel: '', from, to, currency: '' }) as const;

/** Of the whole log, whatever date is checked. What can't be read is a broken link, and the other links are still told. */
export function auditLinks({ workspace }: EngineContext): CheckLink[] {
  const { database } = workspace;
  try {
    const anchors = exportAnchors(database);
    const verified = verifiedLog(database, new Set(anchors.map(({ head }) => head.rows)));
    return [
      chainLink(verified),
      headLink(verified, notedHead(database)),
      stepLink(database),
      ...anchors.map((anchor) => exportLink(verified, anchor)),
    ];
  } catch (error) {
    const said = `the audit log cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return [link(place('audit log', 'rows read'), { countIn: 0, countOut: 0, records: [said] })];
  }
}

function verifiedLog(database: Database, wanted: ReadonlySet<number>): VerifiedAudit {
  return verifyAudit(eachAudit(database), { isSigned: knownSignatures(database), wanted });
}

/** By every key that was ever known here. */
export function knownSignatures(database: Database): AuditChecks['isSigned'] {
  const keys = new Map(personKeys(database).map(({ fingerprint, publicKey }) => [fingerprint, publicKey]));
  return (signer, hash, signature) => {
    const key = keys.get(signer);
    return key === undefined ? null : isSignedBy(key, hash, signature);
  };
}

function chainLink({ rows, flaws }: VerifiedAudit): CheckLink {
  const broken = new Set(flaws.map(({ row }) => row)).size;
  return link(place('audit log: rows', 'rows that hold together'), {
    countIn: rows,
    countOut: rows - broken,
    records: flaws.map(({ said }) => said),
  });
}

function headLink({ head }: VerifiedAudit, noted: AuditHead | null): CheckLink {
  const last = noted ?? { rows: 0, hash: FIRST_PREVIOUS_HASH };
  return link(place('audit log: as the last action left it', 'last row'), {
    countIn: last.rows,
    countOut: head.rows,
    records:
      last.rows === head.rows && last.hash === head.hash
        ? []
        : [
            `the log ends at audit row ${head.rows}, the last action left it at row ${last.rows}: it was cut or changed`,
          ],
  });
}

function stepLink(database: Database): CheckLink {
  const steps = new Set(stepNumbers(database));
  const rows = new Set<number>();
  for (const { sequence } of eachAudit(database)) rows.add(sequence);
  const missing = [...steps].filter((id) => !rows.has(id));
  const without = [...rows].filter((id) => !steps.has(id));
  return link(place('steps of the history', 'audit log: rows'), {
    countIn: steps.size,
    countOut: rows.size,
    records: [
      ...missing.map((id) => `audit row ${id} is missing: the history has its step`),
      ...without.map((id) => `audit row ${id} has no step in the history`),
    ],
  });
}

interface ExportAnchor {
  readonly batchId: string;
  readonly head: AuditHead;
}

function exportAnchors(database: Database): ExportAnchor[] {
  return batches(database, null).flatMap(({ batchId }) => {
    const file = batchFiles(database, batchId).find(({ name }) => name === 'manifest.json');
    const head = file === undefined ? null : manifestHead(textOf(file.content));
    return head === null ? [] : [{ batchId, head }];
  });
}

/** A kept file that is damaged is told by the links of the exports, not here. */
function textOf(content: Uint8Array): string {
  try {
    return Buffer.from(inflateSync(content)).toString('utf8');
  } catch {
    return '';
  }
}

function exportLink({ hashes }: VerifiedAudit, { batchId, head }: ExportAnchor): CheckLink {
  const isThere = head.rows === 0 ? head.hash === FIRST_PREVIOUS_HASH : hashes.get(head.rows) === head.hash;
  return link(place(`manifest of ${batchId}: audit rows`, 'audit log: the same rows'), {
    countIn: head.rows,
    countOut: isThere ? head.rows : 0,
    records: isThere
      ? []
      : [
          `audit row ${head.rows} is not the one that the manifest of ${batchId} names: the log was cut or written anew`,
        ],
  });
}
