// What was found when backups were looked at, kept beside them as checks.json. It only saves looking again: what is not in it counts as not looked at.
import path from 'node:path';
import { readInto, replaceFile, withFile } from '../page-log/file-access.ts';
import type { FolderAccess } from './folder-access.ts';

export interface CheckedBackup {
  /** Of the whole file, in hex, as it was made. */
  readonly sha256: string;
  /** Of the file as it was looked at: another one says that it was changed since. */
  readonly stamp: string;
  /** Null: not opened yet. '': whole. */
  readonly problem: string | null;
}

export type CheckList = ReadonlyMap<string, CheckedBackup>;

const listFile = (folder: string) => path.join(folder, 'checks.json');

/** Empty where there is none, or none that can be read. */
export function readCheckList(files: FolderAccess, folder: string): CheckList {
  const file = listFile(folder);
  if (!files.exists(file)) return new Map();
  try {
    const bytes = withFile(files, file, 'read', (handle) => {
      const content = Buffer.alloc(files.size(handle));
      return content.subarray(0, readInto(files, handle, content, 0));
    });
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return new Map(
      Object.entries(value ?? {}).filter((entry): entry is [string, CheckedBackup] => isChecked(entry[1])),
    );
  } catch {
    return new Map();
  }
}

export function writeCheckList(files: FolderAccess, folder: string, list: CheckList): void {
  const sorted = [...list].sort(([left], [right]) => (left < right ? -1 : 1));
  replaceFile(files, listFile(folder), Buffer.from(`${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`, 'utf8'));
}

function isChecked(value: unknown): value is CheckedBackup {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'stamp' in value &&
    typeof value.stamp === 'string' &&
    'problem' in value &&
    (value.problem === null || typeof value.problem === 'string')
  );
}
