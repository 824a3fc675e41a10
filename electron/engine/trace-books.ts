// The steps of a record's life in the books: what was decided about its breaks, what was posted for it, and where that was exported.
import type { TraceStep } from '../../shared/contract/engine-api.ts';
import type { ExpectedSettlement } from '../../shared/model/outcome.ts';
import type { SourceRecord } from '../../shared/model/record.ts';
import { formatPlain } from '../../shared/money/format.ts';
import { decisionsOfBreaks } from '../workspace/tables/decisions.ts';
import {
  entriesOfDecisions,
  entriesOfRecords,
  entriesOfSettlements,
  type StoredEntry,
} from '../workspace/tables/entries.ts';
import { type Batch, batches } from '../workspace/tables/exports.ts';
import type { StoredResult } from '../workspace/tables/results.ts';
import type { EngineContext } from './engine-context.ts';

export function bookSteps(
  context: EngineContext,
  record: SourceRecord,
  results: readonly StoredResult[],
  settlement: ExpectedSettlement | null,
): TraceStep[] {
  const { database } = context.workspace;
  const breakIds = results.flatMap(({ result }) => (result.breakId === '' ? [] : [result.breakId]));
  const decisions = decisionsOfBreaks(database, breakIds);
  const settlementIds = [
    ...results.flatMap(({ result }) => result.settlementIds),
    ...(settlement === null ? [] : [settlement.id]),
  ];
  const entries = new Map<string, StoredEntry>();
  for (const one of [
    ...entriesOfRecords(database, [record.id]),
    ...entriesOfSettlements(database, settlementIds),
    ...entriesOfDecisions(
      database,
      decisions.map(({ id }) => id),
    ),
  ])
    entries.set(one.entry.postingKey, one);
  const batchIds = new Set([...entries.values()].map(({ batchId }) => batchId));
  const decided = decisions.map((decision): TraceStep => {
    const by = decision.checker === '' ? decision.maker : `${decision.maker}, checked by ${decision.checker}`;
    const what = decision.reverses === null ? decision.decision : `undo of decision ${decision.reverses}`;
    const note = decision.note === '' ? '' : `: ${decision.note}`;
    return {
      step: 'decision',
      date: decision.clearingDate,
      text: `decision ${decision.id}: ${what} of ${decision.stage} ${decision.outcome} by ${by}, ${decision.state}${note}`,
      reference: decision.postingKey,
    };
  });
  const exported = batches(database, null).filter(({ batchId }) => batchIds.has(batchId));
  return [
    ...decided,
    ...[...entries.values()].map((one) => entryStep(context, one, exported)),
    ...exported.map(
      (batch): TraceStep => ({
        step: 'export',
        date: batch.at,
        text: `exported in batch ${batch.batchId} (${batch.mode}) by ${batch.by}, ${batch.lines} lines, journal sha256 ${batch.sha256}`,
        reference: batch.batchId,
      }),
    ),
  ];
}

function entryStep(context: EngineContext, { entry, batchId }: StoredEntry, exported: readonly Batch[]): TraceStep {
  const { accounts } = context.settings();
  const [debit, credit] = [accounts[entry.debit], accounts[entry.credit]];
  const isSummed = exported.some((batch) => batch.batchId === batchId && batch.mode === 'summary');
  const line = isSummed
    ? `summary/${batchId}/${entry.channel}/${entry.rule}/debit/${entry.debit}/${entry.currency}`
    : entry.postingKey;
  const where = batchId === '' ? 'waits for export' : `in batch ${batchId}, voucher line ${line}`;
  return {
    step: 'entry',
    date: entry.entryDate,
    text: `${entry.rule}: debit ${debit.code} ${debit.name}, credit ${credit.code} ${credit.name}, ${formatPlain(entry.amount, entry.currency)} ${entry.currency}, ${where}`,
    reference: entry.postingKey,
  };
}
