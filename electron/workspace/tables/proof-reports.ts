// What the reports read: the histories of breaks, the reserve account, and statement lines against what is booked of them.
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { DECISION_KINDS } from '../../../shared/model/decision.ts';
import { BREAK_OUTCOMES, STAGES } from '../../../shared/model/outcome.ts';
import type {
  BreakHistory,
  ReportFacts,
  ReserveMovement,
  UnbookedEntry,
  UnmetPosting,
} from '../../../shared/model/report.ts';
import { number, oneOf, splitKeys, text, textOrNull } from '../columns.ts';
import type { Database } from '../database.ts';

/** Every break that a run up to the date named, with what has closed it since. Its facts are those of the latest word up to the date. */
export function breakHistories(database: Database, date: CalendarDate): BreakHistory[] {
  return database
    .all(
      `WITH named AS (SELECT break_id, min(clearing_date) AS opened, max(id) AS latest FROM result
         WHERE break_id <> '' AND clearing_date <= ?1 GROUP BY break_id),
       late AS (SELECT closure.break_id, min(closed_on) AS closed_on FROM closure JOIN named USING (break_id)
         WHERE closed_on >= opened GROUP BY closure.break_id),
       final AS (SELECT closed.break_id, min(decision.clearing_date || ' ' || decision.decision) AS decided
         FROM decision JOIN decision_break AS closed ON closed.decision_id = decision.id
         WHERE decision.state = 'effective' AND decision.reverses IS NULL AND decision.decision NOT IN ('carry', 'enquire')
         GROUP BY closed.break_id)
       SELECT named.break_id, result.stage, result.channel, result.currency, result.outcome, result.upstream_keys, result.downstream_keys,
         abs(CASE WHEN result.outcome = 'fee_differs' THEN coalesce(result.downstream_fee, 0) - coalesce(result.upstream_fee, 0)
           ELSE coalesce(result.difference, result.upstream_amount, 0) END) AS amount,
         named.opened, late.closed_on, final.decided
       FROM named JOIN result ON result.id = named.latest LEFT JOIN late USING (break_id) LEFT JOIN final USING (break_id)
       ORDER BY named.opened, named.break_id`,
      [date],
    )
    .map((row) => {
      const upstreamKeys = splitKeys(row.upstream_keys);
      return {
        breakId: text(row.break_id),
        stage: oneOf(STAGES, row.stage),
        channel: text(row.channel),
        currency: text(row.currency),
        outcome: oneOf(BREAK_OUTCOMES, row.outcome),
        keys: upstreamKeys.length > 0 ? upstreamKeys : splitKeys(row.downstream_keys),
        amount: number(row.amount),
        openedOn: text(row.opened),
        ...closing(textOrNull(row.closed_on), textOrNull(row.decided)),
      };
    });
}

/** Whichever came first. `decided` is "date decision". */
function closing(late: string | null, decided: string | null): Pick<BreakHistory, 'closedOn' | 'closedBy'> {
  const decidedOn = decided?.slice(0, 10) ?? '';
  if (decided !== null && (late === null || decidedOn <= late))
    return { closedOn: decidedOn, closedBy: oneOf(DECISION_KINDS, decided.slice(11)) };
  return late === null ? { closedOn: '', closedBy: '' } : { closedOn: late, closedBy: 'late' };
}

/** Legs on the reserve account, debit positive. */
const RESERVE_LEGS = `SELECT id, channel, currency, entry_date, posting_key, cause, record_id, break_id, amount FROM entry WHERE debit = 'reserve_bank'
  UNION ALL
  SELECT id, channel, currency, entry_date, posting_key, cause, record_id, break_id, -amount FROM entry WHERE credit = 'reserve_bank'`;

export function reserveMovements(database: Database, date: CalendarDate): ReserveMovement[] {
  return database
    .all(
      `SELECT channel, currency,
         sum(CASE WHEN entry_date < ?1 THEN amount ELSE 0 END) AS opening,
         sum(CASE WHEN entry_date = ?1 AND amount > 0 THEN amount ELSE 0 END) AS money_in,
         sum(CASE WHEN entry_date = ?1 AND amount < 0 THEN -amount ELSE 0 END) AS money_out,
         sum(amount) AS closing
       FROM (${RESERVE_LEGS}) WHERE entry_date <= ?1 GROUP BY channel, currency ORDER BY channel, currency`,
      [date],
    )
    .map((row) => ({
      channel: text(row.channel),
      currency: text(row.currency),
      opening: number(row.opening),
      moneyIn: number(row.money_in),
      moneyOut: number(row.money_out),
      closing: number(row.closing),
    }));
}

export function statementSums(database: Database, date: CalendarDate): ReportFacts['statements'] {
  return database
    .all(
      `SELECT account_no, currency, sum(CASE direction WHEN 'C' THEN amount ELSE -amount END) AS moved FROM record
       WHERE source = 'funds' AND clearing_date <= ? GROUP BY account_no, currency ORDER BY account_no, currency`,
      [date],
    )
    .map((row) => ({ accountNo: text(row.account_no), currency: text(row.currency), moved: number(row.moved) }));
}

/** What each leg stands for: the account entry that caused it, directly or by the break it was alone in. */
const LEGS_BY_ENTRY = `SELECT leg.id, leg.currency, leg.entry_date, leg.posting_key, leg.amount,
    CASE WHEN leg.cause <> 'decision' THEN leg.record_id
      WHEN leg.posting_key IN (SELECT posting_key FROM entry WHERE rule LIKE 'decision.carry.entry.%') THEN
        (SELECT member.record_id FROM result JOIN result_member AS member ON member.result_id = result.id AND member.side = 1
         WHERE result.break_id = leg.break_id AND result.break_id <> '' AND result.stage = 'fund' LIMIT 1)
    END AS account_entry
  FROM (${RESERVE_LEGS}) AS leg WHERE leg.entry_date <= ?1`;

export function unbookedEntries(database: Database, date: CalendarDate): UnbookedEntry[] {
  return database
    .all(
      `SELECT record.account_no, record.entry_no, record.import_id || ':' || record.line AS row, record.clearing_date, record.currency,
         CASE record.direction WHEN 'C' THEN record.amount ELSE -record.amount END AS signed, coalesce(legs.booked, 0) AS booked
       FROM record LEFT JOIN (SELECT account_entry, sum(amount) AS booked FROM (${LEGS_BY_ENTRY}) GROUP BY account_entry) AS legs
         ON legs.account_entry = record.id
       WHERE record.source = 'funds' AND record.clearing_date <= ?1
         AND coalesce(legs.booked, 0) <> CASE record.direction WHEN 'C' THEN record.amount ELSE -record.amount END
       ORDER BY record.clearing_date, record.id`,
      [date],
    )
    .map((row) => ({
      accountNo: text(row.account_no),
      entryNo: text(row.entry_no),
      row: text(row.row),
      valueDate: text(row.clearing_date),
      currency: text(row.currency),
      signed: number(row.signed),
      booked: number(row.booked),
    }));
}

export function unmetPostings(database: Database, date: CalendarDate): UnmetPosting[] {
  return database
    .all(
      `SELECT legs.posting_key, legs.entry_date, legs.currency, legs.amount FROM (${LEGS_BY_ENTRY}) AS legs
       LEFT JOIN record ON record.id = legs.account_entry AND record.source = 'funds' AND record.clearing_date <= ?1
       WHERE record.id IS NULL ORDER BY legs.entry_date, legs.id`,
      [date],
    )
    .map((row) => ({
      postingKey: text(row.posting_key),
      date: text(row.entry_date),
      currency: text(row.currency),
      signed: number(row.amount),
    }));
}
