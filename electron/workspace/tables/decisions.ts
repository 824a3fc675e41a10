// Decisions and the breaks they close. A decision never changes but for its state, its checker and the export that carried it.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { DECISION_KINDS, type DecisionKind, type DecisionState } from '../../../shared/model/decision.ts';
import { OUTCOMES, type Outcome, STAGES, type Stage } from '../../../shared/model/outcome.ts';
import type { Kind } from '../../../shared/model/record.ts';
import type { Minor } from '../../../shared/money/amount.ts';
import type { BreakEffect } from '../../../shared/posting/item-effect.ts';
import { joinKeys, json, number, numberOrNull, oneOf, splitKeys, text } from '../columns.ts';
import type { Database, Row, SqlValue } from '../database.ts';
import { nextNumber } from '../history/next-number.ts';

export interface Decision {
  readonly id: number;
  readonly postingKey: string;
  readonly breakId: string;
  readonly itemId: string;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly channel: string;
  readonly clearingDate: CalendarDate;
  readonly decision: DecisionKind;
  readonly state: DecisionState;
  readonly maker: string;
  readonly checker: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly kind: Kind | '';
  readonly currency: string;
  readonly amount: Minor;
  readonly upstreamKeys: readonly string[];
  readonly downstreamKeys: readonly string[];
  readonly reverses: number | null;
  /** '' while no export carried it. */
  readonly batchId: string;
}

/** A break that a decision closes, with its effect as it was then. */
export interface DecidedBreak {
  readonly decisionId: number;
  readonly breakId: string;
  readonly effect: BreakEffect;
}

const STATES = ['waiting', 'effective', 'rejected', 'undone'] as const;

