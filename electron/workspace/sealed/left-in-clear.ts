// What of an encrypted workspace still lies beside it in clear, from the time before it was encrypted. Changes nothing.
import path from 'node:path';
import { parseBackupName } from '../keeping/backup-name.ts';
import { backupFolder } from '../keeping/backups.ts';
import type { FolderAccess } from '../keeping/folder-access.ts';
import { readInto, withFile } from '../page-log/file-access.ts';
import { LOG_HEADER_LENGTH, readHeader } from '../page-log/log-format.ts';
import { logFile } from '../page-log/recover.ts';
import { readSealHeader } from './sealed-files.ts';

/** Sentences for the user; none where nothing is found. What can't be read is not counted. */
export function leftInClear(files: FolderAccess, file: string): string[] {
  const folder = backupFolder(file);
  const backups = files
    .list(folder)
    .filter((name) => parseBackupName(name) !== null)
    .filter((name) => isSo(() => readSealHeader(files, path.join(folder, name)) === 'clear'));
  const aside: string[] = [];
  for (let number = 1; files.exists(asideLog(file, number)); number += 1)
    if (isSo(() => isClearLog(files, asideLog(file, number)))) aside.push(path.basename(asideLog(file, number)));
  return [
    ...(backups.length === 0
      ? []
      : [`${backups.length} backups in ${folder} are not encrypted; delete them when they are not needed any more`]),
    ...aside.map((name) => `${name} beside the workspace is not encrypted; delete it when it is not needed any more`),
  ];
}

const asideLog = (file: string, number: number): string => `${logFile(file)}-aside-${number}`;

function isClearLog(files: FolderAccess, log: string): boolean {
  return withFile(files, log, 'read', (handle) => {
    const bytes = Buffer.alloc(LOG_HEADER_LENGTH);
    // One whose beginning can't be read may hold anything.
    return readHeader(bytes.subarray(0, readInto(files, handle, bytes, 0)))?.isSealed !== true;
  });
}

function isSo(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
