// The files waiting to be imported: their bytes, what the user overrode, and the engine's last preview. Lives only on the screen.
import { create } from 'zustand';
import type { ImportPreview, PreviewLine } from '../../../shared/contract/engine-api.ts';
import type { Encoding } from '../../../shared/model/import.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Source } from '../../../shared/model/record.ts';
import type { LineRange } from './preview-lines.ts';
import { readiness } from './readiness.ts';

/** null: detect. */
export interface Overrides {
  readonly source: Source | null;
  readonly channel: string | null;
  readonly profile: string | null;
  readonly encoding: Encoding | null;
}

export const DETECT_ALL: Overrides = { source: null, channel: null, profile: null, encoding: null };

export interface QueuedFile {
  readonly id: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly overrides: Overrides;
  /** Grows with each override, so that a late answer to an earlier one is not shown. */
  readonly turn: number;
  readonly preview: ImportPreview | null;
  readonly problem: Problem | null;
  readonly known: ReadonlyMap<number, PreviewLine>;
  readonly opened: readonly LineRange[];
  readonly committing: boolean;
}

interface QueueState {
  readonly files: readonly QueuedFile[];
  readonly current: number | null;
}

export const useImportQueue = create<QueueState>(() => ({ files: [], current: null }));

let nextId = 1;

/** Adds files behind the others; the first of an empty queue becomes current. Returns them as queued. */
export function enqueue(files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]): QueuedFile[] {
  const added = files.map(
    (file): QueuedFile => ({
      ...file,
      id: nextId++,
      overrides: DETECT_ALL,
      turn: 0,
      preview: null,
      problem: null,
      known: new Map(),
      opened: [],
      committing: false,
    }),
  );
  useImportQueue.setState((state) => ({
    files: [...state.files, ...added],
    current: state.current ?? added[0]?.id ?? null,
  }));
  return added;
}

export function queued(id: number): QueuedFile | undefined {
  return useImportQueue.getState().files.find((file) => file.id === id);
}

export function change(id: number, part: Partial<QueuedFile>): void {
  useImportQueue.setState((state) => ({
    files: state.files.map((file) => (file.id === id ? { ...file, ...part } : file)),
  }));
}

/** Takes files out; the next one behind becomes current. */
export function dequeue(ids: readonly number[]): void {
  useImportQueue.setState(({ files, current }) => {
    const left = files.filter((file) => !ids.includes(file.id));
    const at = files.findIndex((file) => file.id === current);
    const next = files.slice(at).find((file) => !ids.includes(file.id)) ?? left[0];
    return { files: left, current: next?.id ?? null };
  });
}

export type QueueStanding = 'reading' | 'ready' | 'attention' | 'refused' | 'problem' | 'committing';

export function standingOf(file: QueuedFile): QueueStanding {
  if (file.committing) return 'committing';
  if (file.problem !== null) return 'problem';
  if (file.preview === null) return 'reading';
  const ready = readiness(file.preview);
  return ready === 'ties' ? 'ready' : ready;
}
