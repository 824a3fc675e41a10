// What lies staged in the engine, and what a person is doing with each: how it is to be read, the last preview, the guess at an unknown format.
import { create } from 'zustand';
import type { ImportPreview, PreviewLine, Reading, StagedFile } from '../../../../shared/contract/engine-api.ts';
import type { ProfileDraft } from '../../../../shared/model/draft.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import type { Layout, Profile } from '../../../../shared/model/profile.ts';
import type { LineRange } from '../wizard/preview-lines.ts';

/** null everywhere: the engine detects. */
export const DETECTED: Reading = { source: null, channel: null, profile: null, encoding: null, draft: null };

export interface Work {
  readonly reading: Reading;
  /** Grows with each change of the reading, so that a late answer to an earlier one is not shown. */
  readonly turn: number;
  readonly preview: ImportPreview | null;
  /** The lines on screen are raw text only: the reading itself was refused, `problem` says why. */
  readonly rawOnly: boolean;
  readonly problem: Problem | null;
  readonly known: ReadonlyMap<number, PreviewLine>;
  readonly opened: readonly LineRange[];
  /** What speaks for each column of the draft in `reading`. */
  readonly guess: ProfileDraft | null;
  readonly guessProblem: Problem | null;
  /** The draft before a guess that found nothing: what a person said in it outlives that. */
  readonly lastDraft: Profile | null;
  /** A person has looked at a unit of amounts that was only proposed. */
  readonly unitSeen: boolean;
  /** A person was asked once whether what they taught should be kept as a template. */
  readonly templateAsked: boolean;
  /** Chosen by hand; null: guessed. */
  readonly layout: Layout | null;
  readonly headerLine: number | null;
  /** Columns that a person gave a field, '' for none: they outlive a new guess. */
  readonly byHand: ReadonlyMap<string, string>;
}

export const NO_WORK: Work = {
  reading: DETECTED,
  turn: 0,
  preview: null,
  rawOnly: false,
  problem: null,
  known: new Map(),
  opened: [],
  guess: null,
  guessProblem: null,
  lastDraft: null,
  unitSeen: false,
  templateAsked: false,
  layout: null,
  headerLine: null,
  byHand: new Map(),
};

interface StagingState {
  readonly files: readonly StagedFile[];
  /** The engine was asked once what it holds, after the page was loaded. */
  readonly asked: boolean;
  readonly work: ReadonlyMap<number, Work>;
  readonly busy: 'staging' | 'importing' | null;
  /** What was being done, by the name of a file where there is one. */
  readonly busyWith: string;
  readonly problem: Problem | null;
}

export const useStagedFiles = create<StagingState>(() => ({
  files: [],
  asked: false,
  work: new Map(),
  busy: null,
  busyWith: '',
  problem: null,
}));

export function workOf(id: number): Work {
  return useStagedFiles.getState().work.get(id) ?? NO_WORK;
}

export function changeWork(id: number, part: Partial<Work>): void {
  useStagedFiles.setState(({ work }) => ({ work: new Map(work).set(id, { ...(work.get(id) ?? NO_WORK), ...part }) }));
}

/** Takes the engine's list as it is; the work on files that are gone goes with them. */
export function takeStaged(files: readonly StagedFile[]): void {
  const ids = new Set(files.map(({ id }) => id));
  useStagedFiles.setState(({ work }) => ({
    files,
    asked: true,
    work: new Map([...work].filter(([id]) => ids.has(id))),
  }));
}
