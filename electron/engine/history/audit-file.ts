// The audit log as a text that anyone can verify: one JSON list per row, ["hash","signature",[what was hashed]].
// What was hashed stands in the line letter for letter, so that its SHA-256 is taken without writing it anew.
import { type AuditRow, auditText } from '../../workspace/tables/audit.ts';

export const AUDIT_FILE = 'audit.jsonl';

/** With the line end. */
export function auditLine(row: AuditRow): string {
  return `[${JSON.stringify(row.hash)},${JSON.stringify(row.signature)},${auditText(row)}]\n`;
}

/** Null where the line is not of this shape. `action` is the word in the line, whether this program knows it or not. */
export function readAuditLine(line: string): AuditRow | null {
  let parts: unknown;
  try {
    parts = JSON.parse(line);
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [hash, signature, content] = parts as unknown[];
  if (typeof hash !== 'string' || typeof signature !== 'string' || !Array.isArray(content)) return null;
  const [sequence, ...texts] = content as unknown[];
  if (typeof sequence !== 'number' || texts.length !== 9 || !texts.every((text) => typeof text === 'string'))
    return null;
  const [
    at = '',
    user = '',
    action = '',
    subject = '',
    why = '',
    before = '',
    after = '',
    signer = '',
    previousHash = '',
  ] = texts;
  const row = { at, user, action, subject, why, before, after, signer, previousHash } as Omit<AuditRow, 'sequence'>;
  const read: AuditRow = { ...row, sequence, signature, hash };
  // Other blanks or escapes would be another text under the same hash.
  return auditLine(read) === `${line}\n` ? read : null;
}
