// The copies of one open workspace, in the folder <workspace>-backups beside it: made, looked at, rotated.
// A copy that can't be made is a warning and never fails an action; only before a migration it stops the opening.
import path from 'node:path';
import type { BackupView } from '../../../shared/contract/keeping-views.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Database } from '../database.ts';
import type { Durability } from '../durability.ts';
import { type FileAccess, readInto, withFile } from '../page-log/file-access.ts';
import { logFile } from '../page-log/recover.ts';
import { isUpToDate } from '../schema.ts';
import { sealOf } from '../sealed/open-seal.ts';
import { OtherKey } from '../sealed/sealed-files.ts';
import { sealedImage } from '../sealed/sealed-image.ts';
import { lastAudit } from '../tables/audit.ts';
import { revision } from '../tables/meta.ts';
import { type BackupReason, backupName, DIGEST_LENGTH, parseBackupName } from './backup-name.ts';
import { type CheckedBackup, readCheckList, writeCheckList } from './check-list.ts';
import { copyDurably, hashOfFile, TEMPORARY } from './copy-file.ts';
import { copyProblem } from './copy-problem.ts';
import { type DueCopy, forgetDueCopy, readDueCopy, stampOf, writeDueCopy } from './due-copy.ts';
import type { FolderAccess } from './folder-access.ts';
import { superfluous } from './rotation.ts';
import { factsOfCopy } from './verify-copy.ts';

export interface BackupSurroundings {
  /** The workspace's one name. */
  readonly file: string;
  /** The bytes as they lie on the disk: they are what is copied. */
  readonly folders: FolderAccess;
  /** The same files as the workspace reads them. */
  readonly files: FileAccess;
  /** ISO 8601 with offset Z. */
  now(): string;
}

type CopyRead = { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly problem: string };

export const backupFolder = (file: string): string => `${file}-backups`;

export class Backups {
  readonly folder: string;
  readonly #around: BackupSurroundings;
  #due: DueCopy | null;
  /** The day that was looked at last: its first action was met. */
  #day = '';
  #warning: string | null = null;
  /** Made here and not opened yet. */
  readonly #unopened = new Set<string>();

  /** Touches nothing but reads the folder. */
  constructor(around: BackupSurroundings) {
    this.#around = around;
    this.folder = backupFolder(around.file);
    this.#due = readDueCopy(around.folders, this.folder);
  }

  warnings(): readonly string[] {
    return this.#warning === null ? [] : [this.#warning];
  }

  /** Before each action. The first one of a calendar day that finds something in the workspace makes a daily copy due. */
  beforeAction(database: Database, durability: Durability): void {
    const at = this.#around.now();
    const day = dayOf(at);
    if (day === this.#day) return;
    this.#day = day;
    const last = lastAudit(database);
    if (revision(database) === 0 || (last !== null && dayOf(last.at) === day)) return;
    if (this.#names().some((name) => isDailyOf(name, day))) return;
    this.#carefully(() => {
      bringTogether(durability, database);
      const { file, folders } = this.#around;
      folders.makeFolder(this.folder);
      const due = { at, revision: revision(database), stamp: stampOf(folders, file) };
      writeDueCopy(folders, this.folder, due);
      this.#due = due;
    });
  }

