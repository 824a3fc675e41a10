// From any key to the records it is about: forwards by the records' own keys, backwards from settlements, breaks, postings and batches.

import {
  causesOfLine,
  decisionsOfKey,
  type PostedCause,
  postedCauses,
  recordIdAt,
} from '../workspace/tables/proof-books.ts';
import { recordsById, recordsByKey } from '../workspace/tables/records.ts';
import { resultsByBreak, resultsByItem, resultsOfSettlement, type StoredResult } from '../workspace/tables/results.ts';
import { settlementsById, settlementsByKey } from '../workspace/tables/settlements.ts';
import type { EngineContext } from './engine-context.ts';

/** Ids of the records that carry the key or that lead to it, each once; the records that carry it themselves come first. */
export function recordIdsOf(context: EngineContext, key: string): number[] {
  const { database } = context.workspace;
  const row = /^(\d{1,9}):(\d{1,9})$/.exec(key);
  if (row !== null) return recordIdAt(database, Number(row[1]), Number(row[2]));
  const found = new Set(recordsByKey(database, key).map(({ id }) => id));
  for (const settlement of settlementsByKey(database, key)) addSettlement(context, found, settlement.id);
  addResults(found, [...resultsByBreak(database, [key]), ...resultsByItem(database, key)]);
  for (const breakId of decisionsOfKey(database, key)) addResults(found, resultsByBreak(database, [breakId]));
  for (const cause of [...postedCauses(database, key), ...summedCauses(context, key)]) addCause(context, found, cause);
  return [...found];
}

/** "summary/BATCH/CHANNEL/RULE/SIDE/ROLE/CURRENCY": the entries that a summary line sums. */
function summedCauses({ workspace }: EngineContext, key: string): PostedCause[] {
  const [head, batchId = '', channel = '', rule = '', , , currency = ''] = key.split('/');
  return head === 'summary' ? causesOfLine(workspace.database, { batchId, channel, rule, currency }) : [];
}

function addResults(found: Set<number>, results: readonly StoredResult[]): void {
  for (const { result } of results) for (const id of [...result.upstreamIds, ...result.downstreamIds]) found.add(id);
}

/** The account entries that paid it, then the bank rows it is made of. */
function addSettlement({ workspace }: EngineContext, found: Set<number>, settlementId: string): void {
  addResults(found, resultsOfSettlement(workspace.database, settlementId));
  for (const { rowIds } of settlementsById(workspace.database, [settlementId])) for (const id of rowIds) found.add(id);
}

function addCause(context: EngineContext, found: Set<number>, cause: PostedCause): void {
  const { database } = context.workspace;
  if (cause.recordId !== null) for (const { id } of recordsById(database, [cause.recordId])) found.add(id);
  if (cause.settlementId !== '') addSettlement(context, found, cause.settlementId);
  if (cause.breakId !== '') addResults(found, resultsByBreak(database, [cause.breakId]));
}
