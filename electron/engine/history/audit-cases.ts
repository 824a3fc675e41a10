// The audit log: read, handed out as files that are verified without this program, and compared with such a file.
import type { AuditEntry, MadeFile } from '../../../shared/contract/engine-api.ts';
import { ok, refuse } from '../../../shared/model/problem.ts';
import { auditCount, eachAudit, latestAuditRows } from '../../workspace/tables/audit.ts';
import { personKeys } from '../../workspace/tables/person-keys.ts';
import { knownSignatures } from '../check-audit.ts';
import type { UseCases } from '../use-case.ts';
import { AUDIT_FILE, auditLine } from './audit-file.ts';
import { AUDIT_README } from './audit-readme.ts';
import { compareAudit } from './compare-audit.ts';
import { VERIFY_SCRIPT } from './verify-audit-script.ts';

const file = (name: string, text: string): MadeFile => ({ name, bytes: new Uint8Array(Buffer.from(text, 'utf8')) });

export const auditCases: UseCases<'auditLog' | 'auditFiles' | 'verifyAuditFile'> = {
  auditLog({ workspace }, { offset, limit }) {
    const rows: AuditEntry[] = latestAuditRows(workspace.database, offset, limit);
    return ok({ total: auditCount(workspace.database), offset, rows });
  },

  auditFiles({ workspace }) {
    const lines = [...eachAudit(workspace.database)].map(auditLine);
    const keys = personKeys(workspace.database).map(({ user, fingerprint, publicKey }) => ({
      user,
      fingerprint,
      public_key: publicKey,
    }));
    return ok([
      file(AUDIT_FILE, lines.join('')),
      file('audit-keys.json', `${JSON.stringify({ keys }, null, 2)}\n`),
      file('verify-audit.py', VERIFY_SCRIPT),
      file('README.txt', AUDIT_README),
    ]);
  },

  verifyAuditFile({ workspace }, { bytes }) {
    const compared = compareAudit(workspace.database, bytes, knownSignatures(workspace.database));
    return compared === null
      ? refuse({
          code: 'input-refused',
          message:
            'this is neither an exported audit.jsonl nor the manifest.json of an export that names its audit log',
        })
      : ok(compared);
  },
};
