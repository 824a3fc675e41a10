// The actions as steps that can be undone and done again, with the rows that each changed.
import { bytes, number, numberOrNull, oneOf } from '../columns.ts';
import type { Database, Row } from '../database.ts';
import { type Changes, decodeChanges, encodeChanges } from '../history/changes.ts';

export const STEP_STATES = ['done', 'undone', 'set_aside', 'none'] as const;
/** set_aside: undone, and something else was done since. none: nothing to undo, or itself an undo or redo. */
export type StepState = (typeof STEP_STATES)[number];

export interface Step {
  readonly id: number;
  readonly state: StepState;
  /** The step that this one took back or did again. */
  readonly undoes: number | null;
}

export function insertStep(database: Database, step: Step, changes: Changes | null): void {
  database.run('INSERT INTO step (id, state, undoes, changes) VALUES (?, ?, ?, ?)', [
    step.id,
    step.state,
    step.undoes,
    changes === null ? new Uint8Array() : encodeChanges(changes),
  ]);
}

export function setStepState(database: Database, id: number, state: StepState): void {
  database.run('UPDATE step SET state = ? WHERE id = ?', [state, id]);
}

/** Something new was done: what was undone before can't be done again any more. */
export function setUndoneAside(database: Database): void {
  database.run(`UPDATE step SET state = 'set_aside' WHERE state = 'undone'`);
}

export function stepById(database: Database, id: number): Step | null {
  const row = database.first('SELECT id, state, undoes FROM step WHERE id = ?', [id]);
  return row === null ? null : toStep(row);
}

/** Null where the step has none. */
export function changesOfStep(database: Database, id: number): Changes | null {
  const content = bytes(database.first('SELECT changes FROM step WHERE id = ?', [id])?.changes ?? new Uint8Array());
  return content.length === 0 ? null : decodeChanges(content);
}

/** The newest step in this state that came at or before `notAfter`. */
export function newestStep(database: Database, state: StepState, notAfter = Number.MAX_SAFE_INTEGER): Step | null {
  const row = database.first(
    'SELECT id, state, undoes FROM step WHERE state = ? AND id <= ? ORDER BY id DESC LIMIT 1',
    [state, notAfter],
  );
  return row === null ? null : toStep(row);
}

function toStep(row: Row): Step {
  return { id: number(row.id), state: oneOf(STEP_STATES, row.state), undoes: numberOrNull(row.undoes) };
}