  /** Right before the workspace file is changed: the last moment for the copy that is due. */
  beforeFileChanges(): void {
    const due = this.#due;
    this.#due = null;
    if (due === null) return;
    this.#carefully(() => {
      const { file, folders } = this.#around;
      // Something else changed the file since: what it holds now is not what is wanted.
      if (folders.exists(file) && stampOf(folders, file) === due.stamp) this.#copy('daily', due);
      forgetDueCopy(folders, this.folder);
    });
  }

  /** Where migrations are missing: a copy first. Null where it is made or not needed, else why the migration must wait. */
  beforeMigration(database: Database, durability: Durability): Problem | null {
    if (isUpToDate(database)) return null;
    try {
      this.make('migration', database, durability);
      return null;
    } catch (error) {
      return copyProblem(error, this.folder);
    }
  }

  /** A copy of what is on the disk now; throws what the file system throws. Answers its name. */
  make(reason: BackupReason, database: Database, durability: Durability): string {
    bringTogether(durability, database);
    return this.#copy(reason, { at: this.#around.now(), revision: revision(database) });
  }

  /** Opens the copies that were made here, and lets the superfluous ones go. When nobody works, and at closing. Never throws. */
  settle(database: Database): void {
    if (this.#unopened.size === 0) return;
    const names = [...this.#unopened];
    this.#unopened.clear();
    this.#carefully(() => {
      this.#look(names, database, true);
      this.#rotate();
    });
  }

  /** Opens every copy. Throws what the file system throws. */
  verify(database: Database, told: (done: number, total: number) => void): void {
    this.#unopened.clear();
    this.#look(this.#names(), database, false, told);
  }

  /** Newest first. */
  list(): BackupView[] {
    const { folders } = this.#around;
    const checked = readCheckList(folders, this.folder);
    const views = this.#names().map((name): BackupView => {
      const { at, reason } = parsed(name);
      const size = withFile(folders, path.join(this.folder, name), 'read', (handle) => ({
        bytes: folders.size(handle),
        stamp: folders.stamp(handle),
      }));
      const known = checked.get(name);
      const isKnown = known !== undefined && known.stamp === size.stamp && known.problem !== null;
      return {
        name,
        at,
        reason,
        bytes: size.bytes,
        verified: isKnown ? known.problem === '' : null,
        problem: isKnown ? (known.problem ?? '') : '',
      };
    });
    return views.sort((left, right) =>
      left.at === right.at ? (left.name < right.name ? 1 : -1) : left.at < right.at ? 1 : -1,
    );
  }

  has(name: string): boolean {
    return this.#names().includes(name);
  }

  /** The pages of a copy, as they are in a workspace in clear; one under another passphrase can't be read. Throws what reading throws. */
  read(name: string): CopyRead {
    try {
      return { ok: true, value: readAll(this.#around.files, path.join(this.folder, name)) };
    } catch (error) {
      if (!(error instanceof OtherKey)) throw error;
      return { ok: false, problem: `this copy can't be read: ${error.message}` };
    }
  }

  /**
   * The bytes of the workspace file with everything in them, encrypted where it is. A reader leaves the log where it is, somebody may be
   * writing it, and gives what was read.
   */
  wholeFile(database: Database, durability: Durability, isReader: boolean): Uint8Array {
    const { file, files, folders } = this.#around;
    if (!isReader) bringTogether(durability, database);
    else if (folders.exists(logFile(file))) {
      const [image, seal] = [database.image(), sealOf(files)];
      return seal === null ? image : sealedImage(seal, image);
    }
    return readAll(folders, file);
  }

  /** What is wrong with a copy, looked at now; ''. */
  problemOf(name: string, database: Database): string {
    const list = readCheckList(this.#around.folders, this.folder);
    return this.#looked(name, list.get(name), database, false).problem ?? '';
  }

  #names(): string[] {
    return this.#around.folders.list(this.folder).filter((name) => parseBackupName(name) !== null);
  }

  #copy(reason: BackupReason, { at, revision }: { readonly at: string; readonly revision: number }): string {
    const { file, folders } = this.#around;
    folders.makeFolder(this.folder);
    const { name, sha256 } = copyDurably(folders, file, this.folder, (copied) =>
      backupName({ at, reason, revision, digest: copied.sha256.slice(0, DIGEST_LENGTH) }),
    );
    const stamp = stampOf(folders, path.join(this.folder, name));
    this.#note(new Map([[name, { sha256, stamp, problem: null }]]));
    this.#unopened.add(name);
    return name;
  }

  /** `isQuick`: they were made a moment ago. */
  #look(
    names: readonly string[],
    database: Database,
    isQuick: boolean,
    told: (done: number, total: number) => void = () => {},
  ): void {
    const list = readCheckList(this.#around.folders, this.folder);
    const found = new Map<string, CheckedBackup>();
    for (const [index, name] of names.entries()) {
      told(index, names.length);
      found.set(name, this.#looked(name, list.get(name), database, isQuick));
    }
    told(names.length, names.length);
    if (found.size > 0) this.#note(found);
    const bad = [...found].find(([, { problem }]) => problem !== '');
    if (bad !== undefined) this.#warning = `the backup ${bad[0]} is not whole: ${bad[1].problem ?? ''}`;
  }

  #looked(name: string, known: CheckedBackup | undefined, database: Database, isQuick: boolean): CheckedBackup {
    const { folders } = this.#around;
    const file = path.join(this.folder, name);
    const { sha256 } = hashOfFile(folders, file);
    const stamp = stampOf(folders, file);
    return { sha256: known?.sha256 ?? sha256, stamp, problem: this.#problem(name, sha256, known, database, isQuick) };
  }

  #problem(
    name: string,
    sha256: string,
    known: CheckedBackup | undefined,
    database: Database,
    isQuick: boolean,
  ): string {
    const named = parsed(name);
    if (!sha256.startsWith(named.digest) || (known !== undefined && known.sha256 !== sha256)) return CHANGED;
    const image = this.read(name);
    // The passphrase was changed since. The same bytes were whole when they could still be read.
    if (!image.ok) return known?.problem === '' ? '' : image.problem;
    const facts = factsOfCopy(database, image.value, database, isQuick);
    if (!facts.ok) return facts.problem;
    return facts.value.revision === named.revision ? '' : CHANGED;
  }

  #note(found: ReadonlyMap<string, CheckedBackup>): void {
    const { folders } = this.#around;
    const names = new Set(this.#names());
    const list = [...readCheckList(folders, this.folder), ...found].filter(([name]) => names.has(name));
    writeCheckList(folders, this.folder, new Map(list));
  }

  #rotate(): void {
    const { folders } = this.#around;
    const checked = readCheckList(folders, this.folder);
    const isBad = (name: string) => (checked.get(name)?.problem ?? '') !== '';
    const names = superfluous(this.#names(), isBad);
    for (const name of names) folders.remove(path.join(this.folder, name));
    // What a crash left of an unfinished copy.
    folders.remove(path.join(this.folder, TEMPORARY));
    if (names.length > 0) this.#note(new Map());
  }

  #carefully(work: () => void): void {
    this.#warning = null;
    try {
      work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      this.#warning = `the daily backup could not be made (${code}); check the folder ${this.folder}, or make one by hand`;
    }
  }
}

const CHANGED = 'this copy is not the one that was made: its content was changed or exchanged';

/** The workspace file alone holds everything when this returns. */
function bringTogether(durability: Durability, database: Database): void {
  if (!durability.isTogether()) durability.bringTogether();
  if (!durability.isTogether()) durability.save(database);
  if (!durability.isTogether()) throw new Error('the log could not be moved into the workspace file');
}

function readAll(files: FileAccess, file: string): Uint8Array {
  return withFile(files, file, 'read', (handle) => {
    const bytes = new Uint8Array(files.size(handle));
    return bytes.subarray(0, readInto(files, handle, bytes, 0));
  });
}

function parsed(name: string) {
  const parts = parseBackupName(name);
  if (parts === null) throw new Error(`not a backup: ${name}`);
  return parts;
}

/** On this machine's calendar. */
function dayOf(at: string): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');
}

const isDailyOf = (name: string, day: string): boolean => {
  const parts = parseBackupName(name);
  return parts?.reason === 'daily' && dayOf(parts.at) === day;
};
