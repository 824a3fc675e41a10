// What the engine says of what was done: the history that can be undone and done again, and the audit log behind it.
import type { ActionKind } from '../model/action.ts';
import type { Page } from './page.ts';

/** done: in force. undone: can be done again. set_aside: undone, and something else was done since. none: changed nothing, or itself an undo or redo. */
export type StepState = 'done' | 'undone' | 'set_aside' | 'none';

/**
 * yes: every row goes back to what it was. by_reversal: something of it was exported and stays; reversing entries correct it.
 * no: it is never undone this way; `undoSaid` names what to do instead.
 */
export type Undoable = 'yes' | 'by_reversal' | 'no';

export interface HistoryStep {
  /** The number of its audit entry. */
  readonly id: number;
  readonly at: string;
  readonly user: string;
  readonly action: ActionKind;
  /** File names, a date, break ids. */
  readonly subject: string;
  readonly why: string;
  readonly state: StepState;
  readonly undoable: Undoable;
  /** What an undo would leave and reverse, or why there is none; '' where all of it goes back. */
  readonly undoSaid: string;
  /** The step that this undo or redo was about. */
  readonly undoes: number | null;
}

export interface HistoryFilter {
  /** Free words, each of which must occur; '' for all. */
  readonly search: string;
  /** Null for all. */
  readonly actions: readonly ActionKind[] | null;
  readonly user: string | null;
}

/** Newest first. */
export type HistoryPage = Page<HistoryStep> & {
  /** What undo and redo would do next; null where there is nothing. */
  readonly undoNext: HistoryStep | null;
  readonly redoNext: HistoryStep | null;
  /** Everybody who did something, for the filter. */
  readonly users: readonly string[];
};

/** Rows of one table as they were and as they became; counts where they are many. */
export interface ChangedTable {
  readonly table: string;
  readonly before: readonly Readonly<Record<string, unknown>>[];
  readonly after: readonly Readonly<Record<string, unknown>>[];
}

export interface HistoryDetail {
  readonly step: HistoryStep;
  readonly tables: readonly ChangedTable[];
  readonly hash: string;
  readonly previousHash: string;
  /** Fingerprint of the key that signed it; '' where nobody was signed in. */
  readonly signer: string;
}

/** What an undo, a redo or a jump did, or would do. */
export interface HistoryMove {
  /** In the order they are taken. */
  readonly steps: readonly HistoryStep[];
  /** What could not be taken back (exported, acknowledged) and what corrects it; whole sentences. */
  readonly said: readonly string[];
  /** True where something stays and is reversed: the command wants `reverse` then. */
  readonly needsReversal: boolean;
}

/** A file that the shell writes or downloads. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
