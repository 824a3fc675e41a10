// Backups, archive, encryption.

import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const keepingCases: UseCases<
  'keeping' | 'archiveFile' | 'makeBackup' | 'verifyBackups' | 'restoreBackup' | 'setWorkspacePassphrase'
> = {
  keeping: notYet,
  archiveFile: notYet,
  makeBackup: notYet,
  verifyBackups: notYet,
  restoreBackup: notYet,
  setWorkspacePassphrase: notYet,
};
