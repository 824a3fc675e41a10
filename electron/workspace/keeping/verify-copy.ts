// Whether the bytes of a copy are a whole workspace: every page, its schema, the chain of its audit log.
// A copy in an older format is whole too; one of a newer program can't be judged and is said so.
import { number } from '../columns.ts';
import type { Database } from '../database.ts';
import { integrityFlaws, quickFlaws } from '../integrity.ts';
import { schemaProblem } from '../schema.ts';
import { auditHash, auditRows, FIRST_PREVIOUS_HASH, hasAudit } from '../tables/audit.ts';
import { revision } from '../tables/meta.ts';
import { alteredCopy } from './altered-copy.ts';
import { foreignCopy } from './same-workspace.ts';

export interface WorkspaceFacts {
  readonly revision: number;
  /** Of the last row of its audit log; '' where it has none. */
  readonly auditHead: string;
  readonly auditRows: number;
}

/**
 * The facts of a whole workspace, or a sentence that says what is not whole. `beside` makes a database of these bytes. With `ours` a copy of
 * another workspace is no whole one. `isQuick` for copies made a moment ago: indexes and the sums of rows, which cost many times the rest,
 * are left to the check of the workspace itself.
 */
export function factsOfCopy(
  beside: Database,
  image: Uint8Array,
  ours: Database | null = null,
  isQuick = false,
): { readonly ok: true; readonly value: WorkspaceFacts } | { readonly ok: false; readonly problem: string } {
  let copy: Database | undefined;
  try {
    copy = beside.another(image);
    const problem =
      copyDamage(copy, isQuick) ??
      (ours === null ? null : (foreignCopy(ours, copy) ?? (isQuick ? null : alteredCopy(ours, copy))));
    return problem === null ? { ok: true, value: workspaceFacts(copy) } : { ok: false, problem };
  } catch {
    return { ok: false, problem: NOT_WHOLE };
  } finally {
    copy?.close();
  }
}

export const NOT_WHOLE = 'this copy is not a whole workspace: it is damaged, cut off or something else';

export function workspaceFacts(database: Database): WorkspaceFacts {
  const row = hasAudit(database)
    ? database.first('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1')
    : null;
  return {
    revision: revision(database),
    auditHead: row === null ? '' : String(row.hash),
    auditRows: row === null ? 0 : number(row.sequence),
  };
}

/** What is not whole in a copy that could be opened; null. */
export function copyDamage(copy: Database, isQuick = false): string | null {
  const schema = schemaProblem(copy, '');
  if (schema !== null) return schema.message;
  const [flaw] = isQuick ? quickFlaws(copy, 1) : integrityFlaws(copy, 1);
  if (flaw !== undefined) return `this copy is damaged: ${flaw}`;
  const broken = hasAudit(copy) ? brokenAuditRow(copy) : null;
  return broken === null ? null : `the audit log of this copy is broken at entry ${broken}`;
}

const ROWS_AT_ONCE = 500;

/** The first entry that does not follow from the one before it; null where all do. */
export function brokenAuditRow(database: Database): number | null {
  let expected = 1;
  let previousHash = FIRST_PREVIOUS_HASH;
  for (;;) {
    const rows = auditRows(database, expected, ROWS_AT_ONCE);
    for (const row of rows) {
      if (row.sequence !== expected || row.previousHash !== previousHash || row.hash !== auditHash(row))
        return expected;
      previousHash = row.hash;
      expected += 1;
    }
    if (rows.length < ROWS_AT_ONCE) return null;
  }
}
