// The end of the audit log as an export's manifest states it: an anchor outside the log.
import type { AuditHead } from '../../workspace/tables/audit.ts';

/** Null where the text is no manifest, or one of before there was a log. */
export function manifestHead(manifest: string): AuditHead | null {
  let document: unknown;
  try {
    document = JSON.parse(manifest);
  } catch {
    return null;
  }
  if (typeof document !== 'object' || document === null || !('audit' in document)) return null;
  const { audit } = document;
  if (typeof audit !== 'object' || audit === null || !('rows' in audit) || !('hash' in audit)) return null;
  const { rows, hash } = audit;
  return typeof rows === 'number' && typeof hash === 'string' ? { rows, hash } : null;
}
