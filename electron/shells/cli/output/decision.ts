// Decisions as JSON and as a table.
import type { DecisionView, EntryView } from '../../../../shared/contract/engine-api.ts';
import { amountJson, amountText } from './amount.ts';
import { left, renderTable, right } from './table.ts';

export function entryJson(entry: EntryView): Record<string, unknown> {
  return {
    posting_key: entry.postingKey,
    date: entry.date,
    channel: entry.channel,
    rule: entry.rule,
    currency: entry.currency,
    amount: amountJson(entry.amount, entry.currency),
    debit: entry.debitCode,
    credit: entry.creditCode,
    key: entry.key,
    row: entry.row,
    batch_id: entry.batchId,
  };
}

export function decisionJson(view: DecisionView): Record<string, unknown> {
  return {
    decision_id: view.id,
    break_id: view.breakId,
    item_id: view.itemId,
    stage: view.stage,
    outcome: view.outcome,
    channel: view.channel,
    clearing_date: view.clearingDate,
    decision: view.decision,
    state: view.state,
    maker: view.maker,
    checker: view.checker,
    decided_at: view.decidedAt,
    note: view.note,
    kind: view.kind,
    currency: view.currency,
    amount: amountJson(view.amount, view.currency),
    keys: view.keys,
    reverses: view.reverses,
    flagged: view.flagged,
    entries: view.entries.map(entryJson),
  };
}

export function decisionTable(views: readonly DecisionView[]): string {
  return renderTable(
    [
      right('decision'),
      left('stage'),
      left('outcome'),
      left('channel'),
      left('decided'),
      left('state'),
      right('amount'),
      left('currency'),
      right('entries'),
      left('maker'),
      left('checker'),
      left('keys'),
    ],
    views.map((view) => [
      String(view.id),
      view.stage,
      view.outcome,
      view.channel,
      view.reverses === null ? view.decision : `undo ${view.reverses} (${view.decision})`,
      view.flagged ? `${view.state}, facts changed` : view.state,
      amountText(view.amount, view.currency),
      view.currency,
      String(view.entries.length),
      view.maker,
      view.checker,
      view.keys.join('|'),
    ]),
  );
}
