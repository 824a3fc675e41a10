// Stage 2, 业务对账: orders against the confirmed channel ledger. Key: channel_no on the order, then order_no. Duplicates are told by order.
import type { Side, StageResult } from '../model/outcome.ts';
import { naturalKey } from '../model/record.ts';
import { type ChannelStage, carriedFirst, claimsKey } from './channel.ts';
import { statusConsultant } from './consulting.ts';
import { type Contender, type Field, fieldOf, groupBy, isFresh, isSuccess } from './contender.ts';
import type { DayInput, LateRow } from './day.ts';
import { kindConflicts } from './kind-conflicts.ts';
import { confirmedLedger } from './ledger.ts';
import { loserFinder } from './losers.ts';
import { type Paired, type Pass, pairInPasses } from './pairing.ts';
import { cancelReversals } from './reversals.ts';
import {
  absence,
  aloneResult,
  consultedResult,
  frameOf,
  pairResult,
  reversedResult,
  type StageFrame,
} from './stage-results.ts';

export interface BusinessStage {
  readonly results: readonly StageResult[];
  /** Every row that may stay open after this run, consulted channel rows included. */
  readonly participants: readonly Contender[];
  readonly lateRows: readonly LateRow[];
}

const withKind = (key: string, { record }: Contender) => (key === '' ? '' : `${key}\u0000${record.kind}`);
const byChannelNo = (row: Contender) => withKind(row.record.channelNo, row);
const byOrderNo = (row: Contender) => withKind(row.record.orderNo, row);

const PASSES: readonly Pass[] = [
  { rule: 'channel_no', upstreamKey: byChannelNo, downstreamKey: byChannelNo },
  { rule: 'order_no', upstreamKey: byOrderNo, downstreamKey: byOrderNo },
];

export function reconcileBusiness(input: DayInput, channelStage: ChannelStage): BusinessStage {
  const upstream = fieldOf(input.orders, input.memory.business);
  const ledger = confirmedLedger(input, channelStage);
  const downstream = ledger.field;
  const frame = frameOf('business', input.date, input.channel, {
    upstream: input.orders,
    downstream: [...input.channelRows.filter(({ status }) => status === 'success'), ...input.bankRows],
  });

  const ours = cancelReversals(upstream.active);
  const theirs = cancelReversals(downstream.active);
  const paired = pairInPasses(
    ours.rest,
    theirs.rest,
    { upstream: upstream.dormant, downstream: downstream.dormant },
    PASSES,
  );
  const orderOf = orderFinder(upstream);
  const conflicting = kindConflicts(paired.upstreamLeft, paired.downstreamLeft, [
    (row) => row.record.channelNo,
    (row) => row.record.orderNo,
  ]);
  const consult = statusConsultant(ledger.consulted);
  const consulted = ledger.consulted.map((record) => ({ record, prior: input.memory.business.get(record.id) }));
  return {
    participants: [...upstream.active, ...downstream.active, ...upstream.dormant, ...downstream.dormant, ...consulted],
    results: [
      ...ours.cancelled.map((cancelled) => reversedResult(frame, 'upstream', cancelled)),
      ...theirs.cancelled.map((cancelled) => reversedResult(frame, 'downstream', cancelled)),
      ...paired.pairs.flatMap((pair) => pairResult(frame, pair) ?? []),
      ...ordersAlone(frame, paired, upstream, conflicting, consult),
      ...ledgerAlone(frame, paired, downstream, conflicting, orderOf),
    ],
    lateRows: [
      ...lateRows(paired.upstreamLeft, downstream, [byChannelNo, byOrderNo]),
      ...lateRows(paired.downstreamLeft, upstream, [byChannelNo, byOrderNo]),
    ],
  };
}

function everyone(field: Field): Contender[] {
  return [...field.active, ...field.dormant, ...field.used];
}

