// Backups, archive, encryption.
import type { UseCases } from '../use-case.ts';
import { archiveFile } from './archive-case.ts';
import { backupCases } from './backup-cases.ts';
import { passphraseCases } from './passphrase-case.ts';

export const keepingCases: UseCases<
  'keeping' | 'archiveFile' | 'makeBackup' | 'verifyBackups' | 'restoreBackup' | 'setWorkspacePassphrase' | 'unlock'
> = {
  ...backupCases,
  archiveFile,
  ...passphraseCases,
};
