// The audit log: who did what, when, why, with before and after. Rows are only ever added; each holds the hash of the one before.
import { createHash } from 'node:crypto';
import { ACTION_KINDS, type ActionKind } from '../../../shared/model/action.ts';
import { number, oneOf, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

export interface AuditFacts {
  /** ISO 8601 with offset Z. */
  readonly at: string;
  readonly user: string;
  readonly action: ActionKind;
  readonly subject: string;
  readonly why: string;
  /** JSON. */
  readonly before: string;
  readonly after: string;
}

export interface AuditRow extends AuditFacts {
  readonly sequence: number;
  /** '' where nobody was signed in. */
  readonly signer: string;
  readonly signature: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What is before the first row. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The text that is hashed: a JSON list of the row's facts, the hash of the row before last. Anyone can make it again from an exported log. */
export function auditText(row: Omit<AuditRow, 'hash' | 'signature'>): string {
  const { sequence, at, user, action, subject, why, before, after, signer, previousHash } = row;
  return JSON.stringify([sequence, at, user, action, subject, why, before, after, signer, previousHash]);
}

/** SHA-256 of `auditText`, in hex. */
export function auditHash(row: Omit<AuditRow, 'hash' | 'signature'>): string {
  return createHash('sha256').update(auditText(row), 'utf8').digest('hex');
}

/** `sign` answers a signature of the hash; null where nobody is signed in. Answers the new row. */
export function appendAudit(
  database: Database,
  facts: AuditFacts,
  signing: { readonly signer: string; sign(hash: string): string } | null,
): AuditRow {
  const last = lastAudit(database);
  const unsigned = {
    ...facts,
    sequence: (last?.sequence ?? 0) + 1,
    signer: signing?.signer ?? '',
    previousHash: last?.hash ?? FIRST_PREVIOUS_HASH,
  };
  const hash = auditHash(unsigned);
  const row = { ...unsigned, hash, signature: signing?.sign(hash) ?? '' };
  database.run(
    `INSERT INTO audit (sequence, at, user, action, subject, why, before, after, signer, signature, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.sequence,
      row.at,
      row.user,
      row.action,
      row.subject,
      row.why,
      row.before,
      row.after,
      row.signer,
      row.signature,
      row.previousHash,
      row.hash,
    ],
  );
  return row;
}

export function lastAudit(database: Database): AuditRow | null {
  const row = database.first('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1');
  return row === null ? null : toAudit(row);
}

export function auditRows(database: Database, from: number, limit: number): AuditRow[] {
  return database.all('SELECT * FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?', [from, limit]).map(toAudit);
}

export function auditRow(database: Database, sequence: number): AuditRow | null {
  return auditRows(database, sequence, 1).find((row) => row.sequence === sequence) ?? null;
}

export function auditCount(database: Database): number {
  return number(database.first('SELECT count(*) AS rows FROM audit')?.rows);
}

function toAudit(row: Row): AuditRow {
  return {
    sequence: number(row.sequence),
    at: text(row.at),
    user: text(row.user),
    action: oneOf(ACTION_KINDS, row.action),
    subject: text(row.subject),
    why: text(row.why),
    before: text(row.before),
    after: text(row.after),
    signer: text(row.signer),
    signature: text(row.signature),
    previousHash: text(row.previous_hash),
    hash: text(row.hash),
  };
}
