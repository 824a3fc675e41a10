// An exported audit.jsonl, or the manifest of an export, against the log as it is now.
import type { AuditComparison, AuditVerdict } from '../../../shared/contract/engine-api.ts';
import type { Database } from '../../workspace/database.ts';
import {
  type AuditHead,
  type AuditRow,
  auditCount,
  eachAudit,
  FIRST_PREVIOUS_HASH,
} from '../../workspace/tables/audit.ts';
import { readAuditLine } from './audit-file.ts';
import { manifestHead } from './manifest-head.ts';
import { type AuditChecks, verifyAudit } from './verify-audit.ts';

/** Null where the file is neither of the two. */
export function compareAudit(
  database: Database,
  bytes: Uint8Array,
  isSigned: AuditChecks['isSigned'],
): AuditComparison | null {
  const text = Buffer.from(bytes).toString('utf8');
  const head = manifestHead(text);
  if (head !== null) return compareHead(database, head);
  if (!text.startsWith('["')) return null;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const rows: AuditRow[] = [];
  for (const [index, line] of lines.entries()) {
    const row = readAuditLine(line);
    if (row === null)
      return told(database, 'broken', lines.length, index + 1, `line ${index + 1} is no line of an audit log`);
    rows.push(row);
  }
  // Signatures by keys that this workspace does not know are left to their owners: the hash covers who signed.
  const [flaw] = verifyAudit(rows, { isSigned: (...signed) => isSigned(...signed) ?? true }).flaws;
  if (flaw !== undefined)
    return told(
      database,
      'broken',
      rows.length,
      rows.findIndex(({ sequence }) => sequence === flaw.row) + 1,
      flaw.said,
    );
  return compareRows(database, rows);
}

function compareRows(database: Database, rows: readonly AuditRow[]): AuditComparison {
  let index = 0;
  for (const row of eachAudit(database)) {
    const line = rows[index];
    if (line === undefined) break;
    index += 1;
    if (JSON.stringify(line) !== JSON.stringify(inOrder(row)))
      return told(
        database,
        'differs',
        rows.length,
        index,
        `line ${index} and the log say different things: one of them was changed`,
      );
  }
  return byLength(database, rows.length);
}

/** Fields in the order in which a line is read. */
function inOrder({ sequence, signature, hash, ...row }: AuditRow): AuditRow {
  const { at, user, action, subject, why, before, after, signer, previousHash } = row;
  return { at, user, action, subject, why, before, after, signer, previousHash, sequence, signature, hash };
}

function compareHead(database: Database, head: AuditHead): AuditComparison {
  if (head.rows === 0 && head.hash === FIRST_PREVIOUS_HASH) return byLength(database, 0);
  for (const { sequence, hash } of eachAudit(database))
    if (sequence === head.rows && hash !== head.hash)
      return told(
        database,
        'differs',
        head.rows,
        sequence,
        `audit row ${sequence} is not the one that the manifest names: the log was written anew`,
      );
  return byLength(database, head.rows);
}

function byLength(database: Database, lines: number): AuditComparison {
  const rows = auditCount(database);
  if (lines > rows)
    return told(
      database,
      'longer',
      lines,
      rows + 1,
      `the file knows ${lines} rows and the log has ${rows}: rows are missing here`,
    );
  return lines === rows
    ? told(database, 'same', lines, null, `the file and the log are the same, ${rows} rows`)
    : told(database, 'prefix', lines, null, `the first ${lines} of ${rows} rows of the log are those of the file`);
}

function told(
  database: Database,
  verdict: AuditVerdict,
  lines: number,
  line: number | null,
  said: string,
): AuditComparison {
  return { verdict, lines, rows: auditCount(database), line, said };
}
