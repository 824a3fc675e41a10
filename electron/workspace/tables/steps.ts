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

/** Without changes nothing of the step can be taken back by rows. */
export function insertStep(database: Database, step: Step, changes: Changes | null): void {
  database.run('INSERT INTO step (id, state, undoes) VALUES (?, ?, ?)', [step.id, step.state, step.undoes]);
  if (changes === null || changes.size === 0) return;
  database.run('INSERT INTO step_changes (step_id, content) VALUES (?, ?)', [step.id, encodeChanges(changes)]);
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

/** Empty where the step has none. */
export function changesOfStep(database: Database, id: number): Changes {
  const row = database.first('SELECT content FROM step_changes WHERE step_id = ?', [id]);
  return row === null ? new Map() : decodeChanges(bytes(row.content));
}

/** Steps in force after `after`, newest first. */
export function doneAfter(database: Database, after: number): number[] {
  return database
    .all(`SELECT id FROM step WHERE state = 'done' AND id > ? ORDER BY id DESC`, [after])
    .map((row) => number(row.id));
}

/** Undone steps up to `upTo`, in the order in which they are done again. */
export function undoneUpTo(database: Database, upTo: number): number[] {
  return database
    .all(`SELECT id FROM step WHERE state = 'undone' AND id <= ? ORDER BY id`, [upTo])
    .map((row) => number(row.id));
}

/** The last step that was about this one: its undo, where it is undone. */
export function lastAbout(database: Database, id: number): Step | null {
  const row = database.first('SELECT id, state, undoes FROM step WHERE undoes = ? ORDER BY id DESC LIMIT 1', [id]);
  return row === null ? null : toStep(row);
}

function toStep(row: Row): Step {
  return { id: number(row.id), state: oneOf(STEP_STATES, row.state), undoes: numberOrNull(row.undoes) };
}
