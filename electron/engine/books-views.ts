// Decisions, adjustments and entries as the screens and files show them.
import type { CalendarDate } from '../../shared/calendar/date.ts';
import type { AdjustmentRow, DecisionView, EntryView } from '../../shared/contract/engine-api.ts';
import type { JournalEntry } from '../../shared/model/decision.ts';
import { rowName } from '../../shared/model/record.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { adjustmentsOf, type Decision } from '../workspace/tables/decisions.ts';
import { entriesOfDecisions, type StoredEntry } from '../workspace/tables/entries.ts';
import { recordsById } from '../workspace/tables/records.ts';
import { flaggedDecisions } from './books-flags.ts';
import { waitingEntries } from './books-preview.ts';
import type { EngineContext } from './engine-context.ts';

export function decisionViews(context: EngineContext, decisions: readonly Decision[]): DecisionView[] {
  if (decisions.length === 0) return [];
  const { database } = context.workspace;
  const settings = context.settings();
  const entries = new Map<number, EntryView[]>(decisions.map(({ id }) => [id, []]));
  for (const { entry, batchId } of entriesOfDecisions(database, entries.keys()))
    if (entry.cause.type === 'decision')
      entries.get(entry.cause.decisionId)?.push(entryView(entry, settings, batchId, ''));
  for (const decision of decisions)
    if (decision.state === 'waiting')
      entries.set(
        decision.id,
        waitingEntries(context, decision).map((entry) => entryView(entry, settings, '', '')),
      );
  const flagged = flaggedDecisions(context, decisions);
  return decisions.map((decision) => ({
    id: decision.id,
    breakId: decision.breakId,
    itemId: decision.itemId,
    stage: decision.stage,
    outcome: decision.outcome,
    channel: decision.channel,
    clearingDate: decision.clearingDate,
    decision: decision.decision,
    state: decision.state,
    maker: decision.maker,
    checker: decision.checker,
    decidedAt: decision.decidedAt,
    note: decision.note,
    kind: decision.kind,
    currency: decision.currency,
    amount: decision.amount,
    keys: [...new Set([...decision.upstreamKeys, ...decision.downstreamKeys])],
    reverses: decision.reverses,
    flagged: flagged.has(decision.id),
    entries: entries.get(decision.id) ?? [],
  }));
}

export function entryView(
  entry: JournalEntry,
  { accounts }: Pick<Settings, 'accounts'>,
  batchId: string,
  row: string,
): EntryView {
  return {
    postingKey: entry.postingKey,
    date: entry.entryDate,
    channel: entry.channel,
    rule: entry.rule,
    currency: entry.currency,
    amount: entry.amount,
    debitCode: accounts[entry.debit].code,
    debitName: accounts[entry.debit].name,
    creditCode: accounts[entry.credit].code,
    creditName: accounts[entry.credit].name,
    key: entry.cause.key,
    row,
    decisionId: entry.cause.type === 'decision' ? entry.cause.decisionId : null,
    batchId,
  };
}

/** Entries with the names of the rows that caused them. For pages, not for whole days. */
export function entryViews(context: EngineContext, entries: readonly StoredEntry[]): EntryView[] {
  const settings = context.settings();
  const ids = entries.flatMap(({ entry }) => causeRecord(entry) ?? []);
  const rows = new Map(recordsById(context.workspace.database, ids).map((record) => [record.id, rowName(record)]));
  return entries.map(({ entry, batchId }) =>
    entryView(entry, settings, batchId, rows.get(causeRecord(entry) ?? 0) ?? ''),
  );
}

function causeRecord({ cause }: JournalEntry): number | null {
  if (cause.type === 'record') return cause.recordId;
  return cause.type === 'settlement' ? (cause.recordIds[0] ?? null) : null;
}

/** What the adjustment file of a date says, exported or not; a line that takes back an exported one has a negative amount. */
export function adjustmentRows(context: EngineContext, date: CalendarDate): AdjustmentRow[] {
  return adjustmentsOf(context.workspace.database, date).map((decision) => ({
    adjustmentId: `ADJ-${String(decision.id).padStart(4, '0')}`,
    postingKey: decision.postingKey,
    clearingDate: decision.clearingDate,
    channel: decision.channel,
    stage: decision.stage,
    outcome: decision.outcome,
    decision: decision.decision,
    kind: decision.kind,
    currency: decision.currency,
    amount: decision.reverses === null ? decision.amount : 0 - decision.amount,
    upstreamKeys: decision.upstreamKeys,
    downstreamKeys: decision.downstreamKeys,
    maker: decision.maker,
    checker: decision.checker,
    decidedAt: decision.decidedAt,
    note: decision.note,
    batchId: decision.batchId,
  }));
}
