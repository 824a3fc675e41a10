// Whether an audit log holds together: numbers without gaps, each row naming the hash of the one before, hashes and signatures that fit.
//
// What a log can show by itself ends here: someone who writes every row, hash and note of a workspace file anew leaves one that holds
// together. That is noticed only by what is elsewhere: an exported manifest or audit.jsonl, a backup, or a signature, since the key that
// made it opens with its owner's passphrase alone.
import { type AuditHead, type AuditRow, auditHash, FIRST_PREVIOUS_HASH } from '../../workspace/tables/audit.ts';

export interface AuditFlaw {
  /** The number that the row bears. */
  readonly row: number;
  readonly said: string;
}

export interface VerifiedAudit {
  readonly rows: number;
  readonly signed: number;
  readonly flaws: readonly AuditFlaw[];
  /** By the numbers that were asked for; a number without a row is absent. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly head: AuditHead;
}

export interface AuditChecks {
  /** Whether a signature of this hash was made by the key with this fingerprint; null where the key is not known. */
  isSigned(signer: string, hash: string, signature: string): boolean | null;
  /** Rows whose hash is wanted. */
  readonly wanted?: ReadonlySet<number>;
}

/** Rows in the order of their numbers. Never throws for what a row says. */
export function verifyAudit(rows: Iterable<AuditRow>, { isSigned, wanted }: AuditChecks): VerifiedAudit {
  const flaws: AuditFlaw[] = [];
  const hashes = new Map<number, string>();
  let [count, signed] = [0, 0];
  let head: AuditHead = { rows: 0, hash: FIRST_PREVIOUS_HASH };
  for (const row of rows) {
    count += 1;
    if (row.signer !== '' || row.signature !== '') signed += 1;
    for (const said of flawsOf(row, head, isSigned)) flaws.push({ row: row.sequence, said });
    if (wanted?.has(row.sequence) === true) hashes.set(row.sequence, row.hash);
    head = { rows: row.sequence, hash: row.hash };
  }
  return { rows: count, signed, flaws, hashes, head };
}

function* flawsOf(row: AuditRow, before: AuditHead, isSigned: AuditChecks['isSigned']): Generator<string> {
  if (row.sequence !== before.rows + 1)
    yield `audit row ${row.sequence} follows row ${before.rows}: rows between are missing`;
  if (row.previousHash !== before.hash)
    yield `audit row ${row.sequence} does not follow the row before: it names another hash`;
  if (row.hash !== auditHash(row)) yield `audit row ${row.sequence} was changed: its content gives another hash`;
  if (row.signer === '' && row.signature === '') return;
  const fits = isSigned(row.signer, row.hash, row.signature);
  if (fits === null) yield `audit row ${row.sequence} is signed by a key that is not known here: ${row.signer}`;
  else if (!fits) yield `audit row ${row.sequence} has a signature that does not fit`;
}
