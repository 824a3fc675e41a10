// From a passphrase to the key of a file. Tells a wrong passphrase, which the wrapped key's own tag says, from a damaged head, which its
// checksum says. Problems name the file, never the passphrase.
import type { Problem, Result } from '../../../shared/model/problem.ts';
import { refuse } from '../../../shared/model/problem.ts';
import type { FileAccess } from '../page-log/file-access.ts';
import { Seal } from './seal.ts';
import { OtherKey, readSealHeader, SealedFiles } from './sealed-files.ts';

/** Null for a file in clear, whatever passphrase was given. `path` is what problems name. Throws what the file system throws. */
export function openSeal(
  files: FileAccess,
  file: string,
  path: string,
  passphrase: string | null,
): Result<Seal | null> {
  const header = readSealHeader(files, file);
  if (header === 'clear') return { ok: true, value: null };
  if (header === 'damaged') return refuse(damagedHead(path));
  if (header === 'newer') return refuse(newerHead(path));
  if (passphrase === null) return refuse(passphraseNeeded(path));
  try {
    const seal = Seal.open(passphrase, header);
    return seal === null ? refuse(wrongPassphrase(path)) : { ok: true, value: seal };
  } catch {
    // The derivation takes memory on purpose, and this machine has less.
    return refuse(tooLittleMemory(path));
  }
}

/** The same files through this key, or as they are. */
export function filesThrough(files: FileAccess, file: string, seal: Seal | null): FileAccess {
  return seal === null ? files : new SealedFiles(files, file, seal);
}

/** The key that these files are read and written with; null in clear. */
export function sealOf(files: FileAccess | null): Seal | null {
  return files instanceof SealedFiles ? files.seal : null;
}

/** Why a copy can't be read with this key, or in clear; ''. Throws what the file system throws. */
export function keyProblem(files: FileAccess, file: string, seal: Seal | null): string {
  const header = readSealHeader(files, file);
  if (header === 'clear') return '';
  if (header === 'damaged') return damagedHead(file).message;
  if (header === 'newer') return newerHead(file).message;
  return header.keyId.toString('hex') === seal?.keyId ? '' : new OtherKey().message;
}

export function passphraseNeeded(path: string): Problem {
  return { code: 'passphrase-needed', message: 'the workspace is encrypted; give its passphrase', file: path };
}

export function wrongPassphrase(path: string): Problem {
  return {
    code: 'wrong-passphrase',
    message: 'this passphrase does not open the workspace; nothing was changed, try again',
    file: path,
  };
}

function tooLittleMemory(path: string): Problem {
  return {
    code: 'unexpected',
    message: 'there is too little memory to try the passphrase; close other programs and try again',
    file: path,
  };
}

function damagedHead(path: string): Problem {
  return {
    code: 'workspace-damaged',
    message:
      'the head of this encrypted file is damaged, so that no passphrase opens it any more; restore a backup: it has a head of its own and opens with the passphrase of its time',
    file: path,
  };
}

function newerHead(path: string): Problem {
  return {
    code: 'workspace-damaged',
    message: 'this file was encrypted by a newer Clearbench; nothing was changed, update the program to open it',
    file: path,
  };
}

/** `pages` count from 0 here, from 1 for people, as SQLite does. */
export function brokenPages(path: string, pages: readonly number[]): Problem {
  const [first = 0, ...others] = pages;
  const page = first + 1;
  const message =
    others.length === 0
      ? `page ${page} of this encrypted workspace is not as it was written: the file is damaged or was altered; restore it from a backup`
      : `page ${page} and ${others.length} others of this encrypted workspace are not as they were written: the file is damaged or was altered; restore it from a backup`;
  return { code: 'workspace-damaged', message, file: path };
}
