// The audit log as files.

import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const auditCases: UseCases<'auditLog' | 'auditFiles' | 'verifyAuditFile' | 'enquiryFiles'> = {
  auditLog: notYet,
  auditFiles: notYet,
  verifyAuditFile: notYet,
  enquiryFiles: notYet,
};
