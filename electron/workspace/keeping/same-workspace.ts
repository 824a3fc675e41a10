// Whether a copy is of this workspace: its id, and its audit log, which a copy shares with the workspace up to where one of the two ends or
// was restored. A copy from before there were ids is told by its audit log alone; one with neither can't be told from another's.
import type { Database } from '../database.ts';
import { type AuditLink, auditLinksOf, hasAudit } from '../tables/audit.ts';
import { workspaceId } from '../tables/meta.ts';

/** A sentence that says what differs; null where the copy is ours. */
export function foreignCopy(ours: Database, copy: Database): string | null {
  const [id, copyId] = [workspaceId(ours), workspaceId(copy)];
  if (id !== null && copyId !== null && id !== copyId)
    return `this copy is of another workspace: its id is ${copyId}, the id here is ${id}`;
  const [here, there] = [linksOf(ours), linksOf(copy)];
  const shared = sharedRows(here, there);
  if (shared === here.length || shared === there.length) return null;
  const isContinued = continues(here, there, shared) || continues(there, here, shared);
  return isContinued
    ? null
    : `this copy is of another workspace, or was altered: its audit log and the one here differ from entry ${shared + 1} on`;
}

const linksOf = (database: Database): AuditLink[] => (hasAudit(database) ? auditLinksOf(database) : []);

function sharedRows(here: readonly AuditLink[], there: readonly AuditLink[]): number {
  const most = Math.min(here.length, there.length);
  for (let row = 0; row < most; row += 1) if (here[row]?.hash !== there[row]?.hash) return row;
  return most;
}

/** The log goes on with a restore, which names the end of the log that was left. The other log may end before that, but not hold another row there. */
function continues(log: readonly AuditLink[], other: readonly AuditLink[], shared: number): boolean {
  const next = log[shared];
  if (next?.action !== 'restore') return false;
  const left = leftEnd(next.before);
  if (left === null) return true;
  const there = other[left.entry - 1];
  return there === undefined || there.hash === left.hash || other[shared]?.action === 'restore';
}

function leftEnd(before: string): { readonly entry: number; readonly hash: string } | null {
  try {
    const facts: unknown = JSON.parse(before);
    const audit = (facts as { restore?: readonly { audit?: { entry?: unknown; hash?: unknown } | null }[] })
      .restore?.[0]?.audit;
    return typeof audit?.entry === 'number' && typeof audit.hash === 'string'
      ? { entry: audit.entry, hash: audit.hash }
      : null;
  } catch {
    return null;
  }
}
