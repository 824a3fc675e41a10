// One result with all that explains it: its rows as they stand in their files, the transaction through the four sources, linked breaks, decisions.
import type { RecordView, ResultDetail, ResultRow } from '../../shared/contract/engine-api.ts';
import type { ExpectedSettlement } from '../../shared/model/outcome.ts';
import { ok, refuse } from '../../shared/model/problem.ts';
import { rowName, type SourceRecord, type Transaction } from '../../shared/model/record.ts';
import { exponentOf } from '../../shared/money/currency.ts';
import { roundDecimalText } from '../../shared/money/decimal.ts';
import { decisionsOfBreaks } from '../workspace/tables/decisions.ts';
import { recordsById, recordsByKey } from '../workspace/tables/records.ts';
import { resultsById, resultsByItem, resultsOfSettlement, type StoredResult } from '../workspace/tables/results.ts';
import { settlementOfRow, settlementsById } from '../workspace/tables/settlements.ts';
import { decisionViews } from './books-views.ts';
import { decisionOptions } from './decision-options.ts';
import type { EngineContext } from './engine-context.ts';
import { rawTexts } from './files/raw-text.ts';
import { recordView, settlementView, viewing } from './record-view.ts';
import { resultRows } from './result-view.ts';
import type { UseCase } from './use-case.ts';

/** A several-group credit may have many rows; the drawer quotes the first. */
const MOST_RAW_LINES = 20;

export const resultDetail: UseCase<'resultDetail'> = (context, { resultId }) => {
  const { database } = context.workspace;
  const [stored] = resultsById(database, [resultId]);
  const [row] = stored === undefined ? [] : resultRows(context, [stored], null);
  if (stored === undefined || row === undefined)
    return refuse({
      code: 'not-found',
      message: `there is no result ${resultId}; it may have been run again, look for its keys`,
      value: String(resultId),
    });
  const { result } = stored;
  const records = new Map(
    recordsById(database, new Set([...result.upstreamIds, ...result.downstreamIds])).map((record) => [
      record.id,
      record,
    ]),
  );
  const find = (ids: readonly number[]) => ids.flatMap((id) => records.get(id) ?? []);
  const [upstream, downstream] = [find(result.upstreamIds), find(result.downstreamIds)];
  const settlements = settlementsById(database, result.settlementIds);
  const look = viewing(context);
  const show = (record: SourceRecord) => recordView(record, look);
  const linked = linkedRows(context, stored);
  const breakIds = [result.breakId, ...linked.map(({ breakId }) => breakId)].filter((id) => id !== '');
  return ok({
    row,
    upstream: upstream.map(show),
    downstream: downstream.map(show),
    settlements: settlements.map(settlementView),
    losers: result.losers,
    tolerance: toleranceOf(context, stored),
    chain: chainOf(context, [...upstream, ...downstream], settlements, show),
    linked,
    raw: rawLines(context, [...upstream, ...downstream].slice(0, MOST_RAW_LINES), look.files),
    decisions: decisionViews(context, decisionsOfBreaks(database, breakIds)),
    options: decisionOptions(context, stored),
  });
};

/** The other breaks of the item of work, each by its newest word. */
function linkedRows(context: EngineContext, stored: StoredResult): ResultRow[] {
  if (stored.itemId === '') return [];
  const newest = new Map<string, StoredResult>();
  for (const one of resultsByItem(context.workspace.database, stored.itemId)) newest.set(one.result.breakId, one);
  newest.delete(stored.result.breakId);
  return resultRows(context, [...newest.values()], null);
}

function toleranceOf(context: EngineContext, { result }: StoredResult): ResultDetail['tolerance'] {
  const channel = context.settings().channels.find(({ code }) => code === result.channel);
  const minor = (text: string | undefined) => roundDecimalText(text ?? '0', exponentOf(result.currency), 'down') ?? 0;
  return { amount: minor(channel?.toleranceAmount), fee: minor(channel?.toleranceFee) };
}

/** The first row of each source that the rows lead to by their keys; a bank row leads on to its settlement and its credit. */
function chainOf(
  context: EngineContext,
  members: readonly SourceRecord[],
  settlements: readonly ExpectedSettlement[],
  show: (record: SourceRecord) => RecordView,
): ResultDetail['chain'] {
  const { database } = context.workspace;
  const known = new Map<Transaction['source'], Transaction>();
  const note = (record: SourceRecord) => {
    if (record.source !== 'funds' && !known.has(record.source)) known.set(record.source, record);
  };
  for (const member of members) note(member);
  // Twice: an order leads to its channel row by channel_no, and that one to the bank row by bank_ref.
  for (const _round of [1, 2])
    for (const record of [...known.values()])
      for (const key of new Set([record.channelNo, record.orderNo, record.bankRef]))
        for (const other of recordsByKey(database, key))
          if (other.source !== 'funds' && other.channel === record.channel && other.kind === record.kind) note(other);
  const bank = known.get('bank');
  const settlement =
    settlements[0] ?? (bank === undefined ? null : settlementOfRow(database, bank.channel, bank.clearingDate, bank.id));
  const entry = members.find(({ source }) => source === 'funds') ?? creditOf(context, settlement);
  const view = (record: SourceRecord | null | undefined) =>
    record === null || record === undefined ? null : show(record);
  return {
    orders: view(known.get('orders')),
    channel: view(known.get('channel')),
    bank: view(bank),
    settlement: settlement === null ? null : settlementView(settlement),
    entry: view(entry),
  };
}

function creditOf(context: EngineContext, settlement: ExpectedSettlement | null): SourceRecord | null {
  if (settlement === null) return null;
  const { database } = context.workspace;
  const last = resultsOfSettlement(database, settlement.id).at(-1);
  return recordsById(database, last?.result.downstreamIds ?? [])[0] ?? null;
}

function rawLines(
  context: EngineContext,
  records: readonly SourceRecord[],
  files: ReadonlyMap<number, string>,
): ResultDetail['raw'] {
  const texts = rawTexts(context, records);
  return records.map((record, index) => {
    const { importId, line, byteStart } = record;
    return { row: rowName(record), file: files.get(importId) ?? '', line, byteStart, text: texts[index] ?? '' };
  });
}
