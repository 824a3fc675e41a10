// What every use case gets: the workspace, the settings in force, and the ways to report progress and to stop.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { DecisionView, Progress, ResultDetail } from '../../shared/contract/engine-api.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { StoredResult } from '../workspace/tables/results.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface EngineContext {
  readonly workspace: Workspace;
  /** The newest saved settings. Cheap: parsed once per version. */
  settings(): Settings;
  /** The wall clock, ISO 8601 with offset Z, e.g. "2026-11-20T02:10:00Z". The only clock of the engine. */
  now(): string;
  progress(progress: Progress): void;
  /** Throws Cancelled when the user asked to stop; call it in long loops, inside transactions too. */
  throwIfCancelled(): void;
  readonly books: BooksPort;
}

/** What runs and their views need of the books. A port, because the books need runs and the context as well. */
export interface BooksPort {
  /** Inside the transaction of a run of `date`: routine entries, parked items that closed, decisions to flag, break_decision. */
  rebook(context: EngineContext, date: CalendarDate): void;
  /** Breaks closed by an effective final decision (not carry, not enquire) dated up to `upTo`, linked breaks included. */
  decidedBreaks(context: EngineContext, upTo: CalendarDate): ReadonlySet<string>;
  /** Every decision about these breaks, undone ones too, oldest first. */
  decisionsOfBreaks(context: EngineContext, breakIds: readonly string[]): readonly DecisionView[];
  /** What is usual for a break and what it would post; empty where nothing can be decided. */
  decisionOptions(context: EngineContext, stored: StoredResult): ResultDetail['options'];
}

/** Ends a long task; the transaction rolls back and the call answers problem code "cancelled". */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}
