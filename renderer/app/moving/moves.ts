// Undo and redo, one after another however fast the keys come: each looks at what is next by then, asks where something stays, and says what it did.
import type { HistoryMove, HistoryPage, HistoryStep } from '../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../shared/contract/engine-client.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/** The newest step is enough to learn what undo and redo would do next. */
export const NEXT_MOVES = { search: '', actions: null, user: null, offset: 0, limit: 1 } as const;

/** The step that was just done, where undo would take just that; null where it is only recorded, and something older would go. */
export function undoOffered({ rows, undoNext }: Pick<HistoryPage, 'rows' | 'undoNext'>): HistoryStep | null {
  if (undoNext === null || undoNext.undoable === 'no') return null;
  return rows[0]?.id === undoNext.id ? undoNext : null;
}

export interface MovesHost {
  readonly engine: EngineClient;
  /** Who does it; '' where the settings name nobody. */
  readonly user: () => string;
  /** Whether a step is to be undone of which something was exported. `said` names what stays. */
  readonly confirm: (step: HistoryStep, said: string) => Promise<boolean>;
  readonly tell: (outcome: MoveOutcome) => void;
}

export type MoveOutcome =
  | { readonly type: 'nothing'; readonly move: 'undo' | 'redo' }
  /** A toast offered to undo a step that is not the last one any more. */
  | { readonly type: 'past' }
  | { readonly type: 'never'; readonly step: HistoryStep }
  | { readonly type: 'done'; readonly move: 'undo' | 'redo'; readonly made: HistoryMove; readonly step: HistoryStep }
  | { readonly type: 'problem'; readonly problem: Problem };

export interface Moves {
  /** Takes back the last step that stands; `only`: nothing else than this one. */
  undo(only?: number): Promise<void>;
  redo(): Promise<void>;
}

export function createMoves(host: MovesHost): Moves {
  let last: Promise<void> = Promise.resolve();
  const queued = (work: () => Promise<MoveOutcome | null>) => {
    last = last.then(async () => {
      const outcome = await work();
      if (outcome !== null) host.tell(outcome);
    });
    return last;
  };

  async function undo(only: number | undefined): Promise<MoveOutcome | null> {
    const now = await host.engine.call('history', NEXT_MOVES);
    if (!now.ok) return { type: 'problem', problem: now.problem };
    const step = now.value.undoNext;
    if (only !== undefined && step?.id !== only) return { type: 'past' };
    if (step === null) return { type: 'nothing', move: 'undo' };
    if (step.undoable === 'no') return { type: 'never', step };
    let reverse = step.undoable === 'by_reversal';
    if (reverse && !(await host.confirm(step, step.undoSaid))) return null;
    for (;;) {
      const made = await host.engine.call('undo', { user: host.user(), note: '', reverse });
      if (made.ok) return { type: 'done', move: 'undo', made: made.value, step };
      // Exported since it was looked at.
      if (made.problem.code !== 'fixed' || reverse) return { type: 'problem', problem: made.problem };
      if (!(await host.confirm(step, made.problem.message))) return null;
      reverse = true;
    }
  }

  async function redo(): Promise<MoveOutcome> {
    const now = await host.engine.call('history', NEXT_MOVES);
    if (!now.ok) return { type: 'problem', problem: now.problem };
    const step = now.value.redoNext;
    if (step === null) return { type: 'nothing', move: 'redo' };
    const made = await host.engine.call('redo', { user: host.user(), note: '' });
    return made.ok
      ? { type: 'done', move: 'redo', made: made.value, step }
      : { type: 'problem', problem: made.problem };
  }

  return { undo: (only) => queued(() => undo(only)), redo: () => queued(redo) };
}