/** Answers the decision with its id and posting key: "decision/BREAK/n", n counting the decisions filed under the break. */
export function insertDecision(
  database: Database,
  decision: Omit<Decision, 'id' | 'postingKey' | 'batchId'>,
  breaks: readonly Omit<DecidedBreak, 'decisionId'>[],
): Decision {
  const id = nextNumber(database, 'decision');
  const prefix = `decision/${decision.breakId}/`;
  const ordinal = number(
    database.first('SELECT count(*) + 1 AS next FROM decision WHERE break_id = ?', [decision.breakId])?.next,
  );
  const kept: Decision = { ...decision, id, postingKey: `${prefix}${ordinal}`, batchId: '' };
  database.run(
    `INSERT INTO decision (id, posting_key, break_id, item_id, stage, outcome, channel, clearing_date, decision, state, maker, checker,
      decided_at, note, kind, currency, amount, upstream_keys, downstream_keys, reverses, batch_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
    [
      ...[id, kept.postingKey, kept.breakId, kept.itemId, kept.stage, kept.outcome, kept.channel, kept.clearingDate],
      ...[kept.decision, kept.state, kept.maker, kept.checker, kept.decidedAt, kept.note, kept.kind, kept.currency],
      ...[kept.amount, joinKeys(kept.upstreamKeys), joinKeys(kept.downstreamKeys), kept.reverses],
    ],
  );
  insertDecidedBreaks(
    database,
    breaks.map((one) => ({ ...one, decisionId: id })),
  );
  return kept;
}

/** What a decision of a closed date said of a break stays as it was. */
export function insertDecidedBreaks(database: Database, breaks: readonly DecidedBreak[]): void {
  database.insertMany(
    `INSERT OR REPLACE INTO decision_break (decision_id, break_id, effect) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (
       SELECT 1 FROM decision_break AS said JOIN decision ON decision.id = said.decision_id
         JOIN closed_day ON closed_day.clearing_date >= decision.clearing_date
       WHERE said.decision_id = ?1 AND said.break_id = ?2)`,
    breaks.map(({ decisionId, breakId, effect }) => [decisionId, breakId, JSON.stringify(effect)]),
  );
}

export function setDecisionState(database: Database, id: number, state: DecisionState): void {
  database.run('UPDATE decision SET state = ? WHERE id = ?', [state, id]);
}

/** The checker's word: state, checker and what the checker adds to the note. */
export function checkedDecision(
  database: Database,
  id: number,
  word: Pick<Decision, 'state' | 'checker' | 'note'>,
): void {
  database.run('UPDATE decision SET state = ?, checker = ?, note = ? WHERE id = ?', [
    word.state,
    word.checker,
    word.note,
    id,
  ]);
}

function select(database: Database, where: string, values: readonly SqlValue[]): Decision[] {
  return database.all(`SELECT * FROM decision WHERE ${where} ORDER BY id`, values).map(toDecision);
}

export function decisionById(database: Database, id: number): Decision | null {
  return select(database, 'id = ?', [id])[0] ?? null;
}

/** In the order they were made. */
export function decisionsById(database: Database, ids: Iterable<number>): Decision[] {
  return select(database, 'id IN (SELECT value FROM json_each(?))', [JSON.stringify([...ids])]);
}

/** In the order they were made; null for every date, every state. */
export function decisionsWhere(
  database: Database,
  where: { readonly date: CalendarDate | null; readonly state: DecisionState | null },
): Decision[] {
  return select(database, '(?1 IS NULL OR clearing_date = ?1) AND (?2 IS NULL OR state = ?2)', [
    where.date,
    where.state,
  ]);
}

/** Every decision that ever closed one of these breaks, in the order they were made. */
export function decisionsOfBreaks(database: Database, breakIds: Iterable<string>): Decision[] {
  return select(
    database,
    'id IN (SELECT decision_id FROM decision_break WHERE break_id IN (SELECT value FROM json_each(?)))',
    [JSON.stringify([...breakIds])],
  );
}

/** Effective parkings of one channel, in the order they were made. */
export function parkingDecisions(database: Database, channel: string): Decision[] {
  return select(database, `channel = ? AND decision = 'carry' AND state = 'effective' AND reverses IS NULL`, [channel]);
}

/** Decisions an export of the date carries: effective ones, and reversals of what was exported before. */
export function adjustmentsOf(database: Database, date: CalendarDate): Decision[] {
  return select(
    database,
    `clearing_date = ? AND (batch_id <> '' OR (state = 'effective' AND (reverses IS NULL OR EXISTS (
      SELECT 1 FROM decision AS taken WHERE taken.id = decision.reverses AND taken.batch_id <> ''))))`,
    [date],
  );
}

export function markAdjustmentsExported(database: Database, ids: readonly number[], batchId: string): void {
  database.run('UPDATE decision SET batch_id = ? WHERE id IN (SELECT value FROM json_each(?))', [
    batchId,
    JSON.stringify(ids),
  ]);
}

/** By decision, then break. */
export function decidedBreaksOf(database: Database, decisionIds: Iterable<number>): DecidedBreak[] {
  return database
    .all(
      `SELECT decision_id, break_id, effect FROM decision_break
       WHERE decision_id IN (SELECT value FROM json_each(?)) ORDER BY decision_id, break_id`,
      [JSON.stringify([...decisionIds])],
    )
    .map((row) => ({
      decisionId: number(row.decision_id),
      breakId: text(row.break_id),
      effect: json<BreakEffect>(row.effect, { money: [], fees: [], differs: false }),
    }));
}

/** The decision in force per break, as results and gatherer read it. null takes it away. */
export function setBreakDecision(
  database: Database,
  breakIds: readonly string[],
  inForce: Pick<Decision, 'id' | 'decision' | 'state'> | null,
): void {
  for (const breakId of breakIds) {
    if (inForce === null) {
      database.run('DELETE FROM break_decision WHERE break_id = ?', [breakId]);
      continue;
    }
    // In place: a decision of a closed date may be taken over, and its row may not go.
    const isHeld = database.first('SELECT 1 FROM break_decision WHERE break_id = ?', [breakId]) !== null;
    database.run(
      isHeld
        ? 'UPDATE break_decision SET decision_id = ?2, decision = ?3, state = ?4 WHERE break_id = ?1'
        : 'INSERT INTO break_decision (break_id, decision_id, decision, state) VALUES (?1, ?2, ?3, ?4)',
      [breakId, inForce.id, inForce.decision, inForce.state],
    );
  }
}

/** Breaks of dates up to `date` without a decision in force that no late match closed, first to break first. */
export function undecidedBreaks(database: Database, date: CalendarDate): string[] {
  const found: string[] = [];
  database.each(
    `SELECT r.break_id FROM result AS r
     WHERE r.break_id <> '' AND r.clearing_date <= ?
       AND NOT EXISTS (SELECT 1 FROM break_decision AS held WHERE held.break_id = r.break_id)
       AND NOT EXISTS (SELECT 1 FROM closure AS c WHERE c.break_id = r.break_id AND c.closed_on > r.clearing_date)
     ORDER BY r.clearing_date, r.id`,
    [date],
    ([breakId]) => found.push(text(breakId)),
  );
  return [...new Set(found)];
}

/** Decided breaks whose counterpart came after all. */
export function breaksWithLateRows(database: Database): Set<string> {
  const found = new Set<string>();
  database.each('SELECT DISTINCT break_id FROM late_row', [], ([breakId]) => found.add(text(breakId)));
  return found;
}

/** Breaks that a final decision dated up to `date` closes: parked and merely enquired ones stay open for a late counterpart. */
export function finallyDecidedBreaks(database: Database, date: CalendarDate): Set<string> {
  const found = new Set<string>();
  database.each(
    `SELECT held.break_id FROM break_decision AS held JOIN decision ON decision.id = held.decision_id
     WHERE held.state = 'effective' AND held.decision NOT IN ('carry', 'enquire') AND decision.clearing_date <= ?`,
    [date],
    ([breakId]) => found.add(text(breakId)),
  );
  return found;
}

function toDecision(row: Row): Decision {
  return {
    id: number(row.id),
    postingKey: text(row.posting_key),
    breakId: text(row.break_id),
    itemId: text(row.item_id),
    stage: oneOf(STAGES, row.stage),
    outcome: oneOf(OUTCOMES, row.outcome),
    channel: text(row.channel),
    clearingDate: text(row.clearing_date),
    decision: oneOf(DECISION_KINDS, row.decision),
    state: oneOf(STATES, row.state),
    maker: text(row.maker),
    checker: text(row.checker),
    decidedAt: text(row.decided_at),
    note: text(row.note),
    kind: text(row.kind) as Kind | '',
    currency: text(row.currency),
    amount: number(row.amount),
    upstreamKeys: splitKeys(row.upstream_keys),
    downstreamKeys: splitKeys(row.downstream_keys),
    reverses: numberOrNull(row.reverses),
    batchId: text(row.batch_id),
  };
}
