// A damaged workspace on the disk, its log and its backups, read into a new workspace file. The damaged ones are only read; no lock is taken.
import path from 'node:path';
import { ok, type Problem, type Result, refuse } from '../../../../shared/model/problem.ts';
import { Database } from '../../database.ts';
import { readInto, replaceFile, withFile } from '../../page-log/file-access.ts';
import { recover } from '../../page-log/recover.ts';
import { realPath } from '../../real-path.ts';
import { filesThrough, openSeal } from '../../sealed/open-seal.ts';
import { Seal } from '../../sealed/seal.ts';
import { loadSqlJs } from '../../sql-runtime.ts';
import { parseBackupName } from '../backup-name.ts';
import { backupFolder } from '../backups.ts';
import { copyProblem } from '../copy-problem.ts';
import { type FolderAccess, realFolders } from '../folder-access.ts';
import { factsOfCopy } from '../verify-copy.ts';
import { type Rescued, rescue } from './rescue.ts';

/** Older ones add nothing that these have not. */
const BACKUPS_READ = 3;

export type RescueReport = Omit<Rescued, 'image'> & {
  /** Names of the backups that were read. */
  readonly backups: readonly string[];
};

/** Writes `out`, encrypted where the damaged one is; an existing file is refused. */
export async function rescueFile(
  source: string,
  out: string,
  passphrase: string | null,
): Promise<Result<RescueReport>> {
  const files = realFolders;
  if (files.exists(out))
    return refuse({ code: 'usage', message: 'this file exists already; choose another path', file: out });
  const beside = new Database(await loadSqlJs(), null);
  try {
    const file = realPath(source);
    const own = readDamaged(files, file, source, passphrase);
    if (!own.ok) return own;
    const backups = wholeBackups(files, file, beside, passphrase);
    const rescued = rescue(beside, own.value.image, backups, source);
    if (!rescued.ok) return rescued;
    if (rescued.value === 'nothing') return refuse(nothingRead(source, backups[0]?.name ?? null));
    const isSealed = own.value.isSealed && passphrase !== null;
    const { image, ...report } = rescued.value;
    replaceFile(filesThrough(files, out, isSealed ? Seal.create(passphrase, PAGE_SIZE) : null), out, image);
    return ok({ ...report, backups: backups.map(({ name }) => name) });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, problem: copyProblem(error, out) };
  } finally {
    beside.close();
  }
}

function nothingRead(file: string, backup: string | null): Problem {
  return {
    code: 'workspace-damaged',
    message:
      backup === null
        ? 'nothing in this file could be read as a workspace, and there is no whole backup beside it'
        : `nothing in this file could be read as a workspace; the newest whole backup is ${backup}, in the folder of backups beside it: copy it and go on from there`,
    file,
  };
}

const PAGE_SIZE = 4096;
const NOTHING = new Uint8Array();

/** What file and log give; nothing where not even a head is left. A passphrase that is missing or wrong is another matter. */
function readDamaged(
  files: FolderAccess,
  file: string,
  named: string,
  passphrase: string | null,
): Result<{ readonly image: Uint8Array; readonly isSealed: boolean }> {
  const seal = openSeal(files, file, named, passphrase);
  if (!seal.ok && seal.problem.code !== 'workspace-damaged') return seal;
  if (!seal.ok) return ok({ image: NOTHING, isSealed: true });
  const through = filesThrough(files, file, seal.value);
  const isSealed = seal.value !== null;
  try {
    const { image, length } = recover(through, file, (bytes) => new Uint8Array(bytes));
    return ok({ image: image.subarray(0, Math.max(length, 0)), isSealed });
  } catch {
    return ok({ image: readAll(through, file), isSealed });
  }
}

/** Newest first, each with the key that its own head gives for this passphrase. */
function wholeBackups(files: FolderAccess, file: string, beside: Database, passphrase: string | null) {
  const folder = backupFolder(file);
  const names = files
    .list(folder)
    .filter((name) => parseBackupName(name) !== null)
    .sort()
    .reverse();
  const whole: { readonly name: string; readonly image: Uint8Array }[] = [];
  for (const name of names) {
    if (whole.length === BACKUPS_READ) break;
    const copy = path.join(folder, name);
    const seal = openSeal(files, copy, copy, passphrase);
    if (!seal.ok) continue;
    const image = readAll(filesThrough(files, copy, seal.value), copy);
    if (factsOfCopy(beside, image).ok) whole.push({ name, image });
  }
  return whole;
}

function readAll(files: Parameters<typeof withFile>[0], file: string): Uint8Array {
  return withFile(files, file, 'read', (handle) => {
    const bytes = new Uint8Array(files.size(handle));
    return bytes.subarray(0, readInto(files, handle, bytes, 0));
  });
}
