// A small workspace on a made-up disk, and what must hold for it after each crash.
import { expect } from 'vitest';
import { Database } from '../database.ts';
import { migrate } from '../schema.ts';
import type { loadSqlJs } from '../sql-runtime.ts';
import { Workspace } from '../workspace.ts';
import { Crash, FaultyDisk } from './faulty-disk.testing.ts';
import type { FileAccess } from './file-access.ts';
import { LoggedFile, recoverInto } from './logged-file.ts';
import type { LogLimits } from './page-log.ts';
import { putAside } from './put-aside.ts';
import { recover } from './recover.ts';
import { saltChangeCounter, TrackedImage } from './tracked-image.ts';

export type SqlJs = Awaited<ReturnType<typeof loadSqlJs>>;

export const FILE = '/made-up/a.clearbench';
const CAPACITY = 1 << 23;
/** So that snapshots and checkpoints come soon. */
export const SMALL: LogLimits = { room: 20_000, smallestBound: 100_000, largestBound: 300_000 };

/** A workspace with an empty list of actions. */
export function emptyImage(sqlJs: SqlJs): Uint8Array {
  const database = new Database(sqlJs, null);
  migrate(database);
  database.script('CREATE TABLE done (id INTEGER PRIMARY KEY, filler BLOB) STRICT');
  const image = database.image();
  database.close();
  saltChangeCounter(image);
  return image;
}

export function open(sqlJs: SqlJs, disk: FileAccess, capacity = CAPACITY): Workspace {
  const image = TrackedImage.reserve(capacity, [capacity]);
  if (image === null) throw new Error('no memory');
  const recovered = recoverInto(disk, FILE, image);
  const database = new Database(sqlJs, image.seed());
  database.limitPages(capacity / image.pageSize - 1);
  const warnings = putAside(disk, FILE, recovered);
  const durability = new LoggedFile(disk, FILE, image, recovered, SMALL);
  return new Workspace({ database, path: FILE, readOnly: false, durability, release: () => {}, warnings });
}

export interface Told {
  /** Answered as done. */
  readonly done: number[];
  /** Answered as perhaps done. */
  readonly unconfirmed: number[];
  /** The one that ran last. */
  last: number;
}

export const nothingTold = (): Told => ({ done: [], unconfirmed: [], last: 0 });

/** One action that adds `id` with so many bytes beside it, and changes an older one. Answers the problem, or ''. */
export function act(workspace: Workspace, told: Told, id: number, size: number): string {
  told.last = id;
  const answer = workspace.action(() => {
    workspace.database.run('INSERT INTO done VALUES (?, ?)', [id, filler(id, size)]);
    workspace.database.run('UPDATE done SET filler = ? WHERE id = ?', [filler(id, 40), 1 + ((id * 31) % id)]);
    return { ok: true, value: null };
  });
  if (answer.ok) told.done.push(id);
  else if (answer.problem.message.includes('did not confirm')) told.unconfirmed.push(id);
  return answer.ok ? '' : answer.problem.message;
}

const filler = (id: number, size: number): Uint8Array => new Uint8Array(size).fill(id % 251);

export const idsIn = (database: Database): number[] =>
  database.all('SELECT id FROM done ORDER BY id').map(({ id }) => Number(id));

/** What a plain reader of the pair finds. */
export function found(sqlJs: SqlJs, disk: FileAccess): { ids: number[]; state: string; isDamaged: boolean } {
  const { image, length, state, log, broken } = recover(disk, FILE, (bytes) => new Uint8Array(bytes));
  expect(broken).toEqual([]);
  const database = new Database(sqlJs, image.slice(0, length));
  expect(database.first('PRAGMA integrity_check')?.integrity_check).toBe('ok');
  expect(database.first('PRAGMA page_count')?.page_count).toBe(length / 4096);
  const ids = idsIn(database);
  database.close();
  return { ids, state, isDamaged: log?.isDamaged === true };
}

/** Every action told is there, and nothing else but what was in flight or said to be uncertain. */
export function expectKept(sqlJs: SqlJs, disk: FileAccess, told: Told): void {
  const { ids, state, isDamaged } = found(sqlJs, disk);
  expect(ids).toEqual(expect.arrayContaining(told.done));
  const allowed = new Set([...told.done, ...told.unconfirmed, told.last]);
  expect(ids.filter((id) => !allowed.has(id))).toEqual([]);
  expect({ state, isDamaged }).toEqual({
    state: expect.stringMatching(/^(none|applied|superseded)$/),
    isDamaged: false,
  });
}

/** Actions of every size, checkpoints, closing and opening again: all that touches the disk. */
export function scene(sqlJs: SqlJs, disk: FileAccess): Told {
  const told = nothingTold();
  try {
    const first = open(sqlJs, disk);
    for (const [id, size] of [
      [1, 10],
      [2, 30_000],
      [3, 10],
    ] as const)
      act(first, told, id, size);
    first.tidy();
    act(first, told, 4, 9000);
    act(first, told, 5, 700_000);
    act(first, told, 6, 100);
    act(first, told, 7, 100);
    first.tidy();
    first.close();
    const second = open(sqlJs, disk);
    act(second, told, 8, 5000);
    act(second, told, 9, 50);
    second.close();
  } catch (error) {
    // Opening meets the dead disk, or the one that fails, and says so.
    if (!(error instanceof Crash) && !(error instanceof Error && 'code' in error)) throw error;
  }
  return told;
}

export function diskWith(image: Uint8Array): FaultyDisk {
  const disk = new FaultyDisk();
  disk.put(FILE, image);
  return disk;
}

/** A small generator of its own, so that a failing case can be repeated: Lehmer's, 31 bits. */
export function chances(seed: number, share: number): () => boolean {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 < share;
  };
}
