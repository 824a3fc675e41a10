// The history as people read it: each audit row with the state of its step.
import { ACTION_KINDS, type ActionKind } from '../../../shared/model/action.ts';
import { ACTION_WORDS, codesNamed, DECISION_WORDS } from '../../../shared/model/action-words.ts';
import { number, numberOrNull, oneOf, text } from '../columns.ts';
import type { Database, Row, SqlValue } from '../database.ts';
import { STEP_STATES, type Step } from './steps.ts';

export interface HistoryRow extends Step {
  /** ISO 8601 with offset Z. */
  readonly at: string;
  readonly user: string;
  readonly action: ActionKind;
  readonly subject: string;
  readonly why: string;
}

export interface HistoryWhere {
  /** Words divided by blanks, each of which must occur; '' for all. */
  readonly search: string;
  readonly actions: readonly ActionKind[] | null;
  readonly user: string | null;
}

const FROM = 'FROM audit JOIN step ON step.id = audit.sequence';
const SELECT = `SELECT sequence, at, user, action, subject, why, state, undoes ${FROM}`;

function whereOf({ search, actions, user }: HistoryWhere): { readonly sql: string; readonly values: SqlValue[] } {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = `instr(lower(sequence || ' ' || at || ' ' || user || ' ' || action || ' ' || subject || ' ' || why), ?) > 0`;
  const named = words.map((word) => wordSearch(word));
  const parts = [
    ...named.map((one) => `(${[found, ...one.sql].join(' OR ')})`),
    ...(actions === null ? [] : ['action IN (SELECT value FROM json_each(?))']),
    ...(user === null ? [] : ['user = ?']),
  ];
  return {
    sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`,
    values: [
      ...words.flatMap((word, index) => [word, ...(named[index]?.values ?? [])]),
      ...(actions === null ? [] : [JSON.stringify(actions)]),
      ...(user === null ? [] : [user]),
    ],
  };
}

/** Shorter ones are words or numbers, which stand anywhere in the facts. */
const KEY_LENGTH = 6;

/** What a word may mean besides the row's own texts: the name of an action or decision in either language, and a key among the rows that a decision changed. */
function wordSearch(word: string): { readonly sql: readonly string[]; readonly values: readonly string[] } {
  const actions = codesNamed(ACTION_WORDS, word);
  const decisions = codesNamed(DECISION_WORDS, word);
  const isKey = word.length >= KEY_LENGTH && /\d/.test(word);
  const sql = [
    ...(actions.length === 0 ? [] : ['action IN (SELECT value FROM json_each(?))']),
    ...actions.map(() => `(action IN ('undo', 'redo') AND instr(subject || ' ', ?) > 0)`),
    ...decisions.map(() => `instr(' ' || subject || ' ', ?) > 0`),
    ...(isKey ? [`(${OF_DECISIONS} AND (instr(lower(after), ?) > 0 OR instr(lower(before), ?) > 0))`] : []),
  ];
  return {
    sql,
    values: [
      ...(actions.length === 0 ? [] : [JSON.stringify(actions)]),
      ...[...actions, ...decisions].map((code) => ` ${code} `),
      ...(isKey ? [word, word] : []),
    ],
  };
}

const OF_DECISIONS = `action IN ('decide', 'policies', 'approve', 'reject', 'undo_decision', 'merge_package', 'undo', 'redo')`;

/** Newest first. */
export function historyRows(database: Database, where: HistoryWhere, offset: number, limit: number): HistoryRow[] {
  const { sql, values } = whereOf(where);
  return database
    .all(`${SELECT} ${sql} ORDER BY sequence DESC LIMIT ? OFFSET ?`, [...values, limit, offset])
    .map(toRow);
}

export function historyCount(database: Database, where: HistoryWhere): number {
  const { sql, values } = whereOf(where);
  return number(database.first(`SELECT count(*) AS n ${FROM} ${sql}`, values)?.n);
}

export function historyRow(database: Database, id: number): HistoryRow | null {
  const row = database.first(`${SELECT} WHERE sequence = ?`, [id]);
  return row === null ? null : toRow(row);
}

/** Everybody who did something, by name. */
export function historyUsers(database: Database): string[] {
  return database.all('SELECT DISTINCT user FROM audit ORDER BY user').map((row) => text(row.user));
}

/** Subjects of an action's rows after `after`, oldest first. */
export function subjectsAfter(database: Database, action: ActionKind, after: number): string[] {
  return database
    .all('SELECT subject FROM audit WHERE action = ? AND sequence > ? ORDER BY sequence', [action, after])
    .map((row) => text(row.subject));
}

export function lastOfAction(database: Database, action: ActionKind): number {
  const row = database.first('SELECT sequence FROM audit WHERE action = ? ORDER BY sequence DESC LIMIT 1', [action]);
  return number(row?.sequence ?? 0);
}

function toRow(row: Row): HistoryRow {
  return {
    id: number(row.sequence),
    at: text(row.at),
    user: text(row.user),
    action: oneOf(ACTION_KINDS, row.action),
    subject: text(row.subject),
    why: text(row.why),
    state: oneOf(STEP_STATES, row.state),
    undoes: numberOrNull(row.undoes),
  };
}
