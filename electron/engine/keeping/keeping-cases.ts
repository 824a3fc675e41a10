// Backups, archive, encryption.
import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';
import { archiveFile } from './archive-case.ts';
import { backupCases } from './backup-cases.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const keepingCases: UseCases<
  'keeping' | 'archiveFile' | 'makeBackup' | 'verifyBackups' | 'restoreBackup' | 'setWorkspacePassphrase'
> = {
  ...backupCases,
  archiveFile,
  setWorkspacePassphrase: notYet,
};
