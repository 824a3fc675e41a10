// Links of one run: every row that came in stands in exactly one result of its stage, or it came in before and still stands open.
// What ought to come in is worked out from the records alone, never from the results.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { type Side, STAGES, type Stage } from '../../shared/model/outcome.ts';
import { meetsFilter } from '../../shared/reconciling/assign-entries.ts';
import type { Database } from '../workspace/database.ts';
import {
  channelPartners,
  eachProofRecord,
  isMatchedElsewhere,
  type ProofRun,
  proofRecordsById,
  standsInStage,
} from '../workspace/tables/proof.ts';
import type { ProofRecord } from '../workspace/tables/proof-columns.ts';
import { settlementsOpened } from '../workspace/tables/proof-settlements.ts';
import { recordsBetween } from '../workspace/tables/records.ts';
import { bookedMoneyLinks, bookedOrderLinks } from './check-booked.ts';
import { carriedLinks, carriedPieces } from './check-carried.ts';
import { Tally } from './check-link.ts';
import { type Piece, readStage, type StageFacts } from './check-run.ts';
import { settlementLinks } from './check-settlements.ts';
import { totalLinks } from './check-totals.ts';
import type { EngineContext } from './engine-context.ts';

type Due = ReadonlyMap<number | string, Pick<Piece, 'id' | 'name' | 'currency' | 'signed'>>;

const SIDE_TERMS: Readonly<Record<Stage, Readonly<Record<Side, string>>>> = {
  channel: { upstream: 'channel rows 通道流水', downstream: 'bank file rows 通道银行对账文件' },
  business: { upstream: 'orders 业务订单', downstream: 'confirmed channel ledger' },
  fund: { upstream: 'settlements 应清算', downstream: 'account entries 资金流水' },
};

/** All links of one channel's date, stage by stage. */
export function runLinks(context: EngineContext, run: ProofRun): CheckLink[] {
  const { database } = context.workspace;
  let bankOnly: ReadonlySet<number> = new Set();
  return STAGES.flatMap((stage) => {
    context.throwIfCancelled();
    const facts = readStage(database, run, stage);
    if (stage === 'channel') bankOnly = bankOnlyRows(facts);
    const due = {
      upstream: dueUpstream(database, run, stage),
      downstream: dueDownstream(context, run, stage, bankOnly),
    };
    return [
      ...flowLinks(database, run, facts, 'upstream', due.upstream),
      ...flowLinks(database, run, facts, 'downstream', due.downstream),
      ...carriedLinks(database, run, facts),
      ...totalLinks(run, facts),
      ...(stage === 'business' ? bookedOrderLinks(context, run, facts) : []),
      ...(stage === 'fund' ? [...settlementLinks(context, run), ...bookedMoneyLinks(context, run, facts)] : []),
    ];
  });
}

function bankOnlyRows(facts: StageFacts): ReadonlySet<number> {
  const rows = facts.places.downstream.filter(({ result }) => result.outcome === 'downstream_only');
  return new Set(rows.flatMap(({ piece }) => (typeof piece.id === 'number' ? [piece.id] : [])));
}

function dueRecords(
  database: Database,
  run: ProofRun,
  source: string,
  take: (record: ProofRecord) => boolean,
): Map<number | string, ProofRecord> {
  const due = new Map<number | string, ProofRecord>();
  const where = { channel: run.channel, source, after: run.previousDate, upTo: run.date };
  eachProofRecord(database, where, (record) => {
    if (take(record)) due.set(record.id, record);
  });
  return due;
}

function dueUpstream(database: Database, run: ProofRun, stage: Stage): Due {
  if (stage !== 'fund') return dueRecords(database, run, stage === 'channel' ? 'channel' : 'orders', () => true);
  return new Map(
    settlementsOpened(database, run.channel, run.date).map((settlement) => [
      settlement.id,
      { ...settlement, name: settlement.key },
    ]),
  );
}

/** business: the confirmed channel ledger, told again here from DOMAIN: successful channel rows, and bank rows of a lost callback. */
function dueDownstream(context: EngineContext, run: ProofRun, stage: Stage, bankOnly: ReadonlySet<number>): Due {
  const { database } = context.workspace;
  if (stage === 'channel') return dueRecords(database, run, 'bank', () => true);
  if (stage === 'business') {
    const channelRows = dueRecords(database, run, 'channel', (record) => record.status === 'success');
    for (const record of proofRecordsById(database, bankOnly)) channelRows.set(record.id, record);
    return channelRows;
  }
  const channels = context.settings().channels;
  const filter = channels.find(({ code }) => code === run.channel)?.settlement.entries ?? null;
  const due = new Map<number | string, Pick<Piece, 'id' | 'name' | 'currency' | 'signed'>>();
  for (const entry of recordsBetween(database, '', run.previousDate, run.date)) {
    if (entry.source !== 'funds' || !meetsFilter(entry, filter)) continue;
    if (channels.some((other) => other.code !== run.channel && meetsFilter(entry, other.settlement.entries))) continue;
    const signed = entry.direction === 'C' ? entry.amount : -entry.amount;
    due.set(entry.id, {
      id: entry.id,
      name: `${entry.importId}:${entry.line} ${entry.entryNo}`,
      currency: entry.currency,
      signed,
    });
  }
  return due;
}

function flowLinks(database: Database, run: ProofRun, facts: StageFacts, side: Side, due: Due): CheckLink[] {
  const tally = new Tally();
  const times = new Map<number | string, number>();
  for (const { result, piece } of facts.places[side]) {
    const isDue = due.has(piece.id);
    if (isDue) times.set(piece.id, (times.get(piece.id) ?? 0) + 1);
    if (isDue || !piece.exists) tally.out(piece.currency, piece.signed);
    if (!piece.exists) tally.name(piece.currency, piece.name);
    else if (!isDue && result.outcome === 'matched' && typeof piece.id === 'number') {
      const twice = isMatchedElsewhere(database, piece.id, facts.stage, result.id);
      if (twice) tally.name(piece.currency, `${piece.name} (matched in another run too)`);
    }
  }
  let stillOpen: ReadonlyMap<number | string, unknown> | null = null;
  for (const piece of due.values()) {
    const count = times.get(piece.id) ?? 0;
    if (count === 0 && facts.stage === 'business' && side === 'downstream') {
      stillOpen ??= carriedPieces(database, run.id, 'business');
      if (stillOpen.has(piece.id) || isRepresented(database, piece.id)) continue;
    }
    tally.in(piece.currency, piece.signed);
    if (count === 0) tally.name(piece.currency, `${piece.name} (in no result)`);
    if (count > 1) tally.name(piece.currency, `${piece.name} (in ${count} results)`);
  }
  return tally.links({
    kind: 'flow',
    date: run.date,
    channel: run.channel,
    from: `${facts.stage}: ${SIDE_TERMS[facts.stage][side]} in`,
    to: 'matched + breaks + timing + no_money',
  });
}

/** A transaction stands once in the ledger: an earlier run said so already, or the row of the other file stood there for it. */
function isRepresented(database: Database, id: number | string): boolean {
  if (typeof id !== 'number') return false;
  return [id, ...channelPartners(database, id)].some((row) => standsInStage(database, row, 'business'));
}