function ordersAlone(
  frame: StageFrame,
  paired: Paired,
  upstream: Field,
  conflicting: ReadonlyMap<Contender, string>,
  consult: ReturnType<typeof statusConsultant>,
): StageResult[] {
  const losersOf = loserFinder(paired.downstreamLeft);
  const taken = new Set(
    [...paired.pairs.map((pair) => pair.upstream), ...upstream.used].filter(claimsKey).map(byOrderNo),
  );
  return carriedFirst(paired.upstreamLeft).flatMap((contender) => {
    const surplus = isSuccess(contender) && taken.has(byOrderNo(contender));
    if (surplus)
      return (
        aloneResult(frame, {
          side: 'upstream',
          contender,
          outcome: 'duplicate',
          reason: '',
          differences: [],
          losers: [],
        }) ?? []
      );
    if (isSuccess(contender)) taken.add(byOrderNo(contender));
    const attempt = consult(contender.record);
    if (attempt !== null) return consultedResult(frame, contender, attempt) ?? [];
    if (!isSuccess(contender))
      return (
        aloneResult(frame, {
          side: 'upstream',
          contender,
          outcome: 'no_money',
          reason: '',
          differences: [],
          losers: [],
        }) ?? []
      );
    return oneSided(frame, 'upstream', contender, conflicting, losersOf) ?? [];
  });
}

function ledgerAlone(
  frame: StageFrame,
  paired: Paired,
  downstream: Field,
  conflicting: ReadonlyMap<Contender, string>,
  orderOf: (contender: Contender) => string,
): StageResult[] {
  const losersOf = loserFinder(paired.upstreamLeft);
  const taken = new Set(
    [...paired.pairs.map((pair) => pair.downstream), ...downstream.used].filter(claimsKey).map(orderOf),
  );
  for (const { upstream } of paired.pairs) taken.add(byOrderNo(upstream));
  return carriedFirst(paired.downstreamLeft).flatMap((contender) => {
    const order = orderOf(contender);
    if (taken.has(order))
      return (
        aloneResult(frame, {
          side: 'downstream',
          contender,
          outcome: 'duplicate',
          reason: '',
          differences: [],
          losers: [],
        }) ?? []
      );
    taken.add(order);
    return oneSided(frame, 'downstream', contender, conflicting, losersOf) ?? [];
  });
}

function oneSided(
  frame: StageFrame,
  side: Side,
  contender: Contender,
  conflicting: ReadonlyMap<Contender, string>,
  losersOf: ReturnType<typeof loserFinder>,
): StageResult | null {
  const losers = losersOf(contender);
  const otherKind = conflicting.get(contender);
  if (otherKind === undefined)
    return aloneResult(frame, { side, contender, ...absence(frame, side, contender), differences: [], losers });
  const up = side === 'upstream';
  const kind = contender.record.kind;
  const differences = [
    { field: 'kind', upstream: up ? kind : otherKind, downstream: up ? otherKind : kind, deciding: true },
  ] as const;
  return aloneResult(frame, {
    side,
    contender,
    outcome: up ? 'upstream_only' : 'downstream_only',
    reason: 'kind',
    differences,
    losers,
  });
}

/** The order (and kind) a ledger row belongs to: by channel_no where an order has it, else the order_no it names, else itself. */
function orderFinder(upstream: Field): (contender: Contender) => string {
  const byNumber = new Map<string, string>();
  for (const contender of everyone(upstream)) {
    const number = byChannelNo(contender);
    if (number !== '' && !byNumber.has(number)) byNumber.set(number, byOrderNo(contender));
  }
  return (contender) =>
    byNumber.get(byChannelNo(contender)) ??
    (byOrderNo(contender) || `\u0000${naturalKey(contender.record)}\u0000${contender.record.kind}`);
}

/** Fresh rows whose counterpart a final decision has closed while it stood alone: the decision is flagged. */
function lateRows(
  left: readonly Contender[],
  other: Field,
  keys: readonly ((contender: Contender) => string)[],
): LateRow[] {
  const decided = other.used.filter(({ prior }) => prior?.state === 'decided' && prior.outcome !== 'amount_differs');
  const maps = keys.map((keyOf) => ({ keyOf, rows: groupBy(decided, keyOf) }));
  return left.flatMap((contender) => {
    if (!isFresh(contender) || !isSuccess(contender)) return [];
    for (const { keyOf, rows } of maps) {
      const counterpart = rows.get(keyOf(contender))?.[0];
      if (counterpart?.prior !== undefined)
        return [{ stage: 'business' as const, recordId: contender.record.id, breakId: counterpart.prior.breakId }];
    }
    return [];
  });
}
